package org.stint.internal.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stint.internal.state.EntityEntry.Status;

/**
 * The entries of a session: one for each object, one for each row, all in the order in which the session came to know
 * the objects. Nobody pays for finding entries by their objects before the first time that is asked for.
 */
final class IdentityMap {

    private static final int WORTH_TIDYING = 64;

    private final Map<EntityKey, EntityEntry<?>> byKey = new HashMap<>();
    /** Those whose key another entry came to hold. */
    private final Map<EntityKey, EntityEntry<?>> covered = new HashMap<>();

    private final Map<Object, EntityEntry<?>> byObject = new IdentityHashMap<>();
    private final List<EntityEntry<?>> inOrder = new ArrayList<>();
    private int indexed;
    private int gone;

    /** The entry of an object, or null. */
    @Nullable
    EntityEntry<?> of(Object object) {
        for (; indexed < inOrder.size(); indexed++) {
            EntityEntry<?> entry = inOrder.get(indexed);
            if (entry.status() != Status.DETACHED) {
                byObject.put(entry.entity(), entry);
            }
        }
        return byObject.get(object);
    }

    /** The entry that holds a key, or null. */
    @Nullable
    EntityEntry<?> of(EntityKey key) {
        return byKey.get(key);
    }

    /** Takes in a new entry, which comes to hold its key. */
    void add(EntityEntry<?> entry) {
        inOrder.add(entry);
        hold(entry);
    }

    /** The entry holds its key, if it has one, from now on: in place of the one that does so far, until it releases it. */
    void hold(EntityEntry<?> entry) {
        EntityKey key = entry.key();
        EntityEntry<?> before = key == null ? null : byKey.put(key, entry);
        if (before != null && before != entry) {
            covered.put(key, before);
        }
    }

    /** The entry claims its key again, which it had released; one that holds it by now goes on to, in place of this one. */
    void reclaim(EntityEntry<?> entry) {
        EntityKey key = Objects.requireNonNull(entry.key());
        EntityEntry<?> holder = byKey.putIfAbsent(key, entry);
        if (holder != null && holder != entry) {
            covered.put(key, entry);
        }
    }

    /** The entry does not claim its key any more; if it held it in place of another, that holds it again. */
    void release(EntityEntry<?> entry) {
        EntityKey key = entry.key();
        if (key == null) {
            return;
        }
        if (byKey.get(key) != entry) {
            covered.remove(key, entry);
            return;
        }
        EntityEntry<?> before = covered.remove(key);
        if (before == null) {
            byKey.remove(key);
        } else {
            byKey.put(key, before);
        }
    }

    /** An entry was detached. */
    void remove(EntityEntry<?> entry) {
        release(entry);
        byObject.remove(entry.entity(), entry);
        gone++;
        if (gone > WORTH_TIDYING && gone > inOrder.size() / 2) {
            inOrder.removeIf(each -> each.status() == Status.DETACHED);
            byObject.clear();
            indexed = 0;
            gone = 0;
        }
    }

    /** All entries have been detached. */
    void clear() {
        byKey.clear();
        covered.clear();
        byObject.clear();
        inOrder.clear();
        indexed = 0;
        gone = 0;
    }

    boolean isEmpty() {
        return inOrder.isEmpty();
    }

    /** A copy of all entries with some of the statuses, in order. */
    List<EntityEntry<?>> with(Collection<Status> statuses) {
        List<EntityEntry<?>> found = new ArrayList<>(inOrder.size() - gone);
        for (EntityEntry<?> entry : inOrder) {
            if (statuses.contains(entry.status())) {
                found.add(entry);
            }
        }
        return found;
    }
}

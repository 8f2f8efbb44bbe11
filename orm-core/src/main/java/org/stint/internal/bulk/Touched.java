package org.stint.internal.bulk;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;

/**
 * The objects of one class that a bulk statement may touch, and what becomes of them: counts what it does to them.
 *
 * @param <E> the entity class
 */
final class Touched<E> {

    private final PersistenceContext context;
    private final EntityType<E> type;
    private final HeldBack heldBack;
    private final BulkChange change;
    private final Map<EntityKey, EntityEntry<E>> entries = new LinkedHashMap<>();
    private int refreshed;
    private int expired;
    private int removed;

    Touched(PersistenceContext context, EntityType<E> type, HeldBack heldBack, BulkChange change) {
        this.context = context;
        this.type = type;
        this.heldBack = heldBack;
        this.change = change;
    }

    EntityType<E> type() {
        return type;
    }

    void add(EntityEntry<E> entry) {
        entries.put(entry.key(), entry);
        heldBack.lookAt(entry);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Collection<EntityEntry<E>> entries() {
        return entries.values();
    }

    /** The keys of the rows, each with the values of its columns. */
    Map<EntityKey, List<Object>> keys() {
        Map<EntityKey, List<Object>> keys = new LinkedHashMap<>();
        entries.forEach((key, entry) -> keys.put(key, type.idColumns(entry.id())));
        return keys;
    }

    @Nullable
    EntityEntry<E> entry(EntityKey key) {
        return entries.get(key);
    }

    /** The values of an object's row came from the statement. */
    void fetched(EntityEntry<?> entry, @Nullable Object[] values) {
        if (heldBack.takes(entry, values, change, false)) {
            refreshed++;
        }
    }

    /** The values of an object's row came from the statement, which does not change them in the way of a version. */
    void reread(EntityEntry<?> entry, @Nullable Object[] values) {
        if (heldBack.takes(entry, values, change, false)) {
            expired++;
        }
    }

    /** The values of an object's row were computed. */
    void computed(EntityEntry<?> entry, @Nullable Object[] values) {
        if (heldBack.takes(entry, values, change, true)) {
            refreshed++;
        }
    }

    /** The row of an object is gone. */
    void gone(EntityEntry<?> entry) {
        context.deleted(entry);
        removed++;
    }

    int refreshed() {
        return refreshed;
    }

    int expired() {
        return expired;
    }

    int removed() {
        return removed;
    }
}

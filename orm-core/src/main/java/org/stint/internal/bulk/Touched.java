package org.stint.internal.bulk;

import java.util.BitSet;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityEntry.Status;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.EntityTypes;
import org.stint.internal.state.PersistenceContext;
import org.stint.mapping.AttributeModel;
import org.stint.session.PendingChanges;
import org.stint.session.Session;

/**
 * The objects of one class that a bulk statement may touch, and what becomes of them: counts what it does to them, and
 * decides between their pending changes and their rows.
 *
 * @param <E> the entity class
 */
final class Touched<E> {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final PersistenceContext context;
    private final EntityType<E> type;
    private final PendingChanges policy;
    private final BulkChange change;
    private final Map<EntityKey, EntityEntry<E>> entries = new LinkedHashMap<>();
    private final Map<EntityEntry<?>, BitSet> pending = new IdentityHashMap<>();
    private int refreshed;
    private int expired;
    private int removed;

    Touched(PersistenceContext context, EntityType<E> type, PendingChanges policy, BulkChange change) {
        this.context = context;
        this.type = type;
        this.policy = policy;
        this.change = change;
    }

    EntityType<E> type() {
        return type;
    }

    PendingChanges policy() {
        return policy;
    }

    void add(EntityEntry<E> entry) {
        entries.put(entry.key(), entry);
    }

    /** Says that an object has changes that are not written yet. */
    void addPending(EntityEntry<E> entry, BitSet attributes) {
        pending.put(entry, attributes);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    int size() {
        return entries.size();
    }

    Collection<EntityEntry<E>> entries() {
        return entries.values();
    }

    /** The keys of the rows, each with the values of its columns. */
    Map<EntityKey, List<Object>> keys() {
        return keysOf(entries.values());
    }

    /** The keys of the rows of objects whose changes are not written yet. */
    Map<EntityKey, List<Object>> pendingKeys() {
        return keysOf(pending.keySet());
    }

    private static Map<EntityKey, List<Object>> keysOf(Collection<? extends EntityEntry<?>> entries) {
        Map<EntityKey, List<Object>> keys = new LinkedHashMap<>();
        entries.forEach(entry -> keys.put(entry.key(), entry.type().idColumns(entry.id())));
        return keys;
    }

    @Nullable
    EntityEntry<E> entry(EntityKey key) {
        return entries.get(key);
    }

    boolean isPending(EntityEntry<?> entry) {
        return pending.containsKey(entry);
    }

    Collection<EntityEntry<?>> pendingEntries() {
        return pending.keySet();
    }

    /** The values of an object's row came from the statement. */
    void fetched(EntityEntry<?> entry, @Nullable Object[] values) {
        if (takes(entry, values, false)) {
            refreshed++;
        }
    }

    /** The values of an object's row came from the statement, which does not change them in the way of a version. */
    void reread(EntityEntry<?> entry, @Nullable Object[] values) {
        if (takes(entry, values, false)) {
            expired++;
        }
    }

    /** The values of an object's row were computed. */
    void computed(EntityEntry<?> entry, @Nullable Object[] values) {
        if (takes(entry, values, true)) {
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

    private boolean takes(EntityEntry<?> entry, @Nullable Object[] values, boolean assumed) {
        BitSet mine = pending.get(entry);
        if (mine != null && policy == PendingChanges.KEEP_MINE) {
            if (!assumed && wasChangedByOthers(entry, values, mine)) {
                leave(entry);
                return false;
            }
        } else if (mine != null) {
            if (policy == PendingChanges.REFUSE) {
                // it did not match when it was looked at: someone has changed it since, which its flush will find
                leave(entry);
                return false;
            }
            if (entry.status() == Status.REMOVED) {
                context.revive(entry);
            }
            mine = null;
        }
        BitSet kept = mine == null ? new BitSet() : mine;
        if (assumed) {
            context.assumed(entry, values, kept);
        } else {
            context.refreshed(entry, values, kept);
        }
        return true;
    }

    /**
     * Whether a pending change was made from a row that someone else has changed since. To write it over the new row
     * would hide that.
     */
    private boolean wasChangedByOthers(EntityEntry<?> entry, @Nullable Object[] values, BitSet mine) {
        EntityTypes types = context.types();
        AttributeModel version = type.model().version();
        if (version != null
                && entry.stored(version) instanceof Number before
                && values[version.index()] instanceof Number after) {
            return after.longValue() - before.longValue() != (change.keepsVersion() ? 0 : 1);
        }
        for (AttributeModel attribute : type.model().attributes()) {
            if (mine.get(attribute.index())
                    && !change.sets(attribute.column().name())
                    && !types.same(attribute, entry.stored(attribute), values[attribute.index()])) {
                return true;
            }
        }
        return false;
    }

    private static void leave(EntityEntry<?> entry) {
        LOG.debug(
                "{} has pending changes made from a row that someone else has changed; it stays as it is, and its flush"
                        + " will be a conflict",
                entry.label());
    }

    @Override
    public String toString() {
        return Objects.toString(entries.values());
    }
}

package org.stint.internal.bulk;

import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stint.internal.state.DirtyCheck;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityEntry.Status;
import org.stint.internal.state.PersistenceContext;
import org.stint.mapping.AttributeModel;
import org.stint.session.PendingChanges;
import org.stint.session.Session;

/**
 * The changes that a session holds back while a bulk statement is executed, and who prevails where the statement touches
 * the rows of those objects: the changes, or the rows.
 */
final class HeldBack {

    /** What a statement does to a row, by which it is told from what others did. */
    interface Doing {

        /** By how much it advances the version. */
        int versions();

        /** Whether it sets a column. */
        boolean sets(String column);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final PersistenceContext context;
    private final DirtyCheck check;
    private final PendingChanges policy;
    private final boolean any;
    private final Map<EntityEntry<?>, BitSet> changes = new LinkedHashMap<>();

    /**
     * Holds nothing yet.
     *
     * @param any whether the flush mode lets changes wait at all
     */
    HeldBack(PersistenceContext context, DirtyCheck check, PendingChanges policy, boolean any) {
        this.context = context;
        this.check = check;
        this.policy = policy;
        this.any = any;
    }

    /** Looks whether an object has changes that are not written yet. */
    void lookAt(EntityEntry<?> entry) {
        if (!any) {
            return;
        }
        BitSet changed = check.changed(entry);
        if (!changed.isEmpty() || entry.status() == Status.REMOVED) {
            changes.put(entry, changed);
        }
    }

    boolean has(EntityEntry<?> entry) {
        return changes.containsKey(entry);
    }

    /** The objects with such changes. */
    Collection<EntityEntry<?>> entries() {
        return changes.keySet();
    }

    /** Whether there are such changes, and a statement that touches them is to be refused. */
    boolean isRefused() {
        return policy == PendingChanges.REFUSE && !changes.isEmpty();
    }

    /**
     * Gives an object the values of its row, as far as its pending changes permit; gives whether it took them.
     *
     * @param assumed whether the values were computed, and not read
     */
    boolean takes(EntityEntry<?> entry, @Nullable Object[] values, Doing doing, boolean assumed) {
        BitSet mine = changes.get(entry);
        if (mine == null) {
            return taken(entry, values, new BitSet(), assumed);
        }
        if (policy == PendingChanges.TAKE_THEIRS) {
            if (entry.status() == Status.REMOVED) {
                context.revive(entry);
            }
            return taken(entry, values, new BitSet(), assumed);
        }
        // if such changes are refused, the row did not match when it was looked at: someone has changed it since
        boolean changedByOthers = policy == PendingChanges.REFUSE || !assumed && isByOthers(entry, values, mine, doing);
        return !changedByOthers ? taken(entry, values, mine, assumed) : left(entry, values);
    }

    /** As {@link #takes}, of a row that nobody could know before that the statement would reach. */
    boolean follows(EntityEntry<?> entry, @Nullable Object[] values, Doing doing) {
        BitSet mine = changes.get(entry);
        if (mine == null || policy != PendingChanges.REFUSE) {
            return takes(entry, values, doing, false);
        }
        return !isByOthers(entry, values, mine, doing) ? taken(entry, values, mine, false) : left(entry, values);
    }

    private boolean taken(EntityEntry<?> entry, @Nullable Object[] values, BitSet kept, boolean assumed) {
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
    private boolean isByOthers(EntityEntry<?> entry, @Nullable Object[] values, BitSet mine, Doing doing) {
        AttributeModel version = entry.type().model().version();
        if (version != null
                && entry.stored(version) instanceof Number before
                && values[version.index()] instanceof Number after) {
            return after.longValue() - before.longValue() != doing.versions();
        }
        for (AttributeModel attribute : entry.type().model().attributes()) {
            if (mine.get(attribute.index())
                    && !doing.sets(attribute.column().name())
                    && !context.types().same(attribute, entry.stored(attribute), values[attribute.index()])) {
                return true;
            }
        }
        return false;
    }

    /** Where the version does not tell that the row is another, only a look at it can. */
    private boolean left(EntityEntry<?> entry, @Nullable Object[] values) {
        AttributeModel version = entry.type().model().version();
        if (version == null || context.types().same(version, entry.stored(version), values[version.index()])) {
            context.doubted(entry);
        }
        LOG.debug(
                "{} has pending changes made from a row that someone else has changed; it stays as it is, and its flush"
                        + " will be a conflict",
                entry.label());
        return false;
    }
}

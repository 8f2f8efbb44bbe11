package org.stint.internal.flush;

import java.util.BitSet;
import java.util.List;
import org.stint.internal.state.Callbacks.Moment;
import org.stint.internal.state.ChangeSet;
import org.stint.internal.state.DirtyCheck;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.PersistenceContext;

/** Tells listeners of a flush: before it collects the changes, and after all is written and complete in memory. */
final class FlushCallbacks {

    private FlushCallbacks() {}

    /** Tells of every object that is going to be written. */
    static void before(PersistenceContext context, DirtyCheck check) {
        if (context.callbacks().isEmpty()) {
            return;
        }
        for (EntityEntry<?> entry : context.candidates()) {
            if (context.callbacks().concern(entry.type())) {
                switch (entry.status()) {
                    case NEW -> context.callbacks().call(Moment.BEFORE_INSERT, entry);
                    case REMOVED -> context.callbacks().call(Moment.BEFORE_DELETE, entry);
                    default -> {
                        if (isUpdated(entry, check)) {
                            context.callbacks().call(Moment.BEFORE_UPDATE, entry);
                        }
                    }
                }
            }
        }
    }

    /** The changes of which listeners are to be told when all is written and complete in memory. */
    static List<ChangeSet> toldAfter(List<ChangeSet> changes, PersistenceContext context) {
        if (context.callbacks().isEmpty()) {
            return List.of();
        }
        return changes.stream()
                .filter(change -> change.kind() != ChangeSet.Kind.CHECK
                        && context.callbacks().concern(change.entry().type()))
                .toList();
    }

    /** Tells of every object that was written. */
    static void after(List<ChangeSet> told, PersistenceContext context) {
        told.forEach(change -> context.callbacks().call(moment(change), change.entry()));
    }

    private static boolean isUpdated(EntityEntry<?> entry, DirtyCheck check) {
        BitSet changed = check.changed(entry);
        ChangeCollector.leaveVersionOut(changed, entry.type());
        return !changed.isEmpty();
    }

    private static Moment moment(ChangeSet change) {
        return switch (change.kind()) {
            case INSERT -> Moment.AFTER_INSERT;
            case DELETE -> Moment.AFTER_DELETE;
            default -> Moment.AFTER_UPDATE;
        };
    }
}

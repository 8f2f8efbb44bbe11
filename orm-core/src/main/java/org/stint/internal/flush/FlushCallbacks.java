package org.stint.internal.flush;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.internal.jdbc.JdbcTransaction;
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

    /**
     * What is to be done after a flush that is about to be completed: tells of every object that was written. If a
     * listener objects, the objects are again as they are now, and the transaction can only be rolled back.
     */
    static Runnable after(List<ChangeSet> changes, PersistenceContext context, JdbcTransaction transaction) {
        if (context.callbacks().isEmpty()) {
            return () -> {};
        }
        List<ChangeSet> told = changes.stream()
                .filter(change -> change.kind() != ChangeSet.Kind.CHECK
                        && context.callbacks().concern(change.entry().type()))
                .toList();
        if (told.isEmpty()) {
            return () -> {};
        }
        long mark = context.mark();
        Map<EntityEntry<?>, @Nullable Object[]> pending = new IdentityHashMap<>();
        changes.forEach(change -> pending.put(change.entry(), values(change.entry())));
        return () -> {
            try {
                told.forEach(change -> context.callbacks().call(moment(change), change.entry()));
            } catch (RuntimeException | Error objection) {
                context.revertFlush(mark, pending);
                if (transaction.isActive()) {
                    transaction.failed(objection);
                }
                throw objection;
            }
        };
    }

    private static boolean isUpdated(EntityEntry<?> entry, DirtyCheck check) {
        BitSet changed = check.changed(entry);
        ChangeCollector.keepWritten(changed, entry.type());
        return !changed.isEmpty();
    }

    private static <E> @Nullable Object[] values(EntityEntry<E> entry) {
        return entry.currentValues();
    }

    private static Moment moment(ChangeSet change) {
        return switch (change.kind()) {
            case INSERT -> Moment.AFTER_INSERT;
            case DELETE -> Moment.AFTER_DELETE;
            default -> Moment.AFTER_UPDATE;
        };
    }
}

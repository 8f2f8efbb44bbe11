package org.stint.internal.flush;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.stint.internal.jdbc.JdbcTransaction;
import org.stint.internal.state.ChangeSet;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.PersistenceContext;

/**
 * What is left to do once a flush is complete in memory: outdated objects are read anew, then listeners are told. If one of
 * that fails, the objects are again as they were before the flush was completed, and the transaction can only be rolled
 * back.
 */
final class Aftermath {

    private final PersistenceContext context;
    private final JdbcTransaction transaction;
    private final List<EntityEntry<?>> outdated;
    private final List<ChangeSet> told;
    private final long mark;
    private final Map<EntityEntry<?>, @Nullable Object[]> pending = new IdentityHashMap<>();

    /** Of a flush that is about to be completed. */
    Aftermath(List<ChangeSet> changes, PersistenceContext context, JdbcTransaction transaction) {
        this.context = context;
        this.transaction = transaction;
        this.outdated = Completion.outdated(changes);
        this.told = FlushCallbacks.toldAfter(changes, context);
        this.mark = context.mark();
        if (!isNothing()) {
            changes.forEach(change -> pending.put(change.entry(), change.entry().currentValues()));
        }
    }

    /** Does it. */
    void run(Consumer<List<EntityEntry<?>>> rereading) {
        if (isNothing()) {
            return;
        }
        try {
            if (!outdated.isEmpty()) {
                rereading.accept(outdated);
            }
            FlushCallbacks.after(told, context);
        } catch (RuntimeException | Error failure) {
            context.revertFlush(mark, pending);
            if (transaction.isActive()) {
                transaction.failed(failure);
            }
            throw failure;
        }
    }

    private boolean isNothing() {
        return outdated.isEmpty() && told.isEmpty();
    }
}

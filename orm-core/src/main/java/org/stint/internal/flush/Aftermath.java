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
import org.stint.mapping.AttributeModel;

/**
 * What is left to do once everything is written: the changes are completed in memory, outdated objects are read anew, then
 * listeners are told. If any of that fails, the objects are again as they were before, and the transaction can only be
 * rolled back.
 */
final class Aftermath {

    private final PersistenceContext context;
    private final JdbcTransaction transaction;
    private final List<EntityEntry<?>> outdated;
    private final List<ChangeSet> told;
    private final long mark;
    private final Map<EntityEntry<?>, @Nullable Object[]> pending = new IdentityHashMap<>();

    /**
     * Of a flush that is about to be completed.
     *
     * @param filled what the database filled in, which a field may not be able to take
     */
    Aftermath(
            List<ChangeSet> changes,
            Map<Object, Map<AttributeModel, @Nullable Object>> filled,
            PersistenceContext context,
            JdbcTransaction transaction) {
        this.context = context;
        this.transaction = transaction;
        this.outdated = Completion.outdated(changes);
        this.told = FlushCallbacks.toldAfter(changes, context);
        this.mark = context.mark();
        boolean canFail = !(outdated.isEmpty() && told.isEmpty() && filled.isEmpty() && noneEmbeds(changes));
        if (canFail) {
            changes.forEach(change -> pending.put(change.entry(), change.entry().currentValues()));
        }
    }

    /** Whether there is no object that could refuse the values which columns make of those it was given. */
    private static boolean noneEmbeds(List<ChangeSet> changes) {
        return changes.stream()
                .allMatch(change -> change.entry().type().model().embedded().isEmpty());
    }

    /** Does it. */
    void run(Runnable completion, Consumer<List<EntityEntry<?>>> rereading) {
        try {
            completion.run();
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
}

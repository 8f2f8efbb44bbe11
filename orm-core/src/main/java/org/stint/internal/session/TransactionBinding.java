package org.stint.internal.session;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stint.internal.jdbc.JdbcTransaction;
import org.stint.internal.jdbc.TransactionHook;
import org.stint.internal.state.PersistenceContext;
import org.stint.session.Savepoint;

/**
 * The transaction of a session: begun when it is first needed, or joined. Whatever ends it, the objects follow: a commit
 * makes their changes permanent, a rollback takes them back.
 */
final class TransactionBinding implements TransactionHook {

    private final Supplier<JdbcTransaction> begin;
    private final PersistenceContext context;
    private final Runnable flush;
    private final Runnable flushBeforeCommit;
    private final boolean joined;
    private final Map<Savepoint, Long> marks = new IdentityHashMap<>();
    private @Nullable JdbcTransaction current;
    private boolean released;

    private TransactionBinding(
            Supplier<JdbcTransaction> begin,
            PersistenceContext context,
            Runnable flush,
            Runnable flushBeforeCommit,
            boolean joined) {
        this.begin = begin;
        this.context = context;
        this.flush = flush;
        this.flushBeforeCommit = flushBeforeCommit;
        this.joined = joined;
    }

    /** A binding that begins transactions by itself. */
    static TransactionBinding beginning(
            Supplier<JdbcTransaction> begin, PersistenceContext context, Runnable flush, Runnable flushBeforeCommit) {
        return new TransactionBinding(begin, context, flush, flushBeforeCommit, false);
    }

    /** A binding to a transaction that someone else began and ends. */
    static TransactionBinding joining(
            JdbcTransaction transaction, PersistenceContext context, Runnable flush, Runnable flushBeforeCommit) {
        TransactionBinding binding = new TransactionBinding(() -> transaction, context, flush, flushBeforeCommit, true);
        binding.current = transaction;
        transaction.register(binding);
        return binding;
    }

    boolean isJoined() {
        return joined;
    }

    /** The transaction that is under way, or null. */
    @Nullable
    JdbcTransaction active() {
        return current != null && current.isActive() ? current : null;
    }

    /** The transaction that is under way, begun now if there is none. */
    JdbcTransaction transaction() {
        if (current == null || (!joined && !current.isActive())) {
            JdbcTransaction begun = begin.get();
            begun.register(this);
            current = begun;
        }
        return current;
    }

    /** Lets the objects go; if the transaction is still under way, as soon as it ends, for they follow it until then. */
    void release() {
        released = true;
        if (active() == null) {
            context.forgetAll();
        }
    }

    @Override
    public void changingRows(@Nullable String table) {
        if (table != null) {
            context.changedOutside(table);
        } else {
            context.types()
                    .mapping()
                    .models()
                    .forEach(
                            model -> context.changedOutside(model.table().node().name()));
        }
    }

    @Override
    public void beforeCommit() {
        flushBeforeCommit.run();
    }

    @Override
    public void afterCommit() {
        marks.clear();
        context.committed();
        forgetIfReleased();
    }

    @Override
    public void afterRollback() {
        marks.clear();
        context.revert();
        forgetIfReleased();
    }

    @Override
    public void beforeSavepoint() {
        flush.run();
    }

    @Override
    public void afterSavepoint(Savepoint savepoint) {
        marks.put(savepoint, context.mark());
    }

    @Override
    public void afterRollbackTo(Savepoint savepoint) {
        // a savepoint from before this session joined means everything it did
        context.revertTo(marks.getOrDefault(savepoint, 0L));
    }

    private void forgetIfReleased() {
        if (released) {
            context.forgetAll();
        }
    }
}

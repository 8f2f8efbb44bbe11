package org.stint.internal.session;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.internal.jdbc.JdbcTransaction;
import org.stint.internal.jdbc.TransactionHook;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.PersistenceContext;
import org.stint.session.Savepoint;

/**
 * Ends the transaction of a session and lets the objects follow, whoever ends it: a commit makes their changes permanent,
 * a rollback takes them back.
 */
final class TransactionCompletion implements TransactionHook {

    /** How far a session had come. */
    private record Mark(long undo, long written) {
        static final Mark BEGINNING = new Mark(0, 0);
    }

    private final PersistenceContext context;
    private final TransactionBinding binding;
    private final UnitOfWork work;
    private final AutoFlush autoFlush;
    private final EntityRefresh refresh;
    private final Map<Savepoint, Mark> marks = new IdentityHashMap<>();
    private boolean committing;
    private boolean leaving;
    private boolean released;

    TransactionCompletion(
            PersistenceContext context,
            TransactionBinding binding,
            UnitOfWork work,
            AutoFlush autoFlush,
            EntityRefresh refresh) {
        this.context = context;
        this.binding = binding;
        this.work = work;
        this.autoFlush = autoFlush;
        this.refresh = refresh;
    }

    void commit() {
        binding.rejectJoined("commit");
        autoFlush.beforeCommit();
        JdbcTransaction active = binding.active();
        if (active == null) {
            context.committed();
            return;
        }
        committing = true; // has flushed already, so that a failed flush leaves the transaction to the caller
        try {
            active.commit();
        } finally {
            committing = false;
        }
    }

    void rollback() {
        binding.rejectJoined("roll back");
        undo();
    }

    void rollbackTo(Savepoint savepoint) {
        binding.transaction("roll back to a savepoint").rollbackTo(savepoint);
    }

    /** Takes back everything for the last time: what to read anew does not matter any more. */
    void takeBack() {
        leaving = true;
        undo();
    }

    private void undo() {
        JdbcTransaction active = binding.active();
        if (active != null) {
            active.rollback();
        } else {
            context.revert();
        }
    }

    /** Leaves nothing unwritten to a transaction of someone else; takes back what was not committed in an own one. */
    void leave() {
        if (!binding.isJoined()) {
            work.warnOfLostChanges();
            takeBack();
        } else {
            JdbcTransaction active = binding.active();
            if (active != null && !active.isRollbackOnly()) {
                autoFlush.beforeCommit();
            }
        }
    }

    /** Lets the objects go; if the transaction is still under way, as soon as it ends, for they follow it until then. */
    void release() {
        released = true;
        if (binding.active() == null) {
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
        if (!committing
                && !released) { // closing has flushed; what became of detached objects since is not to be written
            autoFlush.beforeCommit();
        }
    }

    @Override
    public void afterCommit() {
        marks.clear();
        context.committed();
        work.settled(0);
        forgetIfReleased();
    }

    @Override
    public void afterRollback() {
        marks.clear();
        context.revert();
        work.settled(0);
        forgetIfReleased();
        if (binding.isJoined()) {
            context.uncertain().forEach(context::forget); // the session has no transaction in which to read them
        } else if (!leaving) {
            rereadUncertain();
        }
    }

    @Override
    public void beforeSavepoint() {
        if (!released) {
            work.flush();
        }
    }

    @Override
    public void afterSavepoint(Savepoint savepoint) {
        marks.put(savepoint, new Mark(context.mark(), work.written()));
    }

    @Override
    public void afterRollbackTo(Savepoint savepoint) {
        // a savepoint from before this session joined means everything it did
        Mark mark = marks.getOrDefault(savepoint, Mark.BEGINNING);
        context.revertTo(mark.undo());
        work.settled(mark.written());
        rereadUncertain();
    }

    /** Reads anew what was read while rows were changed that a rollback has restored. */
    private void rereadUncertain() {
        List<EntityEntry<?>> uncertain = context.uncertain();
        if (!uncertain.isEmpty()) {
            try {
                refresh.refresh(uncertain, "read objects anew").forEach(context::forget);
            } catch (RuntimeException failure) {
                uncertain.forEach(context::forget); // better detached than managed with what no row holds
                throw failure;
            }
        }
    }

    private void forgetIfReleased() {
        if (released) {
            context.forgetAll();
        }
    }
}

package org.stint.internal.session;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stint.exception.StintException;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.jdbc.JdbcTransaction;
import org.stint.internal.jdbc.TransactionHook;

/** The transaction of a session: begun when it is first needed, or joined. */
final class TransactionBinding {

    private final Supplier<JdbcTransaction> begin;
    private final boolean joined;
    private TransactionHook follower = new TransactionHook() {};
    private @Nullable JdbcTransaction current;

    private TransactionBinding(Supplier<JdbcTransaction> begin, boolean joined) {
        this.begin = begin;
        this.joined = joined;
    }

    /** A binding that begins transactions by itself. */
    static TransactionBinding beginning(Supplier<JdbcTransaction> begin) {
        return new TransactionBinding(begin, false);
    }

    /** A binding to a transaction that someone else began and ends. */
    static TransactionBinding joining(JdbcTransaction transaction) {
        return new TransactionBinding(() -> transaction, true);
    }

    /** Says who follows each transaction from its beginning, one that is joined from now on; called once. */
    void followedBy(TransactionHook hook) {
        follower = hook;
        if (joined) {
            begin();
        }
    }

    boolean isJoined() {
        return joined;
    }

    /** The transaction that is under way, or null. */
    @Nullable
    JdbcTransaction active() {
        return current != null && current.isActive() ? current : null;
    }

    /** The transaction that is under way, begun now if there is none; one that was joined may have ended. */
    JdbcTransaction transaction() {
        return current == null || (!joined && !current.isActive()) ? begin() : current;
    }

    /**
     * The transaction that is under way, begun now if there is none.
     *
     * @throws StintException if the session joined it and it has ended
     */
    JdbcTransaction transaction(String attempt) {
        JdbcTransaction transaction = transaction();
        if (!transaction.isActive()) {
            throw new StintException("Cannot " + attempt + ": the transaction that this session joined has ended. Open"
                    + " a new session.");
        }
        return transaction;
    }

    /**
     * What executes statements in the transaction that is under way, begun now if there is none.
     *
     * @throws StintException if the session joined it and it has ended
     */
    Execution execution(String attempt) {
        return transaction(attempt).execution();
    }

    /**
     * Refuses what only the one may do who began the transaction.
     *
     * @throws StintException if the session joined it
     */
    void rejectJoined(String verb) {
        if (joined) {
            throw new StintException("Cannot " + verb + ": the session joined a transaction that someone else began."
                    + " Whoever began it ends it; use transaction.setRollbackOnly() to prevent its commit.");
        }
    }

    private JdbcTransaction begin() {
        JdbcTransaction begun = begin.get();
        begun.register(follower);
        current = begun;
        return begun;
    }
}

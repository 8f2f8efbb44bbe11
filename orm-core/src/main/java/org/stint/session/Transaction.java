package org.stint.session;

/**
 * A transaction of a database: owns one connection, taken at the first statement and given back at the end.
 *
 * <p>Closing a transaction that was neither committed nor rolled back rolls it back. Not safe for use by several
 * threads at once; may be handed from one thread to another.
 *
 * <p>After its end it refuses everything but {@link #close()}, {@link #options()} and questions about its state with {@link
 * org.stint.exception.TransactionEndedException}. After something failed half-way, statements and commit are refused with
 * {@link org.stint.exception.RollbackOnlyException}; after {@link #setRollbackOnly()} only the commit is.
 */
public interface Transaction extends Executor, AutoCloseable {

    /**
     * Makes everything permanent. A session that joined flushes before.
     *
     * @throws org.stint.exception.CommitOutcomeUnknownException if the connection broke before the answer came
     * @throws org.stint.exception.StintException if the flush fails or the database refuses; then everything is rolled back
     */
    void commit();

    /** Undoes everything. */
    void rollback();

    /** Marks a point to which {@link #rollbackTo} can return. A session that joined flushes before. */
    Savepoint savepoint();

    /**
     * Undoes what was done since a savepoint, which stays usable; later ones are gone, and streams that were opened since
     * are closed. A transaction in which something failed since then can be used again.
     *
     * @throws org.stint.exception.StintException if it was not set in this transaction, or is gone
     */
    void rollbackTo(Savepoint savepoint);

    /** Whether it can still be used: neither committed nor rolled back. */
    boolean isActive();

    /** Whether it can only be rolled back, because something failed half-way or {@link #setRollbackOnly()} was said. */
    boolean isRollbackOnly();

    /** Leaves nothing but rollback as the end. */
    void setRollbackOnly();

    /** What it was begun with. */
    TransactionOptions options();

    /** Rolls back unless the transaction has ended. */
    @Override
    void close();
}

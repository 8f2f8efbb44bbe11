package org.stint.session;

/**
 * Opens sessions over one database and a fixed set of entity classes. Safe for use by many threads; make one and keep
 * it. Closing it closes the connection pool, if Stint made it.
 */
public interface SessionFactory extends AutoCloseable {

    /** Opens a session; close it. Takes no connection yet. */
    Session open();

    /** Opens a session whose transactions run with options; close it. */
    Session open(TransactionOptions options);

    /**
     * Opens a session that joins a transaction: it flushes before that commits and follows its rollback, but only
     * whoever began the transaction ends it.
     *
     * @throws org.stint.exception.TransactionEndedException if the transaction was committed or rolled back
     * @throws org.stint.exception.StintException if it is a transaction of another database
     */
    Session open(Transaction transaction);

    /**
     * Runs work in a session of its own, which commits at the end or, if the work throws, rolls back. The session is closed
     * afterwards, and the objects that it managed are detached.
     *
     * @return what the work gives
     * @throws X if the work does; everything is rolled back
     * @throws org.stint.exception.StintException if the flush or the commit fails; everything is rolled back. One that is
     *     {@link org.stint.exception.Retryable} may succeed when the work is run again
     */
    <R, X extends Exception> R inTransaction(TransactionOptions options, SessionFunction<R, X> work) throws X;

    /** Runs work in a session of its own with the default options. */
    default <R, X extends Exception> R inTransaction(SessionFunction<R, X> work) throws X {
        return inTransaction(TransactionOptions.defaults(), work);
    }

    /** As {@link #inTransaction(TransactionOptions, SessionFunction)}, for work that gives nothing. */
    <X extends Exception> void useTransaction(TransactionOptions options, SessionAction<X> work) throws X;

    /** Runs work in a session of its own with the default options. */
    default <X extends Exception> void useTransaction(SessionAction<X> work) throws X {
        useTransaction(TransactionOptions.defaults(), work);
    }

    /** The database below, which this factory owns: do not close it. */
    Database database();

    /** The tables of the entities, to create, drop or print. */
    Schema schema();

    /** Closes the database; sessions that are still open cannot begin another transaction. */
    @Override
    void close();
}

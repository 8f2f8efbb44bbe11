package org.stint.session;

/**
 * Opens sessions over one database and a fixed set of entity classes. Safe for use by many threads; make one and keep
 * it. Closing it closes the connection pool, if Stint made it.
 */
public interface SessionFactory extends AutoCloseable {

    /** Opens a session; close it. */
    Session open();

    /** Opens a session whose transactions run with options; close it. */
    Session open(TransactionOptions options);

    /**
     * Opens a session that joins a transaction: it flushes before that commits and follows its rollback, but only
     * whoever began the transaction ends it.
     */
    Session open(Transaction transaction);

    /** Runs work in a session of its own, which commits at the end or, if the work throws, rolls back. */
    <R, X extends Exception> R inTransaction(TransactionOptions options, SessionFunction<R, X> work) throws X;

    /** Runs work in a session of its own with the default options. */
    default <R, X extends Exception> R inTransaction(SessionFunction<R, X> work) throws X {
        return inTransaction(TransactionOptions.defaults(), work);
    }

    /** Runs work in a session of its own, which commits at the end or, if the work throws, rolls back. */
    <X extends Exception> void useTransaction(TransactionOptions options, SessionAction<X> work) throws X;

    /** Runs work in a session of its own with the default options. */
    default <X extends Exception> void useTransaction(SessionAction<X> work) throws X {
        useTransaction(TransactionOptions.defaults(), work);
    }

    /** The database below. */
    Database database();

    /** The tables of the entities, to create, drop or print. */
    Schema schema();

    @Override
    void close();
}

package org.stint.session;

import org.stint.dialect.Dialect;
import org.stint.statement.Parameters;
import org.stint.statement.Statement;

/**
 * A database: where connections come from, its dialect, and settings. Safe for use by many threads.
 *
 * <p>Statements can be run here without any session or entity. Closing it closes the pool, if Stint made it.
 */
public interface Database extends AutoCloseable {

    /** How this database speaks SQL. */
    Dialect dialect();

    /**
     * Begins a transaction; close it. It takes its connection with the first statement.
     *
     * @throws org.stint.exception.StintException if the database was closed
     */
    Transaction begin(TransactionOptions options);

    /** Begins a transaction with the default options; close it. */
    default Transaction begin() {
        return begin(TransactionOptions.defaults());
    }

    /**
     * Executes a statement in a transaction of its own, which commits; entities that it reads belong to nobody.
     *
     * @throws org.stint.exception.FullTableStatementException if it would change all rows and does not say so
     * @throws org.stint.exception.RowCountMismatchException if it changed another number of rows than it expects
     */
    default <R> R execute(Statement<R> statement) {
        return execute(statement, Parameters.NONE, TransactionOptions.defaults());
    }

    /** As {@link #execute(Statement)}, with values for the parameters. */
    default <R> R execute(Statement<R> statement, Parameters parameters) {
        return execute(statement, parameters, TransactionOptions.defaults());
    }

    /** As {@link #execute(Statement)}, in a transaction with options, such as a softer durability or a limit of time. */
    default <R> R execute(Statement<R> statement, TransactionOptions options) {
        return execute(statement, Parameters.NONE, options);
    }

    /** As {@link #execute(Statement, TransactionOptions)}, with values for the parameters. */
    default <R> R execute(Statement<R> statement, Parameters parameters, TransactionOptions options) {
        return this.<R, RuntimeException>inTransaction(
                options, transaction -> transaction.execute(statement, parameters));
    }

    /**
     * Runs work in a transaction of its own, which commits at the end or, if the work throws, rolls back.
     *
     * @return what the work gives
     * @throws X if the work does; everything is rolled back
     * @throws org.stint.exception.StintException if the commit fails; everything is rolled back. One that is {@link
     *     org.stint.exception.Retryable} may succeed when the work is run again
     */
    <R, X extends Exception> R inTransaction(TransactionOptions options, TransactionFunction<R, X> work) throws X;

    /** Runs work in a transaction of its own with the default options. */
    default <R, X extends Exception> R inTransaction(TransactionFunction<R, X> work) throws X {
        return inTransaction(TransactionOptions.defaults(), work);
    }

    /** As {@link #inTransaction(TransactionOptions, TransactionFunction)}, for work that gives nothing. */
    <X extends Exception> void useTransaction(TransactionOptions options, TransactionAction<X> work) throws X;

    /** Runs work in a transaction of its own with the default options. */
    default <X extends Exception> void useTransaction(TransactionAction<X> work) throws X {
        useTransaction(TransactionOptions.defaults(), work);
    }

    /**
     * Runs a job to its end, or from where an earlier run ended. A job that is finished does nothing.
     *
     * @return what the job did, earlier runs of it included where its record says so
     * @throws org.stint.exception.StintException if a chunk fails for another reason than time or the locks of others,
     *     or a sample is not as expected; what was committed stays, and the job can be run again
     */
    BulkReport run(BulkJob job);

    /** Forgets how far jobs of a name came, so that the next begins anew. */
    void forgetJob(String name);

    /** Closes the pool, if Stint made it; from now on no transaction can be begun. */
    @Override
    void close();
}

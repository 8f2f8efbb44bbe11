package org.stint.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stint.statement.BatchCounts;
import org.stint.statement.Change;
import org.stint.statement.Parameters;
import org.stint.statement.Query;
import org.stint.statement.Statement;

/**
 * Runs statements. A {@link Session} and a {@link Transaction} both do; entities that a session reads are managed by
 * it, those that a transaction reads belong to nobody.
 *
 * <p>A statement with parameters is executed with {@link Parameters}, which have to fit: each method throws {@link
 * IllegalArgumentException} if a value is missing, too much, of a wrong type, or null where it would be compared.
 */
public interface Executor {

    /**
     * Executes a statement.
     *
     * @throws org.stint.exception.FullTableStatementException if it would change all rows and does not say so
     * @throws org.stint.exception.RowCountMismatchException if it changed another number of rows than it expects
     */
    default <R> R execute(Statement<R> statement) {
        return execute(statement, Parameters.NONE);
    }

    /** As {@link #execute(Statement)}, with values for the parameters. */
    <R> R execute(Statement<R> statement, Parameters parameters);

    /**
     * Executes an insert, update or delete once for each set of values, as one JDBC batch; nothing if there are none.
     *
     * @return the number of rows for each set, and what all of them did together
     * @throws org.stint.exception.FullTableStatementException if it would change all rows and does not say so
     * @throws org.stint.exception.RowCountMismatchException if it expects a number of rows and sets had another; the whole
     *     batch is taken back then
     */
    default BatchCounts executeAll(Change<?> change, List<Parameters> sets) {
        return executeAll(change, sets, OnError.STOP);
    }

    /** As {@link #executeAll(Change, List)}; if it is to go on after errors, these are found in the result. */
    BatchCounts executeAll(Change<?> change, List<Parameters> sets, OnError onError);

    /** How the database means to execute a statement, which is not executed by this. */
    default Explanation explain(Statement<?> statement) {
        return explain(statement, Parameters.NONE);
    }

    /** How the database means to execute a statement with these values, which is not executed by this. */
    Explanation explain(Statement<?> statement, Parameters parameters);

    /** All results, in the order of the query. */
    default <R> List<R> list(Query<R> query) {
        return list(query, Parameters.NONE);
    }

    /** As {@link #list(Query)}, with values for the parameters. */
    <R> List<R> list(Query<R> query, Parameters parameters);

    /**
     * The one result.
     *
     * @throws org.stint.exception.NonUniqueResultException if there are several
     * @throws org.stint.exception.EntityNotFoundException if there is none
     */
    default <R> R one(Query<R> query) {
        return one(query, Parameters.NONE);
    }

    /** As {@link #one(Query)}, with values for the parameters. */
    <R> R one(Query<R> query, Parameters parameters);

    /**
     * The one result, or nothing; a result that is NULL is nothing too.
     *
     * @throws org.stint.exception.NonUniqueResultException if there are several
     */
    default <R> Optional<R> oneOrEmpty(Query<R> query) {
        return oneOrEmpty(query, Parameters.NONE);
    }

    /** As {@link #oneOrEmpty(Query)}, with values for the parameters. */
    <R> Optional<R> oneOrEmpty(Query<R> query, Parameters parameters);

    /** The first result, or nothing; no more than one row is read, and a select is limited to it. */
    default <R> Optional<R> first(Query<R> query) {
        return first(query, Parameters.NONE);
    }

    /** As {@link #first(Query)}, with values for the parameters. */
    <R> Optional<R> first(Query<R> query, Parameters parameters);

    /**
     * The results as they are read, fetched in parts of as many rows as {@code Stint.fetchSize(…)} says. Holds a statement
     * open: close the stream, before the transaction ends or goes back to a savepoint that was set before.
     *
     * <p>A transaction keeps no row in memory that was handed on, however many there are. A session manages every entity it
     * reads, which takes memory for each; to stream many entities in constant memory, stream them from {@link
     * Session#transaction()}, which gives them detached, or stream columns or records.
     *
     * @throws org.stint.exception.StintException if the query is SQL of the application that changes rows
     */
    default <R> Stream<R> stream(Query<R> query) {
        return stream(query, Parameters.NONE);
    }

    /** As {@link #stream(Query)}, with values for the parameters. */
    <R> Stream<R> stream(Query<R> query, Parameters parameters);
}

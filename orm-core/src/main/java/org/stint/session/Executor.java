package org.stint.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stint.statement.BatchCounts;
import org.stint.statement.Counts;
import org.stint.statement.Parameters;
import org.stint.statement.Select;
import org.stint.statement.Statement;

/**
 * Runs statements. A {@link Session} and a {@link Transaction} both do; entities that a session reads are managed by
 * it, those that a transaction reads belong to nobody.
 */
public interface Executor {

    /**
     * Executes a statement.
     *
     * @throws org.stint.exception.FullTableStatementException if it would change all rows and does not say so
     */
    <R> R execute(Statement<R> statement);

    /**
     * Executes a statement with values for its parameters.
     *
     * @throws IllegalArgumentException if the values do not fit the parameters
     * @throws org.stint.exception.FullTableStatementException if it would change all rows and does not say so
     */
    <R> R execute(Statement<R> statement, Parameters parameters);

    /**
     * Executes an insert, update or delete once for each set of values, as one JDBC batch; nothing if there are none.
     *
     * @return the number of rows for each set
     * @throws IllegalArgumentException if the values of one set do not fit the parameters
     * @throws org.stint.exception.FullTableStatementException if it would change all rows and does not say so
     */
    BatchCounts executeAll(Statement<Counts> statement, List<Parameters> sets);

    /** How the database means to execute a statement, which is not executed by this. */
    default Explanation explain(Statement<?> statement) {
        return explain(statement, Parameters.NONE);
    }

    /** How the database means to execute a statement with these values, which is not executed by this. */
    Explanation explain(Statement<?> statement, Parameters parameters);

    /** All results, in the order of the select. */
    <R> List<R> list(Select<R> select);

    /**
     * The one result.
     *
     * @throws org.stint.exception.NonUniqueResultException if there are several
     * @throws org.stint.exception.EntityNotFoundException if there is none
     */
    <R> R one(Select<R> select);

    /**
     * The one result, or nothing; a result that is NULL is nothing too.
     *
     * @throws org.stint.exception.NonUniqueResultException if there are several
     */
    <R> Optional<R> oneOrEmpty(Select<R> select);

    /** The first result, or nothing; the select is limited to one row. */
    <R> Optional<R> first(Select<R> select);

    /**
     * The results as they are read, with constant memory where the database can. Holds a statement open: close the
     * stream, before the transaction ends.
     */
    <R> Stream<R> stream(Select<R> select);
}

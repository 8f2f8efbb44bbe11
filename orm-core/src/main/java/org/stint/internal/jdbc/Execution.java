package org.stint.internal.jdbc;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.Dialect;
import org.stint.session.Explanation;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.Parameters;

/**
 * Runs statement trees on the connection of a transaction, which the first of them takes.
 *
 * <p>Each method is told what is attempted, in words that follow "Cannot", such as {@code update 3 rows of Book}. A
 * change that fails after it was sent leaves nothing but a rollback; so does any failure where the database aborts the
 * transaction. Not safe for use by several threads at once.
 */
public final class Execution {

    private final Calls calls;
    private final Changes changes;
    private final Queries queries;
    private final Catalogue catalogue;
    private final PartialRollback partialRollback;
    private final Consumer<@Nullable String> changingRows;

    Execution(
            Engine engine,
            ConnectionLease lease,
            TransactionState state,
            @Nullable Duration timeout,
            Consumer<@Nullable String> changingRows) {
        this.calls = new Calls(engine, lease, state, timeout);
        this.changes = new Changes(calls);
        this.queries = new Queries(calls);
        this.catalogue = new Catalogue(calls);
        this.partialRollback = new PartialRollback(calls);
        this.changingRows = changingRows;
    }

    /** How the database is used. */
    public DatabaseSettings settings() {
        return calls.engine().settings();
    }

    /** How the database speaks SQL. */
    public Dialect dialect() {
        return calls.engine().dialect();
    }

    /** Tells whoever follows the transaction that the application changes rows of a table, or if null of any. */
    public void changingRows(@Nullable String table) {
        changingRows.accept(table);
    }

    /** Executes an insert, update or delete and gives the number of rows. */
    public long update(Node change, String attempt) {
        return update(change, Binding.NO_PARAMETERS, attempt);
    }

    /** As {@link #update(Node, String)}, with values for the tree's parameters in preorder. */
    long update(Node change, @Nullable Object[] row, String attempt) {
        return changes.update(change, row, attempt);
    }

    /**
     * The values of a tree's parameters, in preorder.
     *
     * @throws IllegalArgumentException if they do not suit the parameters
     */
    @Nullable
    Object[] values(Parameters parameters, Node tree) {
        // whether a statement without values needs any turns out when it is prepared for its execution
        return parameters == Parameters.NONE
                ? Binding.NO_PARAMETERS
                : parameters.valuesFor(calls.prepared(tree).binding().parameters(), tree);
    }

    /**
     * Executes an insert, update or delete once for each row, as one batch.
     *
     * @param rows for each execution the values of the tree's parameters, in preorder
     * @return the row counts as the driver reports them; {@link java.sql.Statement#SUCCESS_NO_INFO} where it does not
     *     know
     */
    public long[] batch(Node change, List<@Nullable Object[]> rows, String attempt) {
        return changes.batch(change, rows, attempt);
    }

    /**
     * As {@link #batch}, giving back columns of the rows it wrote. Keys of inserted rows come from every database, other
     * columns only where {@link Dialect#returnsColumnsOfBatches()}.
     */
    public Written batchReturning(
            Node change, List<ExpressionNode.Column> columns, List<@Nullable Object[]> rows, String attempt) {
        return changes.batchReturning(change, columns, rows, attempt);
    }

    /** Executes a select, or a change that gives back rows, and reads all rows. */
    public <R> List<R> query(Node query, RowReader<R> reader, String attempt) {
        return query(query, reader, attempt, Binding.NO_PARAMETERS, 0);
    }

    /**
     * As {@link #query(Node, RowReader, String)}, with values for the tree's parameters in preorder, and for at most so many
     * rows; 0 for no limit.
     */
    <R> List<R> query(Node query, RowReader<R> reader, String attempt, @Nullable Object[] row, int mostRows) {
        return queries.query(query, reader, attempt, row, mostRows);
    }

    /**
     * Executes a query whose rows are read while the stream is, so many at once as the settings say; close it. The
     * transaction's end closes it too.
     *
     * @param row the values of the tree's parameters, in preorder
     */
    <R> Stream<R> stream(Node query, Supplier<ResultPart<R>> parts, String attempt, @Nullable Object[] row) {
        return queries.stream(query, parts, attempt, row);
    }

    /** What the database says of how it would execute a statement. */
    Explanation explain(Node explained, @Nullable Object[] row, String attempt) {
        return queries.explain(explained, row, attempt);
    }

    /** Executes a statement that is given as text, such as CREATE TABLE. Some databases commit before it. */
    public void ddl(String sql) {
        String attempt = "change the schema";
        calls.state().requireWritable(attempt);
        Call call = new Call(attempt, sql, null, true, () -> List.of(List.of()));
        calls.lease().recentStatements().clear(); // they may not fit any more
        calls.run(call, Connection::createStatement, statement -> {
            statement.setEscapeProcessing(false);
            return call.timed(() -> statement.execute(sql));
        });
    }

    /** Asks the catalogue of the database, which is no business of listeners and logs. */
    public <R> List<R> lookUp(String sql, List<@Nullable String> values, RowReader<R> reader, String attempt) {
        return catalogue.lookUp(sql, values, reader, attempt);
    }

    /** Asks the driver what is in the database. */
    public <R extends @Nullable Object> R describe(CatalogueReader<R> reader) {
        return catalogue.describe(reader);
    }

    /**
     * Executes a change; if it has another number of rows than expected, takes it back and throws. Nobody who follows
     * the transaction is told of that: objects are not to follow the change before this returns.
     *
     * @param rows the number of rows of its result
     */
    public <R> R expecting(ExpectedRows expected, String attempt, Supplier<R> change, ToLongFunction<R> rows) {
        return partialRollback.expecting(expected, attempt, change, rows);
    }

    /** Takes back parts of what is sent. */
    PartialRollback partialRollback() {
        return partialRollback;
    }
}

package org.stint.internal.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.Dialect;
import org.stint.exception.ConnectionFailedException;
import org.stint.exception.Retryable;
import org.stint.exception.StintException;
import org.stint.session.Explanation;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.ShapedStatement;
import org.stint.statement.Sql;

/**
 * Runs statement trees on the connection of a transaction, which the first of them takes.
 *
 * <p>Each method is told what is attempted, in words that follow "Cannot", such as {@code update 3 rows of Book}. A
 * change that fails after it was sent leaves nothing but a rollback; so does any failure where the database aborts the
 * transaction. Not safe for use by several threads at once.
 */
public final class Execution {

    /** A statement with its text and values. */
    private record Prepared(
            Sql sql, Binding binding, @Nullable String changedTable) {

        Call call(String attempt, boolean changing, @Nullable Object[] row) {
            return new Call(attempt, sql.text(), changedTable, changing, () -> List.of(binding.values(row)));
        }

        Call call(String attempt, List<@Nullable Object[]> rows) {
            return new Call(
                    attempt,
                    sql.text(),
                    changedTable,
                    true,
                    () -> rows.stream().map(binding::values).toList());
        }
    }

    /** How a statement is made. */
    private interface Preparation<S extends Statement> {
        S prepare(Connection connection) throws SQLException;

        /** The statement did its work. */
        default void done(S statement) throws SQLException {
            statement.close();
        }
    }

    /** What is done with a statement. */
    private interface Work<S extends Statement, R> {
        R run(S statement) throws SQLException;
    }

    private final Engine engine;
    private final ConnectionLease lease;
    private final TransactionState state;
    private final Consumer<@Nullable String> changingRows;
    private final int timeoutSeconds;
    private final Set<ResultStream<?>> openStreams = new LinkedHashSet<>();

    Execution(
            Engine engine,
            ConnectionLease lease,
            TransactionState state,
            @Nullable Duration timeout,
            Consumer<@Nullable String> changingRows) {
        this.engine = engine;
        this.lease = lease;
        this.state = state;
        this.changingRows = changingRows;
        this.timeoutSeconds = timeout == null ? 0 : seconds(timeout);
    }

    /** How the database is used. */
    public DatabaseSettings settings() {
        return engine.settings();
    }

    /** How the database speaks SQL. */
    public Dialect dialect() {
        return engine.dialect();
    }

    /** Asks the catalogue of the database, which is no business of listeners and logs. */
    public <R> List<R> lookUp(String sql, List<@Nullable String> values, RowReader<R> reader, String attempt) {
        state.requireUsable(attempt);
        Connection connection = lease.connection(attempt);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            List<@Nullable R> results = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    results.add(reader.read(rows));
                }
            }
            return results;
        } catch (SQLException failure) {
            throw failed(new Call(attempt, sql, null, false, List::of), failure);
        }
    }

    /** Tells whoever follows the transaction that the application changes rows of a table, or if null of any. */
    public void changingRows(@Nullable String table) {
        changingRows.accept(table);
    }

    /** Executes an insert, update or delete and gives the number of rows. */
    public long update(Node change, String attempt) {
        return batch(change, List.<@Nullable Object[]>of(Binding.NO_PARAMETERS), attempt)[0];
    }

    /**
     * Executes an insert, update or delete once for each row, as one batch.
     *
     * @param rows for each execution the values of the tree's parameters, in preorder
     * @return the row counts as the driver reports them; {@link Statement#SUCCESS_NO_INFO} where it does not know
     */
    public long[] batch(Node change, List<@Nullable Object[]> rows, String attempt) {
        state.requireWritable(attempt);
        if (rows.isEmpty()) {
            return new long[0];
        }
        List<Node> parts = ManyRows.sent(change, dialect());
        if (parts.size() > 1) {
            long sum = 0;
            for (Node part : parts) {
                sum += batch(part, rows, attempt)[0];
            }
            return new long[] {sum};
        }
        Prepared prepared = prepare(parts.get(0), rows.get(0));
        Call call = prepared.call(attempt, rows);
        return run(call, preparing(prepared), statement -> executeBatch(statement, prepared, rows, call));
    }

    /**
     * What a batch gave back.
     *
     * @param counts the row counts as the driver reports them
     * @param rows for each row that was written, in the order of the batch, the values of the columns asked for
     */
    public record Written(long[] counts, List<@Nullable Object[]> rows) {}

    /**
     * As {@link #batch}, giving back columns of the rows it wrote. Keys of inserted rows come from every database, other
     * columns only where {@link Dialect#returnsColumnsOfBatches()}.
     */
    public Written batchReturning(
            Node change, List<ExpressionNode.Column> columns, List<@Nullable Object[]> rows, String attempt) {
        state.requireWritable(attempt);
        if (rows.isEmpty()) {
            return new Written(new long[0], List.of());
        }
        List<Node> parts = ManyRows.sent(change, dialect());
        if (parts.size() > 1) {
            long sum = 0;
            List<@Nullable Object[]> returned = new ArrayList<>();
            for (Node part : parts) {
                Written written = batchReturning(part, columns, rows, attempt);
                sum += written.counts()[0];
                returned.addAll(written.rows());
            }
            return new Written(new long[] {sum}, returned);
        }
        Prepared prepared = prepare(parts.get(0), rows.get(0));
        Call call = prepared.call(attempt, rows);
        String[] names = columns.stream().map(ExpressionNode.Column::name).toArray(String[]::new);
        return run(
                call,
                connection -> connection.prepareStatement(prepared.sql().text(), names),
                statement ->
                        new Written(executeBatch(statement, prepared, rows, call), readReturned(statement, columns)));
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
        boolean changing = query instanceof ChangeNode;
        if (changing) {
            state.requireWritable(attempt);
        } else {
            state.requireUsable(attempt);
        }
        List<Node> parts = changing ? ManyRows.sent(query, dialect()) : List.of(query);
        if (parts.size() > 1) {
            List<R> all = new ArrayList<>();
            for (Node part : parts) {
                all.addAll(query(part, reader, attempt, row, mostRows));
            }
            return all;
        }
        Prepared prepared = prepare(parts.get(0), row);
        Call call = prepared.call(attempt, changing, row);
        Preparation<PreparedStatement> preparation = mostRows == 0
                ? preparing(prepared)
                : connection -> connection.prepareStatement(prepared.sql().text());
        return run(call, preparation, statement -> {
            if (mostRows > 0) {
                statement.setMaxRows(mostRows);
            }
            prepared.binding().bind(statement, row);
            if (changing) {
                state.sendingChange();
            }
            List<@Nullable R> results = new ArrayList<>();
            try (ResultSet rows = call.timed(statement::executeQuery)) {
                while (rows.next()) {
                    results.add(reader.read(rows));
                }
            }
            call.counted(results.size());
            return results;
        });
    }

    /**
     * Executes a change; if it has another number of rows than expected, takes it back and throws. Nobody who follows
     * the transaction is told of that: objects are not to follow the change before this returns.
     *
     * @param rows the number of rows of its result
     */
    public <R> R expecting(ExpectedRows expected, String attempt, Supplier<R> change, ToLongFunction<R> rows) {
        if (!expected.isSaid()) {
            return change.get();
        }
        JdbcSavepoint before = mark(attempt);
        R result = change.get();
        long actual = rows.applyAsLong(result);
        if (!expected.isMet(actual)) {
            undo(before, attempt);
            throw expected.mismatch(attempt, actual);
        }
        release(before, attempt);
        return result;
    }

    /** A point to which what is sent from now on can be taken back. */
    JdbcSavepoint mark(String attempt) {
        state.requireWritable(attempt);
        lease.connection(attempt);
        try {
            return new JdbcSavepoint(lease.savepoint(), state.hasSentChanges());
        } catch (SQLException failure) {
            throw failed(attempt, failure);
        }
    }

    /** Takes back what was sent since a point, failures included; the point stays. */
    void backTo(JdbcSavepoint point, String attempt) {
        try {
            lease.rollbackTo(point);
        } catch (SQLException failure) {
            throw failed(attempt, failure);
        }
        state.returnedTo(point);
    }

    /** Takes back what was sent since a point, and forgets the point. */
    void undo(JdbcSavepoint point, String attempt) {
        backTo(point, attempt);
        release(point, attempt);
    }

    /** Forgets a point; what was sent since stays. */
    void release(JdbcSavepoint point, String attempt) {
        try {
            lease.release(point);
        } catch (SQLException failure) {
            throw failed(attempt, failure);
        }
    }

    private StintException failed(String attempt, SQLException failure) {
        StintException translated = engine.errors().translate(failure, attempt);
        state.failed(translated);
        return translated;
    }

    /** What the database says of how it would execute a statement. */
    Explanation explain(Node explained, @Nullable Object[] row, String attempt) {
        state.requireUsable(attempt);
        Prepared prepared = prepare(explained, row);
        String sql = engine.dialect().explain(prepared.sql().text());
        Call call = new Call(
                attempt, sql, null, false, () -> List.of(prepared.binding().values(row)));
        String plan = run(call, connection -> connection.prepareStatement(sql), statement -> {
            prepared.binding().bind(statement, row);
            StringJoiner lines = new StringJoiner("\n");
            try (ResultSet rows = call.timed(statement::executeQuery)) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            return lines.toString();
        });
        return new Explanation(plan, engine.dialect().fullScans(plan));
    }

    /**
     * Executes a query whose rows are read while the stream is, so many at once as the settings say; close it. The
     * transaction's end closes it too.
     *
     * @param row the values of the tree's parameters, in preorder
     */
    <R> Stream<R> stream(Node query, Supplier<ResultPart<R>> parts, String attempt, @Nullable Object[] row) {
        state.requireUsable(attempt);
        Prepared prepared = prepare(query, row);
        Call call = prepared.call(attempt, false, row);
        ResultStream<R> stream = open(prepared, call, parts, row);
        openStreams.add(stream);
        return StreamSupport.stream(stream, false).onClose(stream::close);
    }

    /** Reads what a database says of itself. */
    @FunctionalInterface
    public interface Description<R> {

        /**
         * Reads.
         *
         * @param schema the schema that the connection uses, or null if it has none
         */
        R read(DatabaseMetaData database, @Nullable String schema) throws SQLException;
    }

    /** Asks the driver what is in the database. */
    public <R> R describe(Description<R> description) {
        Call call = new Call("read the schema", "the driver's description of tables", null, false, List::of);
        state.requireUsable(call.attempt());
        Connection connection = lease.connection(call.attempt());
        try {
            return description.read(connection.getMetaData(), connection.getSchema());
        } catch (SQLException failure) {
            throw failed(call, failure);
        }
    }

    /** Executes a statement that is given as text, such as CREATE TABLE. Some databases commit before it. */
    public void ddl(String sql) {
        String attempt = "change the schema";
        state.requireWritable(attempt);
        Call call = new Call(attempt, sql, null, true, () -> List.of(List.of()));
        lease.idleStatements().clear(); // they may not fit any more
        run(call, Connection::createStatement, statement -> {
            state.sendingChange();
            statement.setEscapeProcessing(false);
            return call.timed(() -> statement.execute(sql));
        });
    }

    void closeStreams() {
        StintException first = null;
        for (ResultStream<?> stream : List.copyOf(openStreams)) {
            try {
                stream.close();
            } catch (StintException failure) {
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    void forget(ResultStream<?> stream) {
        openStreams.remove(stream);
    }

    /** Tells listeners of a call that went well; if they object to a change it cannot stay. */
    void succeeded(Call call) {
        try {
            engine.log().executed(call, null);
        } catch (RuntimeException | Error objection) {
            if (call.changing()) {
                state.failed(objection);
            }
            throw objection;
        }
    }

    /** Translates what went wrong, and decides what is left of the transaction. */
    StintException failed(Call call, SQLException failure) {
        StintException translated = engine.errors().translate(failure, call.attempt(), call.sql(), call.changedTable());
        boolean lost = translated instanceof Retryable || translated instanceof ConnectionFailedException;
        if (call.changing() || lost || engine.dialect().abortsTransactionOnError()) {
            state.failed(translated);
        }
        tell(call, translated);
        return translated;
    }

    private void tell(Call call, Throwable failure) {
        try {
            engine.log().executed(call, failure);
        } catch (RuntimeException | Error objection) {
            failure.addSuppressed(objection);
        }
    }

    private <S extends Statement, R> R run(Call call, Preparation<S> preparation, Work<S, R> work) {
        Connection connection = lease.connection(call.attempt());
        R result;
        try {
            S statement = preparation.prepare(connection);
            try {
                limitTime(statement);
                result = work.run(statement);
            } catch (Throwable failure) {
                closeAfter(failure, statement);
                throw failure;
            }
            preparation.done(statement);
        } catch (SQLException failure) {
            throw failed(call, failure);
        } catch (RuntimeException | Error failure) {
            if (call.changing() && call.sent()) {
                state.failed(failure);
            }
            if (call.sent()) {
                tell(call, failure);
            }
            throw failure;
        }
        succeeded(call);
        return result;
    }

    private static void closeAfter(Throwable failure, Statement statement) {
        try {
            statement.close();
        } catch (SQLException also) {
            failure.addSuppressed(also);
        }
    }

    private void limitTime(Statement statement) throws SQLException {
        if (timeoutSeconds > 0) {
            statement.setQueryTimeout(timeoutSeconds);
        }
    }

    private Prepared prepare(Node statement, @Nullable Object[] row) {
        ShapedStatement shaped = ShapedStatement.of(statement);
        Sql sql = engine.cache().get(shaped.shape(), () -> engine.dialect().write(statement));
        Binding binding = new Binding(sql, shaped.placeholders(), engine.dialect());
        binding.requireValues(row, statement);
        return new Prepared(sql, binding, changedTable(statement));
    }

    private static @Nullable String changedTable(Node statement) {
        if (statement instanceof ChangeNode.Watched watched) {
            return changedTable(watched.returning());
        }
        if (statement instanceof ChangeNode.Counted counted) {
            return changedTable(counted.returning());
        }
        if (statement instanceof ChangeNode.Returning returning) {
            return changedTable(returning.change());
        }
        if (statement instanceof ChangeNode.Insert insert) {
            return insert.table().name();
        }
        if (statement instanceof ChangeNode.Update update) {
            return update.table().name();
        }
        return statement instanceof ChangeNode.Delete delete ? delete.table().name() : null;
    }

    /** Uses an idle statement of the same text, if there is one, and leaves it behind. */
    private Preparation<PreparedStatement> preparing(Prepared prepared) {
        String sql = prepared.sql().text();
        return new Preparation<>() {

            @Override
            public PreparedStatement prepare(Connection connection) throws SQLException {
                return lease.idleStatements().take(connection, sql);
            }

            @Override
            public void done(PreparedStatement statement) throws SQLException {
                lease.idleStatements().keep(sql, statement);
            }
        };
    }

    private long[] executeBatch(
            PreparedStatement statement, Prepared prepared, List<@Nullable Object[]> rows, Call call)
            throws SQLException {
        long[] counts;
        if (rows.size() == 1) {
            prepared.binding().bind(statement, rows.get(0));
            state.sendingChange();
            counts = new long[] {call.timed(statement::executeLargeUpdate)};
        } else {
            for (@Nullable Object[] row : rows) {
                prepared.binding().bind(statement, row);
                statement.addBatch();
            }
            state.sendingChange();
            counts = Arrays.stream(call.timed(statement::executeBatch))
                    .asLongStream()
                    .toArray();
        }
        call.counted(counts);
        return counts;
    }

    private static List<@Nullable Object[]> readReturned(
            PreparedStatement statement, List<ExpressionNode.Column> columns) throws SQLException {
        List<@Nullable Object[]> returned = new ArrayList<>();
        try (ResultSet rows = statement.getGeneratedKeys()) {
            while (rows.next()) {
                @Nullable Object[] values = new @Nullable Object[columns.size()];
                for (int column = 0; column < values.length; column++) {
                    values[column] = columns.get(column).type().read(rows, column + 1);
                }
                returned.add(values);
            }
        }
        return returned;
    }

    private <R> ResultStream<R> open(
            Prepared prepared, Call call, Supplier<ResultPart<R>> parts, @Nullable Object[] row) {
        Connection connection = lease.connection(call.attempt());
        int fetchSize = engine.settings().fetchSize();
        try {
            PreparedStatement statement = connection.prepareStatement(
                    prepared.sql().text(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
            try {
                limitTime(statement);
                statement.setFetchSize(fetchSize);
                prepared.binding().bind(statement, row);
                ResultSet rows = call.timed(statement::executeQuery);
                return new ResultStream<>(statement, rows, parts, fetchSize, call, this);
            } catch (SQLException | RuntimeException | Error failure) {
                closeAfter(failure, statement);
                throw failure;
            }
        } catch (SQLException failure) {
            throw failed(call, failure);
        }
    }

    private static int seconds(Duration timeout) {
        long whole = timeout.toSeconds() + (timeout.getNano() > 0 ? 1 : 0);
        return (int) Math.min(whole, Integer.MAX_VALUE);
    }
}

package org.stint.internal.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;

/** Executes inserts, updates and deletes. */
final class Changes {

    private final Calls calls;

    Changes(Calls calls) {
        this.calls = calls;
    }

    /** See {@link Execution#update(Node, String)}. */
    long update(Node change, @Nullable Object[] row, String attempt) {
        calls.state().requireWritable(attempt);
        if (!ManyRows.isSentAsItIs(change)) {
            return batch(change, List.<@Nullable Object[]>of(row), attempt)[0];
        }
        Prepared prepared = calls.prepared(change, row);
        Call call = prepared.call(attempt, true, row);
        return calls.<PreparedStatement, Long>run(
                call, calls.kept(prepared), statement -> execute(statement, prepared, row, call));
    }

    /** See {@link Execution#batch}. */
    long[] batch(Node change, List<@Nullable Object[]> rows, String attempt) {
        calls.state().requireWritable(attempt);
        if (rows.isEmpty()) {
            return new long[0];
        }
        List<SentPart> parts = ManyRows.sent(change, rows, calls.engine().dialect(), attempt);
        if (parts.size() > 1) {
            long[] counts = new long[rows.size()];
            for (int i = 0; i < counts.length; i++) {
                for (SentPart part : parts) {
                    counts[i] += batch(part.statement(), part.only(rows.get(i)), attempt)[0];
                }
            }
            return counts;
        }
        Prepared prepared = calls.prepared(parts.get(0).statement(), rows.get(0));
        Call call = prepared.call(attempt, rows);
        return calls.run(call, calls.kept(prepared), statement -> execute(statement, prepared, rows, call));
    }

    /** See {@link Execution#batchReturning}. */
    Written batchReturning(
            Node change, List<ExpressionNode.Column> columns, List<@Nullable Object[]> rows, String attempt) {
        calls.state().requireWritable(attempt);
        if (rows.isEmpty()) {
            return new Written(new long[0], List.of());
        }
        List<SentPart> parts = ManyRows.sent(change, rows, calls.engine().dialect(), attempt);
        if (parts.size() > 1) {
            long[] counts = new long[rows.size()];
            List<@Nullable Object[]> returned = new ArrayList<>();
            for (int i = 0; i < counts.length; i++) {
                for (SentPart part : parts) {
                    Written written = batchReturning(part.statement(), columns, part.only(rows.get(i)), attempt);
                    counts[i] += written.counts()[0];
                    returned.addAll(written.rows());
                }
            }
            return new Written(counts, returned);
        }
        Prepared prepared = calls.prepared(parts.get(0).statement(), rows.get(0));
        Call call = prepared.call(attempt, rows);
        String[] names = columns.stream().map(ExpressionNode.Column::name).toArray(String[]::new);
        return calls.run(
                call,
                connection -> connection.prepareStatement(prepared.text(), names),
                statement -> new Written(execute(statement, prepared, rows, call), returned(statement, columns)));
    }

    private long[] execute(PreparedStatement statement, Prepared prepared, List<@Nullable Object[]> rows, Call call)
            throws SQLException {
        if (rows.size() == 1) {
            return new long[] {execute(statement, prepared, rows.get(0), call)};
        }
        for (@Nullable Object[] row : rows) {
            prepared.binding().bind(statement, row);
            statement.addBatch();
        }
        long[] counts = Arrays.stream(call.timed(statement::executeBatch))
                .asLongStream()
                .toArray();
        call.counted(counts);
        return counts;
    }

    private long execute(PreparedStatement statement, Prepared prepared, @Nullable Object[] row, Call call)
            throws SQLException {
        prepared.binding().bind(statement, row);
        long count = call.timed(statement::executeLargeUpdate);
        call.counted(count);
        return count;
    }

    private static List<@Nullable Object[]> returned(PreparedStatement statement, List<ExpressionNode.Column> columns)
            throws SQLException {
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
}

package org.stint.internal.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.stint.session.Explanation;
import org.stint.statement.ChangeNode;
import org.stint.statement.NativeQuery;
import org.stint.statement.Node;

/** Executes statements that give rows, and reads them: all at once, or while a stream is read. */
final class Queries {

    private final Calls calls;

    Queries(Calls calls) {
        this.calls = calls;
    }

    /** See {@link Execution#query(Node, RowReader, String, Object[], int)}. */
    <R> List<R> query(Node query, RowReader<R> reader, String attempt, @Nullable Object[] row, int mostRows) {
        boolean changing = query instanceof ChangeNode || NativeQuery.changesRows(query);
        if (changing) {
            calls.state().requireWritable(attempt);
        } else {
            calls.state().requireUsable(attempt);
        }
        List<SentPart> parts = changing
                ? ManyRows.sent(
                        query, List.<@Nullable Object[]>of(row), calls.engine().dialect(), attempt)
                : List.of(SentPart.whole(query));
        if (parts.size() > 1) {
            List<R> all = new ArrayList<>();
            for (SentPart part : parts) {
                all.addAll(query(part.statement(), reader, attempt, part.values(row), mostRows));
            }
            return all;
        }
        Prepared prepared = calls.prepared(parts.get(0).statement(), row);
        Call call = prepared.call(attempt, changing, row);
        Calls.Preparation<PreparedStatement> preparation =
                mostRows == 0 ? calls.kept(prepared) : connection -> connection.prepareStatement(prepared.text());
        return calls.run(call, preparation, statement -> {
            if (mostRows > 0) {
                statement.setMaxRows(mostRows);
            }
            prepared.binding().bind(statement, row);
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

    /** See {@link Execution#explain}. */
    Explanation explain(Node explained, @Nullable Object[] row, String attempt) {
        calls.state().requireUsable(attempt);
        Prepared prepared = calls.prepared(explained, row);
        String sql = calls.engine().dialect().explain(prepared.text());
        Call call = new Call(
                attempt, sql, null, false, () -> List.of(prepared.binding().values(row)));
        String plan = calls.run(call, connection -> connection.prepareStatement(sql), statement -> {
            prepared.binding().bind(statement, row);
            StringJoiner lines = new StringJoiner("\n");
            try (ResultSet rows = call.timed(statement::executeQuery)) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
            return lines.toString();
        });
        return new Explanation(plan, calls.engine().dialect().fullScans(plan));
    }

    /** See {@link Execution#stream}. */
    <R> Stream<R> stream(Node query, Supplier<ResultPart<R>> parts, String attempt, @Nullable Object[] row) {
        calls.state().requireUsable(attempt);
        Prepared prepared = calls.prepared(query, row);
        ResultStream<R> stream = open(prepared, prepared.call(attempt, false, row), parts, row);
        return StreamSupport.stream(stream, false).onClose(stream::close);
    }

    private <R> ResultStream<R> open(
            Prepared prepared, Call call, Supplier<ResultPart<R>> parts, @Nullable Object[] row) {
        Connection connection = calls.lease().connection(call.attempt());
        int fetchSize = calls.engine().settings().fetchSize();
        try {
            PreparedStatement statement = connection.prepareStatement(
                    prepared.text(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
            try {
                calls.limitTime(statement);
                statement.setFetchSize(fetchSize);
                prepared.binding().bind(statement, row);
                ResultSet rows = call.timed(statement::executeQuery);
                return new ResultStream<>(statement, rows, parts, fetchSize, call, calls);
            } catch (SQLException | RuntimeException | Error failure) {
                Calls.closeAfter(failure, statement);
                throw failure;
            }
        } catch (SQLException failure) {
            throw calls.failed(call, failure);
        }
    }
}

package org.stint.internal.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a database what is in it, which is no business of listeners and logs. */
final class Catalogue {

    private final Calls calls;

    Catalogue(Calls calls) {
        this.calls = calls;
    }

    <R> List<R> lookUp(String sql, List<@Nullable String> values, RowReader<R> reader, String attempt) {
        calls.state().requireUsable(attempt);
        Connection connection = calls.lease().connection(attempt);
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
            throw calls.failed(new Call(attempt, sql, null, false, List::of), failure);
        }
    }

    <R extends @Nullable Object> R describe(CatalogueReader<R> reader) {
        Call call = new Call("read the schema", "the driver's description of tables", null, false, List::of);
        calls.state().requireUsable(call.attempt());
        Connection connection = calls.lease().connection(call.attempt());
        try {
            return reader.read(connection.getMetaData(), connection.getSchema());
        } catch (SQLException failure) {
            throw calls.failed(call, failure);
        }
    }
}

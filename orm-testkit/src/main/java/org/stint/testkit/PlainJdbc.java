package org.stint.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes rows without Stint, so that a test can tell what the database really holds. */
final class PlainJdbc {

    private PlainJdbc() {}

    static List<Row> rows(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values);
                ResultSet result = statement.executeQuery()) {
            int columns = result.getMetaData().getColumnCount();
            List<Row> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(value(result, column));
                }
                rows.add(new Row(row));
            }
            return rows;
        }
    }

    static int execute(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int index = 0; index < values.length; index++) {
                Object value = values[index];
                // pgjdbc knows no Instant.
                statement.setObject(index + 1, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static @Nullable Object value(ResultSet result, int column) throws SQLException {
        if (result.getObject(column) == null) {
            return null;
        }
        return switch (result.getMetaData().getColumnType(column)) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> result.getLong(column);
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR -> result.getString(column);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY ->
                HexFormat.of().formatHex(result.getBytes(column));
            case Types.DATE -> result.getObject(column, LocalDate.class);
            case Types.TIME -> result.getObject(column, LocalTime.class);
            case Types.TIMESTAMP_WITH_TIMEZONE -> instant(result, column);
            // pgjdbc reports this type for a timestamp with time zone too.
            case Types.TIMESTAMP ->
                result.getMetaData().getColumnTypeName(column).equals("timestamptz")
                        ? instant(result, column)
                        : result.getObject(column, LocalDateTime.class);
            default -> result.getObject(column);
        };
    }

    private static Instant instant(ResultSet result, int column) throws SQLException {
        return result.getObject(column, OffsetDateTime.class).toInstant();
    }
}

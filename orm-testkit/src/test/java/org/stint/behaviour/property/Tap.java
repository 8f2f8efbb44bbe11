package org.stint.behaviour.property;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.stint.event.StatementEvent;
import org.stint.event.StatementListener;
import org.stint.testkit.PlainDataSource;

/**
 * Lends connections and remembers the last one, so that the rows can be read with plain JDBC as the transaction on it
 * sees them. Counts the statements that Stint executes.
 */
final class Tap extends PlainDataSource implements StatementListener {

    private final DataSource source;
    private final Connection beside;
    private Connection lent;
    private int statements;

    /** Lends the connections of another data source; where none is out, reads on the connection beside. */
    Tap(DataSource source, Connection beside) {
        this.source = source;
        this.beside = beside;
    }

    @Override
    public Connection getConnection() throws SQLException {
        lent = source.getConnection();
        return lent;
    }

    @Override
    public void executed(StatementEvent event) {
        statements++;
    }

    /** How many statements were executed so far. */
    int statements() {
        return statements;
    }

    /** All rows, as the transaction that is under way sees them. */
    Map<Key, StoredRow> rows() throws SQLException {
        return rows(lent == null || lent.isClosed() ? beside : lent);
    }

    /** All rows that are committed. */
    Map<Key, StoredRow> committedRows() throws SQLException {
        return rows(beside);
    }

    private static Map<Key, StoredRow> rows(Connection connection) throws SQLException {
        Map<Key, StoredRow> rows = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (Kind kind : Kind.values()) {
                try (ResultSet result = statement.executeQuery(query(kind))) {
                    while (result.next()) {
                        rows.put(new Key(kind, id(kind, result, 1)), row(kind, result));
                    }
                }
            }
        }
        return rows;
    }

    private static String query(Kind kind) {
        return "SELECT id, "
                + kind.fields().stream().map(Field::column).collect(Collectors.joining(", "))
                + (kind.isVersioned() ? ", version" : "") + " FROM " + kind.table() + " ORDER BY id";
    }

    private static StoredRow row(Kind kind, ResultSet result) throws SQLException {
        Object[] values = new Object[kind.fields().size()];
        for (int index = 0; index < values.length; index++) {
            values[index] = value(kind, kind.fields().get(index), result, index + 2);
        }
        return new StoredRow(values, version(kind, result, values.length + 2));
    }

    private static Object value(Kind kind, Field field, ResultSet result, int column) throws SQLException {
        return switch (field.sort()) {
            case SIZE -> result.getInt(column);
            case TEXT, CODE -> result.getString(column);
            case PRICE -> result.getBigDecimal(column);
            case TIME, UPDATED_AT -> {
                OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
                yield time == null ? null : time.toInstant();
            }
            case BYTES -> {
                byte[] bytes = result.getBytes(column);
                yield bytes == null ? null : HexFormat.of().formatHex(bytes);
            }
            case REFERENCE -> {
                Object id = id(kind.target(field), result, column);
                yield id == null ? null : new Key(kind.target(field), id);
            }
        };
    }

    private static Object id(Kind kind, ResultSet result, int column) throws SQLException {
        long id = result.getLong(column);
        if (result.wasNull()) {
            return null;
        }
        return kind.isNumberedByApplication() ? (Object) (int) id : (Object) id;
    }

    private static Object version(Kind kind, ResultSet result, int column) throws SQLException {
        return switch (kind) {
            case SHELVES -> result.getInt(column);
            case VOLUMES -> result.getLong(column);
            case SLIPS -> null;
            case LABELS -> result.getObject(column, OffsetDateTime.class).toInstant();
        };
    }
}

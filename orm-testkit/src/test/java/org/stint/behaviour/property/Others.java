package org.stint.behaviour.property;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import org.stint.testkit.TestDatabase;

/** Someone else at the database: changes and deletes committed rows with plain JDBC, unless a lock is in the way. */
final class Others {

    private final Connection connection;

    Others(Connection connection, TestDatabase database) throws SQLException {
        this.connection = connection;
        execute(database == TestDatabase.H2 ? "SET LOCK_TIMEOUT 10" : "SET lock_timeout TO '10ms'");
    }

    /** The tables as they are when a sequence begins: a few rows that refer to each other. */
    void beginAnew() throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (Kind kind : Kind.values()) {
                for (Field field : kind.fields()) {
                    if (field.isReference() && kind.target(field) == kind) {
                        statement.addBatch("UPDATE " + kind.table() + " SET " + field.column() + " = NULL");
                    }
                }
            }
            for (int index = Kind.values().length - 1; index >= 0; index--) {
                statement.addBatch("DELETE FROM " + Kind.values()[index].table());
            }
            statement.addBatch("INSERT INTO shelf (id, size, code, name, below_id, version) VALUES"
                    + " (-3, 1, 'S1', 'lower', NULL, 0), (-2, 5, NULL, 'upper', -3, 7)");
            statement.addBatch(
                    "INSERT INTO volume (id, size, code, price, printed, shelf_id, sequel_id, version) VALUES"
                            + " (-5, 1, 'V1', 9.90, TIMESTAMP WITH TIME ZONE '2001-02-03 04:05:06.789+00', -2, NULL, 1),"
                            + " (-4, 4, 'V2', NULL, NULL, -2, -5, 0), (-3, 9, NULL, 1.00, NULL, NULL, NULL, 3)");
            statement.addBatch("UPDATE volume SET cover = " + bytes("01020304") + " WHERE id IN (-5, -3)");
            statement.addBatch(
                    "INSERT INTO slip (id, size, text, picture, volume_id, previous_id) VALUES (-7, 2, 'here', "
                            + bytes("0a0b") + ", -5, NULL), (-6, 7, NULL, NULL, -4, -7)");
            statement.addBatch("INSERT INTO label (id, size, code, price, volume_id, version) VALUES"
                    + " (1, 3, 'L1', 2.50, -3, TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00'),"
                    + " (2, 8, NULL, NULL, NULL, TIMESTAMP WITH TIME ZONE '2030-01-01 00:00:00+00')");
            statement.executeBatch();
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private String bytes(String hex) throws SQLException {
        boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
        return h2 ? "X'" + hex + "'" : "'\\x" + hex + "'::bytea";
    }

    /** Sets a column and the version; tells whether nothing was in the way. */
    boolean update(Key key, String column, Object value, Object version) throws SQLException {
        String sql = "UPDATE " + key.kind().table() + " SET " + column + " = ?"
                + (version == null ? "" : ", version = ?") + " WHERE id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int index = 1;
            statement.setObject(index++, value);
            if (version instanceof Instant at) {
                statement.setObject(index++, at.atOffset(ZoneOffset.UTC));
            } else if (version != null) {
                statement.setObject(index++, version);
            }
            statement.setObject(index, key.id());
            return isDone(statement);
        }
    }

    /** Deletes a row; tells whether nothing was in the way. */
    boolean delete(Key key) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + key.kind().table() + " WHERE id = ?")) {
            statement.setObject(1, key.id());
            return isDone(statement);
        }
    }

    private static boolean isDone(PreparedStatement statement) throws SQLException {
        try {
            return statement.executeUpdate() == 1;
        } catch (SQLException inTheWay) {
            return false; // a lock of the session, or a row that refers to it
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

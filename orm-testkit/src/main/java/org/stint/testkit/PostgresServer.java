package org.stint.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * The one PostgreSQL server of this JVM, started when the first test asks for it and stopped when the JVM ends. Its
 * connections outlive the tests, for opening one costs more than most tests do.
 */
final class PostgresServer {

    private static final int MOST_IDLE = 8;

    private final Address address;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    private PostgresServer(Address address) {
        this.address = address;
    }

    static PostgresServer running() {
        return Holder.SERVER;
    }

    Address address() {
        return address;
    }

    /** A connection that searches a schema only. */
    Connection take(String schema) throws SQLException {
        Connection connection = waiting();
        run(connection, "SET search_path TO " + schema);
        return connection;
    }

    void giveBack(Connection connection) throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        connection.setReadOnly(false);
        run(connection, "RESET ALL");
        if (idle.size() < MOST_IDLE) {
            idle.push(connection);
        } else {
            connection.close();
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection waiting() throws SQLException {
        Connection connection = idle.poll();
        return connection != null
                ? connection
                : DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    private static PostgresServer start() {
        String given = given();
        return new PostgresServer(given != null ? withoutCredentials(given) : embedded());
    }

    private static @Nullable String given() {
        String property = System.getProperty("stint.test.postgres.url", "");
        String url = property.isBlank() ? System.getenv("STINT_TEST_POSTGRES_URL") : property;
        return url == null || url.isBlank() ? null : url;
    }

    /** The user and the password of a given server are in its URL. */
    private static Address withoutCredentials(String url) {
        return new Address(url, "", "");
    }

    private static Address embedded() {
        try {
            // Stops the server when the JVM ends; nothing else may, for every test of the JVM shares it.
            @SuppressWarnings("resource")
            EmbeddedPostgres server = EmbeddedPostgres.start();
            return new Address("jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", "");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot start the embedded PostgreSQL server. Name a running one with -Dstint.test.postgres.url="
                            + "jdbc:postgresql://host/database?user=…&password=…, or leave PostgreSQL out with"
                            + " -Dstint.test.databases=h2.",
                    e);
        }
    }

    private static final class Holder {
        static final PostgresServer SERVER = start();
    }
}

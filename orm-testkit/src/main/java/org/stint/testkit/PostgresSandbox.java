package org.stint.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/** A schema of its own on the shared server: made and dropped much faster than a database. */
final class PostgresSandbox implements Sandbox {

    private static final AtomicLong COUNT = new AtomicLong();
    /** Keeps apart the JVMs that share a server. */
    private static final String PREFIX = "stint_test_" + ProcessHandle.current().pid() + "_";

    private final PostgresServer server;
    private final String schema;

    private PostgresSandbox(PostgresServer server, String schema) {
        this.server = server;
        this.schema = schema;
    }

    static PostgresSandbox create(PostgresServer server) throws SQLException {
        PostgresSandbox sandbox = new PostgresSandbox(server, PREFIX + COUNT.incrementAndGet());
        sandbox.run("CREATE SCHEMA " + sandbox.schema);
        return sandbox;
    }

    @Override
    public Address address() {
        String url = server.address().url();
        String separator = url.contains("?") ? "&" : "?";
        return new Address(
                url + separator + "currentSchema=" + schema,
                server.address().user(),
                server.address().password());
    }

    @Override
    public Connection take() throws SQLException {
        return server.take(schema);
    }

    @Override
    public void giveBack(Connection connection) throws SQLException {
        server.giveBack(connection);
    }

    @Override
    public void close() throws SQLException {
        // A client that the test forgot may hold locks; waiting for it would hang the whole run.
        run("SET lock_timeout TO '5s'; DROP SCHEMA " + schema + " CASCADE");
    }

    private void run(String sql) throws SQLException {
        Connection connection = take();
        try {
            PostgresServer.run(connection, sql);
        } finally {
            giveBack(connection);
        }
    }
}

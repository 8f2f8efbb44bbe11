package org.stint.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;

/** A database in memory, which exists as long as a connection to it does. */
final class H2Sandbox implements Sandbox {

    private static final AtomicLong COUNT = new AtomicLong();

    private final Address address;
    private final Connection anchor;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    private H2Sandbox(Address address) throws SQLException {
        this.address = address;
        this.anchor = open();
    }

    static H2Sandbox create() throws SQLException {
        return new H2Sandbox(new Address("jdbc:h2:mem:stint-test-" + COUNT.incrementAndGet(), "sa", ""));
    }

    @Override
    public Address address() {
        return address;
    }

    @Override
    public Connection take() throws SQLException {
        Connection waiting = idle.poll();
        return waiting != null ? waiting : open();
    }

    @Override
    public void giveBack(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        connection.setReadOnly(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        idle.push(connection);
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : idle) {
            connection.close();
        }
        anchor.close();
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }
}

package org.stint.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stint.session.TransactionOptions;

/**
 * The connection of one transaction: taken when it is first needed, set up as the options say, and given back as it
 * was.
 */
final class ConnectionLease {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLease.class);

    /** Undoes one of the settings of a connection. */
    private interface Restoration {
        void run(Connection connection) throws SQLException;
    }

    private static final Restoration NOTHING = connection -> {};

    private final DataSource source;
    private final TransactionOptions options;
    private final @Nullable String beginning;
    private final RecentStatements recentStatements = new RecentStatements();
    private final OpenStreams openStreams = new OpenStreams();
    private @Nullable Connection connection;
    private Restoration restoreIsolation = NOTHING;
    private Restoration restoreReadOnly = NOTHING;
    private Restoration restoreAutoCommit = NOTHING;
    private Restoration restoreTimeout = NOTHING;

    /**
     * A lease.
     *
     * @param beginning a statement that every transaction of the connection begins with, or null
     */
    ConnectionLease(DataSource source, TransactionOptions options, @Nullable String beginning) {
        this.source = source;
        this.options = options;
        this.beginning = beginning;
    }

    /** Statements of the connection that may be used again. */
    RecentStatements recentStatements() {
        return recentStatements;
    }

    /** Streams over what the connection is reading. */
    OpenStreams openStreams() {
        return openStreams;
    }

    Connection connection(String attempt) {
        if (connection == null) {
            connection = take(attempt);
        }
        return connection;
    }

    JdbcSavepoint savepoint() throws SQLException {
        return new JdbcSavepoint(connection == null ? null : connection.setSavepoint(), openStreams.opened());
    }

    void rollbackTo(JdbcSavepoint savepoint) throws SQLException {
        if (connection == null) {
            return;
        }
        java.sql.Savepoint point = savepoint.point();
        if (point == null) {
            connection.rollback();
            begin(connection);
        } else {
            connection.rollback(point);
        }
    }

    /** Forgets a savepoint. */
    void release(JdbcSavepoint savepoint) throws SQLException {
        java.sql.Savepoint point = savepoint.point();
        if (connection != null && point != null) {
            connection.releaseSavepoint(point);
        }
    }

    void commit() throws SQLException {
        if (connection != null) {
            connection.commit();
        }
    }

    /** Undoes everything. If that fails the connection is not restored, for switching autocommit on would commit. */
    void rollback() throws SQLException {
        if (connection == null) {
            return;
        }
        try {
            connection.rollback();
        } catch (SQLException failure) {
            close();
            throw failure;
        }
    }

    /** Gives the connection back as it was. What goes wrong changes nothing for the transaction, which has ended. */
    void release() {
        if (connection == null) {
            return;
        }
        try {
            restoreIsolation.run(connection);
            restoreReadOnly.run(connection);
            restoreTimeout.run(connection);
            restoreAutoCommit.run(connection);
        } catch (SQLException failure) {
            LOG.warn("A connection could not be set back to what it was before the transaction.", failure);
        }
        close();
    }

    private void close() {
        Connection closing = connection;
        connection = null;
        recentStatements.clear();
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (SQLException failure) {
            LOG.warn("A connection could not be closed.", failure);
        }
    }

    private Connection take(String attempt) {
        try {
            Connection taken = source.getConnection();
            try {
                setUp(taken);
                return taken;
            } catch (SQLException | RuntimeException failure) {
                try {
                    taken.close();
                } catch (SQLException also) {
                    failure.addSuppressed(also);
                }
                throw failure;
            }
        } catch (SQLException | RuntimeException failure) {
            throw ConnectionFailures.translate(attempt, JdbcUrls.of(source), failure);
        }
    }

    private void setUp(Connection taken) throws SQLException {
        restoreIsolation = NOTHING;
        restoreReadOnly = NOTHING;
        restoreAutoCommit = NOTHING;
        restoreTimeout = NOTHING;
        int level = level(options.isolation());
        if (level != Connection.TRANSACTION_NONE) {
            int before = taken.getTransactionIsolation();
            if (before != level) {
                taken.setTransactionIsolation(level);
                restoreIsolation = given -> given.setTransactionIsolation(before);
            }
        }
        if (options.readOnly() && !taken.isReadOnly()) {
            taken.setReadOnly(true);
            restoreReadOnly = given -> given.setReadOnly(false);
        }
        if (taken.getAutoCommit()) {
            taken.setAutoCommit(false);
            restoreAutoCommit = given -> given.setAutoCommit(true);
        }
        if (options.timeout() != null) {
            rememberTimeout(taken);
        }
        begin(taken);
    }

    private void begin(Connection taken) throws SQLException {
        if (beginning != null) {
            try (Statement statement = taken.createStatement()) {
                statement.execute(beginning);
            }
        }
    }

    /** To some drivers the time limit of a statement is one of its connection, and would outlive the statement. */
    private void rememberTimeout(Connection taken) throws SQLException {
        try (Statement statement = taken.createStatement()) {
            int before = statement.getQueryTimeout();
            restoreTimeout = given -> {
                try (Statement last = given.createStatement()) {
                    last.setQueryTimeout(before);
                }
            };
        }
    }

    private static int level(TransactionOptions.Isolation isolation) {
        return switch (isolation) {
            case DEFAULT -> Connection.TRANSACTION_NONE;
            case READ_COMMITTED -> Connection.TRANSACTION_READ_COMMITTED;
            case REPEATABLE_READ -> Connection.TRANSACTION_REPEATABLE_READ;
            case SERIALIZABLE -> Connection.TRANSACTION_SERIALIZABLE;
        };
    }
}

package org.stint.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.stint.Stint;
import org.stint.session.SessionFactory;
import org.stint.session.Tracking;

/**
 * What one run of a test works with: an empty database of its own, session factories over it, a recorder of the SQL they
 * send, a clock, and plain JDBC beside Stint.
 *
 * <p>Everything made here is closed after the test. The test fails if a connection that Stint took from
 * {@link #dataSource()} is not closed by then, or was closed with a statement still open.
 *
 * <p>May be used by several threads, except for {@link #rows}, {@link #value} and {@link #execute}, which share a
 * connection.
 */
public final class Workbench {

    private final TestDatabase database;
    private final Tracking tracking;
    private final Sandbox sandbox;
    private final LendingDataSource dataSource;
    private final SqlRecorder recorder = new SqlRecorder();
    private final TestClock clock = new TestClock();
    private final Deque<AutoCloseable> closing = new ArrayDeque<>();
    private final Set<Class<?>> created = new HashSet<>();
    private @Nullable Connection beside;

    private Workbench(TestDatabase database, Tracking tracking, Sandbox sandbox) {
        this.database = database;
        this.tracking = tracking;
        this.sandbox = sandbox;
        this.dataSource = new LendingDataSource(sandbox);
    }

    static Workbench setUp(TestDatabase database, Tracking tracking) {
        try {
            return new Workbench(database, tracking, database.sandbox());
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make an empty database on " + database, e);
        }
    }

    /** The database that this run is on. */
    public TestDatabase database() {
        return database;
    }

    /** How this run's factories know what changed. */
    public Tracking tracking() {
        return tracking;
    }

    /** Where a client other than {@link #dataSource()} finds the database. */
    public Address address() {
        return sandbox.address();
    }

    /** Lends connections to the database and remembers which are out. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** The number of connections from {@link #dataSource()} that are in use. */
    public int connectionsInUse() {
        return dataSource.lent();
    }

    /** Records what this run's factories send, except for the creation of tables. */
    public SqlRecorder recorder() {
        return recorder;
    }

    /** The clock of this run's factories. */
    public TestClock clock() {
        return clock;
    }

    /**
     * A session factory for entities, whose tables are created unless an earlier factory of this run has. Where changes
     * are recorded it verifies the records: a field that was written past the woven code fails the flush.
     */
    public SessionFactory factory(Class<?>... entities) {
        return factory(UnaryOperator.identity(), entities);
    }

    /**
     * As {@link #factory(Class...)}, with settings of its own.
     *
     * @param settings what is said to the builder besides
     */
    public SessionFactory factory(UnaryOperator<Stint> settings, Class<?>... entities) {
        SessionFactory factory = closing(settings.apply(Stint.on(dataSource)
                        .entities(entities)
                        .listener(recorder)
                        .tracking(tracking)
                        .verifyRecorded()
                        .clock(clock))
                .open());
        if (Collections.disjoint(created, List.of(entities))) {
            factory.schema().create();
        }
        created.addAll(List.of(entities));
        recorder.clear();
        return factory;
    }

    /** Remembers something to close after the test, before what was made earlier. */
    public synchronized <T extends AutoCloseable> T closing(T resource) {
        closing.push(resource);
        return resource;
    }

    /** A connection besides Stint's, closed after the test. Commits by itself. */
    public Connection connect() {
        try {
            Connection connection = sandbox.take();
            closing(() -> sandbox.giveBack(connection));
            return connection;
        } catch (SQLException e) {
            throw failed("connect", e);
        }
    }

    /** What a query gives, read beside Stint: only what was committed is seen. */
    public List<Row> rows(String sql, @Nullable Object... values) {
        try {
            return PlainJdbc.rows(beside(), sql, values);
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /**
     * The one value that a query gives, as {@link Row} has it, read beside Stint.
     *
     * @throws AssertionError if it gives another number of rows or columns
     */
    public @Nullable Object value(String sql, @Nullable Object... values) {
        List<Row> rows = rows(sql, values);
        if (rows.size() != 1 || rows.get(0).values().size() != 1) {
            throw new AssertionError("One value was expected of " + sql + ", but it gave " + rows);
        }
        return rows.get(0).values().get(0);
    }

    /** Executes a statement beside Stint, commits it and gives the number of changed rows. */
    public int execute(String sql, @Nullable Object... values) {
        try {
            return PlainJdbc.execute(beside(), sql, values);
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    /** Closes everything and removes the database. */
    void clearAway() throws Exception {
        try (sandbox) {
            Exception failure = null;
            for (AutoCloseable resource : closing) {
                try {
                    resource.close();
                } catch (Exception e) {
                    if (failure == null) {
                        failure = e;
                    } else {
                        failure.addSuppressed(e);
                    }
                }
            }
            dataSource.settle();
            if (failure != null) {
                throw failure;
            }
        }
    }

    private Connection beside() {
        if (beside == null) {
            beside = connect();
        }
        return beside;
    }

    private IllegalStateException failed(String what, SQLException cause) {
        return new IllegalStateException("Plain JDBC failed on " + database + ": " + what, cause);
    }
}

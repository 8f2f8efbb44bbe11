package org.stint.benchmarks;

import static org.stint.benchmarks.domain.Account_.ACCOUNT;
import static org.stint.statement.Statements.select;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.stint.Stint;
import org.stint.benchmarks.domain.Account;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.Tracking;

/**
 * Writing a thousand changed objects, each with a version check: by hand as one JDBC batch whose counts are looked at, by
 * hand one by one, and by the flush of a session in both ways of tracking. Everything is rolled back.
 *
 * <p>Runs on H2; {@code -p url=jdbc:postgresql://…} names another database.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FlushBenchmark {

    private static final int ROWS = 1_000;
    private static final String SQL = "UPDATE account SET bookings = ?, version = ? WHERE id = ? AND version = ?";

    @Param("jdbc:h2:mem:flush;DB_CLOSE_DELAY=-1")
    public String url = "jdbc:h2:mem:flush;DB_CLOSE_DELAY=-1";

    private SessionFactory recordedFactory;
    private SessionFactory snapshotFactory;
    private Connection connection;
    private Session recorded;
    private Session snapshots;
    private List<Account> own;

    @Setup
    public void fill() throws SQLException {
        recordedFactory = open(Tracking.RECORDED);
        snapshotFactory = open(Tracking.SNAPSHOT);
        Accounts.create(recordedFactory, ROWS);
        connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
    }

    @Setup(Level.Invocation)
    public void change() {
        recorded = recordedFactory.open();
        snapshots = snapshotFactory.open();
        own = changed(snapshotFactory);
        changed(recorded);
        changed(snapshots);
    }

    private static List<Account> changed(SessionFactory factory) {
        try (Session session = factory.open()) {
            List<Account> accounts = session.list(select(ACCOUNT));
            session.rollback();
            accounts.forEach(account -> account.setBookings(account.getBookings() + 1));
            return accounts;
        }
    }

    private static void changed(Session session) {
        session.list(select(ACCOUNT)).forEach(account -> account.setBookings(account.getBookings() + 1));
    }

    @TearDown(Level.Invocation)
    public void undo() throws SQLException {
        connection.rollback();
        recorded.rollback();
        recorded.close();
        snapshots.rollback();
        snapshots.close();
    }

    @TearDown
    public void close() throws SQLException {
        connection.close();
        recordedFactory.close();
        snapshotFactory.close();
    }

    @Benchmark
    public int batchByHand() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            for (Account account : own) {
                bind(statement, account);
                statement.addBatch();
            }
            int written = 0;
            for (int count : statement.executeBatch()) {
                written += requireOne(count);
            }
            return written;
        }
    }

    @Benchmark
    public int oneByOneByHand() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            int written = 0;
            for (Account account : own) {
                bind(statement, account);
                written += requireOne(statement.executeUpdate());
            }
            return written;
        }
    }

    @Benchmark
    public int flushRecorded() {
        return recorded.flush().updated();
    }

    @Benchmark
    public int flushSnapshots() {
        return snapshots.flush().updated();
    }

    private static void bind(PreparedStatement statement, Account account) throws SQLException {
        statement.setInt(1, account.getBookings());
        statement.setInt(2, 1);
        statement.setLong(3, account.getId());
        statement.setInt(4, 0);
    }

    private static int requireOne(int count) {
        if (count != 1) {
            throw new IllegalStateException("Another one was faster");
        }
        return count;
    }

    private SessionFactory open(Tracking tracking) {
        return Stint.connect(url).entities(Account.class).tracking(tracking).open();
    }
}

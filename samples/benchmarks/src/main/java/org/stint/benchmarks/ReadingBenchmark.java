package org.stint.benchmarks;

import static org.stint.benchmarks.domain.Account_.ACCOUNT;
import static org.stint.statement.Statements.select;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.stint.Stint;
import org.stint.benchmarks.domain.Account;
import org.stint.session.SessionFactory;
import org.stint.session.Tracking;

/** Reading a thousand rows of nine columns from a database in memory. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadingBenchmark {

    private static final int ROWS = 1_000;
    private static final String SQL =
            "SELECT id, owner, city, balance, opened, bookings, blocked, rate, version FROM account";

    private JdbcConnectionPool pool;
    private SessionFactory recorded;
    private SessionFactory snapshots;

    @Setup
    public void fill() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:benchmark;DB_CLOSE_DELAY=-1", "sa", "");
        recorded = open(Tracking.RECORDED);
        snapshots = open(Tracking.SNAPSHOT);
        recorded.schema().create();
        recorded.useTransaction(session -> {
            for (int id = 0; id < ROWS; id++) {
                session.persist(new Account(
                        id,
                        "owner " + id,
                        "city " + id,
                        BigDecimal.valueOf(id, 2),
                        LocalDate.ofEpochDay(id),
                        id,
                        false,
                        id,
                        0));
            }
        });
    }

    @TearDown
    public void close() {
        recorded.close();
        snapshots.close();
        pool.dispose();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public List<Account> handWritten() throws SQLException {
        List<Account> accounts = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                accounts.add(new Account(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBigDecimal(4),
                        row.getObject(5, LocalDate.class),
                        row.getInt(6),
                        row.getBoolean(7),
                        row.getDouble(8),
                        row.getInt(9)));
            }
        }
        return accounts;
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public List<Account> recorded() {
        return recorded.inTransaction(session -> session.list(select(ACCOUNT)));
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public List<Account> snapshots() {
        return snapshots.inTransaction(session -> session.list(select(ACCOUNT)));
    }

    private SessionFactory open(Tracking tracking) {
        return Stint.on(pool).entities(Account.class).tracking(tracking).open();
    }
}

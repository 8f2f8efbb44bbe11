package org.stint.benchmarks;

import static org.stint.benchmarks.domain.Account_.ACCOUNT;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.update;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.stint.Stint;
import org.stint.benchmarks.domain.Account;
import org.stint.session.SessionFactory;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.statement.Update;
import org.stint.type.SqlTypes;

/**
 * An update of one row by its id, a hundred of them in a transaction: prepared, bound, executed and closed each time by
 * hand, with the SQL that the language writes and with the shorter one that a person would, which leaves out the cast of
 * the amount; built and executed through the language each time; held in a constant and executed with parameters; built
 * and executed through a session, which synchronises itself. And an update of the ten rows that an index finds by another
 * column, ten of them in a transaction, by hand and through the language.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StatementBenchmark {

    private static final int UPDATES = 100;
    private static final int CITIES = 10;
    private static final String SQL_WITHOUT_CAST =
            "UPDATE account SET balance = balance + ?, blocked = ?, version = version + 1 WHERE id = ?";
    private static final String SQL_BY_CITY =
            "UPDATE account SET balance = balance + ?, blocked = ?, version = version + 1 WHERE city = ?";

    private static final Parameter<BigDecimal> AMOUNT = parameter("amount", SqlTypes.decimal(12, 2));
    private static final Parameter<Boolean> BLOCKED = parameter("blocked", SqlTypes.BOOLEAN);
    private static final Parameter<Long> ID = parameter("id", SqlTypes.LONG);
    private static final Update<Account> WITH_PARAMETERS = update(ACCOUNT)
            .set(ACCOUNT.balance, ACCOUNT.balance.plus(AMOUNT))
            .set(ACCOUNT.blocked, BLOCKED)
            .where(ACCOUNT.id.eq(ID));

    private JdbcConnectionPool pool;
    private SessionFactory factory;
    private String sql;

    @Setup
    public void fill() throws SQLException {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:statement;DB_CLOSE_DELAY=-1", "sa", "");
        factory = Stint.on(pool).entities(Account.class).open();
        factory.schema().create();
        sql = change(0)
                .advancing(Instant.EPOCH)
                .toSql(factory.database().dialect())
                .text();
        factory.useTransaction(session -> {
            for (int id = 0; id < UPDATES; id++) {
                session.persist(new Account(id, "owner " + id, city(id), BigDecimal.TEN, null, id, false, 0.5, 0));
            }
        });
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE INDEX account_city ON account (city)");
        }
    }

    @TearDown
    public void close() {
        factory.close();
        pool.dispose();
    }

    @Benchmark
    @OperationsPerInvocation(UPDATES)
    public long handWritten() throws SQLException {
        return byHand(sql);
    }

    @Benchmark
    @OperationsPerInvocation(UPDATES)
    public long handWrittenWithoutCast() throws SQLException {
        return byHand(SQL_WITHOUT_CAST);
    }

    private long byHand(String text) throws SQLException {
        long rows = 0;
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            for (long id = 0; id < UPDATES; id++) {
                try (PreparedStatement statement = connection.prepareStatement(text)) {
                    statement.setBigDecimal(1, BigDecimal.ONE);
                    statement.setBoolean(2, false);
                    statement.setLong(3, id);
                    rows += statement.executeUpdate();
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
        return rows;
    }

    @Benchmark
    @OperationsPerInvocation(UPDATES)
    public long built() {
        return factory.database().inTransaction(transaction -> {
            long rows = 0;
            for (long id = 0; id < UPDATES; id++) {
                rows += transaction.execute(change(id)).matched();
            }
            return rows;
        });
    }

    @Benchmark
    @OperationsPerInvocation(UPDATES)
    public long constantWithParameters() {
        return factory.database().inTransaction(transaction -> {
            long rows = 0;
            for (long id = 0; id < UPDATES; id++) {
                Parameters values = Parameters.of(AMOUNT, BigDecimal.ONE)
                        .and(BLOCKED, false)
                        .and(ID, id);
                rows += transaction.execute(WITH_PARAMETERS, values).matched();
            }
            return rows;
        });
    }

    @Benchmark
    @OperationsPerInvocation(UPDATES)
    public long builtInASession() {
        return factory.inTransaction(session -> {
            long rows = 0;
            for (long id = 0; id < UPDATES; id++) {
                rows += session.execute(change(id)).matched();
            }
            return rows;
        });
    }

    @Benchmark
    @OperationsPerInvocation(CITIES)
    public long handWrittenTenRows() throws SQLException {
        long rows = 0;
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            for (int city = 0; city < CITIES; city++) {
                try (PreparedStatement statement = connection.prepareStatement(SQL_BY_CITY)) {
                    statement.setBigDecimal(1, BigDecimal.ONE);
                    statement.setBoolean(2, false);
                    statement.setString(3, city(city));
                    rows += statement.executeUpdate();
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
        return rows;
    }

    @Benchmark
    @OperationsPerInvocation(CITIES)
    public long builtTenRows() {
        return factory.database().inTransaction(transaction -> {
            long rows = 0;
            for (int city = 0; city < CITIES; city++) {
                Update<Account> change = update(ACCOUNT)
                        .set(ACCOUNT.balance, ACCOUNT.balance.plus(BigDecimal.ONE))
                        .set(ACCOUNT.blocked, false)
                        .where(ACCOUNT.city.eq(city(city)));
                rows += transaction.execute(change).matched();
            }
            return rows;
        });
    }

    private static String city(int number) {
        return "city " + number % CITIES;
    }

    private static Update<Account> change(long id) {
        return update(ACCOUNT)
                .set(ACCOUNT.balance, ACCOUNT.balance.plus(BigDecimal.ONE))
                .set(ACCOUNT.blocked, false)
                .where(ACCOUNT.id.eq(id));
    }
}

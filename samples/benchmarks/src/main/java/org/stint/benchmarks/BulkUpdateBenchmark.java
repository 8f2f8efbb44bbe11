package org.stint.benchmarks;

import static org.stint.benchmarks.domain.Account_.ACCOUNT;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hibernate.cfg.Configuration;
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
import org.stint.session.SynchronizeSession;
import org.stint.statement.Update;

/**
 * A bulk update of 5,000 rows by a session that manages some of them: by each strategy, with the objects read anew by a
 * select instead, by plain JDBC, and by Hibernate, which leaves the objects stale unless they are selected again. Everything
 * is rolled back. All of them advance the version; all but plain JDBC look for pending changes among the same objects first.
 *
 * <p>Runs on H2; {@code -p url=jdbc:postgresql://…} names another database.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class BulkUpdateBenchmark {

    private static final int ROWS = 5_000;

    private static final Update<Account> CHANGE = update(ACCOUNT)
            .set(ACCOUNT.balance, ACCOUNT.balance.plus(BigDecimal.ONE))
            .where(ACCOUNT.bookings.ge(0));

    @Param("jdbc:h2:mem:bulk;DB_CLOSE_DELAY=-1")
    public String url;

    @Param({"0", "100", "1000"})
    public int managed;

    private SessionFactory factory;
    private org.hibernate.SessionFactory peer;
    private Connection connection;
    private Session session;
    private org.hibernate.Session peerSession;
    private List<Account> accounts;

    @Setup
    public void fill() throws SQLException {
        factory = Stint.connect(url).entities(Account.class).open();
        Accounts.create(factory, ROWS);
        connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        peer = new Configuration()
                .addAnnotatedClass(PeerAccount.class)
                .setProperty("hibernate.connection.url", url)
                .buildSessionFactory();
    }

    @Setup(Level.Invocation)
    public void load() {
        session = factory.open();
        accounts = session.list(select(ACCOUNT).where(ACCOUNT.id.le(managed)));
        peerSession = peer.openSession();
        peerSession.beginTransaction();
        selectPeers();
    }

    private List<PeerAccount> selectPeers() {
        return peerSession
                .createQuery("from PeerAccount where id <= :id", PeerAccount.class)
                .setParameter("id", (long) managed)
                .list();
    }

    @TearDown(Level.Invocation)
    public void undo() throws SQLException {
        session.rollback();
        session.close();
        peerSession.getTransaction().rollback();
        peerSession.close();
        connection.rollback();
    }

    @TearDown
    public void close() throws SQLException {
        connection.close();
        peer.close();
        factory.close();
    }

    @Benchmark
    public long plainJdbc() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE account SET balance = balance + ?, version = version + 1 WHERE bookings >= ?")) {
            statement.setBigDecimal(1, BigDecimal.ONE);
            statement.setLong(2, 0);
            return statement.executeUpdate();
        }
    }

    @Benchmark
    public long hibernate() {
        return peerSession
                .createMutationQuery("update versioned PeerAccount set balance = balance + 1 where bookings >= 0")
                .executeUpdate();
    }

    @Benchmark
    public long none() {
        return session.execute(CHANGE, SynchronizeSession.NONE).rows();
    }

    @Benchmark
    public long auto() {
        return session.execute(CHANGE, SynchronizeSession.AUTO).rows();
    }

    @Benchmark
    public long fetch() {
        return session.execute(CHANGE, SynchronizeSession.FETCH).rows();
    }

    @Benchmark
    public long evaluate() {
        return session.execute(CHANGE, SynchronizeSession.EVALUATE).rows();
    }

    /** The measure of synchronising: what a strategy takes more than NONE, divided by this. */
    @Benchmark
    public int oneSelectOfTheSameObjects() {
        session.refreshAll(accounts);
        return accounts.size();
    }

    /** What it costs to have the objects true without synchronisation: one select more. */
    @Benchmark
    public long noneAndOneSelectMore() {
        long rows = session.execute(CHANGE, SynchronizeSession.NONE).rows();
        session.refreshAll(accounts);
        return rows;
    }

    /** The same with Hibernate, whose way is to forget the objects and to select them again. */
    @Benchmark
    public long hibernateAndOneSelectMore() {
        long rows = hibernate();
        peerSession.clear();
        selectPeers();
        return rows;
    }
}

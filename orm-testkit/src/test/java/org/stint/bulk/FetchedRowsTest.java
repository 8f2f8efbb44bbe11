package org.stint.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.bulk.domain.Reading_.READING;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;
import static org.stint.statement.Statements.update;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.stint.Stint;
import org.stint.bulk.domain.Reading;
import org.stint.session.BulkResult;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.session.Tracking;
import org.stint.statement.Counts;
import org.stint.testkit.Address;
import org.stint.testkit.AnotherProcess;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** However many rows a statement changes, those that come back are those that the session manages, in that statement. */
class FetchedRowsTest {

    private static final int ROWS = 5_000;
    private static final int MANY_ROWS = 1_000_000;

    private final AtomicLong handedOver = new AtomicLong();

    @EveryDatabase
    @OnlyWith(value = Tracking.SNAPSHOT, because = "what comes back does not depend on how changes are known")
    void tenManagedRowsOfFiveThousandComeBackFromAnUpdate(Workbench bench) {
        assertUpdated(bench, 10);
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.SNAPSHOT, because = "what comes back does not depend on how changes are known")
    void aThousandManagedRowsOfFiveThousandComeBackFromAnUpdate(Workbench bench) {
        assertUpdated(bench, 1_000);
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.SNAPSHOT, because = "what comes back does not depend on how changes are known")
    void managedRowsOfADeleteComeBack(Workbench bench) {
        try (Session session = filled(bench).open()) {
            List<Reading> managed = managed(session, 500);
            handedOver.set(0);
            bench.recorder().clear();

            BulkResult<Counts> result = session.execute(deleteFrom(READING).allRows(), SynchronizeSession.AUTO);

            assertThat(result.rows()).isEqualTo(ROWS);
            assertThat(result.removed()).isEqualTo(500);
            assertThat(managed).noneMatch(session::contains);
            assertThat(fetched(bench)).isBetween(500L, 501L);
            session.rollback();
        }
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.SNAPSHOT, because = "what comes back does not depend on how changes are known")
    void theCountIsRightThoughNoManagedRowIsAmongThem(Workbench bench) {
        try (Session session = filled(bench).open()) {
            managed(session, 40);
            for (long first : List.of(41L, ROWS + 1L)) {
                handedOver.set(0);
                bench.recorder().clear();

                BulkResult<Counts> result = session.execute(
                        update(READING).set(READING.amount, 0L).where(READING.id.ge(first)), SynchronizeSession.FETCH);

                assertThat(result.rows()).isEqualTo(ROWS + 1 - first);
                assertThat(result.refreshed()).isZero();
                assertThat(fetched(bench)).isLessThanOrEqualTo(1);
            }
            session.rollback();
        }
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.SNAPSHOT, because = "what comes back does not depend on how changes are known")
    void keysThatLieFarApartAreFoundAmongTheOthers(Workbench bench) {
        SessionFactory factory = filled(bench);
        bench.execute("INSERT INTO reading (id, amount, kind) SELECT 8796093022208 - 1000003 * id, id, 1 FROM reading"
                + " UNION ALL SELECT -1000003 * id, id, 1 FROM reading");
        try (Session session = factory.open()) {
            List<Reading> managed =
                    session.list(select(READING).where(READING.kind.eq(1).and(READING.amount.lt(101L))));
            handedOver.set(0);

            BulkResult<Counts> result =
                    session.execute(update(READING).set(READING.amount, -1L).allRows(), SynchronizeSession.FETCH);

            assertThat(result.rows()).isEqualTo(3 * ROWS);
            assertThat(result.refreshed()).isEqualTo(200);
            assertThat(managed).hasSize(200).allMatch(reading -> reading.getAmount() == -1);
            assertThat(handedOver.get()).isBetween(200L, 201L);
            session.rollback();
        }
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.SNAPSHOT, because = "what comes back does not depend on how changes are known")
    void noNeighbourComesBackWhereverTheKeysLie(Workbench bench) {
        SessionFactory factory = filled(bench, 0);
        for (long first : List.of(Long.MIN_VALUE, -70_000L, -1L, 0L, 1L, Long.MAX_VALUE - 70_000)) {
            for (int distance : List.of(0, 1, 65_535, 65_536, 69_999)) {
                bench.execute("DELETE FROM reading");
                for (long id : new TreeSet<>(List.of(
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        first,
                        first + 1,
                        first + 65_535,
                        first + 65_536,
                        first + 69_999,
                        first + 70_000))) {
                    bench.execute("INSERT INTO reading (id, amount, kind) VALUES (?, 0, 0)", id);
                }
                Set<Long> ids = Set.copyOf(List.of(first, first + distance));
                try (Session session = factory.open()) {
                    List<Reading> managed = session.getAll(Reading.class, ids);
                    handedOver.set(0);

                    BulkResult<Counts> result = session.execute(
                            update(READING).set(READING.amount, 1L).allRows(), SynchronizeSession.FETCH);

                    assertThat(result.refreshed()).isEqualTo(ids.size());
                    assertThat(managed).allMatch(reading -> reading.getAmount() == 1);
                    assertThat(handedOver.get()).isBetween((long) ids.size(), ids.size() + 1L);
                    session.rollback();
                }
            }
        }
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.H2, because = "an array of H2 has 65,536 elements at most")
    @OnlyWith(value = Tracking.SNAPSHOT, because = "what comes back does not depend on how changes are known")
    void moreManagedRowsThanAnArrayHoldsComeBack(Workbench bench) {
        int rows = 66_000;
        try (Session session = filled(bench, rows).open()) {
            List<Reading> managed = managed(session, rows);

            BulkResult<Counts> result = session.execute(
                    update(READING).set(READING.amount, -1L).where(READING.id.gt(65_000L)), SynchronizeSession.FETCH);

            assertThat(result.rows()).isEqualTo(1_000);
            assertThat(result.refreshed()).isEqualTo(1_000);
            assertThat(managed).filteredOn(reading -> reading.getAmount() == -1).hasSize(1_000);
            session.rollback();
        }
    }

    /** H2 keeps them in memory up to a number, and of more than those it loses the last ones in a file database. */
    @EveryDatabase
    @OnlyOn(value = TestDatabase.H2, because = "only H2 puts rows aside in files")
    @OnlyWith(value = Tracking.SNAPSHOT, because = "what comes back does not depend on how changes are known")
    void noRowIsLostThatADatabaseOfFilesPutsAside(Workbench bench, @TempDir Path folder) {
        try (SessionFactory factory = Stint.connect(
                        "jdbc:h2:file:" + folder.resolve("readings") + ";MAX_MEMORY_ROWS=100")
                .entities(Reading.class)
                .open()) {
            fill(factory, 1_050);
            factory.useTransaction(session -> {
                List<Reading> managed = session.list(select(READING).where(READING.id.gt(1_040L)));

                BulkResult<Counts> updated =
                        session.execute(update(READING).set(READING.amount, -1L).allRows(), SynchronizeSession.FETCH);

                assertThat(updated.rows()).isEqualTo(1_050);
                assertThat(updated.refreshed()).isEqualTo(10);
                assertThat(managed).hasSize(10).allMatch(reading -> reading.getAmount() == -1);

                BulkResult<Counts> deleted = session.execute(deleteFrom(READING).allRows(), SynchronizeSession.FETCH);

                assertThat(deleted.rows()).isEqualTo(1_050);
                assertThat(deleted.removed()).isEqualTo(10);
                assertThat(managed).noneMatch(session::contains);
            });
        }
    }

    @Tag("long")
    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "another process needs a server to talk to")
    @OnlyWith(value = Tracking.SNAPSHOT, because = "the other process decides for itself")
    void aMillionRowsAreFollowedInLittleMemory(Workbench bench) throws Exception {
        filled(bench, MANY_ROWS);
        Address address = bench.address();

        assertThat(AnotherProcess.run(32, InAnotherProcess.class, address.url(), address.user(), address.password()))
                .isEqualTo("0: FETCH of 1000000 rows, 10 refreshed, 10 right");
    }

    /** The process has the database in it, too. */
    @Tag("long")
    @EveryDatabase
    @OnlyOn(value = TestDatabase.H2, because = "only H2 is in the process of the application")
    @OnlyWith(value = Tracking.SNAPSHOT, because = "the other process decides for itself")
    void aMillionRowsInFilesAreFollowedInLittleMemory(Workbench bench, @TempDir Path folder) throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("readings");
        try (SessionFactory factory = Stint.connect(url).entities(Reading.class).open()) {
            fill(factory, MANY_ROWS);
        }

        assertThat(AnotherProcess.run(64, InAnotherProcess.class, url, "", ""))
                .isEqualTo("0: FETCH of 1000000 rows, 10 refreshed, 10 right");
    }

    /** H2 itself keeps every row that it changes, so that an update without FETCH needs some 550 MB as well. */
    @Tag("long")
    @EveryDatabase
    @OnlyOn(value = TestDatabase.H2, because = "only H2 is in the process of the application")
    @OnlyWith(value = Tracking.SNAPSHOT, because = "the other process decides for itself")
    void aMillionRowsInMemoryAreFollowedInLittleMoreThanTheirUpdateNeeds(Workbench bench) throws Exception {
        assertThat(AnotherProcess.run(768, InAnotherProcess.class, "jdbc:h2:mem:readings", "", ""))
                .isEqualTo("0: FETCH of 1000000 rows, 10 refreshed, 10 right");
    }

    /** What the process with little memory does: updates all rows, of which it manages ten. */
    static final class InAnotherProcess {
        public static void main(String[] arguments) {
            try (SessionFactory factory = Stint.connect(arguments[0])
                    .user(arguments[1])
                    .password(arguments[2])
                    .entities(Reading.class)
                    .open()) {
                if (arguments[0].contains(":mem:")) {
                    fill(factory, MANY_ROWS);
                }
                factory.useTransaction(session -> {
                    List<Reading> ten = session.list(select(READING).where(READING.id.gt(MANY_ROWS - 10)));
                    BulkResult<Counts> result = session.execute(
                            update(READING)
                                    .set(READING.amount, READING.amount.plus(7))
                                    .allRows(),
                            SynchronizeSession.FETCH);
                    long right = ten.stream()
                            .filter(reading -> reading.getAmount() == reading.getId() + 7)
                            .count();
                    System.out.println(result.strategy() + " of " + result.rows() + " rows, " + result.refreshed()
                            + " refreshed, " + right + " right");
                });
            }
        }
    }

    private void assertUpdated(Workbench bench, int count) {
        try (Session session = filled(bench).open()) {
            List<Reading> managed = managed(session, count);
            handedOver.set(0);
            bench.recorder().clear();

            BulkResult<Counts> result = session.execute(
                    update(READING).set(READING.amount, READING.amount.plus(7)).allRows(), SynchronizeSession.AUTO);

            assertThat(result.rows()).isEqualTo(ROWS);
            assertThat(result.strategy()).isEqualTo(SynchronizeSession.FETCH);
            assertThat(result.refreshed()).isEqualTo(count);
            assertThat(managed).allMatch(reading -> reading.getAmount() == reading.getId() + 7);
            // one more may come to tell the count
            assertThat(fetched(bench)).isBetween((long) count, count + 1L);
            session.rollback();
        }
    }

    /** The rows that the driver handed over since then, for the only statement. */
    private long fetched(Workbench bench) {
        assertThat(bench.recorder().statements()).hasSize(1);
        return handedOver.get();
    }

    private static List<Reading> managed(Session session, int count) {
        return session.list(select(READING).where(READING.id.le(count)));
    }

    private static void fill(SessionFactory h2, int rows) {
        h2.schema().create();
        h2.database()
                .useTransaction(transaction -> transaction.execute(sql("INSERT INTO reading (id, amount, kind)"
                                + " SELECT i, i, 0 FROM SYSTEM_RANGE(1, :rows) AS n(i)")
                        .bind("rows", value(rows))
                        .change()));
    }

    private SessionFactory filled(Workbench bench) {
        return filled(bench, ROWS);
    }

    private SessionFactory filled(Workbench bench, int rows) {
        bench.factory(Reading.class);
        bench.execute("INSERT INTO reading (id, amount, kind) SELECT i, i, 0 FROM "
                + (bench.database() == TestDatabase.H2 ? "SYSTEM_RANGE" : "generate_series") + "(1, " + rows
                + ") AS n(i)");
        return bench.closing(Stint.on(counting(DataSource.class, bench.dataSource()))
                .entities(Reading.class)
                .listener(bench.recorder())
                .tracking(bench.tracking())
                .open());
    }

    /** Counts the rows of results and the elements of arrays on their way from the driver. */
    private <T> T counting(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Object result;
            try {
                result = method.invoke(target, args);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
            if (target instanceof ResultSet && method.getName().equals("next") && Boolean.TRUE.equals(result)) {
                handedOver.incrementAndGet();
            }
            if (target instanceof ResultSet && result instanceof Array array) {
                handedOver.addAndGet(((Object[]) array.getArray()).length);
            }
            boolean onTheWay = target instanceof DataSource && result instanceof Connection
                    || target instanceof Connection && result instanceof PreparedStatement
                    || target instanceof PreparedStatement && result instanceof ResultSet;
            return onTheWay ? wrapped(method.getReturnType(), result) : result;
        }));
    }

    private <T> Object wrapped(Class<T> type, Object result) {
        return counting(type, type.cast(result));
    }
}

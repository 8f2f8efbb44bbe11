package org.stint.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.bulk.domain.Reading_.READING;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;

import java.util.List;
import org.stint.bulk.domain.Reading;
import org.stint.session.BulkResult;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.session.Tracking;
import org.stint.statement.Counts;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.RecordedStatement;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** However many rows a statement changes, those that come back are those that the session manages, in that statement. */
class FetchedRowsTest {

    private static final int ROWS = 5_000;

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

    private static void assertUpdated(Workbench bench, int count) {
        try (Session session = filled(bench).open()) {
            List<Reading> managed = managed(session, count);
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

    /** The rows that the only statement since then gave back. */
    private static long fetched(Workbench bench) {
        List<RecordedStatement> statements = bench.recorder().statements();
        assertThat(statements).hasSize(1);
        return statements.get(0).counts().get(0);
    }

    private static List<Reading> managed(Session session, int count) {
        return session.list(select(READING).where(READING.id.le(count)));
    }

    private static SessionFactory filled(Workbench bench) {
        SessionFactory factory = bench.factory(Reading.class);
        bench.execute("INSERT INTO reading (id, amount, kind) SELECT i, i, 0 FROM "
                + (bench.database() == TestDatabase.H2 ? "SYSTEM_RANGE" : "generate_series") + "(1, " + ROWS
                + ") AS n(i)");
        return factory;
    }
}

package org.stint.behaviour.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.types.PurchaseLine_.PURCHASE_LINE;
import static org.stint.behaviour.types.Purchase_.PURCHASE;
import static org.stint.behaviour.types.Seat_.SEAT;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.stint.Stint;
import org.stint.behaviour.types.PurchaseLine.Key;
import org.stint.bulk.WithoutReturning;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StintException;
import org.stint.session.BulkJob;
import org.stint.session.BulkReport;
import org.stint.session.BulkResult;
import org.stint.session.EntityState;
import org.stint.session.FlushMode;
import org.stint.session.PendingChanges;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.statement.Counts;
import org.stint.statement.Delete;
import org.stint.statement.Update;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** Bulk statements follow rows that several columns identify together, also where one of these is a foreign key. */
class CompositeIdBulkTest {

    private static final Update<PurchaseLine> PEPPER =
            update(PURCHASE_LINE).set(PURCHASE_LINE.article, "pepper").where(PURCHASE_LINE.id.number.lt(3));

    private static final Delete<PurchaseLine> FIRST_LINES =
            deleteFrom(PURCHASE_LINE).where(PURCHASE_LINE.id.number.eq(1));

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = open(bench, UnaryOperator.identity());
        bench.execute("INSERT INTO purchase (id, customer) VALUES (1001, 'Ann'), (1002, 'Ben')");
        bench.execute("INSERT INTO purchase_line (purchase_id, number, article, version) VALUES"
                + " (1001, 1, 'tea', 0), (1001, 2, 'salt', 3), (1001, 3, 'rice', 0), (1002, 1, 'soap', 0)");
        bench.execute(
                "INSERT INTO seat (seat_row, number, guest) VALUES ('A', 1, 'Ann'), ('A', 2, NULL), ('B', 1, NULL)");
    }

    private static SessionFactory open(Workbench bench, UnaryOperator<Stint> settings) {
        return bench.factory(settings, Purchase.class, PurchaseLine.class, Seat.class);
    }

    private static SessionFactory withoutReturning(Workbench bench) {
        return open(bench, stint -> stint.dialect(WithoutReturning.on(bench.database())));
    }

    // UPDATE

    @EveryDatabase
    void autoAndFetchFollowAnUpdate(Workbench bench) {
        for (SynchronizeSession strategy : List.of(SynchronizeSession.AUTO, SynchronizeSession.FETCH)) {
            try (Session session = shop.open()) {
                assertFollowed(session, strategy);
            }
        }
    }

    @EveryDatabase
    void evaluateFollowsAnUpdate(Workbench bench) {
        try (Session session = shop.open()) {
            assertFollowed(session, SynchronizeSession.EVALUATE);
        }
    }

    @EveryDatabase
    void anUpdateIsFollowedByLockingFirst(Workbench bench) {
        try (Session session = withoutReturning(bench).open()) {
            bench.recorder().clear();
            assertFollowed(session, SynchronizeSession.FETCH);
            assertThat(bench.recorder().selects().toString())
                    .contains("SELECT purchase_id, number FROM purchase_line")
                    .contains("FOR UPDATE");
        }
    }

    private static void assertFollowed(Session session, SynchronizeSession strategy) {
        PurchaseLine salt = session.get(PurchaseLine.class, Key.of(1001, 2));
        PurchaseLine rice = session.get(PurchaseLine.class, Key.of(1001, 3));

        BulkResult<Counts> result = session.execute(PEPPER, strategy);

        SynchronizeSession used = strategy == SynchronizeSession.AUTO ? SynchronizeSession.FETCH : strategy;
        assertThat(result).isEqualTo(new BulkResult<>(Counts.updated(3), 3, used, 1, 0, 0));
        assertThat(salt.article).isEqualTo("pepper");
        assertThat(salt.version).isEqualTo(4);
        assertThat(rice.article).isEqualTo("rice");
        salt.article = "curry";
        session.flush();
        assertThat(salt.version).isEqualTo(5);
        session.rollback();
        assertThat(salt.article).isEqualTo("salt");
    }

    @EveryDatabase
    void noneLeavesAnObjectThatConflictsLater(Workbench bench) {
        try (Session session = shop.open()) {
            PurchaseLine salt = session.get(PurchaseLine.class, Key.of(1001, 2));

            BulkResult<Counts> result = session.execute(PEPPER, SynchronizeSession.NONE);

            assertThat(result.rows()).isEqualTo(3);
            salt.article = "mine";
            assertThatThrownBy(session::flush).isInstanceOf(StaleObjectException.class);
            session.rollback();
        }
    }

    @EveryDatabase
    void anIdThatKnowsNoEqualityIsFollowedToo(Workbench bench) {
        shop.useTransaction(session -> {
            Seat first = session.get(Seat.class, new Seat.Place("A", 1));
            Seat second = session.get(Seat.class, new Seat.Place("A", 2));

            for (SynchronizeSession strategy : List.of(SynchronizeSession.FETCH, SynchronizeSession.EVALUATE)) {
                session.execute(update(SEAT).set(SEAT.guest, "by " + strategy).where(SEAT.place.row.eq("A")), strategy);
                assertThat(first.guest).isEqualTo("by " + strategy);
                assertThat(second.guest).isEqualTo("by " + strategy);
            }
        });
    }

    @EveryDatabase
    void manyRowsAreFollowed(Workbench bench) {
        for (int number = 10; number < 110; number++) {
            bench.execute(
                    "INSERT INTO purchase_line (purchase_id, number, article, version) VALUES (1002, ?, 'x', 0)",
                    number);
        }
        for (SessionFactory factory : List.of(shop, withoutReturning(bench))) {
            try (Session session = factory.open()) {
                List<PurchaseLine> lines = new ArrayList<>();
                for (int number = 10; number < 110; number++) {
                    lines.add(session.get(PurchaseLine.class, Key.of(1002, number)));
                }
                BulkResult<Counts> result = session.execute(
                        update(PURCHASE_LINE).set(PURCHASE_LINE.article, "y").where(PURCHASE_LINE.id.number.lt(100)),
                        SynchronizeSession.FETCH);

                assertThat(result.rows()).isEqualTo(94);
                assertThat(result.refreshed()).isEqualTo(90);
                assertThat(lines.subList(0, 90)).allMatch(line -> line.article.equals("y") && line.version == 1);
                assertThat(lines.subList(90, 100)).allMatch(line -> line.article.equals("x") && line.version == 0);
                session.rollback();
            }
        }
    }

    @EveryDatabase
    void changesHeldBackAreNamedByTheWholeId(Workbench bench) {
        try (Session session = shop.open()) {
            session.flushMode(FlushMode.MANUAL);
            PurchaseLine salt = session.get(PurchaseLine.class, Key.of(1001, 2));
            salt.article = "mine";

            for (SynchronizeSession strategy : List.of(SynchronizeSession.AUTO, SynchronizeSession.EVALUATE)) {
                assertThatThrownBy(() -> session.execute(PEPPER, strategy))
                        .isInstanceOf(StintException.class)
                        .hasMessageContaining("PurchaseLine Key[")
                        .hasMessageContaining("number=2");
            }
            session.execute(PEPPER, SynchronizeSession.FETCH, PendingChanges.TAKE_THEIRS);
            assertThat(salt.article).isEqualTo("pepper");
            session.rollback();
        }
    }

    @EveryDatabase
    void returnedEntitiesAreTheSessionsOwn(Workbench bench) {
        shop.useTransaction(session -> {
            PurchaseLine salt = session.get(PurchaseLine.class, Key.of(1001, 2));

            var result = session.execute(PEPPER.returning(PURCHASE_LINE), SynchronizeSession.AUTO);

            assertThat(result.value().rows()).hasSize(3).contains(salt).allMatch(session::contains);
            assertThat(result.refreshed()).isEqualTo(1);
            assertThat(salt.article).isEqualTo("pepper");
        });
    }

    // DELETE

    @EveryDatabase
    void aDeleteIsFollowedByEveryStrategy(Workbench bench) {
        for (SynchronizeSession strategy :
                List.of(SynchronizeSession.AUTO, SynchronizeSession.FETCH, SynchronizeSession.EVALUATE)) {
            assertDeletionIsFollowed(shop, strategy);
        }
        assertDeletionIsFollowed(withoutReturning(bench), SynchronizeSession.FETCH);
    }

    private static void assertDeletionIsFollowed(SessionFactory factory, SynchronizeSession strategy) {
        try (Session session = factory.open()) {
            PurchaseLine tea = session.get(PurchaseLine.class, Key.of(1001, 1));
            PurchaseLine salt = session.get(PurchaseLine.class, Key.of(1001, 2));

            BulkResult<Counts> result = session.execute(FIRST_LINES, strategy);

            assertThat(result.rows()).isEqualTo(2);
            assertThat(result.removed()).isEqualTo(1);
            assertThat(session.stateOf(tea)).isEqualTo(EntityState.DETACHED);
            assertThat(session.find(PurchaseLine.class, Key.of(1001, 1))).isEmpty();
            assertThat(session.contains(salt)).isTrue();
            session.rollback();
            assertThat(session.contains(tea)).isTrue();
        }
    }

    @EveryDatabase
    void deletedRowsThatComeBackAreNotManaged(Workbench bench) {
        shop.useTransaction(session -> {
            PurchaseLine tea = session.get(PurchaseLine.class, Key.of(1001, 1));

            List<PurchaseLine> deleted =
                    session.execute(FIRST_LINES.returning(PURCHASE_LINE)).rows();

            assertThat(deleted).hasSize(2).contains(tea).noneMatch(session::contains);
        });
    }

    @EveryDatabase
    void aRowThatGoesWithTheOneInItsIdIsManagedNoLonger(Workbench bench) {
        bench.execute("ALTER TABLE purchase_line DROP CONSTRAINT fk_purchase_line_purchase_id");
        bench.execute("ALTER TABLE purchase_line ADD FOREIGN KEY (purchase_id) REFERENCES purchase (id)"
                + " ON DELETE CASCADE");
        shop.useTransaction(session -> {
            PurchaseLine salt = session.get(PurchaseLine.class, Key.of(1001, 2));
            PurchaseLine soap = session.get(PurchaseLine.class, Key.of(1002, 1));

            BulkResult<Counts> result =
                    session.execute(deleteFrom(PURCHASE).where(PURCHASE.id.eq(1001)), SynchronizeSession.AUTO);

            assertThat(result.removed()).isEqualTo(1);
            assertThat(session.contains(salt)).isFalse();
            assertThat(session.contains(soap)).isTrue();
        });
    }

    // jobs

    @EveryDatabase
    void aJobWalksTheWholeKeyAndIsTakenUpWithinIt(Workbench bench) {
        bench.execute("DELETE FROM purchase_line");
        bench.execute(
                "INSERT INTO purchase_line (purchase_id, number, article, version) SELECT 1001 + MOD(i, 2), i, '', 0"
                        + " FROM " + (bench.database() == TestDatabase.H2 ? "SYSTEM_RANGE" : "generate_series")
                        + "(1, 100) AS n(i)");
        BulkJob job = BulkJob.of(
                        "marks",
                        update(PURCHASE_LINE)
                                .set(PURCHASE_LINE.article, PURCHASE_LINE.article.concat("*"))
                                .allRows())
                .chunk(7);

        assertThatThrownBy(() -> job.onProgress(progress -> {
                            if (progress.chunks() == 9) {
                                throw new IllegalStateException("the power failed");
                            }
                        })
                        .run(shop.database()))
                .hasMessage("the power failed");
        BulkReport report = job.sampling(3, PURCHASE_LINE.article.eq("*")).run(shop.database());

        assertThat(report.resumedAt()).isEqualTo(63);
        assertThat(report.rows()).isEqualTo(100);
        assertThat(bench.rows("SELECT article, version, COUNT(*) FROM purchase_line GROUP BY article, version"))
                .containsExactly(row("*", 1, 100L));
    }

    @EveryDatabase
    void aTextInAKeyMayHoldWhatSeparatesItsParts(Workbench bench) {
        bench.execute("DELETE FROM seat");
        for (String place : List.of(",", "\\", "a,", "\\,")) {
            bench.execute("INSERT INTO seat (seat_row, number) VALUES (?, 1), (?, 2)", place, place);
        }
        BulkJob job = BulkJob.of(
                        "guests",
                        update(SEAT)
                                .set(SEAT.guest, SEAT.guest.coalesce("").concat("*"))
                                .allRows())
                .chunk(1);
        for (int run = 0; run < 8; run++) {
            assertThatThrownBy(() -> job.onProgress(progress -> {
                                throw new IllegalStateException("once more");
                            })
                            .run(shop.database()))
                    .hasMessage("once more");
        }

        assertThat(job.run(shop.database()).rows()).isEqualTo(8);
        assertThat(bench.rows("SELECT guest, COUNT(*) FROM seat GROUP BY guest"))
                .containsExactly(row("*", 8L));
    }
}

package org.stint.behaviour.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.types.PurchaseLine_.PURCHASE_LINE;
import static org.stint.statement.Statements.select;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stint.behaviour.types.PurchaseLine.Key;
import org.stint.exception.EntityNotFoundException;
import org.stint.exception.ForeignKeyViolationException;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StintException;
import org.stint.exception.UniqueViolationException;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.statement.Condition;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.RecordedStatement;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** Several columns identify a row together. */
class CompositeIdTest {

    private static SessionFactory purchases(Workbench bench) {
        SessionFactory factory = bench.factory(Purchase.class, PurchaseLine.class);
        bench.execute("INSERT INTO purchase (id, customer) VALUES (1001, 'Ann'), (1002, 'Ben')");
        bench.execute("INSERT INTO purchase_line (purchase_id, number, article, version) VALUES"
                + " (1001, 1, 'tea', 0), (1001, 2, 'salt', 3), (1002, 1, 'soap', 0)");
        bench.recorder().clear();
        return factory;
    }

    @EveryDatabase
    void aRowIsFoundByItsWholeId(Workbench bench) {
        purchases(bench).useTransaction(session -> {
            PurchaseLine line = session.get(PurchaseLine.class, Key.of(1001, 2));

            assertThat(line.article).isEqualTo("salt");
            assertThat(line.id).isEqualTo(Key.of(1001, 2));
            assertThat(session.get(PurchaseLine.class, Key.of(1001, 2))).isSameAs(line);
            assertThat(session.one(select(PURCHASE_LINE).where(PURCHASE_LINE.article.eq("salt"))))
                    .isSameAs(line);
            assertThat(line.id.purchase().get().customer).isEqualTo("Ann");
        });
        assertThatSql(bench.recorder())
                .isExactly(
                        "SELECT purchase_id, number, article, version FROM purchase_line"
                                + " WHERE purchase_id = ? AND number = ? [1001, 2] -> 1",
                        "SELECT purchase_id, number, article, version FROM purchase_line WHERE article = ? [salt] -> 1",
                        "SELECT id, customer FROM purchase WHERE id = ? [1001] -> 1");
    }

    @EveryDatabase
    void manyAreReadAtOnce(Workbench bench) {
        purchases(bench).useTransaction(session -> {
            List<PurchaseLine> lines = session.getAll(PurchaseLine.class, List.of(Key.of(1002, 1), Key.of(1001, 1)));
            assertThat(lines).extracting(line -> line.article).containsExactly("soap", "tea");

            Map<Key, PurchaseLine> found = session.findAll(PurchaseLine.class, List.of(Key.of(1001, 2), Key.of(9, 9)));
            assertThat(found).containsOnlyKeys(Key.of(1001, 2));

            assertThatThrownBy(() -> session.getAll(PurchaseLine.class, List.of(Key.of(9, 9))))
                    .isInstanceOf(EntityNotFoundException.class);
        });
        assertThat(bench.recorder().statements().get(0).toString())
                .isEqualTo(
                        "SELECT purchase_id, number, article, version FROM purchase_line WHERE (purchase_id, number) IN "
                                + (bench.database() == TestDatabase.POSTGRESQL
                                        ? "(SELECT * FROM unnest(CAST(? AS BIGINT[]), CAST(? AS INTEGER[])))"
                                                + " [[1002, 1001], [1, 1]] -> 2"
                                        : "((?, ?), (?, ?)) [1002, 1, 1001, 1] -> 2"));
    }

    /** Of which each would have two placeholders: more than a database takes. */
    @EveryDatabase
    void tensOfThousandsAreLookedUpByOneStatement(Workbench bench) {
        List<List<Object>> ids = new ArrayList<>();
        for (int number = 1; number <= 40_000; number++) {
            ids.add(List.of(1001L, number));
        }
        purchases(bench).useTransaction(session -> {
            Condition listed = PURCHASE_LINE.identifiedBy(ids);
            assertThat(session.list(select(PURCHASE_LINE.article).where(listed).orderBy(PURCHASE_LINE.article.asc())))
                    .containsExactly("salt", "tea");
            assertThat(session.list(select(PURCHASE_LINE.article).where(listed.not())))
                    .containsExactly("soap");
        });
    }

    @EveryDatabase
    void lookUpsOfSeveralLengthsShareATextAndFindAll(Workbench bench) {
        SessionFactory factory = purchases(bench);
        for (int more : new int[] {5, 6, 140, 200, 1_100}) {
            factory.useTransaction(session -> {
                List<Key> keys = new ArrayList<>(List.of(Key.of(1001, 2), Key.of(1002, 1)));
                for (int number = 0; number < more; number++) {
                    keys.add(Key.of(9, number));
                }
                assertThat(session.findAll(PurchaseLine.class, keys))
                        .containsOnlyKeys(Key.of(1001, 2), Key.of(1002, 1));
            });
        }
        List<String> texts = bench.recorder().statements().stream()
                .map(RecordedStatement::sql)
                .toList();
        assertThat(texts.get(0)).isEqualTo(texts.get(1)); // 7 and 8
        assertThat(texts.get(2)).isEqualTo(texts.get(3)); // 142 and 202
        assertThat(texts.get(4)).isEqualTo(texts.get(5)); // 500 each
    }

    @EveryDatabase
    void aRowIsWrittenByItsWholeId(Workbench bench) {
        SessionFactory factory = purchases(bench);
        factory.useTransaction(session -> {
            Purchase purchase = session.get(Purchase.class, 1001L);
            session.persist(new PurchaseLine(purchase, 3, "rice"));
            session.get(PurchaseLine.class, Key.of(1001, 2)).article = "pepper";
            session.remove(session.get(PurchaseLine.class, Key.of(1002, 1)));
            bench.recorder().clear();
        });

        assertThatSql(bench.recorder())
                .isExactly(
                        "INSERT INTO purchase_line (purchase_id, number, article, version) VALUES (?, ?, ?, ?)"
                                + " [1001, 3, rice, 0] -> 1",
                        "UPDATE purchase_line SET article = ?, version = ?"
                                + " WHERE purchase_id = ? AND number = ? AND version = ? [pepper, 4, 1001, 2, 3] -> 1",
                        "DELETE FROM purchase_line WHERE purchase_id = ? AND number = ? AND version = ?"
                                + " [1002, 1, 0] -> 1");
        assertThat(bench.rows("SELECT purchase_id, number, article FROM purchase_line ORDER BY purchase_id, number"))
                .containsExactly(row(1001L, 1, "tea"), row(1001L, 2, "pepper"), row(1001L, 3, "rice"));
    }

    @EveryDatabase
    void aNewParentComesBeforeARowWithItsIdInTheirs(Workbench bench) {
        SessionFactory factory = purchases(bench);
        factory.useTransaction(session -> {
            Purchase purchase = new Purchase("Cleo");
            session.persist(purchase);
            session.flush();
            session.persist(new PurchaseLine(purchase, 1, "oil"));
        });
        assertThat(bench.value("SELECT COUNT(*) FROM purchase_line WHERE article = 'oil'"))
                .isEqualTo(1L);

        assertThatThrownBy(() -> factory.useTransaction(session -> {
                    PurchaseLine orphan = new PurchaseLine();
                    orphan.id = Key.of(77, 1);
                    session.persist(orphan);
                }))
                .isInstanceOf(ForeignKeyViolationException.class);
    }

    @EveryDatabase
    void aConflictNamesTheWholeId(Workbench bench) {
        SessionFactory factory = purchases(bench);
        try (Session session = factory.open()) {
            session.get(PurchaseLine.class, Key.of(1001, 2)).article = "pepper";
            bench.execute("UPDATE purchase_line SET article = 'curry', version = 4 WHERE number = 2");

            assertThatThrownBy(session::flush).isInstanceOfSatisfying(StaleObjectException.class, stale -> {
                assertThat(stale.rows()).hasSize(1);
                assertThat(stale.rows().get(0).id()).isEqualTo(Key.of(1001, 2));
            });
            session.rollback();
        }
    }

    @EveryDatabase
    void anIdOfAManagedObjectIsFixed(Workbench bench) {
        SessionFactory factory = bench.factory(Seat.class);
        factory.useTransaction(session -> session.persist(new Seat("A", 1)));
        try (Session session = factory.open()) {
            Seat seat = session.get(Seat.class, new Seat.Place("A", 1));
            assertThat(session.get(Seat.class, new Seat.Place("A", 1))).isSameAs(seat);

            seat.place.number = 2;

            assertThatThrownBy(session::flush)
                    .isInstanceOf(StintException.class)
                    .hasMessageContainingAll("Seat.place", "was changed");
            session.rollback();
            assertThat(seat.place.number).isEqualTo(1);
        }
    }

    @EveryDatabase
    void twoObjectsDoNotShareAnId(Workbench bench) {
        SessionFactory factory = bench.factory(Seat.class);
        try (Session session = factory.open()) {
            session.persist(new Seat("B", 1));
            session.persist(new Seat("B", 2));
            assertThatThrownBy(() -> session.persist(new Seat("B", 1))).isInstanceOf(UniqueViolationException.class);
            session.rollback();
        }
    }

    @EveryDatabase
    void anIncompleteIdIsAnError(Workbench bench) {
        SessionFactory factory = bench.factory(Seat.class);
        try (Session session = factory.open()) {
            session.persist(new Seat(null, 1));
            assertThatThrownBy(session::flush)
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("its id Seat.place is null");
            session.rollback();
        }
        assertThatThrownBy(() -> factory.useTransaction(session -> session.find(Seat.class, new Seat.Place(null, 1))))
                .isInstanceOf(StintException.class)
                .hasMessageContaining("place.row is null");
        assertThatThrownBy(() -> factory.useTransaction(session -> session.find(Seat.class, "A1")))
                .isInstanceOf(StintException.class)
                .hasMessageContaining("Seat.place is of class");
    }

    @EveryDatabase
    void anObjectIsDeletedAndInsertedAgainUnderTheSameId(Workbench bench) {
        SessionFactory factory = bench.factory(Seat.class);
        factory.useTransaction(session -> session.persist(new Seat("C", 1)));
        factory.useTransaction(session -> {
            session.remove(session.get(Seat.class, new Seat.Place("C", 1)));
            Seat again = new Seat("C", 1);
            again.guest = "Ann";
            session.persist(again);
        });
        assertThat(bench.rows("SELECT seat_row, number, guest FROM seat")).containsExactly(row("C", 1, "Ann"));
    }

    @EveryDatabase
    void theKeyOfTheTableHasAllColumns(Workbench bench) {
        assertThat(bench.factory(Purchase.class, PurchaseLine.class).schema().createStatements())
                .contains("CREATE TABLE purchase_line (purchase_id BIGINT NOT NULL, number INTEGER NOT NULL,"
                        + " article VARCHAR(40), version INTEGER NOT NULL, PRIMARY KEY (purchase_id, number))");
    }
}

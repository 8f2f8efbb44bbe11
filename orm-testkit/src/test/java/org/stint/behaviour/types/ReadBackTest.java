package org.stint.behaviour.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.stint.Stint;
import org.stint.annotation.Column;
import org.stint.annotation.Entity;
import org.stint.annotation.Generated;
import org.stint.annotation.Id;
import org.stint.exception.DataException;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** What the database fills in is in the object after the flush. */
class ReadBackTest {

    /** Sealed by the database. */
    @Entity
    static class Charter {

        @Id
        private Long id;

        private String text;

        @Generated(value = Generated.When.INSERT, sql = "DEFAULT CAST('wax' AS BYTEA)")
        @Column(length = 10)
        private byte[] seal;

        Charter() {}
    }

    /** Read by the database. */
    @Entity
    static class Meter {

        @Id
        private Long id;

        private int amount;

        @Generated(Generated.When.INSERT)
        private String place;

        @Generated(Generated.When.INSERT)
        private Integer floor;

        @Generated(Generated.When.INSERT)
        private int reading;

        @Generated(Generated.When.INSERT)
        private String reader;

        @Generated(Generated.When.INSERT)
        private Integer door;

        Meter() {}
    }

    private static SessionFactory quotes(Workbench bench) {
        SessionFactory factory = bench.factory(Quote.class);
        computeTotal(bench);
        return factory;
    }

    private static void computeTotal(Workbench bench) {
        bench.execute("ALTER TABLE quote DROP COLUMN total");
        bench.execute("ALTER TABLE quote ADD COLUMN total DECIMAL(10, 2) GENERATED ALWAYS AS (price * 2)"
                + (bench.database() == TestDatabase.POSTGRESQL ? " STORED" : ""));
    }

    @EveryDatabase
    void anInsertGivesBackWhatTheDatabaseFilledIn(Workbench bench) {
        Quote quote = new Quote("1.25");
        quote.state = "mine";
        quotes(bench).useTransaction(session -> {
            session.persist(quote);
            session.flush();

            assertThat(quote.state).isEqualTo("draft");
            assertThat(quote.total).isEqualTo(new BigDecimal("2.50"));
            assertThat(session.isDirty()).isFalse();
        });
        assertThatSql(bench.recorder()).isExactly("INSERT INTO quote (price, version) VALUES (?, ?) [1.25, 0] -> 1");
    }

    @EveryDatabase
    void anUpdateGivesBackWhatTheDatabaseFilledIn(Workbench bench) {
        SessionFactory factory = quotes(bench);
        Quote quote = new Quote("1.25");
        factory.useTransaction(session -> {
            session.persist(quote);
            session.flush();
            bench.recorder().clear();

            quote.price = BigDecimal.TEN;
            quote.state = "mine";
            session.flush();

            assertThat(quote.total).isEqualTo(new BigDecimal("20.00"));
            assertThat(quote.state).isEqualTo("draft");
        });
        assertThatSql(bench.recorder())
                .isExactly("UPDATE quote SET price = ?, version = ? WHERE id = ? AND version = ? [10.00, 1, " + quote.id
                        + ", 0] -> 1");
    }

    @EveryDatabase
    void whatTheApplicationWritesThereIsNoChange(Workbench bench) {
        SessionFactory factory = quotes(bench);
        Quote quote = new Quote("1.25");
        factory.useTransaction(session -> session.persist(quote));
        bench.recorder().clear();

        factory.useTransaction(session -> {
            Quote read = session.get(Quote.class, quote.id);
            read.total = BigDecimal.ZERO;
            session.flush();
            assertThat(read.total).isEqualTo(new BigDecimal("2.50"));
        });

        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void manyRowsAreReadBackWithTheirBatch(Workbench bench) {
        SessionFactory factory = quotes(bench);
        List<Quote> all = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            all.add(new Quote(i + ".00"));
        }
        factory.useTransaction(session -> {
            all.forEach(session::persist);
            session.flush();
            all.forEach(quote -> quote.price = quote.price.add(BigDecimal.ONE));
        });

        assertThat(all).allSatisfy(quote -> {
            assertThat(quote.state).isEqualTo("draft");
            assertThat(quote.total).isEqualByComparingTo(quote.price.multiply(new BigDecimal(2)));
        });
        assertThat(bench.recorder().statements()).hasSize(2);
    }

    @EveryDatabase
    void rowsWithIdsOfTheApplicationAreReadBackToo(Workbench bench) {
        SessionFactory factory = bench.factory(Ledger.class);
        Ledger first = new Ledger("first");
        Ledger second = new Ledger("second");
        factory.useTransaction(session -> {
            session.persist(first);
            session.persist(second);
        });

        assertThat(List.of(first, second))
                .extracting(ledger -> ledger.creditLimit)
                .containsOnly(100);
        assertThat(bench.recorder().statements()).hasSize(1);
    }

    @EveryDatabase
    void aRollbackTakesBackWhatWasReadBack(Workbench bench) {
        SessionFactory factory = quotes(bench);
        Quote quote = new Quote("1.25");
        try (Session session = factory.open()) {
            session.persist(quote);
            session.commit();
            quote.price = BigDecimal.TEN;
            session.flush();
            session.rollback();

            assertThat(quote.price).isEqualTo(new BigDecimal("1.25"));
            assertThat(quote.total).isEqualTo(new BigDecimal("2.50"));
        }
    }

    @OnlyOn(value = TestDatabase.H2, because = "it understands the SQL of the standard")
    @EveryDatabase
    void aDatabaseThatGivesNothingBackIsAskedOnceForAGroup(Workbench bench) {
        quotes(bench).close();
        Quote first = new Quote("1.00");
        Quote second = new Quote("2.00");
        try (SessionFactory factory = Stint.on(bench.dataSource())
                .entities(Quote.class)
                .dialect(new StandardDialect())
                .listener(bench.recorder())
                .tracking(bench.tracking())
                .open()) {
            factory.useTransaction(session -> {
                session.persist(first);
                session.persist(second);
                session.flush();
                first.price = BigDecimal.TEN;
            });
        }

        assertThat(first.total).isEqualTo(new BigDecimal("20.00"));
        assertThat(second.total).isEqualTo(new BigDecimal("4.00"));
        assertThatSql(bench.recorder())
                .isExactly(
                        "INSERT INTO quote (price, version) VALUES (?, ?) [1.00, 0] [2.00, 0] -> 1 1",
                        "SELECT id, price, state, total, version FROM quote WHERE id IN (?, ?) [" + first.id + ", "
                                + second.id + "] -> 2",
                        "UPDATE quote SET price = ?, version = ? WHERE id = ? AND version = ? [10.00, 1, " + first.id
                                + ", 0] -> 1",
                        "SELECT id, price, state, total, version FROM quote WHERE id = ? [" + first.id + "] -> 1");
    }

    @EveryDatabase
    void aNullThatAPrimitiveFieldCannotTakeFailsTheFlush(Workbench bench) {
        SessionFactory meters = bench.factory(Meter.class);
        bench.execute("ALTER TABLE meter ALTER COLUMN reading DROP NOT NULL");
        bench.execute("INSERT INTO meter (id, amount, reading) VALUES (1, 1, 0)");
        try (Session session = meters.open()) {
            Meter first = session.get(Meter.class, 1L);
            first.amount = 2;
            Meter second = new Meter();
            second.id = 2L;
            session.persist(second);

            assertThatThrownBy(session::flush)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("Cannot set Meter.reading to null: the field is primitive");

            assertThat(first.amount).isEqualTo(2);
            assertThat(session.transaction().isRollbackOnly()).isTrue();
            session.rollback();
            assertThat(first.amount).isEqualTo(1);
            assertThat(session.contains(second)).isFalse();
        }
    }

    @EveryDatabase
    void whatTheDatabaseFilledInIsAsItWasAfterARollback(Workbench bench) {
        SessionFactory charters = bench.factory(Charter.class);
        bench.execute("INSERT INTO charter (id, text) VALUES (1, 'free trade')");
        try (Session session = charters.open()) {
            Charter charter = session.get(Charter.class, 1L);
            charter.text = "free thought";
            session.flush();
            charter.seal[0] = 'x';

            session.rollback();

            assertThat(charter.seal).asString(StandardCharsets.UTF_8).isEqualTo("wax");
        }
    }
}

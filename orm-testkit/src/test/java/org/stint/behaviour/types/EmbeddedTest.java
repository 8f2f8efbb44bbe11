package org.stint.behaviour.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.types.Shipment_.SHIPMENT;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.math.BigDecimal;
import java.util.List;
import org.stint.annotation.Column;
import org.stint.annotation.Embeddable;
import org.stint.annotation.Embedded;
import org.stint.annotation.Entity;
import org.stint.annotation.Id;
import org.stint.exception.UniqueViolationException;
import org.stint.session.BulkResult;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.statement.Counts;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** Objects inside of entities are columns of the entity's table. */
class EmbeddedTest {

    /** Something of some width. */
    @Entity
    static class Slot {

        @Id
        private int id;

        @Embedded
        private Span span;

        private String label;

        Slot() {}

        Slot(int id, String low, String high) {
            this.id = id;
            this.span = new Span(new BigDecimal(low), new BigDecimal(high));
        }
    }

    @Embeddable
    record Span(
            @Column(scale = 2) BigDecimal low,
            @Column(scale = 2) BigDecimal high) {

        Span {
            if (low.compareTo(high) >= 0) {
                throw new IllegalArgumentException("From " + low + " to " + high);
            }
        }
    }

    private static final String COLUMNS = "SELECT reference, sender_street, sender_city, sender_zone_id,"
            + " sender_geo_lat, sender_geo_longitude, to_city, price, currency FROM shipment";

    @EveryDatabase
    void anEmbeddedObjectIsColumnsOfItsTable(Workbench bench) {
        SessionFactory factory = bench.factory(Shipment.class, Zone.class);
        Shipment shipment = full();
        factory.useTransaction(session -> {
            session.persist(shipment.from.zone);
            session.persist(shipment);
        });

        assertThat(bench.rows(COLUMNS))
                .containsExactly(
                        row("A1", "Main St 1", "Bath", 7, 51.38, -2.36, null, new BigDecimal("12.500"), "EUR"));

        Shipment read = factory.inTransaction(session -> session.get(Shipment.class, shipment.id));
        assertThat(read).usingRecursiveComparison().isEqualTo(shipment);
        assertThat(read.to).isNull();
    }

    @EveryDatabase
    void onlyTheColumnThatChangedIsWritten(Workbench bench) {
        SessionFactory factory = bench.factory(Shipment.class, Zone.class);
        Shipment shipment = full();
        factory.useTransaction(session -> {
            session.persist(shipment.from.zone);
            session.persist(shipment);
            session.flush();
            bench.recorder().clear();
            PostalAddress held = shipment.from;

            held.street = "Side St 2";
            session.flush();
            shipment.from.geo = new Geo(51.38, 0);
            shipment.price = Money.euro("12.5");
            session.flush();

            assertThat(shipment.from).isSameAs(held);
            assertThatSql(bench.recorder())
                    .isExactly(
                            "UPDATE shipment SET sender_street = ?, version = ? WHERE id = ? AND version = ?"
                                    + " [Side St 2, 1, " + shipment.id + ", 0] -> 1",
                            "UPDATE shipment SET sender_geo_longitude = ?, version = ? WHERE id = ? AND version = ?"
                                    + " [0.0, 2, " + shipment.id + ", 1] -> 1");
        });
    }

    @EveryDatabase
    void anEmbeddedObjectInHandsIsStillWatchedAfterARefresh(Workbench bench) {
        SessionFactory factory = bench.factory(Shipment.class, Zone.class);
        Shipment shipment = full();
        factory.useTransaction(session -> {
            session.persist(shipment.from.zone);
            session.persist(shipment);
        });

        factory.useTransaction(session -> {
            Shipment read = session.get(Shipment.class, shipment.id);
            PostalAddress held = read.from;
            session.refresh(read);
            held.street = "Side St 2";
            assertThat(read.from).isSameAs(held);
        });

        assertThat(bench.value("SELECT sender_street FROM shipment")).isEqualTo("Side St 2");
    }

    @EveryDatabase
    void afterAFlushAnEmbeddedObjectHoldsWhatTheRowHolds(Workbench bench) {
        SessionFactory factory = bench.factory(Shipment.class, Zone.class);
        Shipment shipment = new Shipment();
        shipment.price = Money.euro("1.23456");
        factory.useTransaction(session -> session.persist(shipment));

        assertThat(shipment.price).isEqualTo(Money.euro("1.235"));
        assertThat(factory.<Shipment, RuntimeException>inTransaction(
                        session -> session.get(Shipment.class, shipment.id)))
                .usingRecursiveComparison()
                .isEqualTo(shipment);
    }

    @EveryDatabase
    void anObjectThatChecksItselfIsMadeOnlyOfValuesThatBelongTogether(Workbench bench) {
        SessionFactory factory = bench.factory(Offer.class);
        Offer up = new Offer(1, "1.006", "1.006");
        Offer down = new Offer(2, "1.004", "1.004");
        try (Session session = factory.open()) {
            session.persist(up);
            session.persist(down);
            session.flush();
            assertThat(up.price).isEqualTo(Offer.Range.of("1.01", "1.01"));
            assertThat(down.price).isEqualTo(Offer.Range.of("1.00", "1.00"));

            session.rollback();
            assertThat(up.price).isEqualTo(Offer.Range.of("1.006", "1.006"));
            assertThat(down.price).isEqualTo(Offer.Range.of("1.004", "1.004"));

            session.persist(up);
            session.persist(down);
            session.commit();
            up.price = Offer.Range.of("1.006", "1.006");
            down.price = Offer.Range.of("1.004", "1.004");
            session.flush();
            assertThat(up.price).isEqualTo(Offer.Range.of("1.01", "1.01"));
            assertThat(down.price).isEqualTo(Offer.Range.of("1.00", "1.00"));
        }
    }

    @EveryDatabase
    void anObjectThatRefusesWhatItsColumnsMakeOfItFailsTheFlush(Workbench bench) {
        SessionFactory factory = bench.factory(Slot.class);
        Slot wide = new Slot(1, "1", "2");
        factory.useTransaction(session -> session.persist(wide));
        try (Session session = factory.open()) {
            Slot slot = session.get(Slot.class, 1);
            slot.label = "first";
            Slot narrow = new Slot(2, "1.001", "1.002");
            session.persist(narrow);

            assertThatThrownBy(session::flush).isInstanceOf(IllegalArgumentException.class);

            assertThat(slot.label).isEqualTo("first");
            assertThat(narrow.span.high()).isEqualTo("1.002");
            assertThat(session.transaction().isRollbackOnly()).isTrue();
            session.rollback();
            assertThat(slot.label).isNull();
            assertThat(session.contains(narrow)).isFalse();
        }
        assertThat(bench.rows("SELECT id FROM slot")).hasSize(1);
    }

    @EveryDatabase
    void takingAnObjectAwayIsNullForAllItsColumns(Workbench bench) {
        SessionFactory factory = bench.factory(Shipment.class, Zone.class);
        Shipment shipment = full();
        factory.useTransaction(session -> {
            session.persist(shipment.from.zone);
            session.persist(shipment);
        });

        factory.useTransaction(session -> session.get(Shipment.class, shipment.id).from = null);

        assertThat(bench.rows(COLUMNS))
                .containsExactly(row("A1", null, null, null, null, null, null, new BigDecimal("12.500"), "EUR"));
        factory.useTransaction(session -> {
            Shipment read = session.get(Shipment.class, shipment.id);
            assertThat(read.from).isNull();
            read.to = new PostalAddress(null, "York");
        });
        assertThat(bench.value("SELECT to_city FROM shipment")).isEqualTo("York");
    }

    @EveryDatabase
    void anEmptyObjectIsLikeNone(Workbench bench) {
        SessionFactory factory = bench.factory(Shipment.class, Zone.class);
        Shipment shipment = new Shipment();
        shipment.from = new PostalAddress(null, null);
        factory.useTransaction(session -> session.persist(shipment));

        factory.useTransaction(session -> {
            assertThat(session.get(Shipment.class, shipment.id).from).isNull();
            assertThat(session.isDirty()).isFalse();
        });
    }

    @EveryDatabase
    void aRollbackRestoresWhatChangedInPlace(Workbench bench) {
        SessionFactory factory = bench.factory(Shipment.class, Zone.class);
        Shipment shipment = full();
        try (Session session = factory.open()) {
            session.persist(shipment.from.zone);
            session.persist(shipment);
            session.commit();
            PostalAddress held = shipment.from;

            held.city = "Wells";
            held.geo = null;
            shipment.price = Money.euro("99");
            session.flush();
            session.rollback();

            assertThat(shipment.from).isSameAs(held);
            assertThat(held.city).isEqualTo("Bath");
            assertThat(held.geo).isEqualTo(new Geo(51.38, -2.36));
            assertThat(shipment.price).isEqualTo(Money.euro("12.500"));
            assertThat(session.isDirty()).isFalse();
        }
    }

    @EveryDatabase
    void refreshReadsAnEmbeddedObjectAnew(Workbench bench) {
        SessionFactory factory = bench.factory(Shipment.class, Zone.class);
        Shipment shipment = full();
        factory.useTransaction(session -> {
            session.persist(shipment.from.zone);
            session.persist(shipment);
            session.commit();
            bench.execute("UPDATE shipment SET sender_geo_lat = NULL, sender_geo_longitude = NULL, to_city = 'Ely'");

            session.refresh(shipment);

            assertThat(shipment.from.geo).isNull();
            assertThat(shipment.to.city).isEqualTo("Ely");
        });
    }

    @EveryDatabase
    void statementsReachTheColumns(Workbench bench) {
        SessionFactory factory = bench.factory(Shipment.class, Zone.class);
        Shipment shipment = full();
        factory.useTransaction(session -> {
            session.persist(shipment.from.zone);
            session.persist(shipment);
            session.commit();
            bench.recorder().clear();

            session.execute(update(SHIPMENT)
                    .set(SHIPMENT.from.city, "Wells")
                    .setNull(SHIPMENT.from.geo.latitude)
                    .setNull(SHIPMENT.from.geo.longitude)
                    .where(SHIPMENT.from.zone.id.eq(7).and(SHIPMENT.price.amount.gt(new BigDecimal("12")))));

            assertThat(bench.recorder().statements().get(0).sql().replaceAll("\\?\\d", "?"))
                    .contains("SET sender_city = ?, sender_geo_lat = NULL, sender_geo_longitude = NULL,"
                            + " version = version + 1 WHERE sender_zone_id = ? AND price > ?");
            assertThat(shipment.from.city).isEqualTo("Wells");
            assertThat(shipment.from.geo).isNull();
            assertThat(session.<String>one(select(SHIPMENT.from.street))).isEqualTo("Main St 1");
        });
    }

    @EveryDatabase
    void bulkStatementsReachWhatIsInsideOfObjects(Workbench bench) {
        SessionFactory factory = bench.factory(Shipment.class, Zone.class);
        Shipment shipment = full();
        try (Session session = factory.open()) {
            session.persist(shipment.from.zone);
            session.persist(shipment);
            session.commit();

            for (SynchronizeSession strategy : List.of(SynchronizeSession.FETCH, SynchronizeSession.EVALUATE)) {
                BulkResult<Counts> result = session.execute(
                        update(SHIPMENT)
                                .set(SHIPMENT.from.city, "by " + strategy)
                                .setNull(SHIPMENT.from.geo.latitude)
                                .setNull(SHIPMENT.from.geo.longitude)
                                .set(SHIPMENT.price.amount, SHIPMENT.price.amount.plus(1))
                                .where(SHIPMENT.price.amount.gt(12).and(SHIPMENT.to.city.isNull())),
                        strategy);

                assertThat(result.refreshed()).isEqualTo(1);
                assertThat(shipment.from.city).isEqualTo("by " + strategy);
                assertThat(shipment.from.geo).isNull();
                assertThat(shipment.price).isEqualTo(Money.euro("13.500"));
                assertThat(shipment.version).isEqualTo(1);
                assertThat(session.isDirty()).isFalse();

                session.rollback();
                assertThat(shipment.from.city).isEqualTo("Bath");
                assertThat(shipment.from.geo).isEqualTo(new Geo(51.38, -2.36));
                assertThat(shipment.price).isEqualTo(Money.euro("12.500"));
                assertThat(shipment.version).isZero();
            }
        }
    }

    @EveryDatabase
    void constraintsReachTheColumns(Workbench bench) {
        SessionFactory factory = bench.factory(Shipment.class, Zone.class);
        factory.useTransaction(session -> {
            Shipment first = full();
            session.persist(first.from.zone);
            session.persist(first);
        });

        assertThatThrownBy(() -> factory.useTransaction(session -> {
                    Shipment second = full();
                    second.from.zone = null;
                    session.persist(second);
                }))
                .isInstanceOf(UniqueViolationException.class);
    }

    private static Shipment full() {
        Shipment shipment = new Shipment();
        shipment.reference = "A1";
        shipment.from = new PostalAddress("Main St 1", "Bath");
        shipment.from.zone = new Zone(7);
        shipment.from.geo = new Geo(51.38, -2.36);
        shipment.price = Money.euro("12.500");
        return shipment;
    }
}

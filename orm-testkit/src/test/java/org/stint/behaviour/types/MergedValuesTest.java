package org.stint.behaviour.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.types.Shipment_.SHIPMENT;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.math.BigDecimal;
import org.stint.exception.DataException;
import org.stint.exception.StaleObjectException;
import org.stint.session.MergeOptions;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** Embedded objects and composite ids are merged column by column, and shared with nobody. */
class MergedValuesTest {

    private static SessionFactory shipments(Workbench bench) {
        SessionFactory factory = bench.factory(Shipment.class, Zone.class);
        Shipment shipment = new Shipment();
        shipment.reference = "A1";
        shipment.from = new PostalAddress("Main Street", "York");
        shipment.from.geo = new Geo(1, 2);
        shipment.price = Money.euro("5");
        factory.useTransaction(session -> session.persist(shipment));
        bench.recorder().clear();
        return factory;
    }

    private static Shipment detached(SessionFactory factory, Workbench bench) {
        long id = (Long) bench.value("SELECT id FROM shipment");
        Shipment shipment = factory.inTransaction(session -> session.get(Shipment.class, id));
        bench.recorder().clear();
        return shipment;
    }

    @EveryDatabase
    void anEmbeddedObjectIsCopiedAndNotShared(Workbench bench) {
        SessionFactory factory = shipments(bench);
        Shipment source = detached(factory, bench);
        source.from.city = "Leeds";
        source.to = new PostalAddress("High Street", "Bath");

        Shipment merged = factory.inTransaction(session -> {
            Shipment managed = session.merge(source);
            assertThat(managed.from).isNotSameAs(source.from);
            assertThat(managed.to).isNotSameAs(source.to);
            source.to.city = "Not merged";
            return managed;
        });

        assertThat(merged.to.city).isEqualTo("Bath");
        assertThatSql(bench.recorder())
                .wroteExactly("UPDATE shipment SET sender_city = ?, to_street = ?, to_city = ?, version = ?"
                        + " WHERE id = ? AND version = ? [Leeds, High Street, Bath, 1, " + source.id + ", 0] -> 1");
    }

    @EveryDatabase
    void optionsNameAnEmbeddedObjectOrItsColumns(Workbench bench) {
        SessionFactory factory = shipments(bench);
        Shipment source = detached(factory, bench);
        source.reference = "B2";
        source.from = null;
        source.price = Money.euro("7");

        factory.useTransaction(session -> {
            Shipment merged = session.merge(
                    source, MergeOptions.defaults().except(SHIPMENT.from).except(SHIPMENT.price.amount));
            assertThat(merged.from.city).isEqualTo("York");
            assertThat(merged.price).isEqualTo(Money.euro("5.000"));
            assertThat(merged.reference).isEqualTo("B2");
        });
        source.version = 1;
        factory.useTransaction(session -> assertThat(
                        session.merge(source, MergeOptions.defaults().only(SHIPMENT.from)).from)
                .isNull());

        assertThat(bench.rows("SELECT reference, sender_city, sender_geo_lat, price FROM shipment"))
                .containsExactly(row("B2", null, null, new BigDecimal("5.000")));
    }

    @EveryDatabase
    void aPartOfAnObjectThatIsNotThereIsRefused(Workbench bench) {
        SessionFactory factory = shipments(bench);
        Shipment source = detached(factory, bench);
        source.reference = "B2";
        source.to = new PostalAddress("High Street", "Bath");
        source.to.geo = new Geo(3, 4);

        factory.useTransaction(session -> {
            assertThatThrownBy(() -> session.merge(
                            source, MergeOptions.defaults().only(SHIPMENT.reference, SHIPMENT.to.geo.latitude)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("an embedded object would hold null in a primitive field");
            assertThat(session.isDirty()).isFalse();
            assertThat(session.get(Shipment.class, source.id).reference).isEqualTo("A1");
        });
    }

    @EveryDatabase
    void aCompositeIdFindsTheRow(Workbench bench) {
        SessionFactory factory = bench.factory(Purchase.class, PurchaseLine.class);
        bench.execute("INSERT INTO purchase (id, customer) VALUES (1001, 'Ann')");
        bench.execute("INSERT INTO purchase_line (purchase_id, number, article, version) VALUES (1001, 1, 'tea', 3)");
        Purchase ann = factory.inTransaction(session -> session.get(Purchase.class, 1001L));
        PurchaseLine stored = new PurchaseLine(ann, 1, "salt");
        stored.version = 3;
        PurchaseLine missing = new PurchaseLine(ann, 2, "soap");

        factory.useTransaction(session -> {
            assertThat(session.merge(stored).article).isEqualTo("salt");
            PurchaseLine copy = session.merge(missing);
            assertThat(copy.id).isEqualTo(missing.id);
            assertThat(copy.id.purchase().get()).isSameAs(session.get(Purchase.class, 1001L));
            PurchaseLine gone = new PurchaseLine(ann, 3, "gone");
            gone.version = 1;
            assertThatThrownBy(() -> session.merge(gone)).isInstanceOf(StaleObjectException.class);
        });

        assertThat(bench.rows("SELECT purchase_id, number, article, version FROM purchase_line ORDER BY number"))
                .containsExactly(row(1001L, 1, "salt", 4), row(1001L, 2, "soap", 0));
    }

    @EveryDatabase
    void anIdThatCanChangeIsCopied(Workbench bench) {
        SessionFactory factory = bench.factory(Seat.class);
        Seat source = new Seat("A", 1);
        source.guest = "Ann";

        factory.useTransaction(session -> {
            Seat copy = session.merge(source);
            assertThat(copy.place).isNotSameAs(source.place);
            source.place.number = 2;
        });

        assertThat(bench.rows("SELECT seat_row, number, guest FROM seat")).containsExactly(row("A", 1, "Ann"));
    }

    @EveryDatabase
    void whatTheDatabaseFillsIsLeftToIt(Workbench bench) {
        SessionFactory factory = bench.factory(Ledger.class);
        Ledger source = new Ledger("cash");
        source.creditLimit = 7;
        source.amount = 3;
        factory.useTransaction(session -> session.merge(source));
        source.creditLimit = 8;
        source.amount = 4;
        factory.useTransaction(session -> session.merge(source));

        assertThat(bench.rows("SELECT amount, credit_limit FROM ledger")).containsExactly(row(4, 100));
    }

    @EveryDatabase
    void timesAndActorsWithinAnEmbeddedObjectStay(Workbench bench) {
        SessionFactory factory = bench.factory(stint -> stint.actor(() -> "emma"), Delivery.class);
        factory.useTransaction(session -> session.persist(new Delivery("north", 1, "packed")));
        Delivery form = new Delivery("north", 1, "sent");
        form.trail.channel = "phone";

        Delivery merged = factory.inTransaction(session -> session.merge(form));

        assertThat(merged.trail.creator).isEqualTo("emma");
        assertThat(merged.trail.created).isNotNull();
        assertThat(form.trail.created).isNull();
        assertThat(bench.rows("SELECT state, trail_channel FROM delivery")).containsExactly(row("sent", "phone"));
    }
}

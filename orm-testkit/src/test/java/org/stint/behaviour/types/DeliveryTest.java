package org.stint.behaviour.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.types.Delivery_.DELIVERY;
import static org.stint.testkit.Row.row;

import jakarta.validation.ConstraintViolationException;
import java.util.List;
import org.stint.behaviour.types.Delivery.Key;
import org.stint.exception.StintException;
import org.stint.session.HistoryEntry;
import org.stint.session.HistoryEntry.Kind;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.TestClock;
import org.stint.testkit.Workbench;

/** What is kept of an entity with a composite id, and what Stint fills inside of embedded objects. */
class DeliveryTest {

    private static SessionFactory deliveries(Workbench bench) {
        return bench.factory(stint -> stint.actor(() -> "emma"), Delivery.class);
    }

    @EveryDatabase
    void theHistoryOfACompositeIdHasItsColumns(Workbench bench) {
        SessionFactory factory = deliveries(bench);
        factory.useTransaction(session -> {
            session.persist(new Delivery("north", 1, "packed"));
            session.persist(new Delivery("north", 2, "packed"));
        });
        factory.useTransaction(session -> session.get(Delivery.class, new Key("north", 1)).state = "sent");
        factory.useTransaction(session -> session.remove(session.get(Delivery.class, new Key("north", 1))));

        assertThat(bench.rows("SELECT entity_route, entity_stop, kind FROM delivery_history ORDER BY id"))
                .containsExactly(
                        row("north", 1, "INSERT"),
                        row("north", 2, "INSERT"),
                        row("north", 1, "UPDATE"),
                        row("north", 1, "DELETE"));
        factory.useTransaction(session -> {
            List<HistoryEntry<Delivery>> history = session.history(Delivery.class, new Key("north", 1));
            assertThat(history).extracting(HistoryEntry::kind).containsExactly(Kind.INSERT, Kind.UPDATE, Kind.DELETE);
            assertThat(history).extracting(HistoryEntry::id).containsOnly(new Key("north", 1));
            assertThat(history.get(1).change(DELIVERY.state)).hasValueSatisfying(change -> {
                assertThat(change.before()).isEqualTo("packed");
                assertThat(change.after()).isEqualTo("sent");
            });
            assertThat(session.history(Delivery.class, new Key("south", 9))).isEmpty();
            assertThatThrownBy(() -> session.history(Delivery.class, "north"))
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("Delivery.id is of class");
        });
        assertThat(factory.schema().createStatements())
                .contains(
                        "CREATE INDEX delivery_history_entity_id_idx ON delivery_history (entity_route, entity_stop)");
        factory.schema().validate();
    }

    @EveryDatabase
    void whatIsNotAuditedInAnEmbeddedObjectOrAsOneLeavesNoTrace(Workbench bench) {
        SessionFactory factory = deliveries(bench);
        Key id = new Key("west", 1);
        factory.useTransaction(session -> session.persist(new Delivery("west", 1, "packed")));

        factory.useTransaction(session -> {
            Delivery delivery = session.get(Delivery.class, id);
            delivery.trail.channel = "shop";
            delivery.box = new Delivery.Box(3, 4);
        });

        assertThat(bench.rows("SELECT trail_channel, box_width FROM delivery")).containsExactly(row("shop", 3));
        assertThat(bench.rows("SELECT kind FROM delivery_history")).containsExactly(row("INSERT"));
        assertThat((String) bench.value("SELECT CAST(changes AS VARCHAR) FROM delivery_history"))
                .contains("trail.creator")
                .doesNotContain("channel")
                .doesNotContain("box");
    }

    @EveryDatabase
    void whatIsFilledInAnEmbeddedObjectIsNotMissed(Workbench bench) {
        SessionFactory factory = deliveries(bench);
        Delivery delivery = new Delivery("east", 1, "packed");

        factory.useTransaction(session -> session.persist(delivery));

        assertThat(delivery.trail.created).isEqualTo(TestClock.START);
        assertThat(delivery.trail.updated).isEqualTo(TestClock.START);
        assertThat(delivery.trail.creator).isEqualTo("emma");
    }

    @EveryDatabase
    void whatTheApplicationFillsInAnEmbeddedObjectIsChecked(Workbench bench) {
        try (Session session = deliveries(bench).open()) {
            Delivery delivery = new Delivery("east", 1, "packed");
            delivery.trail.channel = " ";
            session.persist(delivery);

            assertThatThrownBy(session::flush)
                    .isInstanceOfSatisfying(
                            ConstraintViolationException.class,
                            invalid -> assertThat(invalid.getConstraintViolations())
                                    .extracting(violation ->
                                            violation.getPropertyPath().toString())
                                    .containsExactly("trail.channel"));
            session.rollback();
        }
    }
}

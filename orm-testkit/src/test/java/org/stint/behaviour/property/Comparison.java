package org.stint.behaviour.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import org.stint.behaviour.property.Thing.Status;
import org.stint.session.EntityState;
import org.stint.session.Session;

/** Compares a session and the database with the model. */
final class Comparison {

    private final Session session;
    private final Tap database;
    private final Model model;

    Comparison(Session session, Tap database, Model model) {
        this.session = session;
        this.database = database;
        this.model = model;
    }

    /** Compares the objects and the rows. */
    void compare() throws SQLException {
        compareObjects();
        assertThat(database.rows()).as("rows").isEqualTo(model.rows());
    }

    /** Compares the objects of the session. */
    void compareObjects() {
        assertThat(session.isDirty()).as("dirty").isEqualTo(!model.changes().isEmpty());
        Map<Object, Thing> seen = new IdentityHashMap<>();
        for (int number = 0; number < model.things().size(); number++) {
            Thing thing = model.things().get(number);
            if (thing.entity != null) {
                if (seen.put(thing.entity, thing) != null) {
                    throw new AssertionError("One object stands for two: " + thing.describe());
                }
                bindReferences(thing);
                compareObject(thing);
            }
        }
    }

    private void compareObject(Thing thing) {
        EntityState state = session.stateOf(thing.entity);
        if (state != thing.status.state
                || !Objects.equals(thing.kind.id(thing.entity), thing.id)
                || !Objects.equals(thing.kind.version(thing.entity), version(thing))
                || !holdsWhatIsExpected(thing)) {
            throw new AssertionError("Expected " + thing.describe() + "\n but it is " + actual(thing, state));
        }
    }

    /** A new object has no version yet, which a primitive field cannot say. */
    private static Object version(Thing thing) {
        return thing.is(Status.TRANSIENT, Status.NEW) ? thing.kind.initialVersion() : thing.version;
    }

    private static String actual(Thing thing, EntityState state) {
        StringBuilder text = new StringBuilder(thing + " (" + state + ", id " + thing.kind.id(thing.entity)
                + ", version " + thing.kind.version(thing.entity));
        for (Field field : thing.kind.fields()) {
            Object value = field.read(thing.entity);
            text.append(", ").append(field.name()).append(' ');
            text.append(
                    field.isReference() && value != null
                            ? Kind.of(value).table() + " " + Kind.of(value).id(value)
                            : value);
        }
        return text.append(")").toString();
    }

    /** Whether the fields of an object are as the model has them. */
    boolean holdsWhatIsExpected(Thing thing) {
        if (!Objects.equals(thing.kind.version(thing.entity), version(thing))) {
            return false;
        }
        for (int index = 0; index < thing.fields.length; index++) {
            Object expected = thing.fields[index];
            Object value = thing.kind.fields().get(index).read(thing.entity);
            boolean same = expected instanceof Thing target
                    ? target.entity == null ? canBe(target, value) : target.entity == value
                    : Objects.equals(value, expected);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** Objects that were read because others refer to them are met here. */
    private void bindReferences(Thing thing) {
        for (int index = 0; index < thing.fields.length; index++) {
            if (thing.fields[index] instanceof Thing target && target.entity == null) {
                Object value = thing.kind.fields().get(index).read(thing.entity);
                if (canBe(target, value)) {
                    target.entity = value;
                }
            }
        }
    }

    private boolean canBe(Thing target, Object value) {
        return value != null && target.id.equals(target.kind.id(value)) && model.thingOf(value) == null;
    }

    /** An entity came for an object of the model, which must be its own if it has one. */
    void bind(Thing thing, Object entity) {
        if (thing.entity == null && canBe(thing, entity)) {
            thing.entity = entity;
        }
        assertThat(entity).as("%s", thing).isSameAs(thing.entity);
    }
}

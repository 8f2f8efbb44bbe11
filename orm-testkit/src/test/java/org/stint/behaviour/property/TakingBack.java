package org.stint.behaviour.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.stint.behaviour.property.Field.Sort;
import org.stint.behaviour.property.Thing.Moment;
import org.stint.behaviour.property.Thing.Status;
import org.stint.session.EntityState;
import org.stint.session.Session;

/** What becomes of the objects of the model when a rollback takes back what was done. */
final class TakingBack {

    private final Session session;
    private final Model model;
    private final Comparison comparison;

    TakingBack(Session session, Model model, Comparison comparison) {
        this.session = session;
        this.model = model;
        this.comparison = comparison;
    }

    /** The session went back to a mark; all objects that were not marked then are what the restored rows imply. */
    void returnTo(int to) {
        model.returnTo(to);
        List<Thing> readSince = new ArrayList<>();
        for (Thing thing : List.copyOf(model.things())) {
            Moment before = model.momentOf(thing);
            if (thing.entity == null) {
                thing.status = Status.DETACHED; // nobody has seen it
            } else if (thing.is(Status.DETACHED)) {
                takeBackDetached(thing);
            } else if (before != null && before.status() != Status.TRANSIENT) {
                thing.becomeAgain(before);
                if (!thing.is(Status.MANAGED)) {
                    adopt(thing);
                }
            } else if (thing.asRead == null) {
                takeBackNew(thing);
            } else {
                readSince.add(thing);
            }
        }
        readSince.forEach(this::takeBackReading);
    }

    /** What is detached is so for good; what of it comes back is not promised, but that what was new is so again. */
    private void takeBackDetached(Thing thing) {
        Moment before = model.momentOf(thing);
        if (thing.asRead == null
                && (before == null || before.status() == Status.TRANSIENT)
                && session.stateOf(thing.entity) == EntityState.TRANSIENT) {
            takeBackNew(thing);
        } else {
            thing.version = thing.kind.version(thing.entity);
            adopt(thing);
        }
    }

    private void takeBackNew(Thing thing) {
        thing.status = Status.TRANSIENT;
        thing.id = thing.kind.isNumberedByApplication() ? thing.id : null;
        thing.version = thing.kind.initialVersion();
        thing.snapshot = null;
        int updatedAt = thing.kind.first(Sort.UPDATED_AT);
        assertThat(updatedAt < 0 ? null : thing.kind.fields().get(updatedAt).read(thing.entity))
                .as("time of update of %s", thing)
                .isNull();
        adopt(thing);
    }

    /** An object that was read since the point of return is what it was read as, unless that was taken back. */
    private void takeBackReading(Thing thing) {
        StoredRow row = model.rows().get(thing.key());
        thing.becomeAgain(thing.asRead);
        thing.status = Status.DETACHED;
        boolean replaced = model.holder(thing.key()) != null;
        boolean detached = session.stateOf(thing.entity) == EntityState.DETACHED;
        if (replaced || (row == null && (thing.readOwnChange || detached))) {
            adopt(thing);
            return;
        }
        thing.status = Status.MANAGED;
        if (row != null && (thing.readOwnChange || !comparison.holdsWhatIsExpected(thing))) {
            model.refresh(thing);
            model.wasRead(thing);
        }
    }

    /** Takes the values of fields as they are, where nothing is promised of them. */
    private void adopt(Thing thing) {
        for (int index = 0; index < thing.fields.length; index++) {
            Field field = thing.kind.fields().get(index);
            Object value = field.read(thing.entity);
            if (!field.isReference() || value == null) {
                thing.fields[index] = value;
            } else if (thingOfReference(thing, index) != value) {
                thing.fields[index] = Objects.requireNonNull(model.thingOf(value), "an object that nobody knows");
            }
        }
    }

    private static Object thingOfReference(Thing thing, int index) {
        return thing.fields[index] instanceof Thing target ? target.entity : null;
    }
}

package org.stint.behaviour.property;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.stint.session.EntityState;

/** What the model knows of one object: what it must be to the session, and what its fields must hold. */
final class Thing {

    /** What the object is to the session, in the steps of its life. */
    enum Status {
        TRANSIENT(EntityState.TRANSIENT),
        NEW(EntityState.MANAGED),
        MANAGED(EntityState.MANAGED),
        REMOVED(EntityState.REMOVED),
        DELETED(EntityState.DETACHED),
        DETACHED(EntityState.DETACHED);

        final EntityState state;

        Status(EntityState state) {
            this.state = state;
        }
    }

    /** All of it at one moment. */
    record Moment(Status status, Object id, Object version, Object[] fields, Object[] snapshot) {}

    final Kind kind;
    final int number;
    /** The object; null until the test has seen it. */
    Object entity;

    Status status = Status.TRANSIENT;
    Object id;
    Object version;
    Object[] fields;
    /** The fields as the row was last known to hold them. */
    Object[] snapshot;
    /** How it was when it was read from a row; null if the application made it. */
    Moment asRead;
    /** Whether it was read from a row that its own transaction had changed. */
    boolean readOwnChange;

    Thing(Kind kind, int number) {
        this.kind = kind;
        this.number = number;
        this.fields = new Object[kind.fields().size()];
    }

    Key key() {
        return new Key(kind, id == null ? this : id);
    }

    boolean is(Status... statuses) {
        return Arrays.asList(statuses).contains(status);
    }

    boolean isManaged() {
        return is(Status.NEW, Status.MANAGED);
    }

    /** The positions of the fields that are not what the row was last known to hold. */
    BitSet changed() {
        BitSet changed = new BitSet();
        for (int index = 0; index < fields.length; index++) {
            if (!kind.fields().get(index).same(fields[index], snapshot[index])) {
                changed.set(index);
            }
        }
        return changed;
    }

    /** Whether a flush would write it. */
    boolean isDirty() {
        return is(Status.NEW, Status.REMOVED)
                || (status == Status.MANAGED && !changed().isEmpty());
    }

    Moment moment() {
        return new Moment(status, id, version, fields.clone(), snapshot == null ? null : snapshot.clone());
    }

    /** Goes back to a moment, without what was not flushed then. */
    void becomeAgain(Moment moment) {
        status = moment.status();
        id = moment.id();
        version = moment.version();
        snapshot = moment.snapshot() == null ? null : moment.snapshot().clone();
        fields = (snapshot == null ? moment.fields() : snapshot).clone();
    }

    /** What the fields mean to the columns. */
    Object[] stored() {
        Object[] stored = new Object[fields.length];
        for (int index = 0; index < fields.length; index++) {
            stored[index] = kind.fields().get(index).stored(fields[index]);
        }
        return stored;
    }

    /** After a flush, fields hold what their columns hold. */
    void normalize() {
        for (int index = 0; index < fields.length; index++) {
            Field field = kind.fields().get(index);
            if (!field.isReference()) {
                fields[index] = field.stored(fields[index]);
            }
        }
    }

    String describe() {
        List<String> values = new ArrayList<>();
        for (int index = 0; index < fields.length; index++) {
            values.add(kind.fields().get(index).name() + " " + fields[index]);
        }
        return this + " (" + status + ", id " + id + ", version " + version + ", " + String.join(", ", values) + ")";
    }

    @Override
    public String toString() {
        return kind.type().getSimpleName() + " #" + number;
    }
}

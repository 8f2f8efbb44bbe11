package org.stint.behaviour.property;

import java.util.BitSet;

/** What a flush has to do with one row, as the model sees it. */
record Change(Thing thing, Kind kind, BitSet changed) {

    /** What is done. */
    enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }

    static Change of(Thing thing) {
        BitSet all = new BitSet();
        all.set(0, thing.fields.length);
        return switch (thing.status) {
            case NEW -> new Change(thing, Kind.INSERT, all);
            case REMOVED -> new Change(thing, Kind.DELETE, new BitSet());
            default -> new Change(thing, Kind.UPDATE, thing.changed());
        };
    }
}

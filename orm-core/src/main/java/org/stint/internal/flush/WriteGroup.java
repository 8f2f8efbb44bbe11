package org.stint.internal.flush;

import java.util.BitSet;
import java.util.List;
import org.stint.internal.state.ChangeSet;
import org.stint.internal.state.EntityType;

/**
 * Changes that one statement writes, executed as one batch: the same kind, the same class, the same attributes. No row
 * is in a group twice.
 */
record WriteGroup(Shape shape, List<ChangeSet> changes) {

    /** What the changes of a group have in common. */
    record Shape(Step step, EntityType<?> type, BitSet attributes) {}

    /** What a statement of a flush is there for, in the order in which they come unless a dependency says otherwise. */
    enum Step {
        /** Look whether rows have the versions that the application expects. */
        CHECK,
        /** Set foreign keys or unique values that are about to go to NULL, where they form a circle. */
        UNLINK,
        INSERT,
        /** Set foreign keys that had to be left out of an INSERT, where they form a circle. */
        LINK,
        UPDATE,
        DELETE
    }

    EntityType<?> type() {
        return shape.type();
    }

    Step step() {
        return shape.step();
    }

    WriteGroup {
        changes = List.copyOf(changes);
    }
}

package org.stint.internal.state;

import java.util.BitSet;
import org.stint.mapping.AttributeModel;

/** Compares each field with the value that the row was last known to hold, as the column would. */
final class SnapshotDirtyCheck implements DirtyCheck {

    private final EntityTypes types;

    SnapshotDirtyCheck(EntityTypes types) {
        this.types = types;
    }

    @Override
    public BitSet changed(EntityEntry<?> entry) {
        BitSet changed = new BitSet(0);
        for (AttributeModel attribute : entry.type().model().attributes()) {
            if (!types.same(attribute, entry.stored(attribute), entry.current(attribute))) {
                changed.set(attribute.index());
            }
        }
        return changed;
    }
}

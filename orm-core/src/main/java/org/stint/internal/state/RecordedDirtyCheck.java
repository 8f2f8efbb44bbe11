package org.stint.internal.state;

import java.util.BitSet;
import java.util.List;
import org.stint.mapping.AttributeModel;

/** Compares the fields that a woven object told of, for a value may have been changed back. */
final class RecordedDirtyCheck implements DirtyCheck {

    private final EntityTypes types;

    RecordedDirtyCheck(EntityTypes types) {
        this.types = types;
    }

    @Override
    public BitSet changed(EntityEntry<?> entry) {
        BitSet touched = entry.touched();
        BitSet changed = new BitSet(0);
        List<AttributeModel> attributes = entry.type().model().attributes();
        for (int index = touched.nextSetBit(0); index >= 0; index = touched.nextSetBit(index + 1)) {
            AttributeModel attribute = attributes.get(index);
            if (DirtyCheck.counts(attribute)
                    && !types.same(attribute, entry.stored(attribute), entry.current(attribute))) {
                changed.set(index);
            }
        }
        return changed;
    }
}

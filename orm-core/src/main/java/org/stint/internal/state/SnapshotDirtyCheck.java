package org.stint.internal.state;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.stint.contract.FieldDifferences;
import org.stint.mapping.AttributeModel;

/**
 * Compares each field with the value that the row was last known to hold. Generated code passes over those that hold
 * just that value; the others are compared as the column would.
 */
final class SnapshotDirtyCheck implements DirtyCheck {

    private final EntityTypes types;

    SnapshotDirtyCheck(EntityTypes types) {
        this.types = types;
    }

    @Override
    public BitSet changed(EntityEntry<?> entry) {
        Comparison<?> comparison = new Comparison<>(types, entry);
        comparison.run();
        return comparison.changed == null ? new BitSet(0) : comparison.changed;
    }

    /** The comparison of one object. */
    private static final class Comparison<E> implements FieldDifferences {

        private final EntityTypes types;
        private final EntityEntry<E> entry;
        private @Nullable BitSet changed;

        Comparison(EntityTypes types, EntityEntry<E> entry) {
            this.types = types;
            this.entry = entry;
        }

        void run() {
            @Nullable Object[] stored = entry.snapshot();
            EntityType<E> type = entry.type();
            if (stored == null) {
                type.model().attributes().forEach(attribute -> mayDiffer(attribute.index()));
            } else {
                type.compare(entry.entity(), stored, this);
            }
        }

        @Override
        public void mayDiffer(int index) {
            AttributeModel attribute = entry.type().model().attributes().get(index);
            if (DirtyCheck.counts(attribute)
                    && !types.same(attribute, entry.stored(attribute), entry.current(attribute))) {
                changed = changed == null ? new BitSet() : changed;
                changed.set(index);
            }
        }
    }
}

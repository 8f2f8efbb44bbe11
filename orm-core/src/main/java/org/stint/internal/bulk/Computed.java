package org.stint.internal.bulk;

import org.jspecify.annotations.Nullable;
import org.stint.internal.bulk.Shape.Family;

/** An expression compiled for memory. */
record Computed(Shape shape, Calculation calculation) {

    /** Computes the value for one row. */
    @FunctionalInterface
    interface Calculation {

        /**
         * The value, or null for NULL and unknown.
         *
         * @param row the values of the row's columns, in the order of the attributes
         * @throws Undecided if memory cannot tell
         */
        @Nullable
        Object of(@Nullable Object[] row);
    }

    /** TRUE, FALSE, or null for unknown. */
    static Computed truth(Calculation calculation) {
        return new Computed(Shape.of(Family.BOOLEAN), calculation);
    }

    @Nullable
    Object of(@Nullable Object[] row) {
        return calculation.of(row);
    }

    /** Whether the value is of a family, or always null. */
    boolean isOf(Family family) {
        return shape.family() == family || shape.family() == Family.NOTHING;
    }
}

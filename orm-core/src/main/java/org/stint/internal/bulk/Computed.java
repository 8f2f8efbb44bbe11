package org.stint.internal.bulk;

import org.jspecify.annotations.Nullable;

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

    @Nullable
    Object of(@Nullable Object[] row) {
        return calculation.of(row);
    }
}

package org.stint.annotation;

/**
 * Turns values of an own type into values that a column can hold, and back. It is named on a field by {@link Convert}.
 *
 * <p>A converter is a class with a constructor without parameters. Stint makes one for each field that names it and
 * uses it from many threads, so it keeps no state. It never sees null and never gives null: null is NULL. What it makes
 * of a column's value must be the value that the column's was made from, as far as the application cares: after a flush
 * a field holds what reading the row would give.
 *
 * @param <J> the type of the field
 * @param <C> the type of the column's value, one that a field could have without a converter
 */
public interface AttributeConverter<J, C> {

    /** What the column holds for a value. */
    C toColumn(J value);

    /**
     * The value that the column's value stands for.
     *
     * @throws RuntimeException if it stands for none; the message of what is reported then names the column
     */
    J fromColumn(C column);

    /**
     * Whether a value can be changed in place, so that Stint has to compare what is written. Records and enums never
     * can; say false for other immutable classes and spare the comparison.
     */
    default boolean mutable() {
        return true;
    }
}

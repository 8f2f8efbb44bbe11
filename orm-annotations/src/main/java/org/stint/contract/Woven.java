package org.stint.contract;

import org.jspecify.annotations.Nullable;

/**
 * What the weaver adds to an entity class and to its mapped superclasses: a place for the tracker of the session that
 * manages the object, and access to the fields without reflection. Applications do not call these methods.
 *
 * <p>Fields are counted from 0, those of superclasses first. The methods read and write the bare fields; no tracker
 * hears of it.
 */
public interface Woven {

    /** The tracker that hears of writes, or null while no session manages the object. */
    @Nullable
    Tracker stintTracker();

    /**
     * Hands the object to a tracker, which will hear of the next write to each field, or with null to nobody. Handing it
     * to the same tracker again makes it hear of each field again.
     */
    void stintTracker(@Nullable Tracker tracker);

    /** The names of the woven fields. */
    String[] stintFields();

    /** A new object of the same class, made by the constructor without parameters. */
    Object stintNew();

    /** The value of a field; primitives arrive boxed. */
    @Nullable
    Object stintGet(int field);

    /** Sets a field, which counts as loaded then. */
    void stintSet(int field, @Nullable Object value);

    /**
     * Sets all fields, which count as loaded then.
     *
     * @param values where the values come from
     * @param attributes for each field the position at which the source knows it
     */
    void stintFill(FieldSource values, int[] attributes) throws Exception;

    /**
     * Compares all fields with values; see {@link EntityAccessor#compare}.
     *
     * @param values by the positions of the attributes
     * @param attributes for each field the position of its attribute
     */
    void stintCompare(@Nullable Object[] values, int[] attributes, FieldDifferences differences);

    /** Whether a field is loaded when it is first read. */
    default boolean stintLazy(int field) {
        return false;
    }

    /** Whether a field holds its value; only a lazy one may not. */
    default boolean stintLoaded(int field) {
        return true;
    }

    /** Empties a lazy field, so that the next read asks the tracker for the value. */
    default void stintUnload(int field) {
        throw new IllegalArgumentException(
                "The field " + stintFields()[field] + " of " + getClass().getName() + " is not lazy");
    }
}

package org.stint.internal.state;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.stint.mapping.AttributeModel;

/** The values that the row of one object was last known to hold, and which fields may hold something else by now. */
interface StoredValues {

    /** The object became managed; nobody else may manage it from now on. */
    default void attach() {}

    /** The object is managed no longer. */
    default void release() {}

    /** The values of the row, not to be changed; null while there is none. */
    @Nullable
    Object @Nullable [] values();

    /** One value of the row; null while there is none. */
    @Nullable
    Object value(AttributeModel attribute);

    /** What the object holds for an attribute: the value of the field, or what stands for it until it is loaded. */
    @Nullable
    Object current(AttributeModel attribute);

    /** A lazy column was read: it takes the place of the {@link Unread} that stands for it in the row and in the field. */
    default void loaded(AttributeModel attribute, @Nullable Object value) {}

    /** A lazy attribute counts as not loaded again, whatever the field holds; a reference or an {@link Unread} stands for it. */
    default void unload(AttributeModel attribute, Object standing) {}

    /** The positions of the attributes that may differ from the row. Not to be changed. */
    BitSet touched();

    /**
     * Checks, if that was asked for, that nothing changed which the object did not tell of.
     *
     * @throws org.stint.exception.StintException if something did
     */
    default void verify(EntityTypes types) {}

    /** There is no row any more, or not yet. */
    void forgetRow();

    /** The row holds what the fields hold. For an inserted one the application may still hold the mutable values. */
    void settle(boolean inserted);

    /** The row holds these values, and the fields get them. */
    void restore(@Nullable Object[] values);

    /** The fields get the values that the row holds. */
    void restore();

    /** The fields get values that may not be what the row holds, as if the application had written them. */
    void edit(@Nullable Object[] values);

    /**
     * The object was made of a row.
     *
     * @param values the values of the row, if whoever read it kept them
     * @param unloaded what stands for entities and columns which are not loaded yet, by the position of the attribute
     */
    void read(@Nullable Object @Nullable [] values, @Nullable Object @Nullable [] unloaded);
}

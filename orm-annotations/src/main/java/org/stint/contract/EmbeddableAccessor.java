package org.stint.contract;

import org.jspecify.annotations.Nullable;

/**
 * Takes apart and puts together the embedded objects of one field; safe for use by many threads. Its attributes lie at
 * their own positions in an array of all attributes of the entity, and the rest of the array is left alone.
 *
 * @param <V> the embeddable class
 */
public interface EmbeddableAccessor<V> {

    /** The value of the field behind an attribute; null if there is no object on the way to it. */
    @Nullable
    Object get(@Nullable V value, int attribute);

    /** Puts the values of all attributes of an object into their places; null for all of them if there is no object. */
    void read(@Nullable V value, @Nullable Object[] values);

    /**
     * The object with these values: null if all are null, the current one, changed in place, if it can be, otherwise a
     * new one.
     *
     * @throws NullPointerException if a field is primitive and its value null
     */
    @Nullable
    V write(@Nullable V current, @Nullable Object[] values);
}

package org.stint.contract;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes, reads and fills the objects of one entity class; safe for use by many threads.
 *
 * <p>Attributes are addressed by their position in the generated table. What is read and written here is the value of
 * the Java field, untouched by getters and setters; no tracker hears of it.
 *
 * @param <E> the entity class
 */
public interface EntityAccessor<E> {

    /** A new object, made by the constructor without parameters. */
    E instantiate();

    /** The value of the field behind an attribute; primitives arrive boxed. */
    @Nullable
    Object get(E entity, int attribute);

    /**
     * Sets the field behind an attribute.
     *
     * @throws NullPointerException if the field is primitive and the value null
     */
    void set(E entity, int attribute, @Nullable Object value);

    /**
     * Sets the fields behind some attributes at once: an object that holds several of them is made of all their values.
     *
     * @param attributes the positions of the attributes
     * @param values by the positions of the attributes
     * @throws NullPointerException if a field is primitive and its value null
     */
    default void set(E entity, BitSet attributes, @Nullable Object[] values) {
        for (int attribute = attributes.nextSetBit(0);
                attribute >= 0;
                attribute = attributes.nextSetBit(attribute + 1)) {
            set(entity, attribute, values[attribute]);
        }
    }

    /**
     * Sets the fields behind all attributes.
     *
     * @param values where the values come from, asked by the positions of the attributes, once for each of them
     * @throws Exception whatever the source throws
     */
    void fill(E entity, FieldSource values) throws Exception;

    /**
     * Compares the fields behind all attributes with values, as Java does: a primitive with the same number, a reference
     * with the very object. What may differ by that is left to someone who knows the columns.
     *
     * @param values by the positions of the attributes
     * @param differences told of every field that does not hold just its value; it may be told of others, and of one
     *     more than once
     */
    default void compare(E entity, @Nullable Object[] values, FieldDifferences differences) {
        for (int attribute = 0; attribute < values.length; attribute++) {
            Object held = get(entity, attribute);
            if (held != values[attribute]) {
                differences.mayDiffer(attribute);
            }
        }
    }

    /**
     * What takes apart and puts together embedded objects.
     *
     * @param path the name of the field, with those of the objects around it and dots between them
     * @throws IllegalArgumentException if the entity has no such embedded field
     */
    default EmbeddableAccessor<Object> embedded(String path) {
        throw new IllegalArgumentException("There is no embedded field " + path);
    }
}

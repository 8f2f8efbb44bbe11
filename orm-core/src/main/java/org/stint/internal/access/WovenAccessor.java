package org.stint.internal.access;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.stint.contract.EntityAccessor;
import org.stint.contract.FieldDifferences;
import org.stint.contract.FieldSource;
import org.stint.contract.Woven;

/**
 * Reaches the fields of a woven class through the code that the weaver left in it.
 *
 * @param <E> the entity class
 */
final class WovenAccessor<E> implements EntityAccessor<E> {

    private final Woven prototype;
    private final int[] attributes;
    private final int[] fields;

    /**
     * An accessor for the class of an object.
     *
     * @param attributes for each woven field the position of its attribute
     * @param count the number of attributes, which is greater where fields hold embedded objects
     */
    WovenAccessor(Woven prototype, int[] attributes, int count) {
        this.prototype = prototype;
        this.attributes = attributes;
        this.fields = new int[count];
        for (int field = 0; field < attributes.length; field++) {
            fields[attributes[field]] = field;
        }
    }

    /** Whether woven fields and attributes are the same, but for their order. */
    static boolean covers(int[] attributes, int count) {
        return attributes.length == count
                && Arrays.stream(attributes)
                                .filter(attribute -> attribute >= 0)
                                .distinct()
                                .count()
                        == count;
    }

    @Override
    @SuppressWarnings("unchecked") // the prototype is an object of the class
    public E instantiate() {
        return (E) prototype.stintNew();
    }

    @Override
    public @Nullable Object get(E entity, int attribute) {
        return ((Woven) entity).stintGet(fields[attribute]);
    }

    @Override
    public void set(E entity, int attribute, @Nullable Object value) {
        ((Woven) entity).stintSet(fields[attribute], value);
    }

    @Override
    public void fill(E entity, FieldSource values) throws Exception {
        ((Woven) entity).stintFill(values, attributes);
    }

    @Override
    public void compare(E entity, @Nullable Object[] values, FieldDifferences differences) {
        ((Woven) entity).stintCompare(values, attributes, differences);
    }
}

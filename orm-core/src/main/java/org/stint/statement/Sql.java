package org.stint.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a statement with its placeholders.
 *
 * @param text the SQL, with {@code ?} for each value
 * @param slots for each placeholder, in order, what goes there
 */
public record Sql(String text, List<Slot> slots) {

    /**
     * What goes to one placeholder.
     *
     * @param position which of the statement's bound values, lists and parameters, counted from 0 as a walk over the
     *     tree in preorder meets them
     * @param element which value of a list, the last one if it has fewer; {@link #WHOLE} for a value that is no list
     *     and for a list as one array; {@link #BITS} for a list of whole numbers as bits
     * @param length of how many values of a list, from that element on, an array is made; 0 for the value itself; of
     *     bits how many there are, a power of two
     */
    public record Slot(int position, int element, int length) {

        /** Not an element of a list. */
        public static final int WHOLE = -1;

        /** One bit for each value of a list of whole numbers: that of its remainder by the number of bits. */
        public static final int BITS = -2;

        /** A value, an element of a list, or a list as one array. */
        public Slot(int position, int element) {
            this(position, element, 0);
        }

        /** Whether one value is made of a list, or of a part of it: an array, unless it is made of bits. */
        public boolean isArray() {
            return element == WHOLE || length > 0;
        }

        /** Whether a list of whole numbers goes as bits. */
        public boolean isBits() {
            return element == BITS;
        }

        /** What of a list goes into the array, or the bits. */
        public <T extends @Nullable Object> List<T> arrayOf(List<T> values) {
            return element < 0
                    ? values
                    : values.subList(Math.min(element, values.size()), Math.min(element + length, values.size()));
        }

        /** Which value of a list it is. */
        public <T extends @Nullable Object> T elementOf(List<T> values) {
            return values.get(Math.min(element, values.size() - 1));
        }
    }

    /** Copies the list. */
    public Sql {
        slots = List.copyOf(slots);
    }
}

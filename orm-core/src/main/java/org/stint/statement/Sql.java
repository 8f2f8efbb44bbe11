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
     *     and for a list as one array
     * @param length of how many values of a list, from that element on, an array is made; 0 for the value itself
     */
    public record Slot(int position, int element, int length) {

        /** Not an element of a list. */
        public static final int WHOLE = -1;

        /** A value, an element of a list, or a list as one array. */
        public Slot(int position, int element) {
            this(position, element, 0);
        }

        /** Whether an array is made of a list, or of a part of it. */
        public boolean isArray() {
            return element == WHOLE || length > 0;
        }

        /** What of a list goes into the array. */
        public <T extends @Nullable Object> List<T> arrayOf(List<T> values) {
            return element == WHOLE
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

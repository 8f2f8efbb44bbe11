package org.stint.statement;

import java.util.List;

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
     */
    public record Slot(int position, int element) {

        /** Not an element of a list. */
        public static final int WHOLE = -1;
    }

    /** Copies the list. */
    public Sql {
        slots = List.copyOf(slots);
    }
}

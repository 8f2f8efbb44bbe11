package org.stint.statement;

import java.util.List;

/**
 * The text of a statement with its placeholders.
 *
 * @param text the SQL, with {@code ?} for each value
 * @param slots for each placeholder, in order, which of the statement's bound values and parameters goes there:
 *     its position among them as a walk over the tree in preorder meets them
 */
public record Sql(String text, List<Integer> slots) {

    /** Copies the list. */
    public Sql {
        slots = List.copyOf(slots);
    }
}

package org.stint.session;

import java.util.Set;

/**
 * How the database means to execute a statement.
 *
 * @param text the plan as the database prints it
 * @param fullScans the tables that it reads without an index, by the nodes of the plan
 */
public record Explanation(String text, Set<String> fullScans) {

    /** Copies the set. */
    public Explanation {
        fullScans = Set.copyOf(fullScans);
    }

    @Override
    public String toString() {
        return text;
    }
}

package org.stint.statement;

/** How rows of two sources are matched. */
public enum JoinKind {
    INNER,
    LEFT,
    RIGHT,
    FULL,
    CROSS;

    /** The words of the standard. */
    public String text() {
        return this == INNER ? "JOIN" : name() + " JOIN";
    }
}

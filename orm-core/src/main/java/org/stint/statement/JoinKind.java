package org.stint.statement;

/** How the rows of two sources are matched. */
public enum JoinKind {
    INNER,
    LEFT,
    CROSS
}

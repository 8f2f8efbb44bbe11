package org.stint.statement;

/** How the rows of two selects are put together. */
public enum Combination {
    UNION,
    UNION_ALL,
    INTERSECT,
    INTERSECT_ALL,
    EXCEPT,
    EXCEPT_ALL;

    /** The words of the standard. */
    public String text() {
        return name().replace('_', ' ');
    }
}

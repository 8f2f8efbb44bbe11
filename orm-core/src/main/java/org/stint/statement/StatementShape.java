package org.stint.statement;

import org.jspecify.annotations.Nullable;

/**
 * All that decides the text of a statement on one database, and nothing else: two statements of equal shape have the
 * same SQL and the same placeholders. Immutable, with a hash computed once; made by {@link ShapedStatement#of(Node)}.
 */
public final class StatementShape {

    private final Object[] marks;
    private final int count;
    private final int hash;

    /**
     * Takes what a walk in preorder noted of each node.
     *
     * @param count how many of the marks there are
     */
    StatementShape(Object[] marks, int count, int hash) {
        this.marks = marks;
        this.count = count;
        this.hash = hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof StatementShape shape
                        && hash == shape.hash
                        && count == shape.count
                        && hasMarksOf(shape);
    }

    private boolean hasMarksOf(StatementShape shape) {
        for (int i = 0; i < count; i++) {
            Object mark = marks[i];
            if (mark != shape.marks[i] && !mark.equals(shape.marks[i])) { // most are the very same
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}

package org.stint.statement;

import org.jspecify.annotations.Nullable;

/**
 * All that decides the text of a statement on one database, and nothing else: two statements of equal shape have the
 * same SQL and the same placeholders. Immutable, with a hash computed once; found by a {@link ShapeWalk}.
 */
public final class StatementShape {

    private final Object[] marks;
    private final int hash;

    /** Takes what a walk in preorder noted of each node. */
    StatementShape(Object[] marks, int hash) {
        this.marks = marks;
        this.hash = hash;
    }

    Object[] marks() {
        return marks;
    }

    /** Whether these are the first so many of the marks that a walk noted. */
    boolean is(Object[] others, int count, int otherHash) {
        if (hash != otherHash || marks.length != count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            Object mark = marks[i];
            if (mark != others[i] && !mark.equals(others[i])) { // most are the very same
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof StatementShape shape && is(shape.marks, shape.marks.length, shape.hash);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}

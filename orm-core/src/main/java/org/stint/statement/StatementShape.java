package org.stint.statement;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All that decides the text of a statement on one database, and nothing else: two statements of equal shape have the
 * same SQL and the same placeholders. Immutable, with a hash computed once; made by {@link ShapedStatement#of(Node)}.
 */
public final class StatementShape {

    private final Object[] marks;
    private final int hash;

    /** Takes class, label and number of children of each node in preorder. */
    StatementShape(Object[] marks) {
        this.marks = marks;
        this.hash = Arrays.hashCode(marks);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof StatementShape shape && hash == shape.hash && Arrays.equals(marks, shape.marks);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}

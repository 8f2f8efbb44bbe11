package org.stint.statement;

import java.util.OptionalLong;

/**
 * An insert, update or delete in SQL of the application; see {@link NativeSql#change()}. Executing it gives the number of
 * rows. It advances no versions. Immutable.
 */
public final class NativeChange implements Change<Long> {

    private final ExpressionNode.Raw node;
    private final OptionalLong expected;

    NativeChange(ExpressionNode.Raw node) {
        this(node, OptionalLong.empty());
    }

    private NativeChange(ExpressionNode.Raw node, OptionalLong expected) {
        this.node = node;
        this.expected = expected;
    }

    @Override
    public NativeChange expectRows(long rows) {
        return new NativeChange(node, Counts.expected(rows));
    }

    @Override
    public OptionalLong expectedRows() {
        return expected;
    }

    @Override
    public ExpressionNode.Raw node() {
        return node;
    }

    @Override
    public String toString() {
        return SqlWriter.STANDARD.write(node).text();
    }
}

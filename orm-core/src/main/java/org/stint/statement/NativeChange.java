package org.stint.statement;

/**
 * An insert, update or delete in SQL of the application; see {@link NativeSql#change()}. Executing it gives the number of
 * rows. It advances no versions. Immutable.
 */
public final class NativeChange implements Statement<Long> {

    private final ExpressionNode.Raw node;

    NativeChange(ExpressionNode.Raw node) {
        this.node = node;
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

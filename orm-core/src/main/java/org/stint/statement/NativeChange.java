package org.stint.statement;

/**
 * An insert, update or delete in SQL of the application; see {@link NativeSql#change()}. Executing it gives the number of
 * rows. It advances no versions. Immutable.
 */
public final class NativeChange implements Statement<Long> {

    private final Node.Raw node;

    NativeChange(Node.Raw node) {
        this.node = node;
    }

    @Override
    public Node.Raw node() {
        return node;
    }

    @Override
    public String toString() {
        return SqlWriter.STANDARD.write(node).text();
    }
}

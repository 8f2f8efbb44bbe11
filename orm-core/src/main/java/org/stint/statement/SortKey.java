package org.stint.statement;

/** An expression to sort by, with its direction and where rows without a value go. */
public final class SortKey {

    private final Node.Order node;

    SortKey(Node.Order node) {
        this.node = node;
    }

    Node.Order node() {
        return node;
    }

    /** Rows without a value come first. */
    public SortKey nullsFirst() {
        return new SortKey(new Node.Order(node.operand(), node.descending(), Node.Order.Nulls.FIRST));
    }

    /** Rows without a value come last. */
    public SortKey nullsLast() {
        return new SortKey(new Node.Order(node.operand(), node.descending(), Node.Order.Nulls.LAST));
    }

    @Override
    public String toString() {
        return SqlWriter.STANDARD.write(node).text();
    }
}

package org.stint.statement;

/**
 * An expression to sort by, with its direction and where rows without a value go. Unless that is said, each database has
 * its own way: H2 and MariaDB take NULL for the least value, PostgreSQL for the greatest.
 *
 * @param <T> the Java type of the expression
 */
public final class SortKey<T> {

    private final Expression<T> expression;
    private final Node.Order node;

    SortKey(Expression<T> expression, Node.Order node) {
        this.expression = expression;
        this.node = node;
    }

    Node.Order node() {
        return node;
    }

    Expression<T> expression() {
        return expression;
    }

    /** Rows without a value come first. */
    public SortKey<T> nullsFirst() {
        return new SortKey<>(expression, new Node.Order(node.operand(), node.descending(), Node.Order.Nulls.FIRST));
    }

    /** Rows without a value come last. */
    public SortKey<T> nullsLast() {
        return new SortKey<>(expression, new Node.Order(node.operand(), node.descending(), Node.Order.Nulls.LAST));
    }

    @Override
    public String toString() {
        return SqlWriter.STANDARD.write(node).text();
    }
}

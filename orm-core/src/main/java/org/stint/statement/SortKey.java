package org.stint.statement;

/**
 * An expression to sort by, with its direction and where rows without a value go. Unless that is said, each database has
 * its own way: H2 and MariaDB take NULL for the least value, PostgreSQL for the greatest.
 *
 * @param <T> the Java type of the expression
 */
public final class SortKey<T> {

    private final Expression<T> expression;
    private final QueryNode.Order node;

    SortKey(Expression<T> expression, QueryNode.Order node) {
        this.expression = expression;
        this.node = node;
    }

    QueryNode.Order node() {
        return node;
    }

    Expression<T> expression() {
        return expression;
    }

    /** Rows without a value come first. */
    public SortKey<T> nullsFirst() {
        return new SortKey<>(
                expression, new QueryNode.Order(node.operand(), node.descending(), QueryNode.Order.Nulls.FIRST));
    }

    /** Rows without a value come last. */
    public SortKey<T> nullsLast() {
        return new SortKey<>(
                expression, new QueryNode.Order(node.operand(), node.descending(), QueryNode.Order.Nulls.LAST));
    }

    @Override
    public String toString() {
        return Shown.sql(() -> node, "a key");
    }
}

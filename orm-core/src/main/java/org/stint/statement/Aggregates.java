package org.stint.statement;

/** Which nodes make one value of many rows. */
final class Aggregates {

    private Aggregates() {}

    /** Whether a node is an aggregate, of the language or registered. */
    static boolean is(Node node) {
        return node instanceof ExpressionNode.Operation operation
                        && operation.operator().isAggregate()
                || node instanceof ExpressionNode.Call call && call.routine().isAggregate();
    }

    /** Whether an aggregate is at or below a node, outside of subqueries. */
    static boolean isIn(Node node) {
        return is(node)
                || !(node instanceof QueryNode.Select)
                        && node.children().stream().anyMatch(Aggregates::isIn);
    }

    /** Whether a window function is at or below a node, outside of subqueries. */
    static boolean isOverIn(Node node) {
        return node instanceof ExpressionNode.Over
                || !(node instanceof QueryNode.Select)
                        && node.children().stream().anyMatch(Aggregates::isOverIn);
    }
}

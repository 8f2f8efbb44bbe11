package org.stint.statement;

import java.util.List;
import org.stint.type.SqlTypes;

/**
 * The comparison of two rows by the order of their values, {@code (a, b) > (x, y)}, taken apart for databases that would
 * not look for it in an index: {@code a >= x AND (a > x OR a = x AND b > y)}.
 */
final class RowOrder {

    private RowOrder() {}

    /** Whether an operation asks which of two rows of values comes first. */
    static boolean isAskedBy(ExpressionNode.Operation operation) {
        return switch (operation.operator()) {
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                operation.operands().get(0) instanceof ExpressionNode.Row
                        && operation.operands().get(1) instanceof ExpressionNode.Row;
            default -> false;
        };
    }

    /** The same comparison by single values. */
    static Node byColumns(ExpressionNode.Operation operation) {
        List<Node> left = ((ExpressionNode.Row) operation.operands().get(0)).values();
        List<Node> right = ((ExpressionNode.Row) operation.operands().get(1)).values();
        boolean less = operation.operator() == Operator.LESS || operation.operator() == Operator.LESS_OR_EQUAL;
        Operator beyond = less ? Operator.LESS : Operator.GREATER;
        int last = left.size() - 1;
        Node condition = operation(operation.operator(), left.get(last), right.get(last));
        for (int part = last - 1; part >= 0; part--) {
            Node same = operation(Operator.EQUAL, left.get(part), right.get(part));
            condition = operation(
                    Operator.OR,
                    operation(beyond, left.get(part), right.get(part)),
                    operation(Operator.AND, same, condition));
        }
        Operator reached = less ? Operator.LESS_OR_EQUAL : Operator.GREATER_OR_EQUAL;
        return operation(Operator.AND, operation(reached, left.get(0), right.get(0)), condition);
    }

    private static Node operation(Operator operator, Node left, Node right) {
        return new ExpressionNode.Operation(operator, List.of(left, right), SqlTypes.BOOLEAN);
    }
}

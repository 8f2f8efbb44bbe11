package org.stint.statement;

import java.util.List;

/** Whether a condition leaves out rows of a table: it names a column of it, and is not true whatever the values are. */
final class Restriction {

    private Restriction() {}

    /** Whether a condition may be true of one row of a table and not of another; SQL of the application may always be. */
    static boolean of(Node condition, QueryNode.Table table) {
        if (condition instanceof ExpressionNode.Operation operation && operation.operator() == Operator.AND) {
            List<Node> operands = operation.operands();
            for (int i = 0; i < operands.size(); i++) {
                if (of(operands.get(i), table)) {
                    return true;
                }
            }
            return false;
        }
        if (condition instanceof ExpressionNode.Constant constant) {
            return constant.word() == ExpressionNode.Constant.Word.FALSE;
        }
        return !isTrue(condition) && names(condition, table);
    }

    /** Whether a condition is true of every row that has values. */
    private static boolean isTrue(Node condition) {
        if (condition instanceof ExpressionNode.Constant constant) {
            return constant.word() == ExpressionNode.Constant.Word.TRUE;
        }
        if (!(condition instanceof ExpressionNode.Operation operation)) {
            return false;
        }
        List<Node> operands = operation.operands();
        return switch (operation.operator()) {
            case EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL, IS_NOT_DISTINCT_FROM ->
                operands.get(0).equals(operands.get(1));
            case BETWEEN ->
                operands.get(0).equals(operands.get(1)) && operands.get(0).equals(operands.get(2));
            case IN ->
                operands.get(1) instanceof ExpressionNode.Row values
                        && values.values().contains(operands.get(0));
            case LIKE ->
                operands.get(1) instanceof PlaceholderNode.Bind pattern
                        && pattern.value() instanceof String text
                        && !text.isEmpty()
                        && text.chars().allMatch(character -> character == '%');
            case OR -> operands.stream().anyMatch(Restriction::isTrue);
            case AND -> operands.stream().allMatch(Restriction::isTrue);
            default -> false;
        };
    }

    private static boolean names(Node node, QueryNode.Table table) {
        if (node instanceof ExpressionNode.Column column) {
            return column.source() == table || column.table().equals(table);
        }
        if (node instanceof ExpressionNode.Raw) {
            return true;
        }
        if (node instanceof QueryNode.Select select
                && FromClause.tables(select.from()).contains(table)) { // within it, the columns of that are meant
            return NamedTables.mayBeAny(select) || select.branches().stream().anyMatch(branch -> names(branch, table));
        }
        List<Node> parts = node instanceof ExpressionNode.Operation operation ? operation.operands() : node.children();
        for (int i = 0; i < parts.size(); i++) {
            if (names(parts.get(i), table)) {
                return true;
            }
        }
        return false;
    }
}

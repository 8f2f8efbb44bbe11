package org.stint.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.statement.Condition;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.Operator;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
import org.stint.statement.SqlText;

/** Writes operators and functions for H2. */
abstract class H2Operators extends H2Names {

    /** The values of a list that are placeholders of their own. */
    private static final int LONGEST_LIST = 128;

    /** H2 guesses the type of a bare placeholder in arithmetic, and divides with fifty thousand digits. */
    @Override
    public @Nullable Void visitOperation(ExpressionNode.Operation operation, SqlText text) {
        switch (operation.operator()) {
            case PLUS, MINUS, TIMES, DIVIDE, DIVIDE_WHOLE -> {
                List<Node> operands =
                        operation.operands().stream().map(H2Operators::cast).toList();
                return super.visitOperation(
                        new ExpressionNode.Operation(operation.operator(), operands, operation.type()), text);
            }
            case EQUAL, NOT_EQUAL, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM -> {
                List<Node> operands =
                        operation.operands().stream().map(H2Operators::plain).toList();
                return super.visitOperation(
                        new ExpressionNode.Operation(operation.operator(), operands, operation.type()), text);
            }
            default -> {
                return super.visitOperation(operation, text);
            }
        }
    }

    /** H2 forgets the parentheses around an EXISTS in a comparison when it prepares a derived table. */
    private static Node plain(Node operand) {
        if (operand instanceof ExpressionNode.Operation operation && operation.operator() == Operator.EXISTS) {
            Node yes = Condition.TRUE.node();
            return new ExpressionNode.Operation(
                    Operator.CASE, List.of(operation, yes, Condition.FALSE.node()), operation.type());
        }
        return operand;
    }

    private static Node cast(Node operand) {
        return operand instanceof PlaceholderNode placeholder
                ? new ExpressionNode.Cast(placeholder, placeholder.type())
                : operand;
    }

    /** With placeholders of their own, or from an UNNEST, a row would be compared with each value of a long list. */
    @Override
    protected void in(Node value, Node values, SqlText text) {
        if (isComparedJson(value)) {
            super.in(value, values, text);
        } else if (values instanceof PlaceholderNode.BindList list && list.places() > LONGEST_LIST) {
            in(value, List.of(list), list.places(), text);
        } else if (values instanceof QueryNode.Values rows) {
            in((ExpressionNode.Row) value, rows, text);
        } else {
            super.in(value, values, text);
        }
    }

    /** Only for rows of placeholders, and for a column alone, does H2 use an index; the rest it compares row by row. */
    private void in(ExpressionNode.Row value, QueryNode.Values rows, SqlText text) {
        boolean ofColumns = value.values().stream().allMatch(ExpressionNode.Column.class::isInstance);
        if (!ofColumns) {
            in(value, rows.columns(), rows.rows(), text);
        } else if (rows.rows() <= LONGEST_LIST) {
            operand(value, Operator.IN.precedence() + 1, text);
            rows(rows.columns(), text.append(" IN "));
        } else {
            in(value.values().get(0), List.of(rows.columns().get(0)), rows.rows(), text.append("("));
            in(value, rows.columns(), rows.rows(), text.append(" AND "));
            text.append(")");
        }
    }

    private void in(Node value, List<PlaceholderNode.BindList> lists, int rows, SqlText text) {
        operand(value, Operator.IN.precedence() + 1, text);
        H2Lists.select(lists, 0, rows, this::castName, text.append(" IN ("));
        text.append(")");
    }

    @Override
    protected boolean findsRowsInOrder() {
        return false;
    }

    @Override
    protected String likeEscape() {
        return "";
    }
}

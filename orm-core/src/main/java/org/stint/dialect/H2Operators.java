package org.stint.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.statement.Condition;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.Operator;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.SqlText;

/** Writes operators and functions for H2. */
abstract class H2Operators extends H2Names {

    /** The values of a list that are placeholders of their own; of an array H2 makes its set again for every row. */
    private static final int LONGEST_LIST = 16_384;

    /** The values of an array. */
    static final int LONGEST_ARRAY = 65_536;

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

    /** A statement takes a hundred thousand placeholders at most: a longer list goes as arrays, and is looked up as a set. */
    @Override
    protected void in(Node value, Node values, SqlText text) {
        if (!(values instanceof PlaceholderNode.BindList list) || list.places() <= LONGEST_LIST) {
            super.in(value, values, text);
            return;
        }
        operand(value, Operator.IN.precedence() + 1, text);
        String type = castName(list.type().columnType().unlimited());
        for (int from = 0; from < list.places(); from += LONGEST_ARRAY) {
            text.append(from == 0 ? " IN (" : " UNION ALL ").append("SELECT * FROM UNNEST(CAST(");
            text.placeholder(list, from, LONGEST_ARRAY).append(" AS " + type + " ARRAY))");
        }
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

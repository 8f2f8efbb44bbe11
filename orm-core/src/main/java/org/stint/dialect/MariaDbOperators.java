package org.stint.dialect;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.Operator;
import org.stint.statement.SqlText;

/** Writes operators and functions for MariaDB. */
abstract class MariaDbOperators extends MariaDbNames {

    @Override
    public @Nullable Void visitOperation(ExpressionNode.Operation operation, SqlText text) {
        switch (operation.operator()) {
            case POSITION ->
                function(
                        "LOCATE",
                        List.of(
                                operation.operands().get(1),
                                operation.operands().get(0)),
                        text);
            case FILTER ->
                filtered(
                                (ExpressionNode.Operation) operation.operands().get(0),
                                operation.operands().get(1))
                        .accept(this, text);
            // two bars mean OR here
            case CONCAT -> function("CONCAT", operation.operands(), text);
            case DIVIDE_WHOLE -> infix(Operator.DIVIDE_WHOLE, "DIV", operation.operands(), text);
            case IS_NOT_DISTINCT_FROM -> infix(Operator.EQUAL, "<=>", operation.operands(), text);
            case IS_DISTINCT_FROM -> {
                text.append("NOT (");
                infix(Operator.EQUAL, "<=>", operation.operands(), text);
                text.append(")");
            }
            default -> super.visitOperation(operation, text);
        }
        return null;
    }

    /** There is no FILTER; an aggregate passes over NULL, which a CASE gives for the rows that are left out. */
    private static Node filtered(ExpressionNode.Operation aggregate, Node condition) {
        Node operand = aggregate.operands().get(0);
        Node counted = operand instanceof ExpressionNode.Constant ? new ExpressionNode.Whole(1) : operand;
        Node value = new ExpressionNode.Operation(Operator.CASE, List.of(condition, counted), aggregate.type());
        return new ExpressionNode.Operation(aggregate.operator(), List.of(value), aggregate.type());
    }

    @Override
    public @Nullable Void visitTick(ExpressionNode.Tick tick, SqlText text) {
        int microseconds = 1;
        for (int digits = tick.digits(); digits < FINEST_TIME; digits++) {
            microseconds *= 10;
        }
        text.append("INTERVAL " + microseconds + " MICROSECOND");
        return null;
    }

    @Override
    protected void extract(ChronoUnit unit, ExpressionNode.Value time, SqlText text) {
        text.append("EXTRACT(").append(unitName(unit)).append(" FROM ");
        typed(time, text);
        text.append(")");
    }

    @Override
    protected void truncate(ExpressionNode.Unit unit, ExpressionNode.Value time, SqlText text) {
        String format = switch (unit.unit()) {
            case YEARS -> "%Y-01-01";
            case MONTHS -> "%Y-%m-01";
            case DAYS -> "%Y-%m-%d";
            case HOURS -> "%Y-%m-%d %H:00:00";
            case MINUTES -> "%Y-%m-%d %H:%i:00";
            default -> "%Y-%m-%d %H:%i:%s";
        };
        text.append("CAST(DATE_FORMAT(");
        typed(time, text);
        text.append(", '").append(format).append("') AS ");
        text.append(castName(time.type().columnType())).append(")");
    }

    @Override
    protected void move(ExpressionNode.Unit unit, ExpressionNode.Value time, Node amount, SqlText text) {
        text.append("(");
        typed(time, text);
        operand(amount, Operator.PLUS.precedence() + 1, text.append(" + INTERVAL "));
        unit.accept(this, text.append(" "));
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

package org.stint.statement;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.type.ColumnType;
import org.stint.type.SqlTypes;

/** Writes operators and functions with their operands. */
abstract class OperatorWriter extends ExpressionWriter {

    /** The values that one IN takes; a longer list is split. */
    private static final int LONGEST_LIST = 1024;

    @Override
    public @Nullable Void visitOperation(ExpressionNode.Operation operation, SqlText text) {
        Operator operator = operation.operator();
        List<Node> operands = operation.operands();
        if (RowOrder.isAskedBy(operation) && !findsRowsInOrder()) {
            operand(RowOrder.byColumns(operation), ATOM, text);
            return null;
        }
        switch (operator.form()) {
            case INFIX -> infix(operator, operator.text(), operands, text);
            case PREFIX -> prefix(operator, operands.get(0), text);
            case POSTFIX -> {
                operand(operands.get(0), operator.precedence() + 1, text);
                text.append(" ").append(operator.text());
            }
            case FUNCTION -> {
                if (operator == Operator.NULLIF && isComparedJson(operands.get(0))) {
                    unlessSame(operation, text);
                } else {
                    function(operator.text(), operands, text);
                }
            }
            case JSON -> json(operation, text);
            case SPECIAL -> special(operator, operands, text);
        }
        return null;
    }

    private void unlessSame(ExpressionNode.Operation nullIf, SqlText text) {
        Node other = new ExpressionNode.Operation(Operator.IS_DISTINCT_FROM, nullIf.operands(), SqlTypes.BOOLEAN);
        visitOperation(
                new ExpressionNode.Operation(
                        Operator.CASE, List.of(other, nullIf.operands().get(0)), nullIf.type()),
                text);
    }

    /** Whether the database uses an index of several columns to find the rows behind {@code (a, b) > (x, y)}. */
    protected boolean findsRowsInOrder() {
        return true;
    }

    /** Writes an operation on JSON. */
    protected void json(ExpressionNode.Operation operation, SqlText text) {
        function(operation.operator().text(), operation.operands(), text);
    }

    private void prefix(Operator operator, Node operand, SqlText text) {
        if (operator != Operator.NEGATE) {
            text.append(operator.text()).append(" ");
            operand(operand, operator.precedence(), text);
        } else if (operand instanceof PlaceholderNode) {
            typed(operand, text.append("-"));
        } else {
            // without parentheses, two signs in a row would begin a comment
            operand(operand, operator.precedence() + 1, text.append("-"));
        }
    }

    private void special(Operator operator, List<Node> operands, SqlText text) {
        int tighter = operator.precedence() + 1;
        switch (operator) {
            case EXISTS -> {
                text.append("EXISTS ");
                operand(operands.get(0), tighter, text);
            }
            case COUNT_DISTINCT -> {
                text.append("COUNT(DISTINCT ");
                operand(operands.get(0), 0, text);
                text.append(")");
            }
            case BETWEEN -> {
                operand(operands.get(0), tighter, text);
                text.append(" BETWEEN ");
                operand(operands.get(1), tighter, text);
                text.append(" AND ");
                operand(operands.get(2), tighter, text);
            }
            case LIKE -> {
                infix(operator, "LIKE", operands, text);
                text.append(likeEscape());
            }
            case IN -> in(operands.get(0), operands.get(1), text);
            case CASE -> caseOf(operands, text);
            case RAW -> {
                operands.get(0).accept(this, text.append("("));
                text.append(")");
            }
            case POSITION -> {
                text.append("POSITION(");
                operand(operands.get(1), tighter, text);
                text.append(" IN ");
                operand(operands.get(0), tighter, text);
                text.append(")");
            }
            case EXTRACT ->
                extract(((ExpressionNode.Unit) operands.get(0)).unit(), (ExpressionNode.Value) operands.get(1), text);
            case TRUNCATE ->
                truncate((ExpressionNode.Unit) operands.get(0), (ExpressionNode.Value) operands.get(1), text);
            case MOVE ->
                move(
                        (ExpressionNode.Unit) operands.get(0),
                        (ExpressionNode.Value) operands.get(1),
                        operands.get(2),
                        text);
            case FILTER -> {
                operands.get(0).accept(this, text);
                operand(operands.get(1), 0, text.append(" FILTER (WHERE "));
                text.append(")");
            }
            default -> infix(operator, operator.text(), operands, text);
        }
    }

    /** Writes whether a value is in a list or among the rows of a query. */
    protected void in(Node value, Node values, SqlText text) {
        if (isComparedJson(value) && !(values instanceof QueryNode.Select)) {
            inJson(value, values, text);
            return;
        }
        if (!(values instanceof PlaceholderNode.BindList list) || list.places() <= LONGEST_LIST) {
            operand(value, Operator.IN.precedence() + 1, text);
            text.append(" IN ").append(values instanceof PlaceholderNode.BindList ? "(" : "");
            operand(values, Operator.IN.precedence() + 1, text);
            text.append(values instanceof PlaceholderNode.BindList ? ")" : "");
            return;
        }
        text.append("(");
        for (int start = 0; start < list.places(); start += LONGEST_LIST) {
            text.append(start == 0 ? "" : " OR ");
            operand(value, Operator.IN.precedence() + 1, text);
            text.append(" IN (");
            for (int i = start; i < start + LONGEST_LIST; i++) {
                text.append(i == start ? "" : ", ").placeholder(list, i);
            }
            text.append(")");
        }
        text.append(")");
    }

    /** MariaDB 11.4 dies of an IN whose values are made comparable. */
    private void inJson(Node value, Node values, SqlText text) {
        int count = values instanceof PlaceholderNode.BindList list
                ? list.places()
                : values.children().size();
        for (int i = 0; i < count; i++) {
            comparable(value, text.append(i == 0 ? "(" : " OR "));
            text.append(" = ");
            if (values instanceof PlaceholderNode.BindList list) {
                text.append(comparableJson() + "(").placeholder(list, i).append(")");
            } else {
                comparable(values.children().get(i), text);
            }
        }
        text.append(")");
    }

    private void caseOf(List<Node> operands, SqlText text) {
        text.append("CASE");
        int pairs = operands.size() / 2 * 2;
        for (int i = 0; i < pairs; i += 2) {
            operand(operands.get(i), 0, text.append(" WHEN "));
            typed(operands.get(i + 1), text.append(" THEN "));
        }
        if (pairs < operands.size()) {
            typed(operands.get(pairs), text.append(" ELSE "));
        }
        text.append(" END");
    }

    /** Writes a part of a date or time as a whole number; points in time are taken in UTC, seconds without fraction. */
    protected void extract(ChronoUnit unit, ExpressionNode.Value time, SqlText text) {
        text.append(unit == ChronoUnit.SECONDS ? "CAST(FLOOR(EXTRACT(" : "CAST(EXTRACT(");
        text.append(unitName(unit)).append(" FROM ");
        inUtc(time, text);
        text.append(unit == ChronoUnit.SECONDS ? ")) AS INTEGER)" : ") AS INTEGER)");
    }

    /** Writes a date or time cut to a unit; points in time are taken in UTC. */
    protected void truncate(ExpressionNode.Unit unit, ExpressionNode.Value time, SqlText text) {
        text.append("DATE_TRUNC(");
        unit.accept(this, text);
        inUtc(time, text.append(", "));
        text.append(")");
    }

    /** Writes a date or time moved by a number of units. */
    protected void move(ExpressionNode.Unit unit, ExpressionNode.Value time, Node amount, SqlText text) {
        text.append("DATEADD(");
        unit.accept(this, text);
        typed(amount, text.append(", "));
        typed(time, text.append(", "));
        text.append(")");
    }

    /** Writes a time; a point in time as what clocks in UTC show. */
    protected final void inUtc(ExpressionNode.Value time, SqlText text) {
        if (time.type().columnType().kind() == ColumnType.Kind.TIMESTAMP_WITH_TIME_ZONE) {
            if (time instanceof PlaceholderNode) {
                typed(time, text);
            } else {
                operand(time, ATOM, text);
            }
            text.append(" AT TIME ZONE 'UTC'");
        } else {
            typed(time, text);
        }
    }

    /** What follows the pattern of a LIKE so that a backslash takes the meaning from the character behind it. */
    protected String likeEscape() {
        return " ESCAPE '\\'";
    }
}

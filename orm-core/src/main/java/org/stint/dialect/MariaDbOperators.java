package org.stint.dialect;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.Operator;
import org.stint.statement.QueryNode;
import org.stint.statement.SqlText;
import org.stint.type.ColumnType;
import org.stint.type.SqlType;

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
                filtered(operation.operands().get(0), operation.operands().get(1))
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

    /** A text is made by a function: a cast would give it the collation of the connection for good. */
    @Override
    public @Nullable Void visitCast(ExpressionNode.Cast cast, SqlText text) {
        if (((ColumnType) cast.label()).kind() != ColumnType.Kind.VARCHAR) {
            return super.visitCast(cast, text);
        }
        typed(cast.operand(), text.append("CONCAT("));
        text.append(")");
        return null;
    }

    /** A list of rows as it stands; of a VALUES the types are fixed too early. A limit is not known directly within IN. */
    @Override
    protected void in(Node value, Node values, SqlText text) {
        if (values instanceof QueryNode.Values rows) {
            operand(value, Operator.IN.precedence() + 1, text);
            rows(rows.columns(), text.append(" IN "));
        } else if (values instanceof QueryNode.Select select && (select.limit() != null || select.offset() != null)) {
            operand(value, Operator.IN.precedence() + 1, text);
            inLimited(select, text.append(" IN ("));
            text.append(")");
        } else {
            super.in(value, values, text);
        }
    }

    private void inLimited(QueryNode.Select select, SqlText text) {
        if (Correlation.of(select)) {
            throw lacking(
                    "an IN over a select with a limit that reads columns of the statement around it",
                    "Use exists(…), or number the rows with rowNumber(…) instead of the limit.");
        }
        String columns = IntStream.rangeClosed(1, select.columns().size())
                .mapToObj(number -> "column_" + number)
                .collect(Collectors.joining(", "));
        select.accept(this, text.append("WITH limited (" + columns + ") AS ("));
        text.append(") SELECT * FROM limited");
    }

    /** There is no FILTER; an aggregate passes over NULL, which a CASE gives for the rows that are left out. */
    private Node filtered(Node aggregate, Node condition) {
        List<Node> operands = new ArrayList<>(aggregate.children());
        if (operands.isEmpty()) {
            throw lacking("a FILTER of an aggregate without operands", "Restrict the rows by where(…).");
        }
        Node operand = operands.get(0);
        Node counted = operand instanceof ExpressionNode.Constant ? new ExpressionNode.Whole(1) : operand;
        SqlType<?> type = ((ExpressionNode.Value) aggregate).type();
        operands.set(0, new ExpressionNode.Operation(Operator.CASE, List.of(condition, counted), type));
        return aggregate.with(operands);
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

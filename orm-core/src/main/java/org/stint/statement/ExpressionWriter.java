package org.stint.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.type.ColumnType;

/** Writes what a statement computes with, except for its operators. */
abstract class ExpressionWriter extends SqlNames implements Visitor<SqlText, @Nullable Void> {

    /** Binds tighter than every operator. */
    protected static final int ATOM = 100;

    @Override
    public @Nullable Void visitColumn(ExpressionNode.Column column, SqlText text) {
        if (text.qualified()) {
            text.append(quote(column.table().correlation())).append(".");
        }
        text.append(quote(column.name()));
        return null;
    }

    /** For people; each database has its own way. */
    @Override
    public @Nullable Void visitPath(JsonNode.Path path, SqlText text) {
        operand(path.document(), ATOM, text);
        for (Node step : path.steps()) {
            boolean position = JsonNode.Path.isPosition(step);
            operand(step, 0, text.append(position ? "[" : "."));
            text.append(position ? "]" : "");
        }
        return null;
    }

    /** For people; each database has its own way. */
    @Override
    public @Nullable Void visitEdited(JsonNode.Edited edited, SqlText text) {
        operand(edited.document(), 0, text.append("JSON_EDIT("));
        for (JsonNode.Edit edit : edited.edits()) {
            edit.place().accept(this, text.append(edit.value() == null ? ", REMOVE " : ", SET "));
            if (edit.value() != null) {
                operand(edit.value(), 0, text.append(" = "));
            }
        }
        text.append(")");
        return null;
    }

    @Override
    public @Nullable Void visitBind(PlaceholderNode.Bind bind, SqlText text) {
        text.placeholder(bind);
        return null;
    }

    @Override
    public @Nullable Void visitParameter(PlaceholderNode.Parameter parameter, SqlText text) {
        text.placeholder(parameter);
        return null;
    }

    /** One placeholder for each value and for what fills up the list. */
    @Override
    public @Nullable Void visitBindList(PlaceholderNode.BindList binds, SqlText text) {
        for (int i = 0; i < binds.places(); i++) {
            text.append(i == 0 ? "" : ", ").placeholder(binds, i);
        }
        return null;
    }

    @Override
    public @Nullable Void visitWhole(ExpressionNode.Whole whole, SqlText text) {
        text.append(Long.toString(whole.number()));
        return null;
    }

    @Override
    public @Nullable Void visitConstant(ExpressionNode.Constant constant, SqlText text) {
        text.append(constant.word().text());
        return null;
    }

    @Override
    public @Nullable Void visitUnit(ExpressionNode.Unit unit, SqlText text) {
        text.append(unitName(unit.unit()));
        return null;
    }

    @Override
    public @Nullable Void visitCall(ExpressionNode.Call call, SqlText text) {
        String name = call.routine().name(name());
        if (!call.routine().isOperator()) {
            function(name, call.operands(), text);
            return null;
        }
        text.append("(");
        operand(call.operands().get(0), ATOM, text);
        text.append(" ").append(name.replace("?", "??")).append(" "); // two for the driver of PostgreSQL are one
        operand(call.operands().get(1), ATOM, text);
        text.append(")");
        return null;
    }

    @Override
    public @Nullable Void visitOver(ExpressionNode.Over over, SqlText text) {
        over.function().accept(this, text);
        text.append(" OVER (");
        String gap = "";
        if (!over.partitionBy().isEmpty()) {
            list(over.partitionBy(), text.append("PARTITION BY "));
            gap = " ";
        }
        if (!over.orderBy().isEmpty()) {
            list(over.orderBy(), text.append(gap).append("ORDER BY "));
            gap = " ";
        }
        if (!over.frame().text().isEmpty()) {
            text.append(gap).append(over.frame().text());
        }
        text.append(")");
        return null;
    }

    @Override
    public @Nullable Void visitRaw(ExpressionNode.Raw raw, SqlText text) {
        text.append(raw.pieces().get(0));
        for (int i = 0; i < raw.operands().size(); i++) {
            operand(raw.operands().get(i), ATOM, text);
            text.append(raw.pieces().get(i + 1));
        }
        return null;
    }

    @Override
    public @Nullable Void visitCast(ExpressionNode.Cast cast, SqlText text) {
        text.append("CAST(");
        operand(cast.operand(), 0, text);
        text.append(" AS ").append(castName((ColumnType) cast.label())).append(")");
        return null;
    }

    @Override
    public @Nullable Void visitTick(ExpressionNode.Tick tick, SqlText text) {
        String seconds = tick.digits() == 0 ? "1" : "0." + "0".repeat(tick.digits() - 1) + "1";
        text.append("INTERVAL '" + seconds + "' SECOND");
        return null;
    }

    @Override
    public @Nullable Void visitNextValue(ExpressionNode.NextValue next, SqlText text) {
        text.append("NEXT VALUE FOR ").append(quote(next.sequence()));
        return null;
    }

    @Override
    public @Nullable Void visitRow(ExpressionNode.Row row, SqlText text) {
        text.append("(");
        list(row.values(), text);
        text.append(")");
        return null;
    }

    /** Writes an operand, in parentheses if it binds less tightly than its surroundings. */
    protected final void operand(Node operand, int precedence, SqlText text) {
        boolean parentheses = operand instanceof QueryNode.Select
                || operand instanceof QueryNode.Values
                || precedenceOf(operand) < precedence;
        text.append(parentheses ? "(" : "");
        operand.accept(this, text);
        text.append(parentheses ? ")" : "");
    }

    /** Writes operands with an operator between them. */
    protected final void infix(Operator operator, String sign, List<Node> operands, SqlText text) {
        // only a chain may stand without parentheses on the left: a - b - c is (a - b) - c, and a = b = c is nothing
        boolean chains = operator.precedence() > Operator.EQUAL.precedence();
        boolean untyped = operands.stream().allMatch(PlaceholderNode.class::isInstance);
        boolean json = operator.precedence() == Operator.EQUAL.precedence()
                && operands.stream().anyMatch(this::isComparedJson);
        for (int i = 0; i < operands.size(); i++) {
            text.append(i == 0 ? "" : " " + sign + " ");
            if (json) {
                comparable(operands.get(i), text);
            } else if (i == 0 && untyped) {
                typed(operands.get(i), text);
            } else {
                operand(operands.get(i), operator.precedence() + (i == 0 && chains ? 0 : 1), text);
            }
        }
    }

    /** Whether a node is JSON, which the database compares as a text unless it is made comparable. */
    protected final boolean isComparedJson(Node node) {
        return comparableJson() != null && JsonNode.isJson(node);
    }

    /** Writes JSON so that documents which say the same are the same text. */
    final void comparable(Node json, SqlText text) {
        function(comparableJson(), List.of(json), text);
    }

    /** The function that makes JSON comparable; null if the database compares documents by what they say. */
    protected @Nullable String comparableJson() {
        return null;
    }

    /** Writes a function with its arguments. */
    protected final void function(String name, List<Node> arguments, SqlText text) {
        text.append(name).append("(");
        boolean untyped = arguments.stream()
                .allMatch(argument -> argument instanceof PlaceholderNode || argument instanceof ExpressionNode.Whole);
        if (untyped) {
            columns(arguments, text);
        } else {
            list(arguments, text);
        }
        text.append(")");
    }

    /** Writes nodes with commas between them. */
    protected final void list(List<? extends Node> nodes, SqlText text) {
        for (int i = 0; i < nodes.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            operand(nodes.get(i), 0, text);
        }
    }

    /** Writes nodes with commas between them where nothing around them tells the type of a placeholder. */
    protected final void columns(List<Node> nodes, SqlText text) {
        for (int i = 0; i < nodes.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            typed(nodes.get(i), text);
        }
    }

    /**
     * Writes a node where nothing around it tells its type: a placeholder says its own, without a greatest length, for a
     * cast cuts a longer text in silence.
     */
    protected final void typed(Node node, SqlText text) {
        if (!(node instanceof PlaceholderNode placeholder)) {
            operand(node, 0, text);
        } else if (needsCast(placeholder.type().columnType())) {
            text.append("CAST(").placeholder(placeholder).append(" AS ");
            text.append(castName(placeholder.type().columnType().unlimited())).append(")");
        } else {
            text.placeholder(placeholder);
        }
    }

    /** Whether a placeholder is cast where nothing around it tells its type. */
    protected boolean needsCast(ColumnType type) {
        return true;
    }

    private static int precedenceOf(Node node) {
        return node instanceof ExpressionNode.Operation operation
                ? operation.operator().precedence()
                : ATOM;
    }
}

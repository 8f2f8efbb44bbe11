package org.stint.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/**
 * A truth value of three: true, false or unknown.
 *
 * <p>Conditions fold as they are built: TRUE disappears from an AND and FALSE decides it, and the other way round for
 * OR. A condition that folds to TRUE counts as no condition at all.
 */
public class Condition extends Typed<Boolean, Condition> {

    /** Always true. */
    public static final Condition TRUE = new Condition(
            new ExpressionNode.Constant(ExpressionNode.Constant.Word.TRUE, SqlTypes.BOOLEAN), SqlTypes.BOOLEAN);

    /** Never true. */
    public static final Condition FALSE = new Condition(
            new ExpressionNode.Constant(ExpressionNode.Constant.Word.FALSE, SqlTypes.BOOLEAN), SqlTypes.BOOLEAN);

    Condition(Node node, SqlType<Boolean> type) {
        super(node, type);
    }

    static Condition of(Operator operator, List<Node> operands) {
        return new Condition(
                new ExpressionNode.Operation(operator, List.copyOf(operands), SqlTypes.BOOLEAN), SqlTypes.BOOLEAN);
    }

    /** What folds to a constant; the parameters in it may be given values all the same. */
    static Condition folded(ExpressionNode.Constant.Word word, Collection<? extends Node> away) {
        Set<String> unused = Parameters.namesIn(away);
        if (unused.isEmpty()) {
            return word == ExpressionNode.Constant.Word.TRUE ? TRUE : FALSE;
        }
        return new Condition(new ExpressionNode.Constant(word, SqlTypes.BOOLEAN, unused), SqlTypes.BOOLEAN);
    }

    @Override
    final Condition retyped(Node node) {
        return new Condition(node, type());
    }

    /** True where both are. */
    public final Condition and(Condition other) {
        if (clause() == null) {
            return other;
        }
        return allOf(List.of(this, other));
    }

    /** True where at least one of both is. */
    public final Condition or(Condition other) {
        return anyOf(List.of(this, other));
    }

    /** True where this is false; unknown where this is. */
    public final Condition not() {
        if (isConstant(ExpressionNode.Constant.Word.TRUE)) {
            return folded(ExpressionNode.Constant.Word.FALSE, List.of(node()));
        }
        return isConstant(ExpressionNode.Constant.Word.FALSE)
                ? folded(ExpressionNode.Constant.Word.TRUE, List.of(node()))
                : of(Operator.NOT, List.of(node()));
    }

    /** True where all are; TRUE if there are none. */
    public static Condition allOf(List<Condition> conditions) {
        return fold(
                Operator.AND, ExpressionNode.Constant.Word.TRUE, TRUE, ExpressionNode.Constant.Word.FALSE, conditions);
    }

    /** True where at least one is; FALSE if there are none. */
    public static Condition anyOf(List<Condition> conditions) {
        return fold(
                Operator.OR, ExpressionNode.Constant.Word.FALSE, FALSE, ExpressionNode.Constant.Word.TRUE, conditions);
    }

    /** Whether this folded to TRUE, so that it restricts nothing. */
    public final boolean isAlwaysTrue() {
        return isConstant(ExpressionNode.Constant.Word.TRUE);
    }

    /** What a WHERE clause says of this; null if there need be none. */
    final @Nullable Node clause() {
        return node() instanceof ExpressionNode.Constant constant
                        && constant.word() == ExpressionNode.Constant.Word.TRUE
                        && constant.unused().isEmpty()
                ? null
                : node();
    }

    private static Condition fold(
            Operator operator,
            ExpressionNode.Constant.Word neutral,
            Condition neutralCondition,
            ExpressionNode.Constant.Word deciding,
            List<Condition> conditions) {
        List<Node> operands = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition.isConstant(deciding)) {
                return folded(deciding, conditions.stream().map(Condition::node).toList());
            }
            if (condition.node() instanceof ExpressionNode.Operation operation && operation.operator() == operator) {
                operands.addAll(operation.operands());
            } else if (!condition.isConstant(neutral) || condition.namesParameters()) {
                operands.add(condition.node());
            }
        }
        return switch (operands.size()) {
            case 0 -> neutralCondition;
            case 1 -> new Condition(operands.get(0), SqlTypes.BOOLEAN);
            default -> of(operator, operands);
        };
    }

    /** Whether this folded to a constant, and had parameters in it. */
    private boolean namesParameters() {
        return node() instanceof ExpressionNode.Constant constant
                && !constant.unused().isEmpty();
    }

    private boolean isConstant(ExpressionNode.Constant.Word word) {
        return node() instanceof ExpressionNode.Constant constant && constant.word() == word;
    }
}

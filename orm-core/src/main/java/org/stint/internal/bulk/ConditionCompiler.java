package org.stint.internal.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.stint.internal.bulk.Comparisons.Comparison;
import org.stint.internal.bulk.Shape.Family;
import org.stint.statement.ExpressionNode.Operation;
import org.stint.statement.Node;

/** Conditions in the logic of three values, where unknown is null. */
final class ConditionCompiler {

    private final Comparisons comparisons;
    private final Refusal refusal;

    ConditionCompiler(Comparisons comparisons, Refusal refusal) {
        this.comparisons = comparisons;
        this.refusal = refusal;
    }

    /** A condition of an operation whose operands are compiled. */
    Computed compile(Operation operation, List<Computed> operands) {
        return switch (operation.operator()) {
            case AND -> logic(conditions(operation, operands), false);
            case OR -> logic(conditions(operation, operands), true);
            case NOT -> not(conditions(operation, operands).get(0));
            case IS_NULL -> presence(operands.get(0), false);
            case IS_NOT_NULL -> presence(operands.get(0), true);
            case EQUAL -> comparison(operation, operands, order -> order == 0, false);
            case NOT_EQUAL -> comparison(operation, operands, order -> order != 0, false);
            case LESS -> comparison(operation, operands, order -> order < 0, true);
            case LESS_OR_EQUAL -> comparison(operation, operands, order -> order <= 0, true);
            case GREATER -> comparison(operation, operands, order -> order > 0, true);
            case GREATER_OR_EQUAL -> comparison(operation, operands, order -> order >= 0, true);
            case IS_NOT_DISTINCT_FROM -> distinction(operation, operands, true);
            case IS_DISTINCT_FROM -> distinction(operation, operands, false);
            case BETWEEN -> between(operation, operands);
            case IN -> in(operation, operands);
            default -> refusal.of(operation, "is not a condition");
        };
    }

    /** What was compiled from a node, which must be a condition. */
    Computed condition(Node node, Computed compiled) {
        return compiled.isOf(Family.BOOLEAN) ? compiled : refusal.of(node, "is not a condition");
    }

    private List<Computed> conditions(Operation operation, List<Computed> operands) {
        List<Computed> conditions = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            conditions.add(condition(operation.operands().get(i), operands.get(i)));
        }
        return conditions;
    }

    /** AND is decided by a FALSE, OR by a TRUE, whatever the rest is. */
    private static Computed logic(List<Computed> operands, boolean deciding) {
        return Computed.truth(row -> {
            boolean unknown = false;
            boolean undecided = false;
            for (Computed operand : operands) {
                try {
                    Object value = operand.of(row);
                    if (value != null && (Boolean) value == deciding) {
                        return deciding;
                    }
                    unknown |= value == null;
                } catch (Undecided oneOfThem) {
                    undecided = true;
                }
            }
            if (undecided) {
                throw Undecided.INSTANCE;
            }
            return unknown ? null : !deciding;
        });
    }

    private static Computed not(Computed operand) {
        return Computed.truth(row -> {
            Object value = operand.of(row);
            return value == null ? null : !(Boolean) value;
        });
    }

    private static Computed presence(Computed operand, boolean present) {
        return Computed.truth(row -> (operand.of(row) != null) == present);
    }

    private Computed comparison(Operation operation, List<Computed> operands, IntPredicate test, boolean ordered) {
        return comparison(operation, operands.get(0), operands.get(1), test, ordered);
    }

    private Computed comparison(Operation where, Computed left, Computed right, IntPredicate test, boolean ordered) {
        Comparison comparison = comparisons.of(where, left.shape(), right.shape(), ordered);
        return Computed.truth(row -> {
            Object first = left.of(row);
            Object second = right.of(row);
            return first == null || second == null ? null : test.test(comparison.compare(first, second));
        });
    }

    private Computed distinction(Operation operation, List<Computed> operands, boolean same) {
        Computed left = operands.get(0);
        Computed right = operands.get(1);
        Comparison comparison = comparisons.of(operation, left.shape(), right.shape(), false);
        return Computed.truth(row -> {
            Object first = left.of(row);
            Object second = right.of(row);
            boolean equal = first == null || second == null ? first == second : comparison.compare(first, second) == 0;
            return equal == same;
        });
    }

    private Computed between(Operation operation, List<Computed> operands) {
        Computed value = operands.get(0);
        return logic(
                List.of(
                        comparison(operation, value, operands.get(1), order -> order >= 0, true),
                        comparison(operation, value, operands.get(2), order -> order <= 0, true)),
                false);
    }

    /** The first operand is looked for among the others. */
    private Computed in(Operation operation, List<Computed> operands) {
        Computed value = operands.get(0);
        List<Computed> list = operands.subList(1, operands.size());
        List<Comparison> each = new ArrayList<>();
        list.forEach(element -> each.add(comparisons.of(operation, value.shape(), element.shape(), false)));
        return Computed.truth(row -> {
            Object wanted = value.of(row);
            boolean unknown = wanted == null;
            for (int i = 0; i < list.size() && wanted != null; i++) {
                Object element = list.get(i).of(row);
                if (element != null && each.get(i).compare(wanted, element) == 0) {
                    return true;
                }
                unknown |= element == null;
            }
            return unknown ? null : false;
        });
    }
}

package org.stint.internal.bulk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.internal.bulk.Comparisons.Comparison;
import org.stint.internal.bulk.Shape.Family;
import org.stint.statement.ExpressionNode.Operation;
import org.stint.statement.Node;

/** One of several values, in the type that all of them have in common. */
final class ChoiceCompiler {

    private final ConditionCompiler conditions;
    private final Comparisons comparisons;
    private final Refusal refusal;

    ChoiceCompiler(ConditionCompiler conditions, Comparisons comparisons, Refusal refusal) {
        this.conditions = conditions;
        this.comparisons = comparisons;
        this.refusal = refusal;
    }

    /** The first value that is there. */
    Computed coalesce(Operation operation, List<Computed> operands) {
        Shape shape = unified(operation, operands);
        return new Computed(shape, row -> {
            for (Computed operand : operands) {
                Object value = as(shape, operand, row);
                if (value != null) {
                    return value;
                }
            }
            return null;
        });
    }

    /** The first value, unless it is the second. */
    Computed nullIf(Operation operation, List<Computed> operands) {
        Computed left = operands.get(0);
        Computed right = operands.get(1);
        Comparison comparison = comparisons.of(operation, left.shape(), right.shape(), false);
        return new Computed(left.shape(), row -> {
            Object first = left.of(row);
            Object second = right.of(row);
            return first != null && second != null && comparison.compare(first, second) == 0 ? null : first;
        });
    }

    /** The value of the first condition that is true, of conditions and values in turn. */
    Computed cases(Operation operation, List<Computed> operands) {
        List<Computed> tests = new ArrayList<>();
        List<Computed> values = new ArrayList<>();
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            tests.add(conditions.condition(operation.operands().get(i), operands.get(i)));
            values.add(operands.get(i + 1));
        }
        if (operands.size() % 2 == 1) {
            values.add(operands.get(operands.size() - 1));
        }
        Shape shape = unified(operation, values);
        return new Computed(shape, row -> {
            for (int i = 0; i < tests.size(); i++) {
                if (Boolean.TRUE.equals(tests.get(i).of(row))) {
                    return as(shape, values.get(i), row);
                }
            }
            return values.size() > tests.size() ? as(shape, values.get(tests.size()), row) : null;
        });
    }

    /** The greatest value. Where one of them is NULL, databases differ. */
    Computed greatest(Operation operation, List<Computed> operands) {
        Shape shape = unified(operation, operands);
        Comparison comparison = comparisons.of(operation, shape, shape, true);
        return new Computed(shape, row -> {
            Object greatest = null;
            for (Computed operand : operands) {
                Object value = as(shape, operand, row);
                if (value == null) {
                    throw Undecided.INSTANCE;
                }
                greatest = greatest == null || comparison.compare(value, greatest) > 0 ? value : greatest;
            }
            return greatest;
        });
    }

    /**
     * The shape of a value that is one of several. A value of the statement may take its type from the others, and must
     * fit into it.
     */
    private Shape unified(Node where, List<Computed> operands) {
        Shape unified = null;
        for (Computed operand : operands) {
            Shape shape = operand.shape();
            if (shape.family() != Family.NOTHING && !shape.placeholder()) {
                unified = unified == null ? shape : both(where, unified, shape);
            }
        }
        for (Computed operand : operands) {
            Shape shape = operand.shape();
            if (shape.family() == Family.NOTHING || !shape.placeholder()) {
                continue;
            }
            if (unified == null) {
                unified = shape;
            } else if (shape.family() == Family.DECIMAL && shape.scale() > unified.scale()) {
                return refusal.of(where, "mixes decimal numbers of different scales");
            } else {
                both(where, unified, shape);
            }
        }
        return unified == null ? Shape.of(Family.NOTHING) : unified;
    }

    private Shape both(Node where, Shape one, Shape other) {
        if (one.family() == Family.DECIMAL || other.family() == Family.DECIMAL) {
            if (!one.family().isExact() || !other.family().isExact()) {
                return refusal.of(where, "mixes " + one.family() + " and " + other.family());
            }
            int scale = Math.max(one.scale(), other.scale());
            int whole = Math.max(one.precision() - one.scale(), other.precision() - other.scale());
            return Shape.decimal(whole + scale, scale);
        }
        if (one.family().isWhole() && other.family().isWhole()) {
            return one.family().compareTo(other.family()) >= 0 ? one : other;
        }
        if (one.family() != other.family()) {
            return refusal.of(where, "mixes " + one.family() + " and " + other.family());
        }
        return one.comparedBy(Comparisons.common(one.texts(), other.texts()));
    }

    private static @Nullable Object as(Shape shape, Computed operand, @Nullable Object[] row) {
        Object value = operand.of(row);
        if (value == null) {
            return null;
        }
        Object converted = Representation.converted(value, operand.shape().family(), shape.family());
        return converted instanceof Long whole ? Arithmetic.whole(shape.family(), whole) : converted;
    }
}

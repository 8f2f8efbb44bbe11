package org.stint.internal.bulk;

import java.math.BigDecimal;
import java.util.List;
import org.stint.internal.bulk.Shape.Family;
import org.stint.statement.ExpressionNode.Operation;
import org.stint.statement.Operator;

/** Computing with numbers, in the types that the database computes in. */
final class NumberCompiler {

    private final Arithmetic arithmetic;
    private final Refusal refusal;

    NumberCompiler(Arithmetic arithmetic, Refusal refusal) {
        this.arithmetic = arithmetic;
        this.refusal = refusal;
    }

    /** Plus, minus, times or divided by. */
    Computed arithmetic(Operation operation, List<Computed> operands) {
        Computed left = operands.get(0);
        Computed right = operands.get(1);
        Operator operator = operation.operator();
        Family one = left.shape().family();
        Family other = right.shape().family();
        Shape result = arithmetic.result(operator, left.shape(), right.shape());
        if (result == null
                || operator == Operator.DIVIDE_WHOLE && !result.family().isWhole()) {
            return refusal.of(operation, "computes with " + one + " and " + other);
        }
        if (operator == Operator.DIVIDE && result.family().isWhole()) {
            return refusal.of(operation, "divides whole numbers to a fraction");
        }
        return new Computed(result, row -> {
            Object first = left.of(row);
            Object second = right.of(row);
            if (first == null || second == null) {
                return null;
            }
            return arithmetic.compute(
                    operator,
                    result,
                    Representation.converted(first, one, result.family()),
                    Representation.converted(second, other, result.family()));
        });
    }

    /** What is left of a division of whole numbers; it has the sign of what was divided. */
    Computed remainder(Operation operation, List<Computed> operands) {
        Computed left = operands.get(0);
        Computed right = operands.get(1);
        Family one = left.shape().family();
        Family other = right.shape().family();
        if (!one.isWhole() || !other.isWhole()) {
            return refusal.of(operation, "divides " + one + " by " + other);
        }
        return new Computed(Shape.of(one.compareTo(other) >= 0 ? one : other), row -> {
            Object first = left.of(row);
            Object second = right.of(row);
            if (first == null || second == null) {
                return null;
            }
            if ((Long) second == 0) {
                throw Undecided.INSTANCE;
            }
            return (Long) first % (Long) second;
        });
    }

    /** Minus one, zero or one, of an exact number. */
    Computed signum(Operation operation, Computed operand) {
        if (!operand.shape().family().isExact()) {
            return refusal.of(operation, "asks for the sign of what is no exact number");
        }
        return new Computed(Shape.of(Family.INTEGER), row -> {
            Object value = operand.of(row);
            if (value == null) {
                return null;
            }
            return value instanceof BigDecimal decimal ? (long) decimal.signum() : (long) Long.signum((Long) value);
        });
    }

    /** A number without its sign, or with the other one. */
    Computed sign(Operation operation, Computed operand) {
        Family family = operand.shape().family();
        if (!family.isNumber()) {
            return refusal.of(operation, "has no sign");
        }
        boolean absolute = operation.operator() == Operator.ABS;
        return new Computed(operand.shape(), row -> {
            Object value = operand.of(row);
            return value == null ? null : absolute ? absolute(family, value) : negated(family, value);
        });
    }

    private static Object absolute(Family family, Object value) {
        if (value instanceof Long whole) {
            return whole < 0 ? negated(family, whole) : whole;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.abs();
        }
        return value instanceof Float real ? (Object) Math.abs(real) : (Object) Math.abs((Double) value);
    }

    private static Object negated(Family family, Object value) {
        if (value instanceof Long whole) {
            if (whole == Long.MIN_VALUE) {
                throw Undecided.INSTANCE;
            }
            return Arithmetic.whole(family, -whole);
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.negate();
        }
        return value instanceof Float real ? (Object) (-real) : (Object) (-(Double) value);
    }
}

package org.stint.internal.bulk;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.ColumnFacts.Texts;
import org.stint.dialect.Dialect;
import org.stint.dialect.H2Dialect;
import org.stint.dialect.PostgresDialect;
import org.stint.internal.bulk.Shape.Family;
import org.stint.statement.Operator;

/** How one database computes and compares, as far as it differs from others. Without state. */
abstract class Arithmetic {

    /** How the database behind a dialect computes, if that is known. */
    static Optional<Arithmetic> of(Dialect dialect) {
        if (dialect instanceof PostgresDialect) {
            return Optional.of(new PostgresArithmetic());
        }
        return dialect instanceof H2Dialect ? Optional.of(new H2Arithmetic()) : Optional.empty();
    }

    /** What comes of an operation on two numbers, or null if that is not known. */
    abstract @Nullable Shape result(Operator operator, Shape left, Shape right);

    /** The family in which two numbers are compared, or null if that is not known. */
    abstract @Nullable Family comparison(Family left, Family right);

    /** The quotient of two decimal numbers, of which the second is not zero. */
    abstract BigDecimal quotient(BigDecimal left, BigDecimal right, Shape result);

    /** The number of characters of a text. */
    abstract long length(String text);

    /** What LENGTH gives. */
    abstract Family lengthFamily();

    /** Whether a text is one that the database keeps as it is. */
    abstract boolean isStorable(String text);

    /** Whether an underscore in a pattern stands for a whole character beyond the first 65,536. */
    abstract boolean countsCodePoints();

    /** How texts are compared that come from no column, or null if that is not known. */
    abstract @Nullable Texts textsOfValues();

    /** Computes with two numbers of the family of the result. */
    final Object compute(Operator operator, Shape result, Object left, Object right) {
        return switch (result.family()) {
            case SMALLINT, INTEGER, BIGINT -> whole(result.family(), whole(operator, (Long) left, (Long) right));
            case DECIMAL -> decimal(operator, result, (BigDecimal) left, (BigDecimal) right);
            case REAL -> real(operator, (Float) left, (Float) right);
            default -> number(operator, (Double) left, (Double) right);
        };
    }

    /** A whole number that the family can hold. */
    static Long whole(Family family, long value) {
        long greatest = switch (family) {
            case SMALLINT -> Short.MAX_VALUE;
            case INTEGER -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
        if (value > greatest || value < -greatest - 1) {
            throw Undecided.INSTANCE;
        }
        return value;
    }

    private static long whole(Operator operator, long left, long right) {
        try {
            return switch (operator) {
                case PLUS -> Math.addExact(left, right);
                case MINUS -> Math.subtractExact(left, right);
                case TIMES -> Math.multiplyExact(left, right);
                default -> quotient(left, right);
            };
        } catch (ArithmeticException overflow) {
            throw Undecided.INSTANCE;
        }
    }

    private static long quotient(long left, long right) {
        if (right == 0 || right == -1 && left == Long.MIN_VALUE) {
            throw Undecided.INSTANCE;
        }
        return left / right;
    }

    private BigDecimal decimal(Operator operator, Shape result, BigDecimal left, BigDecimal right) {
        return switch (operator) {
            case PLUS -> left.add(right);
            case MINUS -> left.subtract(right);
            case TIMES -> left.multiply(right);
            default -> {
                if (right.signum() == 0) {
                    throw Undecided.INSTANCE;
                }
                yield quotient(left, right, result);
            }
        };
    }

    private static Float real(Operator operator, float left, float right) {
        float value = switch (operator) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            default -> left / right;
        };
        requireOrdinary(operator, value, left, right);
        return value;
    }

    private static Double number(Operator operator, double left, double right) {
        double value = switch (operator) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            default -> left / right;
        };
        requireOrdinary(operator, value, left, right);
        return value;
    }

    /** Where a result is infinite, not a number, or too small, some databases fail and others do not. */
    private static void requireOrdinary(Operator operator, double value, double left, double right) {
        boolean vanished =
                value == 0 && left != 0 && (operator == Operator.TIMES && right != 0 || operator == Operator.DIVIDE);
        if (vanished || Double.isNaN(value) || Double.isInfinite(value)) {
            throw Undecided.INSTANCE;
        }
    }
}

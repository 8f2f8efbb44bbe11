package org.stint.statement;

import java.math.BigDecimal;
import java.util.List;
import org.stint.type.ColumnType;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/**
 * A number that may have a fraction.
 *
 * @param <T> {@code BigDecimal}, {@code Double} or {@code Float}
 */
public class NumberExpression<T extends Number> extends Numeric<T, NumberExpression<T>> {

    private static final int COMMON_PRECISION = 38;
    private static final int DIGITS_OF_MEAN = 4;

    NumberExpression(Node node, SqlType<T> type) {
        super(node, type);
    }

    @Override
    final NumberExpression<T> retyped(Node node) {
        return new NumberExpression<>(node, type());
    }

    @Override
    final Operator division() {
        return Operator.DIVIDE;
    }

    /** The sum over a group; NULL over no rows. */
    public final NumberExpression<T> sum() {
        return retyped(new ExpressionNode.Operation(Operator.SUM, List.of(node()), type()));
    }

    /** The mean over a group, of decimal numbers to four digits more than the type has; NULL over no rows. */
    public final NumberExpression<T> avg() {
        Node mean = new ExpressionNode.Operation(Operator.AVG, List.of(node()), type());
        ColumnType column = type().columnType();
        boolean scaled = column.kind() == ColumnType.Kind.DECIMAL && column.precision() > 0;
        if (!scaled) {
            return retyped(mean);
        }
        int scale = column.scale() + DIGITS_OF_MEAN;
        int precision = Math.max(COMMON_PRECISION, column.precision() + DIGITS_OF_MEAN);
        return retyped(new ExpressionNode.Cast(mean, SqlTypes.decimal(precision, scale)));
    }

    /**
     * Rounded to so many digits after the point, a half away from zero.
     *
     * @throws IllegalArgumentException if this is no decimal number: databases round binary fractions in their own ways
     */
    public final NumberExpression<T> round(int digits) {
        requireDecimal("round");
        return operation(Operator.ROUND, node(), new ExpressionNode.Whole(digits));
    }

    /** The greatest whole number that is not above this. */
    public final NumberExpression<T> floor() {
        return operation(Operator.FLOOR, node());
    }

    /** The least whole number that is not below this. */
    public final NumberExpression<T> ceiling() {
        return operation(Operator.CEILING, node());
    }

    /**
     * This as a whole number, a half rounded away from zero.
     *
     * @throws IllegalArgumentException if this is no decimal number: databases round binary fractions in their own ways
     */
    public final WholeExpression<Long> asLong() {
        requireDecimal("asLong");
        Node rounded =
                new ExpressionNode.Operation(Operator.ROUND, List.of(node(), new ExpressionNode.Whole(0)), type());
        return new WholeExpression<>(new ExpressionNode.Cast(rounded, SqlTypes.LONG), SqlTypes.LONG);
    }

    /** This as a decimal number of another precision, a half rounded away from zero. */
    public final NumberExpression<BigDecimal> asDecimal(int precision, int scale) {
        SqlType<BigDecimal> decimal = SqlTypes.decimal(precision, scale);
        return new NumberExpression<>(new ExpressionNode.Cast(node(), decimal), decimal);
    }

    /** This as a binary fraction. */
    public final NumberExpression<Double> asDouble() {
        return new NumberExpression<>(new ExpressionNode.Cast(node(), SqlTypes.DOUBLE), SqlTypes.DOUBLE);
    }

    /**
     * This as a text, with as many digits after the point as the type has.
     *
     * @throws IllegalArgumentException if this is no decimal number: databases write binary fractions in their own ways
     */
    public final TextExpression asText() {
        requireDecimal("asText");
        return new TextExpression(new ExpressionNode.Cast(node(), SqlTypes.text(50)), SqlTypes.text(50));
    }

    private void requireDecimal(String function) {
        if (type().columnType().kind() != ColumnType.Kind.DECIMAL) {
            throw new IllegalArgumentException("Cannot " + function + " " + this + ", which is no decimal number:"
                    + " databases round binary fractions in their own ways. Say asDecimal(precision, scale) first.");
        }
    }
}

package org.stint.statement;

import java.math.BigDecimal;
import java.util.List;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/**
 * A whole number.
 *
 * @param <T> {@code Long}, {@code Integer}, {@code Short}, {@code Byte} or {@code BigInteger}
 */
public class WholeExpression<T extends Number> extends Numeric<T, WholeExpression<T>> {

    WholeExpression(Node node, SqlType<T> type) {
        super(node, type);
    }

    @Override
    final WholeExpression<T> retyped(Node node) {
        return new WholeExpression<>(node, type());
    }

    @Override
    final Operator division() {
        return Operator.DIVIDE_WHOLE;
    }

    /** The sum over a group; NULL over no rows. */
    public final WholeExpression<Long> sum() {
        return new WholeExpression<>(
                new ExpressionNode.Operation(Operator.SUM, List.of(node()), SqlTypes.LONG), SqlTypes.LONG);
    }

    /** The mean over a group, to four digits after the point; NULL over no rows. */
    public final NumberExpression<BigDecimal> avg() {
        SqlType<BigDecimal> type = SqlTypes.decimal(38, 4);
        Node mean = new ExpressionNode.Operation(Operator.AVG, List.of(node()), type);
        return new NumberExpression<>(new ExpressionNode.Cast(mean, type), type);
    }

    /**
     * The rest of the division by a number, with the sign of this number. Dividing by zero is an error, on MariaDB
     * NULL.
     */
    public final WholeExpression<T> mod(T divisor) {
        return operation(Operator.MOD, node(), bind(divisor));
    }

    /** The rest of the division by the other; see {@link #mod(Number)}. */
    public final WholeExpression<T> mod(Operand<T> divisor) {
        return operation(Operator.MOD, node(), divisor.node());
    }

    /** This as a decimal number, so that a division keeps its fraction. */
    public final NumberExpression<BigDecimal> asDecimal(int precision, int scale) {
        SqlType<BigDecimal> type = SqlTypes.decimal(precision, scale);
        return new NumberExpression<>(new ExpressionNode.Cast(node(), type), type);
    }

    /** This as an {@code int}; a number that is too large is an error, on MariaDB only when it is stored. */
    public final WholeExpression<Integer> asInteger() {
        return new WholeExpression<>(new ExpressionNode.Cast(node(), SqlTypes.INTEGER), SqlTypes.INTEGER);
    }

    /** This as a {@code long}. */
    public final WholeExpression<Long> asLong() {
        return new WholeExpression<>(new ExpressionNode.Cast(node(), SqlTypes.LONG), SqlTypes.LONG);
    }

    /** This as a text of digits. */
    public final TextExpression asText() {
        return new TextExpression(new ExpressionNode.Cast(node(), SqlTypes.text(50)), SqlTypes.text(50));
    }
}

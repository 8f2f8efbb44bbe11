package org.stint.statement;

import java.util.List;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/**
 * A number. Operations with a {@code long} are there so that {@code price.plus(5)} and {@code id.eq(5)} work whatever
 * the type of the number.
 *
 * @param <T> the Java type of the value
 * @param <X> the kind of expression
 */
public abstract class Numeric<T extends Number, X extends Expression<T>> extends Ordered<T, X> {

    Numeric(Node node, SqlType<T> type) {
        super(node, type);
    }

    /** The sum of both. */
    public final X plus(T value) {
        return operation(Operator.PLUS, node(), bind(value));
    }

    /** The sum of both. */
    public final X plus(long value) {
        return operation(Operator.PLUS, node(), whole(value));
    }

    /** The sum of both. */
    public final X plus(Operand<T> other) {
        return operation(Operator.PLUS, node(), other.node());
    }

    /** This less the value. */
    public final X minus(T value) {
        return operation(Operator.MINUS, node(), bind(value));
    }

    /** This less the value. */
    public final X minus(long value) {
        return operation(Operator.MINUS, node(), whole(value));
    }

    /** This less the other. */
    public final X minus(Operand<T> other) {
        return operation(Operator.MINUS, node(), other.node());
    }

    /** The product of both. */
    public final X times(T value) {
        return operation(Operator.TIMES, node(), bind(value));
    }

    /** The product of both. */
    public final X times(long value) {
        return operation(Operator.TIMES, node(), whole(value));
    }

    /** The product of both. */
    public final X times(Operand<T> other) {
        return operation(Operator.TIMES, node(), other.node());
    }

    /** The quotient of both, in the type of this number: whole numbers are cut. */
    public final X dividedBy(T value) {
        return operation(division(), node(), bind(value));
    }

    /** The quotient of both, in the type of this number: whole numbers are cut. */
    public final X dividedBy(long value) {
        return operation(division(), node(), whole(value));
    }

    /** The quotient of both, in the type of this number: whole numbers are cut. */
    public final X dividedBy(Operand<T> other) {
        return operation(division(), node(), other.node());
    }

    /** This with the other sign. */
    public final X negated() {
        return operation(Operator.NEGATE, node());
    }

    /** This without its sign. */
    public final X abs() {
        return operation(Operator.ABS, node());
    }

    /** The greater of both; NULL where this is NULL. */
    public final X greatest(long value) {
        return extreme(Operator.GREATER_OR_EQUAL, whole(value));
    }

    /** The lesser of both; NULL where this is NULL. */
    public final X least(long value) {
        return extreme(Operator.LESS_OR_EQUAL, whole(value));
    }

    /** True where both are the same number. */
    public final Condition eq(long value) {
        return compare(Operator.EQUAL, value);
    }

    /** True where the numbers differ. */
    public final Condition ne(long value) {
        return compare(Operator.NOT_EQUAL, value);
    }

    /** True where this is less than the value. */
    public final Condition lt(long value) {
        return compare(Operator.LESS, value);
    }

    /** True where this is at most the value. */
    public final Condition le(long value) {
        return compare(Operator.LESS_OR_EQUAL, value);
    }

    /** True where this is greater than the value. */
    public final Condition gt(long value) {
        return compare(Operator.GREATER, value);
    }

    /** True where this is at least the value. */
    public final Condition ge(long value) {
        return compare(Operator.GREATER_OR_EQUAL, value);
    }

    /** The division that stays in the type of this number. */
    abstract Operator division();

    private Condition compare(Operator operator, long value) {
        return Condition.of(operator, List.of(node(), whole(value)));
    }

    private static Node whole(long value) {
        return new PlaceholderNode.Bind(value, SqlTypes.LONG);
    }

    /** -1, 0 or 1. */
    public final WholeExpression<Integer> sign() {
        Node sign = new ExpressionNode.Operation(Operator.SIGN, List.of(node()), type());
        return new WholeExpression<>(new ExpressionNode.Cast(sign, SqlTypes.INTEGER), SqlTypes.INTEGER);
    }

    /** This to the power of another number, as a double on every database. */
    public final NumberExpression<Double> power(double exponent) {
        Node base = new ExpressionNode.Cast(node(), SqlTypes.DOUBLE);
        Node raised = new ExpressionNode.Cast(new PlaceholderNode.Bind(exponent, SqlTypes.DOUBLE), SqlTypes.DOUBLE);
        return new NumberExpression<>(
                new ExpressionNode.Operation(Operator.POWER, List.of(base, raised), SqlTypes.DOUBLE), SqlTypes.DOUBLE);
    }
}

package org.stint.statement;

import java.util.List;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/**
 * An expression whose values have an order.
 *
 * @param <T> the Java type of the value
 * @param <X> the kind of expression
 */
public abstract class Ordered<T, X extends Expression<T>> extends Typed<T, X> {

    Ordered(Node node, SqlType<T> type) {
        super(node, type);
    }

    /** True where this is less than the value. */
    public final Condition lt(T value) {
        return compare(Operator.LESS, value);
    }

    /** True where this is less than the other. */
    public final Condition lt(Operand<T> other) {
        return compare(Operator.LESS, other);
    }

    /** True where this is at most the value. */
    public final Condition le(T value) {
        return compare(Operator.LESS_OR_EQUAL, value);
    }

    /** True where this is at most the other. */
    public final Condition le(Operand<T> other) {
        return compare(Operator.LESS_OR_EQUAL, other);
    }

    /** True where this is greater than the value. */
    public final Condition gt(T value) {
        return compare(Operator.GREATER, value);
    }

    /** True where this is greater than the other. */
    public final Condition gt(Operand<T> other) {
        return compare(Operator.GREATER, other);
    }

    /** True where this is at least the value. */
    public final Condition ge(T value) {
        return compare(Operator.GREATER_OR_EQUAL, value);
    }

    /** True where this is at least the other. */
    public final Condition ge(Operand<T> other) {
        return compare(Operator.GREATER_OR_EQUAL, other);
    }

    /** True where this is neither below the first nor above the second value. */
    public final Condition between(T low, T high) {
        return Condition.of(Operator.BETWEEN, List.of(node(), bind(low), bind(high)));
    }

    /** The greater of this and the value; NULL where this is NULL. */
    public final X greatest(T value) {
        return extreme(Operator.GREATER_OR_EQUAL, bind(value));
    }

    /** The greater of this and the other; NULL where one of them is NULL, on every database. */
    public final X greatest(Operand<T> other) {
        return extreme(Operator.GREATER_OR_EQUAL, sameKind(other));
    }

    /** The lesser of this and the value; NULL where this is NULL. */
    public final X least(T value) {
        return extreme(Operator.LESS_OR_EQUAL, bind(value));
    }

    /** The lesser of this and the other; NULL where one of them is NULL, on every database. */
    public final X least(Operand<T> other) {
        return extreme(Operator.LESS_OR_EQUAL, sameKind(other));
    }

    /** A CASE, for databases do not agree on what their GREATEST makes of NULL. */
    final X extreme(Operator preferred, Node other) {
        return operation(
                Operator.CASE, holds(preferred, node(), other), node(), holds(preferred, other, node()), other);
    }

    private static Node holds(Operator operator, Node left, Node right) {
        return new ExpressionNode.Operation(operator, List.of(left, right), SqlTypes.BOOLEAN);
    }

    /** The least value of a group. */
    public final X min() {
        return operation(Operator.MIN, node());
    }

    /** The greatest value of a group. */
    public final X max() {
        return operation(Operator.MAX, node());
    }

    /** True where this is neither below the first nor above the second. */
    public final Condition between(Operand<T> low, Operand<T> high) {
        return Condition.of(Operator.BETWEEN, List.of(node(), sameKind(low), sameKind(high)));
    }
}

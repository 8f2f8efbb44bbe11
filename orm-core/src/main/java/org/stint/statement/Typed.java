package org.stint.statement;

import java.util.List;
import java.util.function.UnaryOperator;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/**
 * An expression that knows its own kind, so that what keeps the value's meaning keeps the kind.
 *
 * @param <T> the Java type of the value
 * @param <X> the kind of expression
 */
public abstract class Typed<T, X extends Expression<T>> extends Expression<T> {

    Typed(Node node, SqlType<T> type) {
        super(node, type);
    }

    /** The same kind of expression over another node. */
    abstract X retyped(Node node);

    final X operation(Operator operator, Node... operands) {
        return retyped(new ExpressionNode.Operation(operator, List.of(operands), type()));
    }

    /** This value, or where there is none the one given. */
    public final X coalesce(T otherwise) {
        return operation(Operator.COALESCE, node(), bind(otherwise));
    }

    /** This value, or where there is none the other. */
    public final X coalesce(Operand<T> otherwise) {
        return operation(Operator.COALESCE, node(), sameKind(otherwise));
    }

    /** NULL where this is the value, and otherwise this. */
    public final X nullIf(T value) {
        return operation(Operator.NULLIF, node(), bind(value));
    }

    /** NULL where this is the same as the other, and otherwise this. */
    public final X nullIf(Operand<T> other) {
        return operation(Operator.NULLIF, node(), sameKind(other));
    }

    /**
     * An aggregate over only those rows of a group that meet a condition; several must all be met.
     *
     * @throws IllegalArgumentException if this is no aggregate
     */
    public final X filter(Condition condition) {
        return aggregate("filter", value -> filtered(value, condition));
    }

    /**
     * An aggregate over the rows around each row, instead of one for a group.
     *
     * @throws IllegalArgumentException if this is no aggregate
     */
    public final X over(Window window) {
        return aggregate("over", window::over);
    }

    private static ExpressionNode.Value filtered(ExpressionNode.Value value, Condition condition) {
        if (value instanceof ExpressionNode.Operation operation && operation.operator() == Operator.FILTER) {
            Condition before = new Condition(operation.operands().get(1), SqlTypes.BOOLEAN);
            return operation.with(
                    List.of(operation.operands().get(0), before.and(condition).node()));
        }
        return new ExpressionNode.Operation(Operator.FILTER, List.of(value, condition.node()), value.type());
    }

    /** This with the aggregate changed, which may stand in a cast. */
    private X aggregate(String method, UnaryOperator<ExpressionNode.Value> change) {
        if (Aggregates.is(node())) {
            return retyped(change.apply((ExpressionNode.Value) node()));
        }
        if (node() instanceof ExpressionNode.Cast cast && Aggregates.is(cast.operand())) {
            return retyped(new ExpressionNode.Cast(change.apply((ExpressionNode.Value) cast.operand()), cast.type()));
        }
        throw new IllegalArgumentException("Cannot say " + method + "(…) of " + this
                + ": only an aggregate such as sum() or count() takes in several rows. A function of the database that"
                + " does is registered by Routine.aggregate(name).");
    }
}

package org.stint.statement;

import java.util.List;
import org.stint.type.SqlType;

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
        return operation(Operator.COALESCE, node(), otherwise.node());
    }

    /** NULL where this is the value, and otherwise this. */
    public final X nullIf(T value) {
        return operation(Operator.NULLIF, node(), bind(value));
    }

    /** NULL where this is the same as the other, and otherwise this. */
    public final X nullIf(Operand<T> other) {
        return operation(Operator.NULLIF, node(), other.node());
    }

    /**
     * An aggregate over only those rows of a group that meet a condition.
     *
     * @throws IllegalArgumentException if this is no aggregate
     */
    public final X filter(Condition condition) {
        requireAggregate("filter");
        return operation(Operator.FILTER, node(), condition.node());
    }

    /**
     * An aggregate over the rows around each row, instead of one for a group.
     *
     * @throws IllegalArgumentException if this is no aggregate
     */
    public final X over(Window window) {
        requireAggregate("over");
        return retyped(window.over((ExpressionNode.Value) node()));
    }

    private void requireAggregate(String method) {
        if (!(node() instanceof ExpressionNode.Operation operation)
                || !operation.operator().isAggregate()) {
            throw new IllegalArgumentException("Cannot say " + method + "(…) of " + this
                    + ": only an aggregate such as sum() or count() takes in several rows.");
        }
    }
}

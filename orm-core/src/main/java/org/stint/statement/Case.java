package org.stint.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * A CASE: the value behind the first condition that is true. Begun by {@link Expressions#caseWhen}. Immutable.
 *
 * @param <T> the Java type of the values
 * @param <X> the kind of expression
 */
public final class Case<T, X extends Expression<T>> {

    private final Typed<T, X> kind;
    private final List<Node> parts;

    private Case(Typed<T, X> kind, List<Node> parts) {
        this.kind = kind;
        this.parts = List.copyOf(parts);
    }

    /** The value if no condition before is met and this one is. */
    public Case<T, X> when(Condition condition, T value) {
        return branch(condition, kind.bind(value));
    }

    /** The value if no condition before is met and this one is. */
    public Case<T, X> when(Condition condition, Operand<T> value) {
        return branch(condition, value.node());
    }

    /** The value if no condition is met. */
    public X otherwise(T value) {
        Node otherwise = kind.bind(value);
        return parts.isEmpty() ? kind.retyped(otherwise) : with(otherwise).end();
    }

    /** The value if no condition is met. */
    public X otherwise(Operand<T> value) {
        return parts.isEmpty() ? kind.retyped(value.node()) : with(value.node()).end();
    }

    /** NULL if no condition is met. */
    public X end() {
        return parts.isEmpty()
                ? kind.retyped(new ExpressionNode.Cast(
                        new ExpressionNode.Constant(ExpressionNode.Constant.Word.NULL, kind.type()), kind.type()))
                : kind.operation(Operator.CASE, parts.toArray(Node[]::new));
    }

    static <T, X extends Expression<T>> Case<T, X> of(Condition condition, Typed<T, X> value) {
        return new Case<>(value, List.of()).branch(condition, value.node());
    }

    /** A branch that is never taken is left out: H2 could not tell the type of what remained. */
    private Case<T, X> branch(Condition condition, Node value) {
        return condition.not().isAlwaysTrue() ? this : with(condition.node(), value);
    }

    private Case<T, X> with(Node... nodes) {
        List<Node> more = new ArrayList<>(parts);
        more.addAll(List.of(nodes));
        return new Case<>(kind, more);
    }

    /** The CASE as far as it was said. */
    @Override
    public String toString() {
        return end().toString();
    }
}

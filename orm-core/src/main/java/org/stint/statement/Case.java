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

    Case(Typed<T, X> kind, List<Node> parts) {
        this.kind = kind;
        this.parts = List.copyOf(parts);
    }

    /** The value if no condition before is met and this one is. */
    public Case<T, X> when(Condition condition, T value) {
        return with(condition.node(), kind.bind(value));
    }

    /** The value if no condition before is met and this one is. */
    public Case<T, X> when(Condition condition, Operand<T> value) {
        return with(condition.node(), value.node());
    }

    /** The value if no condition is met. */
    public X otherwise(T value) {
        return with(kind.bind(value)).end();
    }

    /** The value if no condition is met. */
    public X otherwise(Operand<T> value) {
        return with(value.node()).end();
    }

    /** NULL if no condition is met. */
    public X end() {
        return kind.operation(Operator.CASE, parts.toArray(Node[]::new));
    }

    private Case<T, X> with(Node... nodes) {
        List<Node> more = new ArrayList<>(parts);
        more.addAll(List.of(nodes));
        return new Case<>(kind, more);
    }
}

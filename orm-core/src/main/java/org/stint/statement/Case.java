package org.stint.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stint.type.SqlTypes;

/**
 * A CASE: the value behind the first condition that is true. Begun by {@link Expressions#caseWhen}. Immutable.
 *
 * @param <T> the Java type of the values
 * @param <X> the kind of expression
 */
public final class Case<T, X extends Expression<T>> {

    private final Typed<T, X> kind;
    private final List<Node> parts;

    /** The names of the parameters in branches that were left out. */
    private final Set<String> unused;

    private Case(Typed<T, X> kind, List<Node> parts, Set<String> unused) {
        this.kind = kind;
        this.parts = List.copyOf(parts);
        this.unused = unused;
    }

    /** The value if no condition before is met and this one is. */
    public Case<T, X> when(Condition condition, T value) {
        return branch(condition, kind.bind(value));
    }

    /** The value if no condition before is met and this one is. */
    public Case<T, X> when(Condition condition, Operand<T> value) {
        return branch(condition, kind.sameKind(value));
    }

    /** The value if no condition is met. */
    public X otherwise(T value) {
        return complete(kind.bind(value));
    }

    /** The value if no condition is met. */
    public X otherwise(Operand<T> value) {
        return complete(kind.sameKind(value));
    }

    /** NULL if no condition is met. */
    public X end() {
        return parts.isEmpty() ? kind.retyped(new ExpressionNode.Cast(none(), kind.type())) : withNames(List.of());
    }

    static <T, X extends Expression<T>> Case<T, X> of(Condition condition, Typed<T, X> value) {
        return new Case<>(value, List.of(), Set.of()).branch(condition, value.node());
    }

    /** A branch that is never taken is left out: H2 could not tell the type of what remained. */
    private Case<T, X> branch(Condition condition, Node value) {
        if (condition.not().isAlwaysTrue()) {
            Set<String> names = new HashSet<>(unused);
            names.addAll(Parameters.namesIn(List.of(condition.node(), value)));
            return new Case<>(kind, parts, Set.copyOf(names));
        }
        List<Node> more = new ArrayList<>(parts);
        more.add(condition.node());
        more.add(value);
        return new Case<>(kind, more, unused);
    }

    private X complete(Node otherwise) {
        return parts.isEmpty() && unused.isEmpty() ? kind.retyped(otherwise) : withNames(List.of(otherwise));
    }

    private X withNames(List<Node> otherwise) {
        List<Node> all = new ArrayList<>(parts);
        if (!unused.isEmpty()) {
            // a branch that is never taken, which only keeps the names
            all.add(new ExpressionNode.Constant(ExpressionNode.Constant.Word.FALSE, SqlTypes.BOOLEAN, unused));
            all.add(none());
        }
        all.addAll(otherwise);
        return kind.operation(Operator.CASE, all.toArray(Node[]::new));
    }

    private Node none() {
        return new ExpressionNode.Constant(ExpressionNode.Constant.Word.NULL, kind.type(), unused);
    }

    /** The CASE as far as it was said. */
    @Override
    public String toString() {
        return end().toString();
    }
}

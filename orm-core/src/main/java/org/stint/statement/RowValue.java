package org.stint.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.stint.type.SqlType;

/**
 * Two values that are compared together, as a key of two columns is. Immutable.
 *
 * @param <A> the type of the first
 * @param <B> the type of the second
 */
public final class RowValue<A, B> {

    private final Expression<A> first;
    private final Expression<B> second;

    RowValue(Expression<A> first, Expression<B> second) {
        this.first = first;
        this.second = second;
    }

    /** True where both values are the same. */
    public Condition eq(A firstValue, B secondValue) {
        return compare(Operator.EQUAL, values(firstValue, secondValue));
    }

    /** True where both values are the same as those of the other. */
    public Condition eq(RowValue<A, B> other) {
        return compare(
                Operator.EQUAL,
                new ExpressionNode.Row(List.of(first.sameKind(other.first), second.sameKind(other.second))));
    }

    /** True where the first value is less, or the same and the second is less. */
    public Condition lt(A firstValue, B secondValue) {
        return compare(Operator.LESS, values(firstValue, secondValue));
    }

    /** True where the first value is less, or the same and the second is at most the one given. */
    public Condition le(A firstValue, B secondValue) {
        return compare(Operator.LESS_OR_EQUAL, values(firstValue, secondValue));
    }

    /** True where the first value is greater, or the same and the second is greater. */
    public Condition gt(A firstValue, B secondValue) {
        return compare(Operator.GREATER, values(firstValue, secondValue));
    }

    /** True where the first value is greater, or the same and the second is at least the one given. */
    public Condition ge(A firstValue, B secondValue) {
        return compare(Operator.GREATER_OR_EQUAL, values(firstValue, secondValue));
    }

    /**
     * True where the values are those of one of the pairs; FALSE if there are none.
     *
     * @param firstOf gives the first value of a pair, never null
     * @param secondOf gives the second value of a pair, never null
     */
    public <P> Condition in(
            Collection<P> pairs, Function<? super P, ? extends A> firstOf, Function<? super P, ? extends B> secondOf) {
        if (pairs.isEmpty()) {
            return Condition.folded(ExpressionNode.Constant.Word.FALSE, List.of(row()));
        }
        Node values = QueryNode.Values.set(List.of(column(first, pairs, firstOf), column(second, pairs, secondOf)));
        return Condition.of(Operator.IN, List.of(row(), values));
    }

    /** True where the values are among the rows of a select of two columns of these types. */
    public Condition in(Select<Tuple> select) {
        List<Node> columns = select.node().columns();
        if (columns.size() != 2 || !matches(first.type(), columns.get(0)) || !matches(second.type(), columns.get(1))) {
            throw new IllegalArgumentException("Cannot look for two values, a "
                    + first.type().javaType().getSimpleName() + " and a "
                    + second.type().javaType().getSimpleName() + ", among the rows of " + select
                    + ": select two columns of these types.");
        }
        return Condition.of(Operator.IN, List.of(row(), select.node()));
    }

    private static boolean matches(SqlType<?> type, Node column) {
        return column instanceof ExpressionNode.Value value && value.type().javaType() == type.javaType();
    }

    private static <T, P> PlaceholderNode.BindList column(
            Expression<T> expression, Collection<P> pairs, Function<? super P, ? extends T> valueOf) {
        List<T> values = new ArrayList<>(pairs.size());
        for (P pair : pairs) {
            values.add(valueOf.apply(pair));
        }
        return expression.bindList(values);
    }

    private Condition compare(Operator operator, Node other) {
        return Condition.of(operator, List.of(row(), other));
    }

    private Node values(A firstValue, B secondValue) {
        return new ExpressionNode.Row(List.of(first.bind(firstValue), second.bind(secondValue)));
    }

    private Node row() {
        return new ExpressionNode.Row(List.of(first.node(), second.node()));
    }

    @Override
    public String toString() {
        return "(" + first + ", " + second + ")";
    }
}

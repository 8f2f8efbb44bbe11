package org.stint.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/**
 * A value that the database computes, with what can be done with values of every kind.
 *
 * <p>Immutable. Comparing with a Java null is refused, for SQL would never find it true: say {@link #isNull()} or
 * {@link #isNotDistinctFrom(Object)}.
 *
 * @param <T> the Java type of the value
 */
public abstract non-sealed class Expression<T> implements Selectable<T>, Operand<T> {

    private final Node node;
    private final SqlType<T> type;

    Expression(Node node, SqlType<T> type) {
        this.node = Objects.requireNonNull(node, "node");
        this.type = Objects.requireNonNull(type, "type");
    }

    @Override
    public Node node() {
        return node;
    }

    /** How the value is bound and read. */
    public final SqlType<T> type() {
        return type;
    }

    /** True where both are the same value; unknown where one of them is NULL. */
    public final Condition eq(T value) {
        return compare(Operator.EQUAL, value);
    }

    /** True where both are the same value; unknown where one of them is NULL. */
    public final Condition eq(Operand<T> other) {
        return compare(Operator.EQUAL, other);
    }

    /** True where both have different values; unknown where one of them is NULL. */
    public final Condition ne(T value) {
        return compare(Operator.NOT_EQUAL, value);
    }

    /** True where both have different values; unknown where one of them is NULL. */
    public final Condition ne(Operand<T> other) {
        return compare(Operator.NOT_EQUAL, other);
    }

    /** True where both are the same value or both NULL; never unknown. */
    public final Condition isNotDistinctFrom(@Nullable T value) {
        return value == null ? isNull() : compare(Operator.IS_NOT_DISTINCT_FROM, value);
    }

    /** True where both are the same value or both NULL; never unknown. */
    public final Condition isNotDistinctFrom(Operand<T> other) {
        return compare(Operator.IS_NOT_DISTINCT_FROM, other);
    }

    /** True where the values differ or just one of them is NULL; never unknown. */
    public final Condition isDistinctFrom(@Nullable T value) {
        return value == null ? isNotNull() : compare(Operator.IS_DISTINCT_FROM, value);
    }

    /** True where the values differ or just one of them is NULL; never unknown. */
    public final Condition isDistinctFrom(Operand<T> other) {
        return compare(Operator.IS_DISTINCT_FROM, other);
    }

    /** True where there is no value. */
    public final Condition isNull() {
        return Condition.of(Operator.IS_NULL, List.of(node));
    }

    /** True where there is a value. */
    public final Condition isNotNull() {
        return Condition.of(Operator.IS_NOT_NULL, List.of(node));
    }

    /**
     * True where the value is one of those given; FALSE if there are none.
     *
     * @throws IllegalArgumentException if one of them is null
     */
    public final Condition in(Collection<? extends T> values) {
        if (values.isEmpty()) {
            return Condition.folded(ExpressionNode.Constant.Word.FALSE, List.of(node));
        }
        return Condition.of(Operator.IN, List.of(node, bindList(values)));
    }

    /** True where the value is one of those given. */
    @SafeVarargs
    public final Condition in(T first, T... more) {
        List<T> values = new ArrayList<>(1 + more.length);
        values.add(first);
        for (T value : more) {
            values.add(value);
        }
        return in(values);
    }

    /** True where the value is one of those that parameters, columns or other expressions give. */
    @SafeVarargs
    public final Condition isOneOf(Operand<T> first, Operand<T>... more) {
        List<Node> values = new ArrayList<>(1 + more.length);
        values.add(sameKind(first));
        for (Operand<T> value : more) {
            values.add(sameKind(value));
        }
        return Condition.of(Operator.IN, List.of(node(), new ExpressionNode.Row(values)));
    }

    /** True where the value is among those that a select gives. */
    public final Condition in(Select<T> select) {
        return Condition.of(Operator.IN, List.of(node, sameKind(select)));
    }

    /** The number of rows in which there is a value. */
    public final WholeExpression<Long> count() {
        return new WholeExpression<>(
                new ExpressionNode.Operation(Operator.COUNT, List.of(node), SqlTypes.LONG), SqlTypes.LONG);
    }

    /** The number of different values. */
    public final WholeExpression<Long> countDistinct() {
        return new WholeExpression<>(
                new ExpressionNode.Operation(Operator.COUNT_DISTINCT, List.of(node), SqlTypes.LONG), SqlTypes.LONG);
    }

    /** Sorts by this, lowest first. */
    public final SortKey<T> asc() {
        return new SortKey<>(this, new QueryNode.Order(node, false, null));
    }

    /** Sorts by this, highest first. */
    public final SortKey<T> desc() {
        return new SortKey<>(this, new QueryNode.Order(node, true, null));
    }

    final Condition compare(Operator operator, T value) {
        return Condition.of(operator, List.of(node, bind(value)));
    }

    final Condition compare(Operator operator, Operand<T> other) {
        return Condition.of(operator, List.of(node, sameKind(other)));
    }

    /** The node of another value; JSON and texts, which are both a {@code String}, are refused beside each other. */
    final Node sameKind(Operand<T> other) {
        Node value = other.node();
        JsonOperands.requireSame(JsonNode.isJson(node), value, this);
        return value;
    }

    /** The node that binds a value of the type of this expression, but as exact as the value is. */
    final Node bind(T value) {
        if (value == null) {
            throw new IllegalArgumentException("Cannot compare " + this
                    + " with null, or compute anything of both: in SQL the result is NULL, which no"
                    + " condition takes for true. Use isNull() or isNotDistinctFrom(value), and setNull(…) to set it.");
        }
        return new PlaceholderNode.Bind(value, ExactTypes.of(type, value));
    }

    /** The node that binds values to be looked for, as exact as the finest of them is. */
    final PlaceholderNode.BindList bindList(Collection<? extends T> values) {
        List<@Nullable Object> list = new ArrayList<>(values);
        if (list.contains(null)) {
            throw new IllegalArgumentException("Cannot test whether " + this + " is in a list with null: in SQL"
                    + " nothing equals NULL. Leave it out, and add .or(….isNull()) if that is meant.");
        }
        SqlType<?> exact = type;
        for (T value : values) {
            SqlType<T> own = ExactTypes.of(type, value);
            exact = own == type ? exact : ExactTypes.finer(exact, own);
        }
        return new PlaceholderNode.BindList(list, exact);
    }

    @Override
    public String toString() {
        return Shown.sql(() -> node, getClass().getSimpleName());
    }
}

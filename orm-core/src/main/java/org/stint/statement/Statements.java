package org.stint.statement;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/** Where statements begin; meant to be imported statically. */
public final class Statements {

    private Statements() {}

    /** Selects one thing: a column, an expression, an entity or a projection. */
    public static <R> Select<R> select(Selectable<R> selected) {
        return Select.of(selected);
    }

    /** Selects several things. */
    public static Select<Tuple> select(Selectable<?> first, Selectable<?> second, Selectable<?>... more) {
        return Select.of(Projections.tuple(first, second, more));
    }

    /** Updates rows. */
    public static <E> Update<E> update(EntityTable<E, ?> table) {
        return Update.of(table);
    }

    /** Inserts rows. */
    public static <E> Insert<E> insertInto(EntityTable<E, ?> table) {
        return Insert.into(table);
    }

    /** Deletes rows. */
    public static <E> Delete<E> deleteFrom(EntityTable<E, ?> table) {
        return Delete.of(table);
    }

    /**
     * Rows of values, to join with or to update from: {@code values("v", changes, row -> row.set(BOOK.id, Change::id))}.
     *
     * @param rows what the rows are made of, at least one
     */
    public static <P> Derived<P> values(String name, Collection<P> rows, UnaryOperator<ValueRows<P>> columns) {
        return columns.apply(ValueRows.of(rows)).named(name);
    }

    /** The number of rows. */
    public static WholeExpression<Long> count() {
        ExpressionNode.Constant all =
                new ExpressionNode.Constant(ExpressionNode.Constant.Word.ALL_COLUMNS, SqlTypes.LONG);
        return new WholeExpression<>(
                new ExpressionNode.Operation(Operator.COUNT, List.of(all), SqlTypes.LONG), SqlTypes.LONG);
    }

    /**
     * SQL of the application's own, with names after colons for its values; see {@link NativeSql}.
     *
     * @param text a literal of the program
     * @throws IllegalArgumentException if it has a single question mark outside of quotes, or leaves a quote or comment
     *     open
     */
    public static NativeSql sql(String text) {
        return NativeSql.of(text);
    }

    /** A value that is given only when the statement is executed. */
    public static <T> Parameter<T> parameter(String name, SqlType<T> type) {
        return new Parameter<>(name, type);
    }

    /** True where a select gives at least one row. */
    public static Condition exists(Select<?> select) {
        return select.exists();
    }

    /** True where the condition is false; unknown where it is. */
    public static Condition not(Condition condition) {
        return condition.not();
    }

    /** True where all conditions are; TRUE if there are none. */
    public static Condition allOf(Condition... conditions) {
        return Condition.allOf(List.of(conditions));
    }

    /** True where at least one condition is; FALSE if there are none. */
    public static Condition anyOf(Condition... conditions) {
        return Condition.anyOf(List.of(conditions));
    }

    /**
     * Begins a projection into a class with one or several constructors, of any number of parameters:
     * {@code into(Line.class).of(BOOK.title, BOOK.price)}. Which one fits is decided when the statement is built.
     *
     * @throws IllegalArgumentException if the class is abstract
     */
    public static <R> IntoClass<R> into(Class<R> type) {
        return new IntoClass<>(type);
    }

    /** Begins a projection of one part; see {@link #into(Into.Two)}. */
    public static <A, R> Into.One<A, R> into(Into.One<A, R> constructor) {
        return constructor;
    }

    /** Begins a projection: {@code into(Line::new).of(BOOK.title, BOOK.price)}, typed by the constructor. */
    public static <A, B, R> Into.Two<A, B, R> into(Into.Two<A, B, R> constructor) {
        return constructor;
    }

    /** Begins a projection of three parts; see {@link #into(Into.Two)}. */
    public static <A, B, C, R> Into.Three<A, B, C, R> into(Into.Three<A, B, C, R> constructor) {
        return constructor;
    }

    /** Begins a projection of four parts; see {@link #into(Into.Two)}. */
    public static <A, B, C, D, R> Into.Four<A, B, C, D, R> into(Into.Four<A, B, C, D, R> constructor) {
        return constructor;
    }

    /** Begins a projection of five parts; see {@link #into(Into.Two)}. */
    public static <A, B, C, D, E, R> Into.Five<A, B, C, D, E, R> into(Into.Five<A, B, C, D, E, R> constructor) {
        return constructor;
    }

    /** Begins a projection of six parts; see {@link #into(Into.Two)}. */
    public static <A, B, C, D, E, F, R> Into.Six<A, B, C, D, E, F, R> into(Into.Six<A, B, C, D, E, F, R> constructor) {
        return constructor;
    }

    /** Begins a projection of seven parts; see {@link #into(Into.Two)}. */
    public static <A, B, C, D, E, F, G, R> Into.Seven<A, B, C, D, E, F, G, R> into(
            Into.Seven<A, B, C, D, E, F, G, R> constructor) {
        return constructor;
    }

    /** Begins a projection of eight parts; see {@link #into(Into.Two)}. */
    public static <A, B, C, D, E, F, G, H, R> Into.Eight<A, B, C, D, E, F, G, H, R> into(
            Into.Eight<A, B, C, D, E, F, G, H, R> constructor) {
        return constructor;
    }

    /** Begins a projection of nine parts; see {@link #into(Into.Two)}. */
    public static <A, B, C, D, E, F, G, H, I, R> Into.Nine<A, B, C, D, E, F, G, H, I, R> into(
            Into.Nine<A, B, C, D, E, F, G, H, I, R> constructor) {
        return constructor;
    }

    /** Begins a projection of ten parts; see {@link #into(Into.Two)}. */
    public static <A, B, C, D, E, F, G, H, I, J, R> Into.Ten<A, B, C, D, E, F, G, H, I, J, R> into(
            Into.Ten<A, B, C, D, E, F, G, H, I, J, R> constructor) {
        return constructor;
    }
}

package org.stint.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.UnaryOperator;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/** Expressions that begin with no column; meant to be imported statically. */
public final class Expressions {

    private static final int COMMON_FRACTION = 6;

    private Expressions() {}

    /** A bound text. */
    public static TextExpression value(String text) {
        SqlType<String> type = SqlTypes.text(0);
        return new TextExpression(bound(text, type), type);
    }

    /** A bound number. */
    public static WholeExpression<Integer> value(int number) {
        return new WholeExpression<>(bound(number, SqlTypes.INTEGER), SqlTypes.INTEGER);
    }

    /** A bound number. */
    public static WholeExpression<Long> value(long number) {
        return new WholeExpression<>(bound(number, SqlTypes.LONG), SqlTypes.LONG);
    }

    /** A bound number, at its own scale. */
    public static NumberExpression<BigDecimal> value(BigDecimal number) {
        SqlType<BigDecimal> type = ExactTypes.holding(number == null ? BigDecimal.ZERO : number);
        return new NumberExpression<>(bound(number, type), type);
    }

    /** A bound number. */
    public static NumberExpression<Double> value(double number) {
        return new NumberExpression<>(bound(number, SqlTypes.DOUBLE), SqlTypes.DOUBLE);
    }

    /** A bound day. */
    public static TimeExpression<LocalDate> value(LocalDate day) {
        return new TimeExpression<>(bound(day, SqlTypes.LOCAL_DATE), SqlTypes.LOCAL_DATE);
    }

    /** A bound time, down to microseconds. */
    public static TimeExpression<LocalDateTime> value(LocalDateTime time) {
        SqlType<LocalDateTime> type = SqlTypes.localDateTime(COMMON_FRACTION);
        return new TimeExpression<>(bound(time, type), type);
    }

    /** A bound point in time, down to microseconds; the clock of the application gives the current one. */
    public static TimeExpression<Instant> value(Instant time) {
        SqlType<Instant> type = SqlTypes.instant(COMMON_FRACTION);
        return new TimeExpression<>(bound(time, type), type);
    }

    /** Begins a CASE, whose kind is that of its first value. */
    public static <T, X extends Expression<T>> Case<T, X> caseWhen(Condition condition, Typed<T, X> value) {
        return Case.of(condition, value);
    }

    /** The value of a select of one row and column, by which the rows may be restricted to those that matter here. */
    public static <T, X extends Expression<T>> X subquery(Typed<T, X> column, UnaryOperator<Select<T>> select) {
        return column.retyped(select.apply(Statements.select(column)).node());
    }

    /** Two values that are compared together. */
    public static <A, B> RowValue<A, B> row(Expression<A> first, Expression<B> second) {
        return new RowValue<>(first, second);
    }

    private static <T> PlaceholderNode.Bind bound(T value, SqlType<T> type) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "Cannot make a value of null: in SQL nothing equals NULL. Use isNull(), or"
                            + " setNull(…) to set it; a parameter may get null where it is stored.");
        }
        return new PlaceholderNode.Bind(value, type);
    }
}

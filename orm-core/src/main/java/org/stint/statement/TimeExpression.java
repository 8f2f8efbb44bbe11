package org.stint.statement;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.stint.type.ColumnType;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/**
 * A date, a time or both.
 *
 * @param <T> a class of {@code java.time}
 */
public class TimeExpression<T> extends Ordered<T, TimeExpression<T>> {

    TimeExpression(Node node, SqlType<T> type) {
        super(node, type);
    }

    @Override
    final TimeExpression<T> retyped(Node node) {
        return new TimeExpression<>(node, type());
    }

    /** The year; of a point in time, as everything here, in UTC. */
    public final WholeExpression<Integer> year() {
        return extract(ChronoUnit.YEARS);
    }

    /** The month of the year, from 1. */
    public final WholeExpression<Integer> month() {
        return extract(ChronoUnit.MONTHS);
    }

    /** The day of the month, from 1. */
    public final WholeExpression<Integer> day() {
        return extract(ChronoUnit.DAYS);
    }

    /** The hour of the day, from 0. */
    public final WholeExpression<Integer> hour() {
        return extract(ChronoUnit.HOURS);
    }

    /** The minute of the hour, from 0. */
    public final WholeExpression<Integer> minute() {
        return extract(ChronoUnit.MINUTES);
    }

    /** The second of the minute, from 0, without its fraction. */
    public final WholeExpression<Integer> second() {
        return extract(ChronoUnit.SECONDS);
    }

    /**
     * The beginning of the year, month, day, hour, minute or second that this is in.
     *
     * @throws IllegalArgumentException if a value of this type has no such unit
     */
    public final TimeExpression<T> truncatedTo(ChronoUnit unit) {
        requireUnit(unit);
        if (kind() == ColumnType.Kind.TIME) {
            throw refusal("Cannot cut", unit);
        }
        return operation(Operator.TRUNCATE, new ExpressionNode.Unit(unit), node());
    }

    /**
     * Later by an exact length of time, down to microseconds.
     *
     * @throws IllegalArgumentException if this is a day or a time of the day
     */
    public final TimeExpression<T> plus(Duration duration) {
        if (kind() == ColumnType.Kind.DATE || kind() == ColumnType.Kind.TIME) {
            throw new IllegalArgumentException(
                    "Cannot move " + this + " by a Duration: it has no date and time. A day is moved by a Period.");
        }
        return moved(ChronoUnit.MICROS, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.EPOCH.plus(duration)));
    }

    /** Earlier by an exact length of time; see {@link #plus(Duration)}. */
    public final TimeExpression<T> minus(Duration duration) {
        return plus(duration.negated());
    }

    /**
     * Later by months, then by days. A day that a month does not have becomes its last one.
     *
     * @throws IllegalArgumentException if this is a point in time, where the length of a day depends on the place, or a
     *     time of the day
     */
    public final TimeExpression<T> plus(Period period) {
        if (kind() != ColumnType.Kind.DATE && kind() != ColumnType.Kind.TIMESTAMP) {
            throw new IllegalArgumentException(
                    "Cannot move " + this + " by a Period: how long a day is depends on a time zone. Use a Duration.");
        }
        return moved(ChronoUnit.MONTHS, period.toTotalMonths()).moved(ChronoUnit.DAYS, period.getDays());
    }

    /** Earlier by months, then by days; see {@link #plus(Period)}. */
    public final TimeExpression<T> minus(Period period) {
        return plus(period.negated());
    }

    private TimeExpression<T> moved(ChronoUnit unit, long amount) {
        return amount == 0
                ? this
                : operation(
                        Operator.MOVE,
                        new ExpressionNode.Unit(unit),
                        node(),
                        new PlaceholderNode.Bind(amount, SqlTypes.LONG));
    }

    private WholeExpression<Integer> extract(ChronoUnit unit) {
        requireUnit(unit);
        return new WholeExpression<>(
                new ExpressionNode.Operation(
                        Operator.EXTRACT, List.of(new ExpressionNode.Unit(unit), node()), SqlTypes.INTEGER),
                SqlTypes.INTEGER);
    }

    private void requireUnit(ChronoUnit unit) {
        boolean known = switch (unit) {
            case YEARS, MONTHS, DAYS -> kind() != ColumnType.Kind.TIME;
            case HOURS, MINUTES, SECONDS -> kind() != ColumnType.Kind.DATE;
            default -> false;
        };
        if (!known) {
            throw refusal("Cannot take", unit);
        }
    }

    private IllegalArgumentException refusal(String attempt, ChronoUnit unit) {
        return new IllegalArgumentException(attempt + " " + this + " by " + unit + ": a "
                + type().javaType().getSimpleName() + " has no such unit, or not every database does.");
    }

    private ColumnType.Kind kind() {
        return type().columnType().kind();
    }
}

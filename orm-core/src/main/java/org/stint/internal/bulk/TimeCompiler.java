package org.stint.internal.bulk;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stint.internal.bulk.Shape.Family;
import org.stint.statement.ExpressionNode.Operation;
import org.stint.statement.ExpressionNode.Tick;
import org.stint.statement.ExpressionNode.Unit;

/** Computing with times. */
final class TimeCompiler {

    private static final int NANO_DIGITS = 9;

    /** Up to here any database counts without rounding: some 140 years of microseconds. */
    private static final long MOST_UNITS = 1L << 52;

    /** Databases end time in different years, and not all know one before the first. */
    private static final int LAST_YEAR = 9999;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private final Refusal refusal;

    TimeCompiler(Refusal refusal) {
        this.refusal = refusal;
    }

    /** The smallest step of a time with so many digits of a second. */
    static Computed tick(Tick tick) {
        long nanos = 1;
        for (int digit = tick.digits(); digit < NANO_DIGITS; digit++) {
            nanos *= 10;
        }
        Duration duration = Duration.ofNanos(nanos);
        return new Computed(Shape.of(Family.DURATION), row -> duration);
    }

    /** A time and a duration after it. */
    Computed later(Operation operation, Computed time, Computed duration) {
        Family family = time.shape().family();
        if (family != Family.INSTANT && family != Family.TIMESTAMP) {
            return refusal.of(operation, "moves a time of day");
        }
        return new Computed(Shape.of(family), row -> {
            Object value = time.of(row);
            Object step = duration.of(row);
            if (value == null || step == null) {
                return null;
            }
            return ordinary(moved(() -> ((Temporal) value).plus((Duration) step)));
        });
    }

    /** A part of a date or time as a whole number; points in time are taken in UTC. */
    Computed part(Operation operation, Computed time) {
        Family family = time.shape().family();
        ChronoField field = field(((Unit) operation.operands().get(0)).unit());
        if (field == null || !isTime(family)) {
            return refusal.of(operation, "is a part of " + family + " that memory does not know");
        }
        return new Computed(Shape.of(Family.INTEGER), row -> {
            Object value = time.of(row);
            return value == null ? null : inUtc(ordinary((Temporal) value)).getLong(field);
        });
    }

    private static @Nullable ChronoField field(ChronoUnit unit) {
        return switch (unit) {
            case YEARS -> ChronoField.YEAR;
            case MONTHS -> ChronoField.MONTH_OF_YEAR;
            case DAYS -> ChronoField.DAY_OF_MONTH;
            case HOURS -> ChronoField.HOUR_OF_DAY;
            case MINUTES -> ChronoField.MINUTE_OF_HOUR;
            case SECONDS -> ChronoField.SECOND_OF_MINUTE;
            default -> null;
        };
    }

    private static boolean isTime(Family family) {
        return switch (family) {
            case DATE, TIME, TIMESTAMP, INSTANT -> true;
            default -> false;
        };
    }

    private static Temporal inUtc(Temporal time) {
        return time instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : time;
    }

    /**
     * A time of years that every database knows. Infinity is none of them, which is read as the first or last day of Java; nor
     * is the year zero, which only some databases have.
     */
    private static Temporal ordinary(Temporal time) {
        if (time instanceof LocalTime) {
            return time;
        }
        boolean known = time instanceof Instant instant
                ? !instant.isBefore(FIRST) && instant.isBefore(END)
                : time.get(ChronoField.YEAR) >= 1 && time.get(ChronoField.YEAR) <= LAST_YEAR;
        if (!known) {
            throw Undecided.INSTANCE;
        }
        return time;
    }

    /** What Java has no time for may be one to the database. */
    private static Temporal moved(Supplier<Temporal> move) {
        try {
            return move.get();
        } catch (DateTimeException | ArithmeticException tooFar) {
            throw Undecided.INSTANCE;
        }
    }

    /** A time moved by a number of units. A month too short for the day ends a date on its last day. */
    Computed moved(Operation operation, Computed time, Computed amount) {
        Family family = time.shape().family();
        ChronoUnit unit = ((Unit) operation.operands().get(0)).unit();
        boolean known = unit == ChronoUnit.MICROS
                ? family == Family.TIMESTAMP || family == Family.INSTANT
                : (unit == ChronoUnit.MONTHS || unit == ChronoUnit.DAYS)
                        && (family == Family.TIMESTAMP || family == Family.DATE);
        if (!known || !amount.shape().family().isWhole()) {
            return refusal.of(operation, "moves " + family + " by " + unit);
        }
        return new Computed(Shape.of(family), row -> {
            Temporal value = (Temporal) time.of(row);
            Object units = amount.of(row);
            return value == null || units == null ? null : moved(value, (Long) units, unit);
        });
    }

    private static Temporal moved(Temporal time, long units, ChronoUnit unit) {
        if (Math.abs(units) > MOST_UNITS) {
            throw Undecided.INSTANCE;
        }
        return ordinary(moved(() -> time.plus(units, unit)));
    }
}

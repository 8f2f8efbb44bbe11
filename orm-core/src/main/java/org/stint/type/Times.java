package org.stint.type;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;

/** What all types of times have in common: the fraction of the second, and how far back they reach. */
final class Times {

    /** Where PostgreSQL begins; its driver silently makes minus infinity of what is earlier. */
    private static final LocalDate FIRST_DAY = LocalDate.of(-4712, 1, 1);

    private static final int[] NANOS = {
        1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1
    };

    private Times() {}

    static int check(int digits) {
        if (digits < 0 || digits >= NANOS.length) {
            throw new IllegalArgumentException(
                    "The fraction of a second has 0 to " + (NANOS.length - 1) + " digits, not " + digits + ".");
        }
        return digits;
    }

    /** How many characters of a time are its fraction and the point before that: Java writes three digits, six or nine. */
    static int lengthOfFraction(int digits) {
        return digits == 0 ? 0 : 1 + (check(digits) + 2) / 3 * 3;
    }

    /** Leaves out what is finer than so many digits; the nanosecond counts upwards before 1970 too. */
    static Temporal cut(Temporal time, int digits) {
        int nano = time.get(ChronoField.NANO_OF_SECOND);
        int rest = nano % NANOS[digits];
        return rest == 0 ? time : time.with(ChronoField.NANO_OF_SECOND, nano - rest);
    }

    /** The day, unless it is too early to be stored. */
    static LocalDate storable(LocalDate day) {
        if (!day.equals(LocalDate.MIN)) {
            requireNotTooEarly(day);
        }
        return day;
    }

    /** The time, unless it is too early to be stored. */
    static LocalDateTime storable(LocalDateTime time) {
        if (!time.equals(LocalDateTime.MIN)) {
            requireNotTooEarly(time.toLocalDate());
        }
        return time;
    }

    /** The point in time as drivers take it, unless it is too far away to be stored. */
    static OffsetDateTime storable(Instant instant) {
        if (instant.equals(OffsetDateTime.MIN.toInstant())) {
            return OffsetDateTime.MIN;
        }
        if (instant.equals(OffsetDateTime.MAX.toInstant())) {
            return OffsetDateTime.MAX;
        }
        try {
            OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
            requireNotTooEarly(time.toLocalDate());
            return time;
        } catch (DateTimeException beyondTheYears) {
            throw tooFar(beyondTheYears);
        }
    }

    /**
     * Reads a time as the driver makes it.
     *
     * @param made the class that the driver is to make
     * @param wanted the class that becomes of it
     */
    static <T> @Nullable T read(ResultSet row, int index, Class<T> made, Class<?> wanted) throws SQLException {
        try {
            return row.getObject(index, made);
        } catch (DateTimeException invalid) {
            // the driver of PostgreSQL takes 5 BC for the year 5, which is no leap year
            throw new DataException(
                    "Cannot read the column " + Columns.label(row, index) + " as a " + wanted.getName()
                            + ": the driver cannot make one of what the column holds, as of the 29th of February before"
                            + " the year 1. Correct the row, or read the column as text.",
                    invalid);
        }
    }

    private static void requireNotTooEarly(LocalDate day) {
        if (day.isBefore(FIRST_DAY)) {
            throw tooFar(null);
        }
    }

    private static DataException tooFar(@Nullable DateTimeException cause) {
        String message = "Cannot store a time before 4713 BC or after the year 999,999,999: not every database holds"
                + " it. Use null, or the first or last day that means anything to the application.";
        return cause == null ? new DataException(message) : new DataException(message, cause);
    }
}

package org.stint.samples.bookshop.console;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stint.session.FlushPlan;

/** Values of rows as the reader sees them. */
final class Values {

    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Values() {}

    /** A value in the way of SQL; an array, which is one value to the database, in brackets. */
    static String of(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof List<?> array) {
            return array.stream().map(Values::of).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Number || value instanceof Boolean || value instanceof Instant
                ? value.toString()
                : "'" + value + "'";
    }

    /** One row of a plan: what changes from what to what. Of points in time, the time of the day in UTC will do. */
    static String of(FlushPlan.Write write) {
        StringJoiner changes = new StringJoiner(", ");
        write.changes()
                .forEach((attribute, change) ->
                        changes.add(attribute + " " + brief(change.before()) + " → " + brief(change.after())));
        return write.kind() + " " + write.entity().getSimpleName() + " " + write.id() + ": " + changes;
    }

    private static String brief(@Nullable Object value) {
        return value instanceof Instant instant ? TIME_OF_DAY.format(instant) : of(value);
    }
}

package org.stint.dialect;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Days and times as PostgreSQL reads them: years before the first are counted from it, and the ends of time are words. */
final class PostgresTimes {

    private PostgresTimes() {}

    /** The text of a day, with or without a time; null if a value is none. The last second is infinity, as to the driver. */
    static @Nullable String text(Object value) {
        if (value instanceof LocalDate day) {
            return text(day, "", day.equals(LocalDate.MIN), day.equals(LocalDate.MAX));
        }
        if (value instanceof LocalDateTime time) {
            return text(
                    time.toLocalDate(),
                    " " + time.toLocalTime(),
                    time.equals(LocalDateTime.MIN),
                    time.isAfter(LocalDateTime.MAX.minusSeconds(1)));
        }
        if (value instanceof OffsetDateTime time) {
            return text(
                    time.toLocalDate(),
                    " " + time.toLocalTime() + time.getOffset(),
                    time.equals(OffsetDateTime.MIN),
                    time.isAfter(OffsetDateTime.MAX.minusSeconds(1)));
        }
        return null;
    }

    private static String text(LocalDate day, String time, boolean first, boolean last) {
        if (first || last) {
            return first ? "-infinity" : "infinity";
        }
        int year = day.getYear();
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02d%s%s",
                year > 0 ? year : 1 - year,
                day.getMonthValue(),
                day.getDayOfMonth(),
                time,
                year > 0 ? "" : " BC");
    }
}

package org.stint.internal.flush;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.stint.exception.MissingVersionException;
import org.stint.internal.state.EntityEntry;
import org.stint.mapping.AttributeModel;

/** How the versions of rows begin and go on. */
final class Versions {

    private static final int NANO_DIGITS = 9;

    private Versions() {}

    /** The version of a row that is inserted now. */
    static Object first(AttributeModel version, Instant now) {
        return Instant.class.equals(version.type().javaType()) ? version.type().normalize(now) : number(version, 0);
    }

    /**
     * The version after another. A number grows by one and starts again at the least after the greatest; an instant is
     * now, or one unit of the column's precision after the other if the clock has not passed it.
     */
    static Object next(AttributeModel version, Object current, Instant now) {
        if (current instanceof Instant before) {
            Instant after = before.plusNanos(unitInNanos(version));
            return version.type().normalize(now.isAfter(after) ? now : after);
        }
        return number(version, ((Number) current).longValue() + 1);
    }

    /**
     * The version that the row of a managed object must have: the one it was read with, or the one that the application
     * wrote into the object.
     *
     * @throws MissingVersionException if there is none
     */
    static @Nullable Object expected(EntityEntry<?> entry) {
        AttributeModel version = entry.type().model().version();
        if (version == null) {
            return null;
        }
        Object expected = entry.current(version);
        if (expected == null || entry.stored(version) == null) {
            throw new MissingVersionException("Cannot write " + entry.label() + ": its version "
                    + entry.type().name() + "." + version + " is null"
                    + (expected == null && entry.stored(version) != null
                            ? ", although the row has one. Set it to the version that the change was made from."
                            : " in the database. Give every row a version, and make the column NOT NULL."));
        }
        return version.type().normalize(expected);
    }

    /** What the last fractional digit of the column counts: with less, two versions would be the same. */
    private static long unitInNanos(AttributeModel version) {
        long unit = 1;
        for (int digit = version.type().columnType().precision(); digit < NANO_DIGITS; digit++) {
            unit *= 10;
        }
        return unit;
    }

    private static Object number(AttributeModel version, long value) {
        Class<?> type = version.type().javaType();
        if (type == Integer.class) {
            return (int) value;
        }
        return type == Short.class ? (Object) (short) value : (Object) value;
    }
}

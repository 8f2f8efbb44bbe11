package org.stint.internal.bulk;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stint.internal.bulk.Shape.Family;
import org.stint.type.ColumnType;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/** How the values of attributes are computed with: as few Java classes as there are families of types. */
final class Representation {

    private static final Set<Class<?>> KNOWN = Set.of(
            Long.class,
            Integer.class,
            Short.class,
            Byte.class,
            BigDecimal.class,
            BigInteger.class,
            Float.class,
            Double.class,
            String.class,
            Character.class,
            Boolean.class,
            UUID.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            Instant.class,
            OffsetDateTime.class,
            byte[].class);

    private Representation() {}

    /** Whether values of a type can be computed with. */
    static boolean isKnown(SqlType<?> type) {
        Family family = Family.of(type.columnType().kind());
        return family != null
                && SqlTypes.holdsValues(type)
                && (KNOWN.contains(type.javaType()) || type.javaType().isEnum());
    }

    /** A value of a column as it is computed with. */
    @SuppressWarnings("unchecked") // the value is one of the type
    static @Nullable Object of(SqlType<?> type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        Object column = ((SqlType<Object>) type).normalize(value);
        if (column instanceof Enum<?> constant) {
            return type.columnType().kind() == ColumnType.Kind.VARCHAR
                    ? (Object) constant.name()
                    : (Object) (long) constant.ordinal();
        }
        if (column instanceof Long || column instanceof Integer || column instanceof Short || column instanceof Byte) {
            return ((Number) column).longValue();
        }
        if (column instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (column instanceof Character character) {
            return character.toString();
        }
        return column instanceof OffsetDateTime time ? time.toInstant() : column;
    }

    /**
     * What a column of a type holds after a computed value was written to it, as the Java value of the attribute.
     *
     * @throws Undecided if the database may refuse the value or make another of it
     */
    static @Nullable Object written(
            SqlType<?> type, Family from, @Nullable Object value, boolean nullable, Arithmetic arithmetic) {
        if (value == null) {
            if (!nullable) {
                throw Undecided.INSTANCE;
            }
            return null;
        }
        Family family = Family.of(type.columnType().kind());
        return java(type, column(type.columnType(), family, converted(value, from, family), arithmetic));
    }

    /** A value in another family of numbers. */
    static Object converted(Object value, Family from, Family to) {
        if (from == to || from.isWhole() && to.isWhole()) {
            return value;
        }
        return switch (to) {
            case DECIMAL -> value instanceof Long whole ? BigDecimal.valueOf(whole) : value;
            case DOUBLE -> ((Number) value).doubleValue();
            case REAL -> real(((Number) value).doubleValue());
            default -> throw Undecided.INSTANCE;
        };
    }

    private static Float real(double value) {
        if (value != 0 && (float) value == 0) {
            throw Undecided.INSTANCE;
        }
        return (float) value;
    }

    private static Object column(ColumnType type, Family family, Object value, Arithmetic arithmetic) {
        return switch (family) {
            case SMALLINT, INTEGER, BIGINT -> Arithmetic.whole(family, (Long) value);
            case DECIMAL -> decimal(type, (BigDecimal) value);
            case REAL, DOUBLE -> finite((Number) value);
            case TEXT -> text(type, (String) value, arithmetic);
            default -> value;
        };
    }

    private static BigDecimal decimal(ColumnType type, BigDecimal value) {
        BigDecimal rounded = value.setScale(type.scale(), RoundingMode.HALF_UP);
        if (rounded.precision() > type.precision() && rounded.signum() != 0) {
            throw Undecided.INSTANCE;
        }
        return rounded;
    }

    private static Number finite(Number value) {
        if (Double.isInfinite(value.doubleValue())) {
            throw Undecided.INSTANCE;
        }
        return value;
    }

    private static String text(ColumnType type, String value, Arithmetic arithmetic) {
        if (type.length() > 0 && arithmetic.length(value) > type.length() || !arithmetic.isStorable(value)) {
            throw Undecided.INSTANCE;
        }
        return value;
    }

    private static Object java(SqlType<?> type, Object value) {
        Class<?> target = type.javaType();
        if (target.isEnum()) {
            return constant(target, value);
        }
        if (value instanceof Long whole) {
            if (target == Integer.class) {
                return whole.intValue();
            }
            if (target == Short.class) {
                return whole.shortValue();
            }
            return target == Byte.class ? (Object) exactByte(whole) : whole;
        }
        if (target == BigInteger.class) {
            return ((BigDecimal) value).toBigIntegerExact();
        }
        if (target == Character.class) {
            return character((String) value);
        }
        if (target == OffsetDateTime.class) {
            return inUtc((Instant) value);
        }
        return unchanged(type, value);
    }

    private static OffsetDateTime inUtc(Instant time) {
        try {
            return time.atOffset(ZoneOffset.UTC);
        } catch (DateTimeException infinity) {
            throw Undecided.INSTANCE;
        }
    }

    /**
     * A time that is finer than its column is rounded by some databases and cut by others. Bytes that can be changed in place
     * belong to one object.
     */
    @SuppressWarnings("unchecked") // the value is one of the type
    private static Object unchanged(SqlType<?> type, Object value) {
        SqlType<Object> known = (SqlType<Object>) type;
        if (known.mutable()) {
            return known.copy(value);
        }
        if (!known.normalize(value).equals(value)) {
            throw Undecided.INSTANCE;
        }
        return value;
    }

    private static byte exactByte(long value) {
        if (value != (byte) value) {
            throw Undecided.INSTANCE;
        }
        return (byte) value;
    }

    private static char character(String value) {
        if (value.length() != 1) {
            throw Undecided.INSTANCE;
        }
        return value.charAt(0);
    }

    private static Object constant(Class<?> type, Object value) {
        for (Object constant : type.getEnumConstants()) {
            Enum<?> candidate = (Enum<?>) constant;
            if (value instanceof Long ordinal
                    ? candidate.ordinal() == ordinal
                    : candidate.name().equals(value)) {
                return candidate;
            }
        }
        throw Undecided.INSTANCE;
    }
}

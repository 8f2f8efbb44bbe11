package org.stint.statement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.stint.type.ColumnType;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/**
 * Types for values that are compared or computed with, where rounding to the column would change the result: a price of
 * 10.01 is greater than 10.005, and half again as much is times 1.5 whatever the scale of the price.
 */
final class ExactTypes {

    /** What every database holds; one type for all finer numbers keeps the number of statement shapes low. */
    private static final int COMMON_PRECISION = 38;

    /** Nobody means more digits than this; written out, they would only fill the memory. */
    private static final int MOST_DIGITS = 1_000;

    /** The finest fraction of a second that every database holds. */
    private static final int COMMON_FRACTION = 6;

    private ExactTypes() {}

    /** The type itself if it holds the value as it is, otherwise one of its kind that does. */
    @SuppressWarnings("unchecked") // each branch gives a type of the class of the value
    static <T> SqlType<T> of(SqlType<T> type, T value) {
        ColumnType column = type.columnType();
        if (value instanceof BigDecimal number && type.javaType() == BigDecimal.class) {
            return fits(number, column) ? type : (SqlType<T>) holding(number);
        }
        if (value instanceof BigInteger number && type.javaType() == BigInteger.class) {
            int digits = new BigDecimal(number).precision();
            return digits <= column.precision() ? type : (SqlType<T>) SqlTypes.bigInteger(digits);
        }
        if (column.precision() < COMMON_FRACTION && type.javaType().isInstance(value) && isTime(column.kind())) {
            return type.normalize(value).equals(value) ? type : (SqlType<T>) finer(type, value);
        }
        return type;
    }

    /** Of two types of a kind the one that holds the values of both. */
    static SqlType<?> finer(SqlType<?> first, SqlType<?> second) {
        ColumnType one = first.columnType();
        ColumnType other = second.columnType();
        if (first.javaType() == BigDecimal.class) {
            int scale = Math.max(one.scale(), other.scale());
            int whole = Math.max(one.precision() - one.scale(), other.precision() - other.scale());
            return SqlTypes.decimal(whole + scale, scale);
        }
        return one.precision() >= other.precision() ? first : second;
    }

    private static boolean fits(BigDecimal number, ColumnType column) {
        return fitsAsWritten(number, column) || fitsAsWritten(number.stripTrailingZeros(), column);
    }

    private static boolean fitsAsWritten(BigDecimal number, ColumnType column) {
        return number.scale() <= column.scale()
                && (long) number.precision() - number.scale() <= column.precision() - column.scale();
    }

    /** A type that holds a number as it is, and others of its size. */
    static SqlType<BigDecimal> holding(BigDecimal number) {
        int scale = Math.min(MOST_DIGITS, Math.max(0, number.scale()));
        long whole = Math.min(MOST_DIGITS, Math.max(0, (long) number.precision() - number.scale()));
        return SqlTypes.decimal(Math.max(COMMON_PRECISION, (int) whole + scale), scale);
    }

    private static boolean isTime(ColumnType.Kind kind) {
        return switch (kind) {
            case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> true;
            default -> false;
        };
    }

    private static SqlType<?> finer(SqlType<?> type, Object value) {
        if (value instanceof Instant) {
            return SqlTypes.instant(COMMON_FRACTION);
        }
        if (value instanceof OffsetDateTime) {
            return SqlTypes.offsetDateTime(COMMON_FRACTION);
        }
        if (value instanceof LocalDateTime) {
            return SqlTypes.localDateTime(COMMON_FRACTION);
        }
        return value instanceof LocalTime ? SqlTypes.localTime(COMMON_FRACTION) : type;
    }
}

package org.stint.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;

/**
 * The types that need no configuration of their own. They use nothing but what the drivers of all supported databases
 * agree on. All of them are immutable and safe for use by many threads.
 *
 * <p>A length of 0 means no limit. A fraction is the number of decimal digits of a second, from 0 to 9; what is finer is
 * cut off, never rounded, so that no value moves into the future. A day before 4713 BC is refused, for a driver would
 * turn it into minus infinity; the least and greatest values of the Java types are those infinities where a database
 * has them.
 */
public final class SqlTypes {

    /** {@code long}. */
    public static final SqlType<Long> LONG = new PlainType<>(
            Long.class,
            ColumnType.of(ColumnType.Kind.BIGINT),
            Types.BIGINT,
            (statement, index, value) -> statement.setLong(index, value),
            PlainType.unlessNull((row, index) -> row.getLong(index)));

    /** {@code int}. */
    public static final SqlType<Integer> INTEGER = new PlainType<>(
            Integer.class,
            ColumnType.of(ColumnType.Kind.INTEGER),
            Types.INTEGER,
            (statement, index, value) -> statement.setInt(index, value),
            PlainType.unlessNull((row, index) -> row.getInt(index)));

    /** {@code short}. */
    public static final SqlType<Short> SHORT = new PlainType<>(
            Short.class,
            ColumnType.of(ColumnType.Kind.SMALLINT),
            Types.SMALLINT,
            (statement, index, value) -> statement.setShort(index, value),
            PlainType.unlessNull((row, index) -> row.getShort(index)));

    /** {@code byte}, in a SMALLINT, for not every database has a smaller number. */
    public static final SqlType<Byte> BYTE = new PlainType<>(
            Byte.class,
            ColumnType.of(ColumnType.Kind.SMALLINT),
            Types.SMALLINT,
            (statement, index, value) -> statement.setShort(index, value),
            PlainType.unlessNull((row, index) -> row.getByte(index)));

    /** {@code boolean}. */
    public static final SqlType<Boolean> BOOLEAN = new PlainType<>(
            Boolean.class,
            ColumnType.of(ColumnType.Kind.BOOLEAN),
            Types.BOOLEAN,
            (statement, index, value) -> statement.setBoolean(index, value),
            PlainType.unlessNull((row, index) -> row.getBoolean(index)));

    /** {@code double}; NaN is the same as NaN and 0.0 as -0.0. */
    public static final SqlType<Double> DOUBLE = new FloatingType<>(new PlainType<>(
            Double.class,
            ColumnType.of(ColumnType.Kind.DOUBLE),
            Types.DOUBLE,
            (statement, index, value) -> statement.setDouble(index, value),
            PlainType.unlessNull((row, index) -> row.getDouble(index))));

    /** {@code float}; NaN is the same as NaN and 0.0 as -0.0. */
    public static final SqlType<Float> FLOAT = new FloatingType<>(new PlainType<>(
            Float.class,
            ColumnType.of(ColumnType.Kind.REAL),
            Types.REAL,
            (statement, index, value) -> statement.setFloat(index, value),
            PlainType.unlessNull((row, index) -> row.getFloat(index))));

    /** {@code char}, in a text of length one. */
    public static final SqlType<Character> CHARACTER = new CharacterType();

    /** A UUID. */
    public static final SqlType<java.util.UUID> UUID = new PlainType<>(
            java.util.UUID.class,
            ColumnType.of(ColumnType.Kind.UUID),
            Types.OTHER,
            (statement, index, value) -> statement.setObject(index, value),
            (row, index) -> row.getObject(index, java.util.UUID.class));

    /** A day of the calendar. */
    public static final SqlType<LocalDate> LOCAL_DATE = new PlainType<>(
            LocalDate.class,
            ColumnType.of(ColumnType.Kind.DATE),
            Types.DATE,
            (statement, index, value) -> statement.setObject(index, Times.storable(value)),
            (row, index) -> row.getObject(index, LocalDate.class));

    /** A JSON document as text. Databases may write it in another way than it was given: {@code 1e2} as 100. */
    public static final SqlType<String> JSON = new PlainType<>(
            String.class,
            ColumnType.of(ColumnType.Kind.JSON),
            Types.VARCHAR,
            (statement, index, value) -> statement.setString(index, value),
            (row, index) -> row.getString(index));

    private SqlTypes() {}

    /** Decimal numbers, rounded half up to the scale; values of the same amount are the same. */
    public static SqlType<BigDecimal> decimal(int precision, int scale) {
        return new DecimalType(ColumnType.decimal(precision, scale));
    }

    /** Whole numbers of so many decimal digits. */
    public static SqlType<BigInteger> bigInteger(int precision) {
        return new BigIntegerType(ColumnType.decimal(precision, 0));
    }

    /** A text of at most so many characters. */
    public static SqlType<String> text(int length) {
        return new PlainType<>(
                String.class,
                ColumnType.sized(ColumnType.Kind.VARCHAR, length),
                Types.VARCHAR,
                (statement, index, value) -> statement.setString(index, value),
                (row, index) -> row.getString(index));
    }

    /** The name of an enum's constant, in a text of at most so many characters. */
    public static <T extends Enum<T>> SqlType<T> enumByName(Class<T> type, int length) {
        return new EnumByNameType<>(type, ColumnType.sized(ColumnType.Kind.VARCHAR, length));
    }

    /** The position of an enum's constant; constants may only be added at the end. */
    public static <T extends Enum<T>> SqlType<T> enumByOrdinal(Class<T> type) {
        return new EnumByOrdinalType<>(type);
    }

    /** A time of the day. */
    public static SqlType<LocalTime> localTime(int fraction) {
        return new LocalTimeType<>(LocalTime.class, ColumnType.fractional(ColumnType.Kind.TIME, fraction), Types.TIME);
    }

    /** A day and a time of the day, wherever that is. */
    public static SqlType<LocalDateTime> localDateTime(int fraction) {
        return new LocalTimeType<>(
                LocalDateTime.class, ColumnType.fractional(ColumnType.Kind.TIMESTAMP, fraction), Types.TIMESTAMP);
    }

    /** A point in time. */
    public static SqlType<Instant> instant(int fraction) {
        return new InstantType(ColumnType.fractional(ColumnType.Kind.TIMESTAMP_WITH_TIME_ZONE, fraction));
    }

    /** A point in time, in UTC after it was written: databases keep the point and not the offset. */
    public static SqlType<OffsetDateTime> offsetDateTime(int fraction) {
        return new OffsetDateTimeType(ColumnType.fractional(ColumnType.Kind.TIMESTAMP_WITH_TIME_ZONE, fraction));
    }

    /** At most so many bytes. The array may be changed in place; what is kept of it is copied. */
    public static SqlType<byte[]> bytes(int length) {
        return new BytesType(ColumnType.sized(ColumnType.Kind.VARBINARY, length));
    }
}

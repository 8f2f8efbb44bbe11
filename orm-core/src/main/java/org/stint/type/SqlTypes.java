package org.stint.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import org.stint.annotation.AttributeConverter;

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
    public static final SqlType<LocalDate> LOCAL_DATE = new LocalDateType();

    /** A number of years, months and days, as ISO 8601 writes it: {@code P1Y2M3D}. */
    public static final SqlType<Period> PERIOD =
            new WrittenType<>(Period.class, text(37), Period::toString, Period::parse, true);

    /** A year, as a whole number. */
    public static final SqlType<Year> YEAR = new WrittenType<>(Year.class, INTEGER, Year::getValue, Year::of, true);

    /** A month of a year, as the number that its year and month make: 202605 for May 2026. */
    public static final SqlType<YearMonth> YEAR_MONTH = new WrittenType<>(
            YearMonth.class,
            LONG,
            value -> value.getYear() * 100L + value.getMonthValue(),
            number -> YearMonth.of(Math.toIntExact(Math.floorDiv(number, 100L)), (int) Math.floorMod(number, 100L)),
            true);

    /** A day of any year, as the number that its month and day make: 517 for the 17th of May. */
    public static final SqlType<MonthDay> MONTH_DAY = new WrittenType<>(
            MonthDay.class,
            SHORT,
            value -> (short) (value.getMonthValue() * 100 + value.getDayOfMonth()),
            number -> MonthDay.of(number / 100, number % 100),
            true);

    /** A time zone by its id, such as {@code Europe/Paris}. */
    public static final SqlType<ZoneId> ZONE_ID =
            new WrittenType<>(ZoneId.class, text(64), ZoneId::getId, ZoneId::of, true);

    /** A difference from UTC by its id, such as {@code +05:30}. */
    public static final SqlType<ZoneOffset> ZONE_OFFSET =
            new WrittenType<>(ZoneOffset.class, text(9), ZoneOffset::getId, ZoneOffset::of, true);

    /** A locale by its language tag, such as {@code de-AT}; what a tag cannot say is not kept. */
    public static final SqlType<Locale> LOCALE =
            new WrittenType<>(Locale.class, text(100), Locale::toLanguageTag, Locale::forLanguageTag, false);

    /** A currency by its ISO 4217 code. */
    public static final SqlType<Currency> CURRENCY =
            new WrittenType<>(Currency.class, text(3), Currency::getCurrencyCode, Currency::getInstance, true);

    /**
     * A JSON document as text. Whatever spaces, escapes and order of members it was given with, the column holds it as
     * PostgreSQL writes its {@code jsonb}: {@code {"a": 100, "bb": 2}} for {@code {"bb":2,"a":1e2}}. Two documents are the
     * same if they say the same. A text that is no JSON is refused with a {@link org.stint.exception.DataException}.
     */
    public static final SqlType<String> JSON = JsonType.INSTANCE;

    private SqlTypes() {}

    /** An address, as it is written, in a text of at most so many characters. */
    public static SqlType<URI> uri(int length) {
        return new WrittenType<>(URI.class, text(length), URI::toString, URI::create, true);
    }

    /** An address, as it is written, in a text of at most so many characters; nothing asks the network. */
    public static SqlType<URL> url(int length) {
        return new WrittenType<>(URL.class, text(length), URL::toExternalForm, SqlTypes::urlOf, true);
    }

    /** A span of time, as a decimal number of seconds. */
    public static SqlType<Duration> duration(int fraction) {
        return Durations.inSeconds(fraction);
    }

    /**
     * A time of the day with its difference from UTC, as ISO 8601 writes it. It is a text, because no type for it is
     * known to all databases; two that name the same moment by different offsets are different.
     */
    public static SqlType<OffsetTime> offsetTime(int fraction) {
        int longest = "00:00:00".length() + Times.lengthOfFraction(fraction) + "+00:00:00".length();
        return new WrittenType<>(
                OffsetTime.class,
                text(longest),
                value -> Times.cut(value, fraction).toString(),
                OffsetTime::parse,
                false);
    }

    /**
     * Values of an own type, written as those of another.
     *
     * @param javaType the class of the values; of a class with type parameters the class itself
     * @param column how what the converter gives is bound and read
     */
    @SuppressWarnings("unchecked") // the converter says what T is; a class has no parameters
    public static <T, C> SqlType<T> converted(
            Class<? super T> javaType, AttributeConverter<T, C> converter, SqlType<C> column) {
        return new ConvertedType<>((Class<T>) javaType, converter, column);
    }

    /**
     * Whether columns of a type hold the very values, up to their scale and precision: a number as a number, a text as that
     * text. Not so where a converter, or a type of the application, makes something else of them.
     */
    public static boolean holdsValues(SqlType<?> type) {
        return type instanceof DirectType;
    }

    private static URL urlOf(String text) {
        try {
            return new URL(text);
        } catch (MalformedURLException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

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

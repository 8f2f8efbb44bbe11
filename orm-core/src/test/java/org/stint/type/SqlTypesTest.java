package org.stint.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.stint.exception.DataException;

class SqlTypesTest {

    @Test
    void decimalsAreRoundedHalfUpToTheScale() {
        SqlType<BigDecimal> price = SqlTypes.decimal(10, 2);
        assertThat(price.normalize(new BigDecimal("1.005"))).isEqualTo(new BigDecimal("1.01"));
        assertThat(price.normalize(new BigDecimal("-1.005"))).isEqualTo(new BigDecimal("-1.01"));
        assertThat(price.normalize(new BigDecimal("1E+3"))).isEqualTo(new BigDecimal("1000.00"));
        assertThat(price.normalize(new BigDecimal("123456789012.5"))).isEqualTo(new BigDecimal("123456789012.50"));
        assertThat(price.normalize(new BigDecimal("0.005"))).isEqualTo(new BigDecimal("0.01"));
        assertThat(price.normalize(new BigDecimal("0.00499"))).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void decimalsOfAnyExponentAreRoundedWithoutFillingTheMemory() {
        SqlType<BigDecimal> price = SqlTypes.decimal(10, 2);
        assertThat(price.normalize(new BigDecimal("9E-2000000000"))).isEqualTo(new BigDecimal("0.00"));
        assertThat(price.normalize(new BigDecimal("0E+2000000000"))).isEqualTo(new BigDecimal("0.00"));
        assertThatThrownBy(() -> price.normalize(new BigDecimal("1E+2000000000")))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot store a number with 2000000001 digits before the decimal point: a DECIMAL(10, 2)"
                        + " holds 8.");
    }

    @Test
    void decimalsOfOneAmountAreTheSame() {
        SqlType<BigDecimal> price = SqlTypes.decimal(10, 2);
        assertThat(price.same(new BigDecimal("1.0"), new BigDecimal("1.00"))).isTrue();
        assertThat(price.same(new BigDecimal("1.001"), new BigDecimal("1.00"))).isTrue();
        assertThat(price.same(new BigDecimal("1.01"), new BigDecimal("1.00"))).isFalse();
        assertThat(price.same(null, new BigDecimal("0"))).isFalse();
        assertThat(price.same(null, null)).isTrue();
    }

    @Test
    void floatingPointNumbersAreComparedAsDatabasesDo() {
        assertThat(SqlTypes.DOUBLE.same(Double.NaN, Double.NaN)).isTrue();
        assertThat(SqlTypes.DOUBLE.same(0.0, -0.0)).isTrue();
        assertThat(SqlTypes.DOUBLE.same(0.0, Double.NaN)).isFalse();
        assertThat(SqlTypes.FLOAT.same(Float.NaN, Float.NaN)).isTrue();
        assertThat(SqlTypes.FLOAT.same(0.0f, -0.0f)).isTrue();
        assertThat(SqlTypes.FLOAT.same(0.1f, null)).isFalse();
    }

    @Test
    void keysAreEqualJustIfTheColumnCannotTellTheValuesApart() {
        assertThat(SqlTypes.DOUBLE.keyOf(0.0)).isEqualTo(SqlTypes.DOUBLE.keyOf(-0.0));
        assertThat(SqlTypes.DOUBLE.keyOf(Double.NaN)).isEqualTo(SqlTypes.DOUBLE.keyOf(Double.NaN));
        assertThat(SqlTypes.DOUBLE.keyOf(0.5)).isEqualTo(SqlTypes.DOUBLE.keyOf(0.5));
        assertThat(SqlTypes.DOUBLE.keyOf(0.5)).isNotEqualTo(SqlTypes.DOUBLE.keyOf(-0.5));
        assertThat(SqlTypes.FLOAT.keyOf(0.0f)).isEqualTo(SqlTypes.FLOAT.keyOf(-0.0f));
        assertThat(SqlTypes.decimal(10, 2).keyOf(new BigDecimal("1.0")))
                .isEqualTo(SqlTypes.decimal(10, 2).keyOf(new BigDecimal("1.00")));
    }

    @Test
    void everyTimeWithItsOffsetFitsIntoItsText() {
        OffsetTime longest = OffsetTime.of(23, 59, 59, 999_999_999, ZoneOffset.ofHoursMinutesSeconds(5, 30, 15));
        for (int fraction = 0; fraction <= 9; fraction++) {
            SqlType<OffsetTime> type = SqlTypes.offsetTime(fraction);
            assertThat(type.normalize(longest).toString())
                    .hasSizeLessThanOrEqualTo(type.columnType().length());
        }
    }

    @Test
    void timesAreCutToTheFractionAndNeverMoveForward() {
        assertThat(SqlTypes.instant(3).normalize(Instant.parse("2024-01-01T00:00:00.123999999Z")))
                .isEqualTo(Instant.parse("2024-01-01T00:00:00.123Z"));
        assertThat(SqlTypes.instant(0).normalize(Instant.parse("1969-12-31T23:59:59.9Z")))
                .isEqualTo(Instant.parse("1969-12-31T23:59:59Z"));
        assertThat(SqlTypes.localTime(6).normalize(LocalTime.MAX)).isEqualTo(LocalTime.of(23, 59, 59, 999_999_000));
        assertThat(SqlTypes.localDateTime(6).normalize(LocalDateTime.MIN)).isEqualTo(LocalDateTime.MIN);
        assertThat(SqlTypes.localDateTime(9).normalize(LocalDateTime.MAX)).isEqualTo(LocalDateTime.MAX);
    }

    @Test
    void timesThatTheColumnCannotTellApartAreTheSame() {
        SqlType<Instant> millis = SqlTypes.instant(3);
        Instant time = Instant.parse("2024-01-01T00:00:00.123Z");
        assertThat(millis.same(time, time.plusNanos(999_999))).isTrue();
        assertThat(millis.same(time, time.plusMillis(1))).isFalse();
        assertThat(millis.same(time, null)).isFalse();
        assertThat(millis.same(Instant.MAX, Instant.MIN)).isFalse();
    }

    @Test
    void onePointInTimeIsTheSameWithEveryOffset() {
        SqlType<OffsetDateTime> type = SqlTypes.offsetDateTime(6);
        OffsetDateTime utc = OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        OffsetDateTime elsewhere = utc.withOffsetSameInstant(ZoneOffset.ofHours(9));
        assertThat(type.same(utc, elsewhere)).isTrue();
        assertThat(type.normalize(elsewhere)).isEqualTo(utc).hasToString(utc.toString());
        assertThat(type.normalize(OffsetDateTime.MAX)).isEqualTo(OffsetDateTime.MAX);
        assertThat(type.same(OffsetDateTime.MAX, OffsetDateTime.MIN)).isFalse();
    }

    @Test
    void onlyBytesAreMutableAndCopied() {
        SqlType<byte[]> bytes = SqlTypes.bytes(10);
        byte[] value = {1, 2};
        byte[] copy = bytes.copy(value);
        assertThat(bytes.mutable()).isTrue();
        assertThat(copy).isNotSameAs(value).containsExactly(1, 2);
        assertThat(bytes.same(value, copy)).isTrue();
        value[0] = 3;
        assertThat(bytes.same(value, copy)).isFalse();
        assertThat(bytes.same(null, new byte[0])).isFalse();
        assertThat(SqlTypes.text(5).mutable()).isFalse();
    }

    @Test
    void typesOfTheSameColumnAreEqual() {
        assertThat(SqlTypes.decimal(10, 2)).isEqualTo(SqlTypes.decimal(10, 2)).isNotEqualTo(SqlTypes.decimal(10, 3));
        assertThat(SqlTypes.text(10)).isEqualTo(SqlTypes.text(10)).hasSameHashCodeAs(SqlTypes.text(10));
        assertThat(SqlTypes.text(10)).isNotEqualTo(SqlTypes.text(11));
        assertThat(SqlTypes.instant(6)).isEqualTo(SqlTypes.instant(6));
        assertThat(SqlTypes.enumByName(DayOfWeek.class, 9)).isEqualTo(SqlTypes.enumByName(DayOfWeek.class, 9));
        assertThat(SqlTypes.enumByOrdinal(DayOfWeek.class)).isEqualTo(SqlTypes.enumByOrdinal(DayOfWeek.class));
    }

    @Test
    void impossibleColumnsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SqlTypes.decimal(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> SqlTypes.decimal(2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> SqlTypes.text(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> SqlTypes.instant(10));
        assertThatIllegalArgumentException().isThrownBy(() -> SqlTypes.localTime(-1));
    }
}

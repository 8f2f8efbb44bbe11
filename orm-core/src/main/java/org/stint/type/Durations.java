package org.stint.type;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Spans of time as decimal numbers of seconds, which hold every duration and sort as durations do. */
final class Durations {

    private static final int DIGITS_OF_SECONDS = 19;
    private static final int NANO_DIGITS = 9;

    private Durations() {}

    static SqlType<Duration> inSeconds(int fraction) {
        SqlType<BigDecimal> column = SqlTypes.decimal(DIGITS_OF_SECONDS + Times.check(fraction), fraction);
        return new WrittenType<>(
                Duration.class, column, value -> seconds(value, fraction), Durations::of, fraction == NANO_DIGITS);
    }

    private static BigDecimal seconds(Duration value, int fraction) {
        BigDecimal nanos = BigDecimal.valueOf(value.getNano(), NANO_DIGITS);
        return BigDecimal.valueOf(value.getSeconds()).add(nanos).setScale(fraction, RoundingMode.FLOOR);
    }

    private static Duration of(BigDecimal seconds) {
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        int nanos = seconds.subtract(whole).movePointRight(NANO_DIGITS).intValueExact();
        return Duration.ofSeconds(whole.longValueExact(), nanos);
    }
}

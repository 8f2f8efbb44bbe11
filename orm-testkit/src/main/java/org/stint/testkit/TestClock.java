package org.stint.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/** A clock that stands still until the test moves it. Begins at 10:00 UTC on 1 May 2026. Safe for use by many threads. */
public final class TestClock extends Clock {

    /** Where every test clock begins. */
    public static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    private volatile Instant now = START;

    TestClock() {}

    /** Sets the time. */
    public void set(Instant instant) {
        now = Objects.requireNonNull(instant, "instant");
    }

    /** Moves the time, backwards if the step is negative, and gives the new time. */
    public Instant advance(Duration step) {
        now = now.plus(step);
        return now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Refused: a test clock has no zone of its own. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("A test clock is always in UTC");
    }
}

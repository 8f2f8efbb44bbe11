package org.stint.internal.bulk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.stint.internal.bulk.Shape.Family;
import org.stint.statement.ExpressionNode.Operation;
import org.stint.statement.ExpressionNode.Tick;

/** Computing with times. */
final class TimeCompiler {

    private static final int NANO_DIGITS = 9;

    private final Refusal refusal;

    TimeCompiler(Refusal refusal) {
        this.refusal = refusal;
    }

    /** The smallest step of a time with so many digits of a second. */
    static Computed tick(Tick tick) {
        long nanos = 1;
        for (int digit = tick.digits(); digit < NANO_DIGITS; digit++) {
            nanos *= 10;
        }
        Duration duration = Duration.ofNanos(nanos);
        return new Computed(Shape.of(Family.DURATION), row -> duration);
    }

    /** A time and a duration after it. */
    Computed later(Operation operation, Computed time, Computed duration) {
        Family family = time.shape().family();
        if (family != Family.INSTANT && family != Family.TIMESTAMP) {
            return refusal.of(operation, "moves a time of day");
        }
        return new Computed(Shape.of(family), row -> {
            Object value = time.of(row);
            Object step = duration.of(row);
            if (value == null || step == null) {
                return null;
            }
            return value instanceof Instant instant
                    ? instant.plus((Duration) step)
                    : ((LocalDateTime) value).plus((Duration) step);
        });
    }
}

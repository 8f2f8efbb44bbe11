package org.stint.internal.flush;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * UUIDs of version 7 (RFC 9562): the time in milliseconds, then a counter, then chance. Each is greater than all that
 * this process made before, so that rows are appended to an index rather than scattered over it. When more are wanted
 * of a millisecond than the counter has numbers, or the clock is set back, the time in them runs ahead of the clock.
 * Safe for use by many threads.
 */
final class UuidV7 {

    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
    /** A counter begins in the lower half of its range, so that there is room to count. */
    private static final int FIRST_COUNTERS = 1 << (COUNTER_BITS - 1);

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;
    private static final long RANDOM_BITS = 0x3fffffffffffffffL;

    private static final UuidV7 OF_THIS_PROCESS = new UuidV7(System::currentTimeMillis);

    private final SecureRandom random = new SecureRandom();
    private final LongSupplier clock;
    /** The time and the counter of the last UUID, side by side. */
    private final AtomicLong last = new AtomicLong();

    UuidV7(LongSupplier clock) {
        this.clock = clock;
    }

    /** The next of this process. */
    static UUID next() {
        return OF_THIS_PROCESS.make();
    }

    UUID make() {
        long fresh = clock.getAsLong() << COUNTER_BITS | random.nextInt(FIRST_COUNTERS);
        long tick = last.updateAndGet(before -> Math.max(before + 1, fresh));
        long most = tick >>> COUNTER_BITS << 16 | VERSION | tick & COUNTER_MASK;
        return new UUID(most, VARIANT | random.nextLong() & RANDOM_BITS);
    }
}

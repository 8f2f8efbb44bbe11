package org.stint.internal.jdbc;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stint.event.StatementEvent;
import org.stint.event.StatementListener;

/** Tells log and listeners of every execution. Values go to TRACE and to listeners only. */
final class StatementLog {

    private static final Logger LOG = LoggerFactory.getLogger("org.stint.sql");

    private final List<StatementListener> listeners;
    private final long slowNanos;

    StatementLog(DatabaseSettings settings) {
        this.listeners = settings.listeners();
        Duration slow = settings.slowStatement();
        this.slowNanos = slow.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? slow.toNanos() : Long.MAX_VALUE;
    }

    void executed(Call call, @Nullable Throwable failure) {
        String sql = call.sql();
        long nanos = call.nanos();
        if (nanos >= slowNanos) {
            LOG.warn("Slow statement, {} ms: {}", millis(nanos), sql);
        }
        if (failure != null) {
            LOG.debug("Failed after {} ms: {}", millis(nanos), sql);
        } else if (LOG.isDebugEnabled()) {
            LOG.debug("{} in {} ms: {}", rows(call.counts()), millis(nanos), sql);
        }
        if (listeners.isEmpty() && !LOG.isTraceEnabled()) {
            return;
        }
        StatementEvent event =
                new StatementEvent(sql, call.values().get(), call.counts(), Duration.ofNanos(nanos), failure);
        LOG.trace("Values: {}", event.values());
        for (StatementListener listener : listeners) {
            listener.executed(event);
        }
    }

    private static String millis(long nanos) {
        return nanos / 1_000_000 + "." + nanos / 100_000 % 10;
    }

    /** Negative counts are those that the driver does not know. */
    private static String rows(List<Long> counts) {
        long known = counts.stream()
                .filter(count -> count > 0)
                .mapToLong(Long::longValue)
                .sum();
        return known == 1 ? "1 row" : known + " rows";
    }
}

package org.stint.session;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a transaction is to run. Immutable; each method gives changed options.
 *
 * @param isolation the isolation level
 * @param readOnly whether writing is refused
 * @param timeout the longest time any statement may take, or null for no limit; whole seconds
 * @param name a name for logs, or null
 */
public record TransactionOptions(
        Isolation isolation,
        boolean readOnly,
        @Nullable Duration timeout,
        @Nullable String name) {

    /** Isolation levels of the SQL standard. */
    public enum Isolation {
        /** Whatever the database or the pool is set to. */
        DEFAULT,
        READ_COMMITTED,
        REPEATABLE_READ,
        SERIALIZABLE
    }

    /** Checks that nothing is missing. */
    public TransactionOptions {
        Objects.requireNonNull(isolation, "isolation");
        if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
            throw new IllegalArgumentException("The timeout of a transaction must be positive: " + timeout);
        }
    }

    /** The database's isolation, reading and writing, no limit of time, no name. */
    public static TransactionOptions defaults() {
        return new TransactionOptions(Isolation.DEFAULT, false, null, null);
    }

    /** These options with another isolation level. */
    public TransactionOptions isolation(Isolation level) {
        return new TransactionOptions(level, readOnly, timeout, name);
    }

    /** These options for reading only. */
    public TransactionOptions forReading() {
        return new TransactionOptions(isolation, true, timeout, name);
    }

    /** These options with a limit of time for each statement. */
    public TransactionOptions timeout(Duration limit) {
        return new TransactionOptions(isolation, readOnly, limit, name);
    }

    /** These options with a name. */
    public TransactionOptions named(String newName) {
        return new TransactionOptions(isolation, readOnly, timeout, newName);
    }
}

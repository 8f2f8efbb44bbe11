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
 * @param durability what a commit waits for
 * @param name a name for logs, or null
 */
public record TransactionOptions(
        Isolation isolation,
        boolean readOnly,
        @Nullable Duration timeout,
        Durability durability,
        @Nullable String name) {

    /** Isolation levels of the SQL standard. */
    public enum Isolation {
        /** Whatever the database or the pool is set to. */
        DEFAULT,
        READ_COMMITTED,
        REPEATABLE_READ,
        SERIALIZABLE
    }

    /** What a commit waits for. */
    public enum Durability {
        /** Whatever the database or the pool is set to. */
        DEFAULT,
        /**
         * Not for the disk: the commit returns sooner, and a crash of the server may lose the last transactions, each as a
         * whole, so that what is left is consistent. On PostgreSQL it is {@code SET LOCAL synchronous_commit TO off}. H2
         * and MariaDB have no such setting for a transaction and ignore it: what they promise is a matter of the whole
         * database, {@code WRITE_DELAY} on H2 and {@code innodb_flush_log_at_trx_commit} on MariaDB.
         */
        SOFT
    }

    /** Checks that nothing is missing. */
    public TransactionOptions {
        Objects.requireNonNull(isolation, "isolation");
        Objects.requireNonNull(durability, "durability");
        if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
            throw new IllegalArgumentException("The timeout of a transaction must be positive: " + timeout);
        }
    }

    /** The database's isolation and durability, reading and writing, no limit of time, no name. */
    public static TransactionOptions defaults() {
        return new TransactionOptions(Isolation.DEFAULT, false, null, Durability.DEFAULT, null);
    }

    /** These options with another isolation level. */
    public TransactionOptions isolation(Isolation level) {
        return new TransactionOptions(level, readOnly, timeout, durability, name);
    }

    /** These options for reading only. */
    public TransactionOptions forReading() {
        return new TransactionOptions(isolation, true, timeout, durability, name);
    }

    /** These options with a limit of time for each statement. */
    public TransactionOptions timeout(Duration limit) {
        return new TransactionOptions(isolation, readOnly, limit, durability, name);
    }

    /** These options with another durability. */
    public TransactionOptions durability(Durability chosen) {
        return new TransactionOptions(isolation, readOnly, timeout, chosen, name);
    }

    /** These options with a name. */
    public TransactionOptions named(String newName) {
        return new TransactionOptions(isolation, readOnly, timeout, durability, newName);
    }
}

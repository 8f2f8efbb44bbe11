package org.stint.internal.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stint.event.StatementListener;

/**
 * How a database is used. Immutable; each method gives changed settings.
 *
 * @param clock gives the time that statements bind
 * @param actor gives whoever makes a change, or null if there is no such thing
 * @param listeners are told of every statement
 * @param slowStatement the duration from which a statement is logged as slow
 * @param fetchSize the number of rows that a stream holds at once
 * @param valuesInMessages whether errors may show bound values and what the database said of them
 * @param onClose closed with the database, such as the pool, or null
 */
public record DatabaseSettings(
        Clock clock,
        @Nullable Supplier<?> actor,
        List<StatementListener> listeners,
        Duration slowStatement,
        int fetchSize,
        boolean valuesInMessages,
        @Nullable AutoCloseable onClose) {

    /** Checks and copies. */
    public DatabaseSettings {
        if (fetchSize < 1) {
            throw new IllegalArgumentException("The fetch size must be at least one row, not " + fetchSize + ".");
        }
        if (slowStatement.isNegative()) {
            throw new IllegalArgumentException("A duration must not be negative: " + slowStatement);
        }
        listeners = List.copyOf(listeners);
    }

    /** The system's clock in UTC, no listeners, slow from one second, 500 rows at once, no values in messages. */
    public static DatabaseSettings defaults() {
        return new DatabaseSettings(Clock.systemUTC(), null, List.of(), Duration.ofSeconds(1), 500, false, null);
    }

    /** These settings with another clock. */
    public DatabaseSettings clock(Clock other) {
        return new DatabaseSettings(other, actor, listeners, slowStatement, fetchSize, valuesInMessages, onClose);
    }

    /** These settings with another supplier of the actor. */
    public DatabaseSettings actor(Supplier<?> other) {
        return new DatabaseSettings(clock, other, listeners, slowStatement, fetchSize, valuesInMessages, onClose);
    }

    /** Whoever makes a change now; the supplier is asked only if that is needed. */
    public Actor actorNow() {
        return new Actor(actor);
    }

    /** These settings with one listener more. */
    public DatabaseSettings listener(StatementListener listener) {
        List<StatementListener> more = new ArrayList<>(listeners);
        more.add(listener);
        return new DatabaseSettings(clock, actor, more, slowStatement, fetchSize, valuesInMessages, onClose);
    }

    /** These settings with another duration from which a statement is slow. */
    public DatabaseSettings slowStatement(Duration duration) {
        return new DatabaseSettings(clock, actor, listeners, duration, fetchSize, valuesInMessages, onClose);
    }

    /** These settings with another number of rows that a stream holds at once. */
    public DatabaseSettings fetchSize(int rows) {
        return new DatabaseSettings(clock, actor, listeners, slowStatement, rows, valuesInMessages, onClose);
    }

    /** These settings with or without values in the messages of errors. */
    public DatabaseSettings valuesInMessages(boolean shown) {
        return new DatabaseSettings(clock, actor, listeners, slowStatement, fetchSize, shown, onClose);
    }

    /** These settings with something that is closed with the database. */
    public DatabaseSettings onClose(AutoCloseable resource) {
        return new DatabaseSettings(clock, actor, listeners, slowStatement, fetchSize, valuesInMessages, resource);
    }
}

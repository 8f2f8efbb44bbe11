package org.stint.internal.jdbc;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One execution of a statement: what it is, and while it is under way how far it came. */
final class Call {

    /** Something that the database does. */
    interface Step<R> {
        R run() throws SQLException;
    }

    private final String attempt;
    private final String sql;
    private final @Nullable String changedTable;
    private final boolean changing;
    private final Supplier<List<List<Object>>> values;
    private long[] counts = {};
    private long nanos;
    private boolean sent;

    Call(
            String attempt,
            String sql,
            @Nullable String changedTable,
            boolean changing,
            Supplier<List<List<Object>>> values) {
        this.attempt = attempt;
        this.sql = sql;
        this.changedTable = changedTable;
        this.changing = changing;
        this.values = values;
    }

    /** Lets the database do something and counts the time. */
    <R> R timed(Step<R> step) throws SQLException {
        sent = true;
        long start = System.nanoTime();
        try {
            return step.run();
        } finally {
            nanos += System.nanoTime() - start;
        }
    }

    void counted(long... rows) {
        counts = rows;
    }

    String attempt() {
        return attempt;
    }

    String sql() {
        return sql;
    }

    /** The table that the statement inserts into, updates or deletes from, or null. */
    @Nullable
    String changedTable() {
        return changedTable;
    }

    boolean changing() {
        return changing;
    }

    Supplier<List<List<Object>>> values() {
        return values;
    }

    List<Long> counts() {
        return Arrays.stream(counts).boxed().toList();
    }

    long nanos() {
        return nanos;
    }

    /** Whether the database may have done something. */
    boolean sent() {
        return sent;
    }
}

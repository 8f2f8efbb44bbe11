package org.stint.internal.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.jdbc.StatementRunner;
import org.stint.internal.state.EntityKey;
import org.stint.statement.ChangeNode;
import org.stint.statement.Counts;
import org.stint.statement.Counts.Kind;
import org.stint.statement.Returned;
import org.stint.statement.Returning;

/**
 * What a bulk statement did in the database.
 *
 * @param value what it gives
 * @param rows the rows it changed
 * @param deleted of the rows that the session asked about, the keys of those that were deleted
 */
record BulkOutcome<R>(@Nullable R value, long rows, Set<EntityKey> deleted) {

    /** The outcome of a statement that only counts. */
    @SuppressWarnings("unchecked") // a statement without rows gives counts
    static <R> BulkOutcome<R> counted(BulkChange change, long rows, Set<EntityKey> deleted) {
        return new BulkOutcome<>((R) (change.deletes() ? Counts.deleted(rows) : Counts.updated(rows)), rows, deleted);
    }

    /** Executes a change that gives back no rows, and gives the number of those that it changed. */
    static long update(BulkChange change, Execution execution) {
        return execution.<Long>expecting(
                change.expected(),
                change.attempt(),
                () -> execution.update(change.tree(), change.attempt()),
                rows -> rows);
    }

    private static Counts counts(BulkChange change, ChangeNode.Counted counted, Execution execution) {
        return execution.expecting(
                change.expected(),
                change.attempt(),
                () -> execution
                        .query(counted, BulkOutcome::counts, change.attempt())
                        .get(0),
                Counts::matched);
    }

    private static Counts counts(ResultSet numbers) throws SQLException {
        long matched = numbers.getLong(1);
        long changed = numbers.getLong(2);
        return Counts.updated(matched).with(Kind.CHANGED, changed).with(Kind.UNCHANGED, matched - changed);
    }

    /** Executes a change and nothing else. */
    @SuppressWarnings("unchecked") // the statement gives what it returns
    static <R> BulkOutcome<R> of(BulkChange change, Execution execution, StatementRunner runner) {
        ChangeNode.Counted counted = change.counted();
        if (counted != null) {
            Counts counts = counts(change, counted, execution);
            return new BulkOutcome<>((R) counts, counts.matched(), Set.of());
        }
        if (change.returning() == null) {
            return counted(change, update(change, execution), Set.of());
        }
        Returned<?> returned =
                runner.returned((Returning<?>) change.returning(), change.tree(), List.of(), column -> row -> null);
        return new BulkOutcome<>((R) returned, returned.count(), Set.of());
    }
}

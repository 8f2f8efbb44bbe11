package org.stint.internal.bulk;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.jdbc.StatementRunner;
import org.stint.internal.state.EntityKey;
import org.stint.statement.Counts;
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

    /** Executes a change and nothing else. */
    @SuppressWarnings("unchecked") // the statement gives what it returns
    static <R> BulkOutcome<R> of(BulkChange change, Execution execution, StatementRunner runner) {
        if (change.returning() == null) {
            return counted(change, update(change, execution), Set.of());
        }
        Returned<?> returned =
                runner.returned((Returning<?>) change.returning(), change.tree(), List.of(), column -> row -> null);
        return new BulkOutcome<>((R) returned, returned.count(), Set.of());
    }
}

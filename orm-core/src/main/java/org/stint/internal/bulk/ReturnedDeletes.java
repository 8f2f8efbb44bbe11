package org.stint.internal.bulk;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.stint.internal.jdbc.StatementRunner;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityEntry.Status;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.statement.Delete;
import org.stint.statement.Returned;
import org.stint.statement.Returning;
import org.stint.statement.Statement;

/**
 * Executes deletes that give back their rows. Objects that are made of these only to be given back are not managed
 * afterwards, whatever the strategy; those that were managed before are left to it.
 */
final class ReturnedDeletes {

    private final PersistenceContext context;
    private final StatementRunner runner;

    ReturnedDeletes(PersistenceContext context, StatementRunner runner) {
        this.context = context;
        this.runner = runner;
    }

    /** Whether a statement is such a delete. */
    static boolean is(Statement<?> statement) {
        return statement instanceof Returning<?> returning && returning.change() instanceof Delete;
    }

    /** Whether a change is such a delete. */
    static boolean is(BulkChange change) {
        return change.deletes() && change.returning() != null;
    }

    /**
     * Executes a delete.
     *
     * @param type of the objects that have the rows
     * @return with the keys of all rows that were deleted
     */
    @SuppressWarnings("unchecked") // the statement gives what it returns
    <R> BulkOutcome<R> execute(BulkChange change, EntityType<?> type) {
        Set<EntityKey> known = new HashSet<>();
        context.stored().forEach(entry -> known.add(entry.key()));
        Set<EntityKey> deleted = new LinkedHashSet<>();
        Returned<?> returned = runner.returned(
                (Returning<?>) change.returning(),
                change.tree(),
                List.copyOf(change.key()),
                column -> row -> deleted.add(change.key(type, row, column)));
        for (EntityKey key : deleted) {
            EntityEntry<?> made = known.contains(key) ? null : context.entry(key);
            if (made != null && made.status() == Status.MANAGED) { // a new one may be to take the place of the row
                context.deleted(made);
            }
        }
        return new BulkOutcome<>((R) returned, returned.count(), deleted);
    }
}

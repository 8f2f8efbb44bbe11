package org.stint.internal.bulk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.jdbc.RowReader;
import org.stint.internal.jdbc.StatementRunner;
import org.stint.internal.jdbc.WatchedRows;
import org.stint.internal.load.EntityLoader;
import org.stint.internal.load.RowRefresh;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.PersistenceContext;
import org.stint.statement.ChangeNode;
import org.stint.statement.Node;
import org.stint.statement.Returned;
import org.stint.statement.Returning;

/**
 * Lets the statement itself give back the rows of managed objects, and no others. Whoever writes besides, the values are
 * those that the statement left.
 */
final class FetchFollower<E> implements Follower<E> {

    private final Touched<E> touched;
    private final Map<EntityKey, List<Object>> referenced;
    private final PersistenceContext context;
    private final EntityLoader loader;
    private final Execution execution;
    private final StatementRunner runner;

    FetchFollower(
            Touched<E> touched,
            Map<EntityKey, List<Object>> referenced,
            PersistenceContext context,
            EntityLoader loader,
            Execution execution,
            StatementRunner runner) {
        this.touched = touched;
        this.referenced = referenced;
        this.context = context;
        this.loader = loader;
        this.execution = execution;
        this.runner = runner;
    }

    @Override
    public <R> BulkOutcome<R> execute(BulkChange change) {
        if (change.returning() != null) {
            return change.deletes() ? deletedAndReturned(change) : updatedAndReturned(change);
        }
        return change.deletes() ? deleted(change) : updated(change);
    }

    private <R> BulkOutcome<R> updated(BulkChange change) {
        RowRefresh<E> refresh = refresh();
        long rows = watched(change, refresh.columns(change.table()), touched.keys(), refresh::reader);
        refresh.complete();
        return BulkOutcome.counted(change, rows, Set.of());
    }

    private <R> BulkOutcome<R> deleted(BulkChange change) {
        Map<EntityKey, List<Object>> asked = touched.keys();
        asked.putAll(referenced);
        if (asked.isEmpty()) {
            return BulkOutcome.of(change, execution, runner);
        }
        Set<EntityKey> deleted = new LinkedHashSet<>();
        long rows = watched(change, List.copyOf(change.key()), asked, column -> row -> {
            EntityKey key = change.key(touched.type(), row, column);
            return asked.containsKey(key) && deleted.add(key);
        });
        removeObjects(deleted);
        return BulkOutcome.counted(change, rows, deleted);
    }

    @SuppressWarnings("unchecked") // the statement gives what it returns
    private <R> BulkOutcome<R> updatedAndReturned(BulkChange change) {
        RowRefresh<E> refresh = refresh();
        Returned<?> returned = runner.returned(
                (Returning<?>) change.returning(), change.tree(), refresh.columns(change.table()), refresh::reader);
        refresh.complete();
        return new BulkOutcome<>((R) returned, returned.count(), Set.of());
    }

    private <R> BulkOutcome<R> deletedAndReturned(BulkChange change) {
        BulkOutcome<R> outcome = new ReturnedDeletes(context, runner).execute(change, touched.type());
        removeObjects(outcome.deleted());
        return outcome;
    }

    private RowRefresh<E> refresh() {
        return loader.refreshing(touched.type(), touched.entries(), execution, touched::fetched);
    }

    private void removeObjects(Iterable<EntityKey> keys) {
        for (EntityKey key : keys) {
            EntityEntry<E> entry = touched.entry(key);
            if (entry != null) {
                touched.gone(entry);
            }
        }
    }

    /**
     * Executes the change and reads the rows with these keys; gives the number of all rows it changed.
     *
     * @param reader of the columns, by the position of the first of them
     */
    private long watched(
            BulkChange change,
            List<Node> columns,
            Map<EntityKey, List<Object>> keys,
            IntFunction<? extends RowReader<?>> reader) {
        ChangeNode.Watched watched =
                WatchedKeys.watching(new ChangeNode.Returning(change.tree(), columns), change.key(), keys.values());
        RowReader<Long> counting = WatchedRows.reader(execution.dialect(), reader);
        return execution.<Long>expecting(
                change.expected(),
                change.attempt(),
                () -> {
                    List<Long> counts = execution.query(watched, counting, change.attempt());
                    return counts.isEmpty() ? 0 : counts.get(0);
                },
                rows -> rows);
    }
}

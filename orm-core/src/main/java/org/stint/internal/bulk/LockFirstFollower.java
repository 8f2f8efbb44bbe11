package org.stint.internal.bulk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stint.exception.StintException;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.jdbc.StatementRunner;
import org.stint.internal.load.EntityLoader;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityKey;
import org.stint.statement.QueryNode;

/**
 * For databases that cannot give back changed rows, or lose some, and for updates that give back counts of them: locks the
 * rows of managed objects that meet the condition, executes the statement, and reads those rows. Rows of other managed objects are
 * left out of the statement, so that one that comes to meet the condition between the two cannot change behind its
 * object's back; it is as if it had done so just after the statement.
 */
final class LockFirstFollower<E> implements Follower<E> {

    private static final QueryNode.Select.Lock LOCK =
            new QueryNode.Select.Lock(false, QueryNode.Select.Lock.Others.WAIT);

    private final Touched<E> touched;
    private final Map<EntityKey, List<Object>> referenced;
    private final EntityLoader loader;
    private final Execution execution;
    private final StatementRunner runner;

    LockFirstFollower(
            Touched<E> touched,
            Map<EntityKey, List<Object>> referenced,
            EntityLoader loader,
            Execution execution,
            StatementRunner runner) {
        this.touched = touched;
        this.referenced = referenced;
        this.loader = loader;
        this.execution = execution;
        this.runner = runner;
    }

    @Override
    public <R> BulkOutcome<R> execute(BulkChange change) {
        if (change.returning() != null) {
            throw new StintException("Cannot " + change.attempt() + " and give them back: "
                    + execution.dialect().name() + " cannot. Lock and read the rows with a select first.");
        }
        Map<EntityKey, List<Object>> asked = touched.keys();
        asked.putAll(referenced);
        Set<EntityKey> matched = new LinkedHashSet<>();
        if (!asked.isEmpty()) {
            matched.addAll(execution.query(
                    change.matching(asked.values(), LOCK),
                    row -> change.key(touched.type(), row, 1),
                    change.attempt()));
        }
        asked.keySet().removeAll(matched);
        BulkOutcome<R> outcome = BulkOutcome.of(change.without(asked.values()), execution, runner);
        List<EntityEntry<E>> entries = new ArrayList<>();
        for (EntityKey key : matched) {
            EntityEntry<E> entry = touched.entry(key);
            if (entry != null) {
                entries.add(entry);
            }
        }
        if (change.deletes()) {
            entries.forEach(touched::gone);
            return new BulkOutcome<>(outcome.value(), outcome.rows(), matched);
        }
        loader.refresh(touched.type(), entries, execution, touched::fetched).forEach(touched::gone);
        return outcome;
    }
}

package org.stint.internal.bulk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stint.dialect.Dialect;
import org.stint.exception.StintException;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.jdbc.StatementRunner;
import org.stint.internal.load.EntityLoader;
import org.stint.internal.state.DirtyCheck;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.mapping.EntityModel;
import org.stint.mapping.Mapping;
import org.stint.session.BulkResult;
import org.stint.session.PendingChanges;
import org.stint.session.Session;
import org.stint.session.SynchronizeSession;
import org.stint.statement.Counts;
import org.stint.statement.Delete;
import org.stint.statement.EntityTable;
import org.stint.statement.Parameters;
import org.stint.statement.Returned;
import org.stint.statement.Statement;

/**
 * Executes bulk updates and deletes for a session: finds the objects that they may touch, chooses how these follow, and
 * says what was done.
 */
public final class BulkExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final int NAMED_IN_MESSAGE = 5;

    private final PersistenceContext context;
    private final EntityLoader loader;
    private final DirtyCheck check;
    private final TableKnowledge knowledge;

    /** For the objects of a context. */
    public BulkExecutor(PersistenceContext context, EntityLoader loader, DirtyCheck check, TableKnowledge knowledge) {
        this.context = context;
        this.loader = loader;
        this.check = check;
        this.knowledge = knowledge;
    }

    /** Whether a statement is a bulk update or delete. */
    public static boolean isBulk(Statement<?> statement) {
        return BulkChange.is(statement);
    }

    /**
     * Executes a bulk update or delete.
     *
     * @param holdsBack whether the session may have changes that were not flushed before
     */
    public <R> BulkResult<R> execute(
            Statement<R> statement,
            Parameters parameters,
            SynchronizeSession asked,
            PendingChanges policy,
            boolean holdsBack,
            Execution execution) {
        StatementRunner runner = new StatementRunner(execution, loader);
        if (context.isEmpty()
                && asked != SynchronizeSession.EVALUATE
                && BulkChange.is(statement)
                && !ReturnedDeletes.is(statement)) {
            if (statement instanceof Delete<?> delete) {
                changingRows(delete.table(), true, execution);
            }
            return alone(statement, parameters, asked, runner);
        }
        BulkChange change = BulkChange.of(statement, parameters, runner);
        Class<?> entity = change.table().entityClass();
        boolean known = context.types().mapping().has(entity);
        if (!known || asked == SynchronizeSession.NONE) {
            if (known) {
                warnOfOverwriting(change, managed(context.types().of(entity)));
            }
            return unfollowed(change, asked, execution, runner);
        }
        return follow(change, context.types().of(entity), asked, policy, holdsBack, execution, runner);
    }

    private <R, E> BulkResult<R> follow(
            BulkChange change,
            EntityType<E> type,
            SynchronizeSession asked,
            PendingChanges policy,
            boolean holdsBack,
            Execution execution,
            StatementRunner runner) {
        HeldBack heldBack = new HeldBack(context, check, policy, holdsBack);
        Touched<E> touched = new Touched<>(context, type, heldBack, change);
        managed(type).forEach(touched::add);
        References references = new References(type, context, loader, execution, heldBack);
        if (change.deletes() || change.setsKey()) {
            references.find();
        }
        boolean nobody = touched.isEmpty() && references.isEmpty();
        if (nobody && asked != SynchronizeSession.EVALUATE) {
            return unfollowed(change, asked, execution, runner);
        }
        if (change.setsKey() && !nobody) {
            throw keyIsSet(change);
        }
        Follower<E> follower = asked == SynchronizeSession.EVALUATE
                ? new EvaluatedFollower<>(touched, heldBack, loader, knowledge, context, execution, runner)
                : fetching(change, touched, references, execution, runner);
        if (heldBack.isRefused()) {
            refuseTouchedPending(change, touched, references, heldBack, asked, execution);
        }
        changingRows(change.table(), change.deletes(), execution);
        BulkOutcome<R> outcome = follower.execute(change);
        if (change.deletes() && outcome.rows() > 0) {
            references.follow(outcome.deleted(), asked != SynchronizeSession.EVALUATE);
        }
        BulkResult<R> result = new BulkResult<>(
                outcome.value(),
                outcome.rows(),
                asked == SynchronizeSession.AUTO ? SynchronizeSession.FETCH : asked,
                touched.refreshed(),
                touched.expired() + references.expired(),
                touched.removed() + references.removed());
        log(change.attempt(), asked, result);
        return result;
    }

    private <E> Follower<E> fetching(
            BulkChange change, Touched<E> touched, References references, Execution execution, StatementRunner runner) {
        Dialect dialect = execution.dialect();
        boolean returnsRows = change.deletes() ? dialect.returnsDeletedRows() : dialect.returnsUpdatedRows();
        boolean withinStatement = returnsRows && (change.returning() != null || dialect.keepsReturnedRows());
        return withinStatement && change.counted() == null
                ? new FetchFollower<>(touched, references.targets(), context, loader, execution, runner)
                : new LockFirstFollower<>(touched, references.targets(), loader, execution, runner);
    }

    /** Where there are no objects at all, nothing has to be known of the statement. */
    private static <R> BulkResult<R> alone(
            Statement<R> statement, Parameters parameters, SynchronizeSession asked, StatementRunner runner) {
        R value = runner.execute(statement, parameters);
        long rows = value instanceof Returned<?> returned ? returned.count() : ((Counts) value).matched();
        BulkResult<R> result = new BulkResult<>(value, rows, SynchronizeSession.NONE, 0, 0, 0);
        if (LOG.isDebugEnabled()) {
            log(StatementRunner.attempt(statement), asked, result);
        }
        return result;
    }

    private <R> BulkResult<R> unfollowed(
            BulkChange change, SynchronizeSession asked, Execution execution, StatementRunner runner) {
        changingRows(change.table(), change.deletes(), execution);
        Class<?> entity = change.table().entityClass();
        BulkOutcome<R> outcome =
                ReturnedDeletes.is(change) && context.types().mapping().has(entity)
                        ? new ReturnedDeletes(context, runner)
                                .execute(change, context.types().of(entity))
                        : BulkOutcome.of(change, execution, runner);
        BulkResult<R> result = new BulkResult<>(outcome.value(), outcome.rows(), SynchronizeSession.NONE, 0, 0, 0);
        log(change.attempt(), asked, result);
        return result;
    }

    /** Tells whose rows are changed; with those that are deleted, the database may change those that refer to them. */
    private void changingRows(EntityTable<?, ?> table, boolean deletes, Execution execution) {
        execution.changingRows(table.node().name());
        Mapping mapping = context.types().mapping();
        if (deletes && mapping.has(table.entityClass())) {
            for (EntityModel<?> referring : mapping.referringTo(mapping.modelOf(table.entityClass()))) {
                execution.changingRows(referring.table().node().name());
            }
        }
    }

    /** The objects of a class that have a row, in the order in which the session came to know them. */
    @SuppressWarnings("unchecked") // filtered by type
    private <E> List<EntityEntry<E>> managed(EntityType<E> type) {
        List<EntityEntry<E>> managed = new ArrayList<>();
        for (EntityEntry<?> entry : context.stored()) {
            if (entry.type() == type) {
                managed.add((EntityEntry<E>) entry);
            }
        }
        return managed;
    }

    /** Asks for the rows of objects with pending changes, and those that they refer to, whether the change meets them. */
    private static void refuseTouchedPending(
            BulkChange change,
            Touched<?> touched,
            References references,
            HeldBack heldBack,
            SynchronizeSession asked,
            Execution execution) {
        Map<EntityKey, List<EntityEntry<?>>> waiting = references.heldBack();
        Map<EntityKey, List<Object>> keys = new LinkedHashMap<>(references.targets());
        keys.keySet().retainAll(waiting.keySet());
        if (asked != SynchronizeSession.EVALUATE) {
            touched.entries().stream().filter(heldBack::has).forEach(entry -> {
                keys.put(entry.key(), entry.type().idColumns(entry.id()));
                waiting.computeIfAbsent(entry.key(), any -> new ArrayList<>()).add(entry);
            });
        }
        if (!keys.isEmpty()) {
            Set<EntityEntry<?>> met = new LinkedHashSet<>();
            execution
                    .query(
                            change.matching(keys.values(), null),
                            row -> change.key(touched.type(), row, 1),
                            change.attempt())
                    .forEach(key -> met.addAll(waiting.get(key)));
            refusePending(change, met);
        }
    }

    static void refusePending(BulkChange change, Collection<? extends EntityEntry<?>> met) {
        if (met.isEmpty()) {
            return;
        }
        String names =
                met.stream().limit(NAMED_IN_MESSAGE).map(EntityEntry::label).collect(Collectors.joining(", "));
        throw new StintException("Cannot " + change.attempt() + " in bulk: the statement touches "
                + names + (met.size() > NAMED_IN_MESSAGE ? ", …" : "")
                + ", which the session has changed and not written, because its flush mode is not AUTO. Call"
                + " session.flush() first, or say PendingChanges.KEEP_MINE or TAKE_THEIRS.");
    }

    private static StintException keyIsSet(BulkChange change) {
        return new StintException("Cannot " + change.attempt() + " in bulk: the statement sets the id, by which the"
                + " session knows its objects of " + change.entityName()
                + " and what they refer to. Detach those objects"
                + " first, or clear() the session.");
    }

    private void warnOfOverwriting(BulkChange change, List<? extends EntityEntry<?>> managed) {
        EntityModel<?> model = context.types().of(change.table().entityClass()).model();
        if (managed.isEmpty() || change.deletes() || (model.version() != null && !change.keepsVersion())) {
            return;
        }
        LOG.warn(
                "A bulk update of {} leaves {} managed objects as they were, and {}: what they hold may overwrite it"
                        + " unnoticed ({}{}). Use SynchronizeSession.AUTO, or detach them.",
                model.name(),
                managed.size(),
                model.version() == null ? "they have no version" : "it keeps the version",
                managed.stream().limit(NAMED_IN_MESSAGE).map(EntityEntry::label).collect(Collectors.joining(", ")),
                managed.size() > NAMED_IN_MESSAGE ? ", …" : "");
    }

    private static void log(String attempt, SynchronizeSession asked, BulkResult<?> result) {
        if (!LOG.isDebugEnabled()) {
            return;
        }
        LOG.debug(
                "Bulk {}: {} rows; {}{}; objects: {} refreshed, {} expired, {} removed",
                attempt,
                result.rows(),
                result.strategy(),
                asked == result.strategy() ? "" : " (by " + asked + ")",
                result.refreshed(),
                result.expired(),
                result.removed());
    }
}

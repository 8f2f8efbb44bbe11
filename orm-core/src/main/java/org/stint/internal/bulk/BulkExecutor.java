package org.stint.internal.bulk;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
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
import org.stint.internal.state.EntityEntry.Status;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.mapping.EntityModel;
import org.stint.session.BulkResult;
import org.stint.session.PendingChanges;
import org.stint.session.Session;
import org.stint.session.SynchronizeSession;
import org.stint.statement.Parameters;
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
        Touched<E> touched = touched(change, type, policy, holdsBack);
        References references = change.deletes()
                ? References.to(type, context, loader, execution)
                : References.none(context, loader, execution);
        List<EntityEntry<?>> siblings = siblings(type);
        boolean nobody = touched.isEmpty() && references.isEmpty() && siblings.isEmpty();
        if (nobody && asked != SynchronizeSession.EVALUATE) {
            return unfollowed(change, asked, execution, runner);
        }
        Follower<E> follower = asked == SynchronizeSession.EVALUATE
                ? new EvaluatedFollower<>(touched, loader, knowledge, context, execution, runner)
                : fetching(change, touched, references, execution, runner);
        if (asked != SynchronizeSession.EVALUATE) {
            refuseTouchedPending(change, touched, execution);
        }
        execution.changingRows(change.tableName());
        BulkOutcome<R> outcome = follower.execute(change);
        int further = rereadSiblings(siblings, execution) + references.follow(outcome.deleted());
        BulkResult<R> result = new BulkResult<>(
                outcome.value(),
                outcome.rows(),
                asked == SynchronizeSession.AUTO ? SynchronizeSession.FETCH : asked,
                touched.refreshed(),
                touched.expired() + further,
                touched.removed() + references.removed());
        log(change, asked, result);
        return result;
    }

    private <E> Follower<E> fetching(
            BulkChange change, Touched<E> touched, References references, Execution execution, StatementRunner runner) {
        Dialect dialect = execution.dialect();
        boolean withinStatement = change.deletes() ? dialect.returnsDeletedRows() : dialect.returnsUpdatedRows();
        return withinStatement
                ? new FetchFollower<>(touched, references.targets(), context, loader, execution, runner)
                : new LockFirstFollower<>(touched, references.targets(), loader, execution);
    }

    private static <R> BulkResult<R> unfollowed(
            BulkChange change, SynchronizeSession asked, Execution execution, StatementRunner runner) {
        execution.changingRows(change.tableName());
        BulkOutcome<R> outcome = BulkOutcome.of(change, execution, runner);
        BulkResult<R> result = new BulkResult<>(outcome.value(), outcome.rows(), SynchronizeSession.NONE, 0, 0, 0);
        log(change, asked, result);
        return result;
    }

    private <E> Touched<E> touched(BulkChange change, EntityType<E> type, PendingChanges policy, boolean holdsBack) {
        Touched<E> touched = new Touched<>(context, type, policy, change);
        for (EntityEntry<E> entry : managed(type)) {
            touched.add(entry);
            if (holdsBack) {
                BitSet changed = check.changed(entry);
                if (!changed.isEmpty() || entry.status() == Status.REMOVED) {
                    touched.addPending(entry, changed);
                }
            }
        }
        return touched;
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

    /** Objects of other classes over the same table; what becomes of them only a look at their rows can tell. */
    private List<EntityEntry<?>> siblings(EntityType<?> type) {
        if (context.isEmpty()) {
            return List.of();
        }
        String table = type.model().table().node().name();
        Set<EntityType<?>> others = context.types().mapping().models().stream()
                .filter(model -> model.table().node().name().equals(table) && model != type.model())
                .map(EntityModel::type)
                .map(other -> context.types().of(other))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<EntityEntry<?>> siblings = new ArrayList<>();
        others.forEach(other -> siblings.addAll(context.managed(other)));
        return siblings;
    }

    private int rereadSiblings(List<EntityEntry<?>> siblings, Execution execution) {
        siblings.stream().map(EntityEntry::type).distinct().forEach(type -> reread(type, siblings, execution));
        return siblings.size();
    }

    @SuppressWarnings("unchecked") // filtered by type
    private <E> void reread(EntityType<E> type, List<EntityEntry<?>> siblings, Execution execution) {
        List<EntityEntry<E>> own = new ArrayList<>();
        siblings.stream().filter(entry -> entry.type() == type).forEach(entry -> own.add((EntityEntry<E>) entry));
        loader.refresh(type, own, execution).forEach(context::deleted);
    }

    private void refuseTouchedPending(BulkChange change, Touched<?> touched, Execution execution) {
        if (touched.policy() != PendingChanges.REFUSE
                || touched.pendingEntries().isEmpty()) {
            return;
        }
        List<EntityKey> met = execution.query(
                change.matching(touched.pendingKeys().values(), null),
                row -> change.key(touched.type(), row, 1),
                change.attempt());
        if (!met.isEmpty()) {
            throw pendingChanges(change, touched, met);
        }
    }

    static StintException pendingChanges(BulkChange change, Touched<?> touched, List<EntityKey> met) {
        String names = met.stream()
                .limit(NAMED_IN_MESSAGE)
                .map(key -> touched.entry(key).label())
                .collect(Collectors.joining(", "));
        return new StintException("Cannot " + change.attempt() + " in bulk: the statement touches "
                + names + (met.size() > NAMED_IN_MESSAGE ? ", …" : "")
                + ", which the session has changed and not written, because its flush mode is not AUTO. Call"
                + " session.flush() first, or say PendingChanges.KEEP_MINE or TAKE_THEIRS.");
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

    private static void log(BulkChange change, SynchronizeSession asked, BulkResult<?> result) {
        if (!LOG.isDebugEnabled()) {
            return;
        }
        LOG.debug(
                "Bulk {}: {} rows; {}{}; objects: {} refreshed, {} expired, {} removed",
                change.attempt(),
                result.rows(),
                result.strategy(),
                asked == result.strategy() ? "" : " (by " + asked + ")",
                result.refreshed(),
                result.expired(),
                result.removed());
    }
}

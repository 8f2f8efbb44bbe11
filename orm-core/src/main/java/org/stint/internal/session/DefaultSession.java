package org.stint.internal.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.stint.internal.bulk.BulkExecutor;
import org.stint.internal.bulk.Rereading;
import org.stint.internal.bulk.TableKnowledge;
import org.stint.internal.flush.Flusher;
import org.stint.internal.jdbc.StatementRunner;
import org.stint.internal.load.EntityLoader;
import org.stint.internal.load.HistoryReader;
import org.stint.internal.merge.Merger;
import org.stint.internal.session.SessionGuard.Visit;
import org.stint.internal.state.ChangeTracking;
import org.stint.internal.state.DirtyCheck;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.EntityTypes;
import org.stint.internal.state.PersistenceContext;
import org.stint.session.BulkResult;
import org.stint.session.EntityState;
import org.stint.session.Explanation;
import org.stint.session.FindOption;
import org.stint.session.FlushMode;
import org.stint.session.FlushPlan;
import org.stint.session.FlushResult;
import org.stint.session.HistoryEntry;
import org.stint.session.MergeOptions;
import org.stint.session.OnError;
import org.stint.session.PendingChanges;
import org.stint.session.Savepoint;
import org.stint.session.Session;
import org.stint.session.SynchronizeSession;
import org.stint.session.Transaction;
import org.stint.statement.BatchCounts;
import org.stint.statement.Change;
import org.stint.statement.Parameters;
import org.stint.statement.Query;
import org.stint.statement.Statement;

/** The front door of a session: lets one thread in, and hands each verb to the part that knows how. */
@SuppressWarnings("try") // a visit is there to be closed, not to be used
final class DefaultSession implements Session {

    private final PersistenceContext context;
    private final SessionGuard guard;
    private final TransactionBinding binding;
    private final EntityLifecycle lifecycle;
    private final EntityLookup lookup;
    private final EntityRefresh refresh;
    private final Merger merger;
    private final UnitOfWork work;
    private final AutoFlush autoFlush;
    private final TransactionCompletion completion;
    private final SessionStatements statements;

    DefaultSession(
            EntityTypes types,
            Flusher flusher,
            ChangeTracking tracking,
            TableKnowledge knowledge,
            TransactionBinding binding) {
        DirtyCheck check = tracking.check(types);
        this.context = new PersistenceContext(types, tracking);
        this.guard = new SessionGuard(context.callbacks());
        this.binding = binding;
        this.lifecycle = new EntityLifecycle(context);
        this.lookup = new EntityLookup(context, guard, binding);
        EntityLoader loader = lookup.loader();
        this.refresh = new EntityRefresh(loader, binding);
        this.merger = new Merger(context, loader);
        this.work = new UnitOfWork(context, flusher, check, refresh, binding);
        this.autoFlush = new AutoFlush(work, types.mapping());
        this.completion = new TransactionCompletion(context, binding, work, autoFlush, refresh);
        this.statements = new SessionStatements(
                loader,
                new BulkExecutor(context, loader, check, knowledge),
                new Rereading(context, loader, check),
                work,
                autoFlush,
                types.mapping(),
                binding);
        binding.followedBy(completion);
    }

    // reading

    @Override
    public <E> Optional<E> find(Class<E> type, Object id, FindOption... options) {
        try (Visit visit = guard.enter("find " + type.getSimpleName())) {
            return lookup.find(type, id, options);
        }
    }

    @Override
    public <E> E get(Class<E> type, Object id, FindOption... options) {
        try (Visit visit = guard.enter("find " + type.getSimpleName())) {
            return lookup.get(type, id, options);
        }
    }

    @Override
    public <E> List<E> getAll(Class<E> type, Collection<?> ids) {
        try (Visit visit = guard.enter("find " + type.getSimpleName())) {
            return lookup.getAll(type, ids);
        }
    }

    @Override
    public <K, E> Map<K, E> findAll(Class<E> type, Collection<K> ids) {
        try (Visit visit = guard.enter("find " + type.getSimpleName())) {
            return lookup.findAll(type, ids);
        }
    }

    @Override
    public <E> List<HistoryEntry<E>> history(Class<E> type, Object id) {
        String attempt = "read the history of " + type.getSimpleName();
        try (Visit visit = guard.enter(attempt)) {
            EntityType<E> entityType = context.types().of(type);
            autoFlush.beforeReading(Set.of(entityType.model().table().node().name()));
            entityType.keyOf(id); // refuses what is no id of the class
            return HistoryReader.read(entityType, entityType.normalizedId(id), binding.execution(attempt));
        }
    }

    // what objects are to the session

    @Override
    public void persist(Object entity) {
        try (Visit visit = guard.enter("persist an object")) {
            lifecycle.persist(entity);
        }
    }

    @Override
    public <E> E merge(E source, MergeOptions options) {
        try (Visit visit = guard.enter("merge an object")) {
            return merger.merge(source, options, () -> binding.execution("merge an object"));
        }
    }

    @Override
    public void remove(Object entity) {
        try (Visit visit = guard.enter("remove an object")) {
            lifecycle.remove(entity);
        }
    }

    @Override
    public void refresh(Object entity) {
        refreshAll(List.of(entity));
    }

    @Override
    public void refreshAll(Collection<?> entities) {
        try (Visit visit = guard.enter("refresh objects")) {
            List<EntityEntry<?>> entries = new ArrayList<>();
            entities.forEach(entity -> entries.add(lifecycle.managed(entity, "refresh")));
            refresh.refreshAll(entries);
        }
    }

    @Override
    public void expire(Object entity) {
        refresh(entity);
    }

    @Override
    public void detach(Object entity) {
        try (Visit visit = guard.enter("detach an object")) {
            lifecycle.detach(entity);
        }
    }

    @Override
    public void clear() {
        try (Visit visit = guard.enter("clear the session")) {
            context.forgetAll();
        }
    }

    @Override
    public boolean contains(Object entity) {
        try (Visit visit = guard.enter("look for an object")) {
            return lifecycle.contains(entity);
        }
    }

    @Override
    public EntityState stateOf(Object entity) {
        try (Visit visit = guard.enter("tell the state of an object")) {
            return lifecycle.stateOf(entity);
        }
    }

    // writing

    @Override
    public boolean isDirty() {
        try (Visit visit = guard.enter("look for changes")) {
            return work.isDirty(null);
        }
    }

    @Override
    public FlushResult flush() {
        try (Visit visit = guard.enter("flush")) {
            return work.flush();
        }
    }

    @Override
    public FlushPlan plan() {
        try (Visit visit = guard.enter("plan a flush")) {
            return work.plan();
        }
    }

    @Override
    public FlushMode flushMode() {
        return autoFlush.mode();
    }

    @Override
    public void flushMode(FlushMode mode) {
        try (Visit visit = guard.enter("set the flush mode")) {
            autoFlush.mode(mode);
        }
    }

    // the transaction

    @Override
    public Transaction transaction() {
        try (Visit visit = guard.enter("begin a transaction")) {
            return binding.transaction();
        }
    }

    @Override
    public void commit() {
        try (Visit visit = guard.enter("commit")) {
            completion.commit();
        }
    }

    @Override
    public void rollback() {
        try (Visit visit = guard.enter("roll back")) {
            completion.rollback();
        }
    }

    /** Rolls back for the last time: what to read anew does not matter any more. */
    void abandon() {
        completion.takeBack();
    }

    @Override
    public Savepoint savepoint() {
        try (Visit visit = guard.enter("set a savepoint")) {
            return binding.transaction("set a savepoint").savepoint();
        }
    }

    @Override
    public void rollbackTo(Savepoint savepoint) {
        try (Visit visit = guard.enter("roll back to a savepoint")) {
            completion.rollbackTo(savepoint);
        }
    }

    @Override
    public void close() {
        if (guard.isClosed()) {
            return;
        }
        try (Visit visit = guard.enter("close the session")) {
            try {
                completion.leave();
            } finally {
                guard.close();
                completion.release();
            }
        }
    }

    // statements

    @Override
    public <R> R execute(Statement<R> statement, Parameters parameters) {
        return BulkExecutor.isBulk(statement)
                ? bulk(statement, parameters, SynchronizeSession.AUTO, PendingChanges.REFUSE)
                        .value()
                : run(statement, List.of(parameters), runner -> runner.execute(statement, parameters));
    }

    @Override
    public <R> BulkResult<R> execute(Statement<R> change, SynchronizeSession strategy, PendingChanges pending) {
        return bulk(change, Parameters.NONE, strategy, pending);
    }

    @Override
    public BatchCounts executeAll(Change<?> change, List<Parameters> sets, OnError onError) {
        return run(change, sets, runner -> runner.executeAll(change, sets, onError));
    }

    @Override
    public Explanation explain(Statement<?> statement, Parameters parameters) {
        try (Visit visit = guard.enter("explain a statement")) {
            return statements.explain(statement, parameters);
        }
    }

    @Override
    public <R> List<R> list(Query<R> query, Parameters parameters) {
        return run(query, List.of(parameters), runner -> runner.list(query, parameters));
    }

    @Override
    public <R> R one(Query<R> query, Parameters parameters) {
        return run(query, List.of(parameters), runner -> runner.one(query, parameters));
    }

    @Override
    public <R> Optional<R> oneOrEmpty(Query<R> query, Parameters parameters) {
        return run(query, List.of(parameters), runner -> runner.oneOrEmpty(query, parameters));
    }

    @Override
    public <R> Optional<R> first(Query<R> query, Parameters parameters) {
        return run(query, List.of(parameters), runner -> runner.first(query, parameters));
    }

    @Override
    public <R> Stream<R> stream(Query<R> query, Parameters parameters) {
        return run(query, List.of(parameters), runner -> runner.stream(query, parameters));
    }

    private <R> R run(Statement<?> statement, List<Parameters> executions, Function<StatementRunner, R> run) {
        try (Visit visit = guard.enter("execute a statement")) {
            return statements.run(statement, executions, run);
        }
    }

    private <R> BulkResult<R> bulk(
            Statement<R> change, Parameters parameters, SynchronizeSession strategy, PendingChanges pending) {
        try (Visit visit = guard.enter("execute a bulk statement")) {
            return statements.bulk(change, parameters, strategy, pending);
        }
    }
}

package org.stint.internal.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stint.exception.EntityNotFoundException;
import org.stint.exception.LazyLoadException;
import org.stint.exception.StintException;
import org.stint.internal.bulk.BulkExecutor;
import org.stint.internal.bulk.Rereading;
import org.stint.internal.bulk.TableKnowledge;
import org.stint.internal.flush.Flusher;
import org.stint.internal.jdbc.JdbcTransaction;
import org.stint.internal.jdbc.StatementRunner;
import org.stint.internal.load.EntityLoader;
import org.stint.internal.load.HistoryReader;
import org.stint.internal.load.LazyLoading;
import org.stint.internal.merge.Merger;
import org.stint.internal.session.SessionGuard.Visit;
import org.stint.internal.state.ChangeTracking;
import org.stint.internal.state.DirtyCheck;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityEntry.Status;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.EntityTypes;
import org.stint.internal.state.PersistenceContext;
import org.stint.mapping.AttributeModel;
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
import org.stint.statement.Delete;
import org.stint.statement.Insert;
import org.stint.statement.NamedTables;
import org.stint.statement.NativeChange;
import org.stint.statement.NativeQuery;
import org.stint.statement.Parameters;
import org.stint.statement.Query;
import org.stint.statement.Returning;
import org.stint.statement.Statement;
import org.stint.statement.Update;

/** The front door of a session: lets one thread in, and hands each verb to the part that knows how. */
@SuppressWarnings("try") // a visit is there to be closed, not to be used
final class DefaultSession implements Session, LazyLoading {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final int NAMED_IN_WARNING = 5;

    private final PersistenceContext context;
    private final SessionGuard guard;
    private final EntityLifecycle lifecycle;
    private final EntityLoader loader;
    private final UnitOfWork work;
    private final BulkExecutor bulk;
    private final Rereading rereading;
    private final Merger merger;
    private final TransactionBinding binding;
    private FlushMode flushMode = FlushMode.AUTO;
    private long writtenSinceCommit;
    private boolean committing;

    DefaultSession(
            EntityTypes types,
            Flusher flusher,
            ChangeTracking tracking,
            TableKnowledge knowledge,
            Function<DefaultSession, TransactionBinding> binding) {
        DirtyCheck check = tracking.check(types);
        this.context = new PersistenceContext(types, tracking);
        this.guard = new SessionGuard(context.callbacks());
        this.lifecycle = new EntityLifecycle(context);
        this.loader = new EntityLoader(context, this);
        this.work = new UnitOfWork(context, loader, flusher, check);
        this.bulk = new BulkExecutor(context, loader, check, knowledge);
        this.rereading = new Rereading(context, loader, check);
        this.merger = new Merger(context, loader);
        this.binding = binding.apply(this);
    }

    PersistenceContext context() {
        return context;
    }

    // reading

    @Override
    public <E> Optional<E> find(Class<E> type, Object id, FindOption... options) {
        try (Visit visit = guard.enter("find " + type.getSimpleName())) {
            EntityType<E> entityType = context.types().of(type);
            EntityEntry<E> entry = entry(entityType, id);
            if (entry != null) {
                ExpectedVersion.check(entry, options);
            }
            return Optional.ofNullable(entry).map(EntityEntry::entity);
        }
    }

    @Override
    public <E> E get(Class<E> type, Object id, FindOption... options) {
        return find(type, id, options).orElseThrow(() -> notFound(type, id));
    }

    @Override
    public <E> List<E> getAll(Class<E> type, Collection<?> ids) {
        Map<?, E> found = findAll(type, ids);
        List<Object> missing =
                ids.stream().filter(id -> !found.containsKey(id)).distinct().collect(Collectors.toList());
        if (!missing.isEmpty()) {
            throw new EntityNotFoundException("Cannot get " + ids.size() + " " + type.getSimpleName()
                    + ": there are no rows with the ids " + missing + ". Use findAll(…) if some may be missing.");
        }
        List<E> entities = new ArrayList<>(ids.size());
        ids.forEach(id -> entities.add(found.get(id)));
        return entities;
    }

    @Override
    public <K, E> Map<K, E> findAll(Class<E> type, Collection<K> ids) {
        try (Visit visit = guard.enter("find " + type.getSimpleName())) {
            EntityType<E> entityType = context.types().of(type);
            if (ids.stream().anyMatch(id -> context.entry(entityType, id) == null)) {
                loader.load(
                        entityType,
                        ids,
                        transaction("read " + type.getSimpleName()).execution());
            }
            Map<K, E> found = new LinkedHashMap<>();
            for (K id : ids) {
                EntityEntry<E> entry = context.entry(entityType, id);
                if (entry != null && EntityLifecycle.isManaged(entry)) {
                    found.put(id, entry.entity());
                }
            }
            return found;
        }
    }

    @Override
    public <E> E load(Class<E> type, Object id, Collection<Object> siblings) {
        if (guard.isClosed()) {
            throw new LazyLoadException("Cannot load " + type.getSimpleName() + " " + id
                    + ": the session that read the reference was closed. Follow the reference before closing it, or"
                    + " select the entity with a join.");
        }
        try (Visit visit = guard.enterEvenInCallback("load " + type.getSimpleName())) {
            EntityType<E> entityType = context.types().of(type);
            if (context.entry(entityType, id) == null) {
                Set<Object> ids = new LinkedHashSet<>(siblings);
                ids.add(id);
                loader.load(
                        entityType,
                        ids,
                        transaction("load " + type.getSimpleName()).execution());
            }
            EntityEntry<E> entry = entry(entityType, id);
            if (entry == null) {
                throw notFound(type, id);
            }
            return entry.entity();
        }
    }

    @Override
    public void loadColumn(EntityEntry<?> entry, AttributeModel attribute, Collection<EntityKey> siblings) {
        String what = entry.label() + "." + attribute;
        if (guard.isClosed()) {
            throw new LazyLoadException("Cannot load " + what + ": the session that read the object was closed, and the"
                    + " attribute was not read before. Read it while the session is open, or remove @Lazy.");
        }
        try (Visit visit = guard.enterEvenInCallback("load " + what)) {
            loader.loadColumn(
                    entry, attribute, siblings, transaction("load " + what).execution());
        }
    }

    @Override
    public <E> List<HistoryEntry<E>> history(Class<E> type, Object id) {
        String attempt = "read the history of " + type.getSimpleName();
        try (Visit visit = guard.enter(attempt)) {
            EntityType<E> entityType = context.types().of(type);
            if (flushMode == FlushMode.AUTO
                    && work.isDirty(Set.of(entityType.model().table().node().name()))) {
                flushNow();
            }
            entityType.keyOf(id); // refuses what is no id of the class
            return HistoryReader.read(
                    entityType,
                    entityType.normalizedId(id),
                    transaction(attempt).execution());
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
            return merger.merge(
                    source, options, () -> transaction("merge an object").execution());
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
            for (Object entity : entities) {
                EntityEntry<?> entry = lifecycle.managed(entity, "refresh");
                if (entry.status() == Status.NEW) {
                    throw new EntityNotFoundException("Cannot refresh " + entry.label()
                            + ": it was not inserted yet. Call session.flush() first.");
                }
                entries.add(entry);
            }
            List<EntityEntry<?>> gone =
                    entries.isEmpty() ? List.of() : work.refresh(entries, transaction("refresh objects"));
            if (!gone.isEmpty()) {
                throw new EntityNotFoundException("Cannot refresh "
                        + gone.stream().map(EntityEntry::label).collect(Collectors.joining(", "))
                        + ": there is no such row any more. Detach what is gone, or roll back.");
            }
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
            return flushNow();
        }
    }

    @Override
    public FlushPlan plan() {
        try (Visit visit = guard.enter("plan a flush")) {
            return work.plan();
        }
    }

    @Override
    public void commit() {
        try (Visit visit = guard.enter("commit")) {
            rejectJoined("commit");
            flushUnlessManual();
            JdbcTransaction active = binding.active();
            if (active != null) {
                commitOrReread(active);
            } else {
                context.committed();
            }
            writtenSinceCommit = 0;
        }
    }

    @Override
    public void rollback() {
        try (Visit visit = guard.enter("roll back")) {
            rejectJoined("roll back");
            rollbackNow();
            rereadUncertain();
        }
    }

    @Override
    public Savepoint savepoint() {
        try (Visit visit = guard.enter("set a savepoint")) {
            return transaction("set a savepoint").savepoint();
        }
    }

    @Override
    public void rollbackTo(Savepoint savepoint) {
        try (Visit visit = guard.enter("roll back to a savepoint")) {
            transaction("roll back to a savepoint").rollbackTo(savepoint);
            rereadUncertain();
        }
    }

    @Override
    public Transaction transaction() {
        try (Visit visit = guard.enter("begin a transaction")) {
            return binding.transaction();
        }
    }

    @Override
    public FlushMode flushMode() {
        return flushMode;
    }

    @Override
    public void flushMode(FlushMode mode) {
        try (Visit visit = guard.enter("set the flush mode")) {
            this.flushMode = mode;
        }
    }

    @Override
    public void close() {
        if (guard.isClosed()) {
            return;
        }
        try (Visit visit = guard.enter("close the session")) {
            try {
                if (binding.isJoined()) {
                    flushIfStillPossible();
                } else {
                    warnOfLostChanges();
                    rollbackNow();
                }
            } finally {
                guard.close();
                binding.release();
            }
        }
    }

    // statements

    @Override
    public <R> R execute(Statement<R> statement, Parameters parameters) {
        if (BulkExecutor.isBulk(statement)) {
            return bulk(statement, parameters, SynchronizeSession.AUTO, PendingChanges.REFUSE)
                    .value();
        }
        return run(statement, runner -> runner.execute(statement, parameters));
    }

    @Override
    public <R> BulkResult<R> execute(Statement<R> change, SynchronizeSession strategy, PendingChanges pending) {
        return bulk(change, Parameters.NONE, strategy, pending);
    }

    private <R> BulkResult<R> bulk(
            Statement<R> change, Parameters parameters, SynchronizeSession strategy, PendingChanges pending) {
        try (Visit visit = guard.enter("execute a bulk statement")) {
            autoflush(change);
            BulkResult<R> result = bulk.execute(
                    change,
                    parameters,
                    strategy,
                    pending,
                    flushMode != FlushMode.AUTO,
                    transaction("execute a bulk statement").execution());
            writtenSinceCommit++;
            return result;
        }
    }

    @Override
    public BatchCounts executeAll(Change<?> change, List<Parameters> sets, OnError onError) {
        return run(change, runner -> runner.executeAll(change, sets, onError));
    }

    @Override
    public Explanation explain(Statement<?> statement, Parameters parameters) {
        try (Visit visit = guard.enter("explain a statement")) {
            return runner().explain(statement, parameters);
        }
    }

    private <R> R run(Statement<?> statement, Function<StatementRunner, R> work) {
        try (Visit visit = guard.enter("execute a statement")) {
            autoflush(statement);
            Set<String> changed = changedTables(statement);
            changed.forEach(rereading::before);
            R result = work.apply(runner());
            if (!(statement instanceof Query) || !changed.isEmpty()) {
                writtenSinceCommit++;
            }
            changed.forEach(
                    table -> rereading.after(table, binding.transaction().execution()));
            return result;
        }
    }

    @Override
    public <R> List<R> list(Query<R> query, Parameters parameters) {
        return run(query, runner -> runner.list(query, parameters));
    }

    @Override
    public <R> R one(Query<R> query, Parameters parameters) {
        return run(query, runner -> runner.one(query, parameters));
    }

    @Override
    public <R> Optional<R> oneOrEmpty(Query<R> query, Parameters parameters) {
        return run(query, runner -> runner.oneOrEmpty(query, parameters));
    }

    @Override
    public <R> Optional<R> first(Query<R> query, Parameters parameters) {
        return run(query, runner -> runner.first(query, parameters));
    }

    @Override
    public <R> Stream<R> stream(Query<R> query, Parameters parameters) {
        return run(query, runner -> runner.stream(query, parameters));
    }

    // what the verbs share

    /** Takes back everything, without a warning. */
    void rollbackNow() {
        JdbcTransaction active = binding.active();
        if (active != null) {
            active.rollback();
        } else {
            context.revert();
        }
        writtenSinceCommit = 0;
    }

    FlushResult flushNow() {
        context.callbacks().refuseWhileRunning("flush");
        FlushResult result = work.flush(() -> transaction("flush"));
        writtenSinceCommit += result.total();
        return result;
    }

    private void flushUnlessManual() {
        if (flushMode != FlushMode.MANUAL) {
            flushNow();
        }
    }

    /** What a transaction does with this session before it commits, whoever commits it. */
    void flushBeforeCommit() {
        if (!committing) {
            flushUnlessManual();
        }
    }

    private void commitOrReread(JdbcTransaction transaction) {
        try {
            commit(transaction);
        } catch (RuntimeException failure) {
            try {
                rereadUncertain();
            } catch (RuntimeException also) {
                failure.addSuppressed(also);
            }
            throw failure;
        }
    }

    /** Reads anew what was read while rows were changed that a rollback has restored. */
    private void rereadUncertain() {
        List<EntityEntry<?>> uncertain = context.uncertain();
        if (!uncertain.isEmpty()) {
            try {
                work.refresh(uncertain, transaction("read objects anew")).forEach(context::forget);
            } catch (RuntimeException failure) {
                uncertain.forEach(context::forget); // better detached than managed with what no row holds
                throw failure;
            }
        }
    }

    private void commit(JdbcTransaction transaction) {
        committing = true; // has flushed already, so that a failed flush leaves the transaction to the caller
        try {
            transaction.commit();
        } finally {
            committing = false;
        }
    }

    private StatementRunner runner() {
        return new StatementRunner(transaction("execute a statement").execution(), loader);
    }

    private JdbcTransaction transaction(String attempt) {
        JdbcTransaction transaction = binding.transaction();
        if (!transaction.isActive()) {
            throw new StintException("Cannot " + attempt + ": the transaction that this session joined has ended. Open"
                    + " a new session.");
        }
        return transaction;
    }

    private <E> @Nullable EntityEntry<E> entry(EntityType<E> type, Object id) {
        EntityEntry<E> entry = context.entry(type, id);
        if (entry == null) {
            loader.load(type, List.of(id), transaction("read " + type.name()).execution());
            entry = context.entry(type, id);
        }
        return entry != null && EntityLifecycle.isManaged(entry) ? entry : null;
    }

    private static EntityNotFoundException notFound(Class<?> type, Object id) {
        return new EntityNotFoundException("Cannot get " + type.getSimpleName() + " " + id
                + ": there is no such row. Use find(…) if it may be missing.");
    }

    private void autoflush(Statement<?> statement) {
        if (flushMode == FlushMode.AUTO && work.mayBeDirty() && work.isDirty(namedTables(statement))) {
            flushNow();
        }
    }

    /** The tables that a statement names, or null for all: SQL of the application may name any. */
    private static @Nullable Set<String> namedTables(Statement<?> statement) {
        return NamedTables.mayBeAny(statement.node()) ? null : NamedTables.namesOf(statement.node());
    }

    /** The tables of whose rows objects may hold other values after a statement. */
    private Set<String> changedTables(Statement<?> statement) {
        if (statement instanceof Returning<?> returning) {
            return changedTables(returning.change());
        }
        if (statement instanceof Update<?> update) {
            return update.changedTables();
        }
        if (statement instanceof Delete<?> delete) {
            return Set.of(delete.table().node().name());
        }
        if (statement instanceof Insert<?> insert && insert.updatesRows()) {
            return Set.of(insert.table().node().name());
        }
        boolean any =
                statement instanceof NativeChange || statement instanceof NativeQuery<?> query && query.mayChangeRows();
        return any
                ? context.types().mapping().models().stream()
                        .map(model -> model.table().node().name())
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private void rejectJoined(String verb) {
        if (binding.isJoined()) {
            throw new StintException("Cannot " + verb + ": the session joined a transaction that someone else began."
                    + " Whoever began it ends it; use transaction.setRollbackOnly() to prevent its commit.");
        }
    }

    private void flushIfStillPossible() {
        JdbcTransaction active = binding.active();
        if (active != null && !active.isRollbackOnly()) {
            flushUnlessManual();
        }
    }

    private void warnOfLostChanges() {
        List<EntityEntry<?>> unwritten = work.dirtyEntries();
        if (unwritten.isEmpty() && writtenSinceCommit == 0) {
            return;
        }
        String names = unwritten.stream()
                .limit(NAMED_IN_WARNING)
                .map(EntityEntry::label)
                .collect(Collectors.joining(", "));
        LOG.warn(
                "A session was closed without commit: {} flushed and {} unflushed changes are rolled back{}. Call"
                        + " commit() before close(), or use inTransaction(…).",
                writtenSinceCommit,
                unwritten.size(),
                names.isEmpty() ? "" : " (" + names + (unwritten.size() > NAMED_IN_WARNING ? ", …" : "") + ")");
    }
}

package org.stint.internal.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stint.exception.StintException;
import org.stint.session.Explanation;
import org.stint.session.OnError;
import org.stint.session.Savepoint;
import org.stint.session.Transaction;
import org.stint.session.TransactionOptions;
import org.stint.statement.BatchCounts;
import org.stint.statement.Change;
import org.stint.statement.Parameters;
import org.stint.statement.Query;
import org.stint.statement.Statement;

/** A transaction on one JDBC connection, with hooks for those who follow it. */
public final class JdbcTransaction implements Transaction {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcTransaction.class);

    private final DefaultDatabase database;
    private final TransactionOptions options;
    private final TransactionState state;
    private final ConnectionLease lease;
    private final Execution execution;
    private final StatementRunner statements;
    private final List<TransactionHook> hooks = new CopyOnWriteArrayList<>();
    private final List<JdbcSavepoint> savepoints = new ArrayList<>();
    private @Nullable UUID id;

    JdbcTransaction(DefaultDatabase database, TransactionOptions options) {
        this.database = database;
        this.options = options;
        this.state = new TransactionState(options);
        boolean soft = options.durability() == TransactionOptions.Durability.SOFT;
        this.lease = new ConnectionLease(
                database.source(), options, soft ? database.dialect().softDurability() : null);
        this.execution = new Execution(database.engine(), lease, state, options.timeout(), this::changingRows);
        this.statements = new StatementRunner(execution, database.detachedReading());
    }

    /** Runs statement trees in this transaction. */
    public Execution execution() {
        return execution;
    }

    /** The database that this is a transaction of. */
    public DefaultDatabase database() {
        return database;
    }

    /** What tells this transaction from all others, anywhere. */
    public UUID id() {
        if (id == null) {
            id = UUID.randomUUID();
        }
        return id;
    }

    /** Adds a hook behind those there are. */
    public void register(TransactionHook hook) {
        state.requireActive("follow the transaction");
        hooks.add(hook);
    }

    /**
     * Something failed half-way: nothing is left but a rollback, to the beginning or to a savepoint set before. Every
     * further attempt names the first failure.
     */
    public void failed(Throwable failure) {
        state.requireActive("mark the transaction as failed");
        state.failed(failure);
    }

    @Override
    public TransactionOptions options() {
        return options;
    }

    @Override
    public boolean isActive() {
        return state.isActive();
    }

    @Override
    public boolean isRollbackOnly() {
        return state.isRollbackOnly();
    }

    @Override
    public void setRollbackOnly() {
        state.requireActive("mark the transaction to be rolled back");
        state.markRollbackOnly();
    }

    @Override
    public void commit() {
        state.requireActive("commit");
        try {
            if (!state.isRollbackOnly()) {
                hooks.forEach(TransactionHook::beforeCommit);
                state.requireActive("commit");
            }
            if (state.isRollbackOnly()) {
                throw state.refusalOfCommit();
            }
            lease.openStreams().close();
            commitConnection();
        } catch (RuntimeException | Error failure) {
            rollbackBecauseOf(failure);
            throw failure;
        }
        state.committed();
        lease.release();
        Failures failures = new Failures();
        tellAll(failures, TransactionHook::afterCommit);
        failures.throwFirst();
    }

    @Override
    public void rollback() {
        state.requireActive("roll back");
        undo();
    }

    @Override
    public Savepoint savepoint() {
        state.requireUsable("set a savepoint");
        hooks.forEach(TransactionHook::beforeSavepoint);
        JdbcSavepoint savepoint;
        try {
            savepoint = lease.savepoint();
        } catch (SQLException failure) {
            throw database.engine().errors().translate(failure, "set a savepoint");
        }
        savepoints.add(savepoint);
        hooks.forEach(hook -> hook.afterSavepoint(savepoint));
        return savepoint;
    }

    @Override
    public void rollbackTo(Savepoint savepoint) {
        String attempt = "roll back to a savepoint";
        state.requireActive(attempt);
        int position = savepoints.indexOf(savepoint);
        if (position < 0) {
            throw new StintException("Cannot " + attempt + ": it was not set in " + state.description()
                    + ", or was undone by going back to an earlier one.");
        }
        JdbcSavepoint target = savepoints.get(position);
        Failures failures = new Failures();
        failures.run(() -> lease.openStreams().closeFrom(target.streams()));
        try {
            lease.rollbackTo(target);
        } catch (SQLException failure) {
            StintException translated = database.engine().errors().translate(failure, attempt);
            state.failed(translated);
            throw translated;
        }
        savepoints.subList(position + 1, savepoints.size()).clear();
        state.returnedToSavepoint();
        tellAll(failures, hook -> hook.afterRollbackTo(savepoint));
        failures.throwFirst();
    }

    @Override
    public void close() {
        if (state.isActive()) {
            undo();
        }
    }

    @Override
    public <R> R execute(Statement<R> statement, Parameters parameters) {
        return statements.execute(statement, parameters);
    }

    @Override
    public BatchCounts executeAll(Change<?> change, List<Parameters> sets, OnError onError) {
        return statements.executeAll(change, sets, onError);
    }

    @Override
    public Explanation explain(Statement<?> statement, Parameters parameters) {
        return statements.explain(statement, parameters);
    }

    @Override
    public <R> List<R> list(Query<R> query, Parameters parameters) {
        return statements.list(query, parameters);
    }

    @Override
    public <R> R one(Query<R> query, Parameters parameters) {
        return statements.one(query, parameters);
    }

    @Override
    public <R> Optional<R> oneOrEmpty(Query<R> query, Parameters parameters) {
        return statements.oneOrEmpty(query, parameters);
    }

    @Override
    public <R> Optional<R> first(Query<R> query, Parameters parameters) {
        return statements.first(query, parameters);
    }

    @Override
    public <R> Stream<R> stream(Query<R> query, Parameters parameters) {
        return statements.stream(query, parameters);
    }

    @Override
    public String toString() {
        return state.description();
    }

    /** Rolls back after a failure, if that is still to be done; what goes wrong meanwhile is added to the failure. */
    void rollbackBecauseOf(Throwable failure) {
        if (!state.isActive()) {
            return;
        }
        try {
            undo();
        } catch (RuntimeException | Error also) {
            if (also != failure) {
                failure.addSuppressed(also);
            }
        }
    }

    private void commitConnection() {
        try {
            lease.commit();
        } catch (SQLException failure) {
            throw database.engine().errors().commitFailed(failure, state.description());
        }
    }

    private void undo() {
        Failures failures = new Failures();
        failures.run(lease.openStreams()::close);
        failures.run(this::rollbackConnection);
        state.rolledBack();
        lease.release();
        tellAll(failures, TransactionHook::afterRollback);
        failures.throwFirst();
    }

    private void rollbackConnection() {
        try {
            lease.rollback();
        } catch (SQLException failure) {
            if (SqlStates.isConnectionLost(failure)) {
                // the database undoes what a lost connection left behind: that is the rollback
                LOG.warn("The connection of {} was lost before its rollback.", state.description(), failure);
                return;
            }
            throw database.engine().errors().translate(failure, "roll back " + state.description());
        }
    }

    private void changingRows(@Nullable String table) {
        if (!hooks.isEmpty()) {
            hooks.forEach(hook -> hook.changingRows(table));
        }
    }

    private void tellAll(Failures failures, Consumer<TransactionHook> message) {
        hooks.forEach(hook -> failures.run(() -> message.accept(hook)));
    }
}

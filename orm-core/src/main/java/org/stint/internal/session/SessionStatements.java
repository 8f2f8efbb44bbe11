package org.stint.internal.session;

import java.util.List;
import java.util.function.Function;
import org.stint.internal.bulk.BulkExecutor;
import org.stint.internal.bulk.Rereading;
import org.stint.internal.jdbc.StatementRunner;
import org.stint.internal.load.EntityLoader;
import org.stint.mapping.Mapping;
import org.stint.session.BulkResult;
import org.stint.session.Explanation;
import org.stint.session.PendingChanges;
import org.stint.session.SynchronizeSession;
import org.stint.statement.Parameters;
import org.stint.statement.Query;
import org.stint.statement.Statement;

/** Runs statements between the objects of a session: they see its changes, and it sees theirs. */
final class SessionStatements {

    private final EntityLoader loader;
    private final BulkExecutor bulk;
    private final Rereading rereading;
    private final UnitOfWork work;
    private final AutoFlush autoFlush;
    private final Mapping mapping;
    private final TransactionBinding binding;

    SessionStatements(
            EntityLoader loader,
            BulkExecutor bulk,
            Rereading rereading,
            UnitOfWork work,
            AutoFlush autoFlush,
            Mapping mapping,
            TransactionBinding binding) {
        this.loader = loader;
        this.bulk = bulk;
        this.rereading = rereading;
        this.work = work;
        this.autoFlush = autoFlush;
        this.mapping = mapping;
        this.binding = binding;
    }

    /** Runs a statement, with the values of each execution; managed objects that it may have changed are read anew. */
    <R> R run(Statement<?> statement, List<Parameters> executions, Function<StatementRunner, R> run) {
        autoFlush.before(statement);
        ChangedTables changed = ChangedTables.of(statement, mapping);
        changed.all().forEach(rereading::before);
        R result = run.apply(runner());
        if (!(statement instanceof Query) || !changed.isEmpty()) {
            work.wrote();
        }
        for (String table : changed.direct()) {
            boolean deletes = !changed.referring().isEmpty();
            rereading.after(
                    table, statement, executions, deletes, binding.transaction().execution());
        }
        return result;
    }

    /** Runs a plain bulk update or delete, which managed objects follow one by one. */
    <R> BulkResult<R> bulk(
            Statement<R> change, Parameters parameters, SynchronizeSession strategy, PendingChanges pending) {
        autoFlush.before(change);
        BulkResult<R> result = bulk.execute(
                change,
                parameters,
                strategy,
                pending,
                autoFlush.holdsBack(),
                binding.execution("execute a bulk statement"));
        work.wrote();
        return result;
    }

    Explanation explain(Statement<?> statement, Parameters parameters) {
        return runner().explain(statement, parameters);
    }

    private StatementRunner runner() {
        return new StatementRunner(binding.execution("execute a statement"), loader);
    }
}

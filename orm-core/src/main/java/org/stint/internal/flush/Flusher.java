package org.stint.internal.flush;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.stint.exception.ReadOnlyException;
import org.stint.internal.jdbc.DatabaseSettings;
import org.stint.internal.jdbc.JdbcTransaction;
import org.stint.internal.state.ChangeSet;
import org.stint.internal.state.DirtyCheck;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityTypes;
import org.stint.internal.state.PersistenceContext;
import org.stint.internal.validation.EntityValidator;
import org.stint.session.FlushPlan;
import org.stint.session.FlushResult;

/**
 * Writes what changed, in five steps: collect the changes, validate them, order them, execute them, and complete them
 * in memory. Until the last step no object is touched, so that a flush that fails leaves them as they were. Listeners are
 * told before the first step, where they may still change their objects, and after the last. Shared by the sessions of a
 * factory; safe for use by many threads.
 */
public final class Flusher {

    private final EntityTypes types;
    private final DirtyCheck check;
    private final ChangeCollector collector;
    private final EntityValidator validator;
    private final CommitOrder order;
    private final WriteStatements statements = new WriteStatements();
    private final SequencePools sequences = new SequencePools();
    private final HistoryWriter history;
    private final DatabaseSettings settings;

    /** For entities of these types. */
    public Flusher(EntityTypes types, DirtyCheck check, EntityValidator validator, DatabaseSettings settings) {
        this.types = types;
        this.check = check;
        this.collector = new ChangeCollector(types, check);
        this.validator = validator;
        this.order = new CommitOrder(types);
        this.history = new HistoryWriter(types);
        this.settings = settings;
    }

    /**
     * Writes the changes of a context.
     *
     * @param begin gives the transaction; asked only if there is something to write
     * @param rereading reads objects anew whose unwritten attributes may differ from their rows
     * @throws ReadOnlyException if there are changes but the transaction only reads
     * @throws org.stint.exception.StaleObjectException if rows were changed or deleted by someone else
     */
    public FlushResult flush(
            PersistenceContext context, Supplier<JdbcTransaction> begin, Consumer<List<EntityEntry<?>>> rereading) {
        FlushCallbacks.before(context, check);
        Occasion occasion = Occasion.of(settings);
        List<ChangeSet> collected = collector.collect(context, occasion);
        if (collected.isEmpty()) {
            Completion.restoreSpelling(context);
            return FlushResult.NOTHING;
        }
        JdbcTransaction transaction = begin.get();
        refuseReadOnly(collected, transaction);
        validate(collected);
        List<ChangeSet> changes = UnreadValues.fill(collected, transaction.execution());
        List<WriteGroup> groups = order.order(changes);
        ChangeWriter writer = new ChangeWriter(types, statements, sequences, transaction.execution());
        RowIds ids = execute(writer, groups, changes, occasion, transaction);
        Aftermath aftermath = new Aftermath(changes, writer.filled(), context, transaction);
        aftermath.run(() -> Completion.complete(changes, ids, writer.filled(), context), rereading);
        return count(changes);
    }

    /** The sequences may have been made anew, so that numbers taken from them before are not to be used any more. */
    public void forgetNumbers() {
        sequences.forget();
    }

    /** What a flush would write. Runs no statement and no validation. */
    public FlushPlan plan(PersistenceContext context) {
        return PlanWriter.write(order.order(collector.collect(context, Occasion.of(settings))), types);
    }

    private void validate(List<ChangeSet> changes) {
        validator.validate(changes.stream()
                .filter(change -> change.kind() == ChangeSet.Kind.INSERT || change.kind() == ChangeSet.Kind.UPDATE)
                .<Object>map(change -> change.entry().entity())
                .toList());
    }

    private RowIds execute(
            ChangeWriter writer,
            List<WriteGroup> groups,
            List<ChangeSet> changes,
            Occasion occasion,
            JdbcTransaction transaction) {
        try {
            RowIds ids = writer.write(groups);
            history.write(changes, ids, occasion, transaction);
            return ids;
        } catch (RuntimeException failure) {
            if (writer.hasSent()) {
                transaction.failed(failure);
            }
            throw failure;
        }
    }

    private static void refuseReadOnly(List<ChangeSet> changes, JdbcTransaction transaction) {
        if (transaction.options().readOnly()) {
            throw new ReadOnlyException("Cannot flush " + changes.size() + " changes ("
                    + changes.stream()
                            .limit(3)
                            .map(change -> change.kind() + " " + change.entry().label())
                            .collect(Collectors.joining(", "))
                    + (changes.size() > 3 ? ", …" : "")
                    + "): the transaction only reads. Begin it without forReading(), or do not change the objects.");
        }
    }

    private static FlushResult count(List<ChangeSet> changes) {
        return new FlushResult(
                count(changes, ChangeSet.Kind.INSERT),
                count(changes, ChangeSet.Kind.UPDATE),
                count(changes, ChangeSet.Kind.DELETE));
    }

    private static int count(List<ChangeSet> changes, ChangeSet.Kind kind) {
        return (int) changes.stream().filter(change -> change.kind() == kind).count();
    }
}

package org.stint.internal.flush;

import java.util.List;
import java.util.Map;
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

    /**
     * What became of a flush.
     *
     * @param result the rows written
     * @param outdated objects whose unwritten attributes may differ from their rows, and are to be read anew
     * @param callbacks to be run after that: tells listeners, who may object
     */
    public record Outcome(FlushResult result, List<EntityEntry<?>> outdated, Runnable callbacks) {

        /** Nothing was to be written. */
        static final Outcome NOTHING = new Outcome(FlushResult.NOTHING, List.of(), () -> {});
    }

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
     * @throws ReadOnlyException if there are changes but the transaction only reads
     * @throws org.stint.exception.StaleObjectException if rows were changed or deleted by someone else
     */
    public Outcome flush(PersistenceContext context, Supplier<JdbcTransaction> begin) {
        FlushCallbacks.before(context, check);
        Occasion occasion = Occasion.of(settings);
        List<ChangeSet> changes = collector.collect(context, occasion);
        if (changes.isEmpty()) {
            Completion.restoreSpelling(context);
            return Outcome.NOTHING;
        }
        JdbcTransaction transaction = begin.get();
        refuseReadOnly(changes, transaction);
        validate(changes);
        changes = UnreadValues.fill(changes, transaction.execution());
        List<WriteGroup> groups = order.order(changes);
        ChangeWriter writer = new ChangeWriter(types, statements, sequences, transaction.execution());
        Map<Object, Object> newIds = execute(writer, groups, changes, occasion, transaction);
        Runnable callbacks = FlushCallbacks.after(changes, context, transaction);
        Completion.restoreSpelling(context);
        List<EntityEntry<?>> outdated = Completion.complete(changes, newIds, writer.filled(), context);
        return new Outcome(count(changes), outdated, callbacks);
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

    private Map<Object, Object> execute(
            ChangeWriter writer,
            List<WriteGroup> groups,
            List<ChangeSet> changes,
            Occasion occasion,
            JdbcTransaction transaction) {
        try {
            Map<Object, Object> newIds = writer.write(groups);
            history.write(changes, newIds, occasion, transaction);
            return newIds;
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

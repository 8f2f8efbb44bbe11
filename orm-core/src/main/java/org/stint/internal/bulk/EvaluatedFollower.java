package org.stint.internal.bulk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.ColumnFacts;
import org.stint.exception.NotEvaluableException;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.jdbc.StatementRunner;
import org.stint.internal.load.EntityLoader;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.internal.state.Unread;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.ReferenceModel;
import org.stint.statement.Assignments;
import org.stint.statement.ChangeNode;
import org.stint.statement.Node;

/**
 * Decides the condition and the assignments in memory, for every managed object, before the statement is executed; once
 * it has succeeded, the objects take what was computed. Objects of which memory could not tell are read afterwards, all
 * in one statement.
 */
final class EvaluatedFollower<E> implements Follower<E> {

    private final Touched<E> touched;
    private final HeldBack heldBack;
    private final EntityLoader loader;
    private final TableKnowledge knowledge;
    private final PersistenceContext context;
    private final Execution execution;
    private final StatementRunner runner;

    EvaluatedFollower(
            Touched<E> touched,
            HeldBack heldBack,
            EntityLoader loader,
            TableKnowledge knowledge,
            PersistenceContext context,
            Execution execution,
            StatementRunner runner) {
        this.touched = touched;
        this.heldBack = heldBack;
        this.loader = loader;
        this.knowledge = knowledge;
        this.context = context;
        this.execution = execution;
        this.runner = runner;
    }

    @Override
    public <R> BulkOutcome<R> execute(BulkChange change) {
        Plan plan = plan(change);
        Map<EntityEntry<E>, @Nullable Object[]> known = new LinkedHashMap<>();
        List<EntityEntry<E>> unknown = new ArrayList<>();
        List<EntityEntry<E>> deleted = new ArrayList<>();
        for (EntityEntry<E> entry : touched.entries()) {
            decide(plan, entry, change.deletes(), known, unknown, deleted);
        }
        refusePending(change, known.keySet(), unknown, deleted);
        BulkOutcome<R> outcome = ReturnedDeletes.is(change)
                ? new ReturnedDeletes(context, runner).execute(change, touched.type())
                : BulkOutcome.of(change, execution, runner);
        known.forEach(touched::computed);
        deleted.forEach(touched::gone);
        loader.refresh(touched.type(), unknown, execution, touched::reread).forEach(touched::gone);
        return outcome;
    }

    /**
     * The statement compiled.
     *
     * @param condition null if all rows are meant
     * @param recomputed whether the database computes columns of changed rows by itself
     */
    private record Plan(
            @Nullable Computed condition, Map<AttributeModel, Computed.Calculation> assignments, boolean recomputed) {}

    private Plan plan(BulkChange change) {
        EntityType<E> type = touched.type();
        if (change.others() != null) {
            throw notEvaluable(change, "it uses other tables");
        }
        Arithmetic arithmetic = Arithmetic.of(execution.dialect())
                .orElseThrow(() -> notEvaluable(
                        change,
                        "how " + execution.dialect().name() + " computes and compares has no twin in Java yet"));
        Map<String, List<ColumnFacts>> facts = knowledge.factsOf(change.table().node(), execution);
        if (facts.isEmpty()) {
            throw notEvaluable(change, "the catalogue of the database does not tell of the table");
        }
        if (facts.values().stream().flatMap(List::stream).anyMatch(ColumnFacts::triggers)) {
            throw notEvaluable(change, "the table has triggers, which may change any value");
        }
        MemoryCompiler compiler =
                new MemoryCompiler(type.model(), change.table().node(), facts, arithmetic, change.attempt());
        Node condition = change.condition();
        Map<AttributeModel, Computed.Calculation> assignments = new LinkedHashMap<>();
        if (change.tree() instanceof ChangeNode.Update update) {
            for (ChangeNode.Assignment assignment : Assignments.simultaneous(update)) {
                AttributeModel target = attribute(assignment.column().name());
                assignments.put(target, compiler.assignment(target, assignment.value()));
            }
        }
        return new Plan(condition == null ? null : compiler.condition(condition), assignments, isRecomputed(facts));
    }

    private boolean isRecomputed(Map<String, List<ColumnFacts>> facts) {
        return touched.type().model().attributes().stream()
                .anyMatch(attribute ->
                        facts.getOrDefault(attribute.column().name().toLowerCase(Locale.ROOT), List.of()).stream()
                                .anyMatch(ColumnFacts::generated));
    }

    private AttributeModel attribute(String column) {
        return touched.type().model().attributes().stream()
                .filter(attribute -> attribute.column().name().equals(column))
                .findFirst()
                .orElseThrow();
    }

    private void decide(
            Plan plan,
            EntityEntry<E> entry,
            boolean deletes,
            Map<EntityEntry<E>, @Nullable Object[]> known,
            List<EntityEntry<E>> unknown,
            List<EntityEntry<E>> deleted) {
        @Nullable Object[] row = columns(entry);
        try {
            if (plan.condition() != null
                    && !Boolean.TRUE.equals(plan.condition().of(row))) {
                return;
            }
            if (deletes) {
                deleted.add(entry);
            } else if (plan.recomputed()) {
                unknown.add(entry);
            } else {
                known.put(entry, fields(plan, entry, row));
            }
        } catch (Undecided byMemory) {
            unknown.add(entry);
        }
    }

    /** The values of an object's row as far as the session knows, pending changes left aside. */
    private @Nullable Object[] columns(EntityEntry<E> entry) {
        List<AttributeModel> attributes = touched.type().model().attributes();
        @Nullable Object[] row = new @Nullable Object[attributes.size()];
        for (AttributeModel attribute : attributes) {
            Object stored = entry.stored(attribute);
            row[attribute.index()] =
                    stored instanceof Unread ? stored : context.types().columnValue(attribute, stored);
        }
        return row;
    }

    private @Nullable Object[] fields(Plan plan, EntityEntry<E> entry, @Nullable Object[] row) {
        @Nullable Object[] fields = entry.snapshot().clone();
        @Nullable Object[] columns = row.clone();
        plan.assignments().forEach((attribute, calculation) -> columns[attribute.index()] = calculation.of(row));
        for (AttributeModel attribute : plan.assignments().keySet()) {
            ReferenceModel reference = touched.type().model().reference(attribute);
            if (reference == null) {
                fields[attribute.index()] = columns[attribute.index()];
            } else {
                Object value = field(reference, row, fields[reference.first().index()], columns);
                reference.attributes().forEach(column -> fields[column.index()] = value);
            }
        }
        return fields;
    }

    /** What a field holds for the values of its columns; an entity that is not here yet has to be read. */
    private @Nullable Object field(
            ReferenceModel reference, @Nullable Object[] row, @Nullable Object before, @Nullable Object[] columns) {
        List<Object> key = new ArrayList<>();
        boolean same = true;
        for (AttributeModel attribute : reference.attributes()) {
            Object column = columns[attribute.index()];
            same &= attribute.type().same(row[attribute.index()], column);
            if (column != null) {
                key.add(column);
            }
        }
        if (same || key.isEmpty()) {
            return same ? before : null;
        }
        if (key.size() < reference.attributes().size()) {
            throw Undecided.INSTANCE;
        }
        EntityType<?> target = context.types().of(reference.target());
        Object id = target.idOfColumns(key, loader::reference);
        if (reference.asRef()) {
            return loader.reference(reference.target(), id);
        }
        EntityEntry<?> referenced = context.entry(target, id);
        if (referenced == null) {
            throw Undecided.INSTANCE;
        }
        return referenced.entity();
    }

    private void refusePending(
            BulkChange change, Set<EntityEntry<E>> known, List<EntityEntry<E>> unknown, List<EntityEntry<E>> deleted) {
        if (!heldBack.isRefused()) {
            return;
        }
        Set<EntityEntry<E>> met = new LinkedHashSet<>(known);
        met.addAll(unknown);
        met.addAll(deleted);
        met.removeIf(entry -> !heldBack.has(entry));
        BulkExecutor.refusePending(change, met);
    }

    private NotEvaluableException notEvaluable(BulkChange change, String reason) {
        return new NotEvaluableException(
                "Cannot " + change.attempt() + " by evaluating it in memory: " + reason
                        + ". Use SynchronizeSession.AUTO or FETCH.",
                change.tableName());
    }
}

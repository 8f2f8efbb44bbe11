package org.stint.internal.flush;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.jdbc.IdParts;
import org.stint.internal.jdbc.LeanSelect;
import org.stint.internal.state.ChangeSet;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.Unread;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
import org.stint.statement.Statements;

/**
 * Finds the old values of lazy columns that are written although they were not read, where a flush cannot do without
 * them: for the history of an audited entity, and for unique values that go from one row to another. Touches no object.
 */
final class UnreadValues {

    /** Changes of one class that lack the same values. */
    private record Gap(EntityType<?> type, BitSet attributes) {}

    private UnreadValues() {}

    /** The changes, with the values that they lacked. */
    static List<ChangeSet> fill(List<ChangeSet> changes, Execution execution) {
        Map<Gap, List<ChangeSet>> gaps = new LinkedHashMap<>();
        for (ChangeSet change : changes) {
            EntityType<?> type = change.entry().type();
            BitSet missing = type.lazyColumns().isEmpty() ? type.lazyColumns() : missing(change);
            if (!missing.isEmpty()) {
                gaps.computeIfAbsent(new Gap(type, missing), any -> new ArrayList<>())
                        .add(change);
            }
        }
        if (gaps.isEmpty()) {
            return changes;
        }
        Map<EntityKey, @Nullable Object[]> found = new HashMap<>();
        gaps.forEach((gap, all) -> IdParts.of(all).forEach(some -> read(gap, some, execution, found)));
        return changes.stream().map(change -> filled(change, found)).toList();
    }

    private static BitSet missing(ChangeSet change) {
        BitSet missing = new BitSet();
        EntityModel<?> model = change.entry().type().model();
        boolean deleted = change.kind() == ChangeSet.Kind.DELETE;
        for (AttributeModel attribute : model.attributes()) {
            if (change.before(attribute) instanceof Unread
                    && (deleted || change.changes(attribute))
                    && (model.audited().contains(attribute) || isUnique(model, attribute))) {
                missing.set(attribute.index());
            }
        }
        return missing;
    }

    private static boolean isUnique(EntityModel<?> model, AttributeModel attribute) {
        return model.uniqueKeys().stream().anyMatch(key -> key.contains(attribute));
    }

    private static void read(
            Gap gap, List<ChangeSet> changes, Execution execution, Map<EntityKey, @Nullable Object[]> found) {
        EntityModel<?> model = gap.type().model();
        BitSet leftOut = new BitSet();
        leftOut.set(0, model.attributes().size());
        leftOut.andNot(gap.attributes());
        model.ids().forEach(id -> leftOut.clear(id.index()));
        List<AttributeModel> read = model.attributes().stream()
                .filter(attribute -> !leftOut.get(attribute.index()))
                .toList();
        List<List<Object>> ids = changes.stream()
                .map(change -> gap.type()
                        .idColumns(Objects.requireNonNull(change.entry().id())))
                .toList();
        execution.query(
                LeanSelect.of(
                        Statements.select(model.table())
                                .where(model.table().identifiedBy(ids))
                                .node(),
                        leftOut),
                row -> {
                    @Nullable
                    Object[] values = new @Nullable Object[model.attributes().size()];
                    int column = 1;
                    for (AttributeModel attribute : read) {
                        values[attribute.index()] = attribute.type().read(row, column++);
                    }
                    List<Object> key = new ArrayList<>();
                    model.ids().forEach(id -> key.add(Objects.requireNonNull(values[id.index()])));
                    return found.put(gap.type().keyOfColumns(key), values);
                },
                "read the old values of " + changes.size() + " rows of " + model.name());
    }

    private static ChangeSet filled(ChangeSet change, Map<EntityKey, @Nullable Object[]> found) {
        @Nullable Object[] values = found.get(change.entry().key());
        if (values == null || change.before() == null) {
            return change; // a row that is gone is a conflict, which is found when it is written
        }
        @Nullable Object[] before = change.before().clone();
        for (int index = 0; index < before.length; index++) {
            before[index] = before[index] instanceof Unread && values[index] != null ? values[index] : before[index];
        }
        return new ChangeSet(
                change.entry(), change.kind(), change.changed(), before, change.after(), change.expectedVersion());
    }
}

package org.stint.internal.flush;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.exception.FieldConflict;
import org.stint.exception.StaleRow;
import org.stint.exception.StaleRow.Fate;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.jdbc.IdParts;
import org.stint.internal.state.ChangeSet;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.EntityTypes;
import org.stint.internal.state.Unread;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
import org.stint.statement.ColumnDefinition.Role;
import org.stint.statement.Select;
import org.stint.statement.Statements;

/**
 * The only place that decides whether a row is stale. It compares row counts with what was to be written, and asks the
 * database, with a locking read, what became of the rows that a count does not vouch for.
 */
final class VersionCheck {

    private final EntityTypes types;
    private final Execution execution;
    private final RowIds ids;

    VersionCheck(EntityTypes types, Execution execution, RowIds ids) {
        this.types = types;
        this.execution = execution;
        this.ids = ids;
    }

    /** The stale rows of a group that was executed, given the row count of each change. */
    List<StaleRow> staleRows(WriteGroup group, long[] counts) {
        List<ChangeSet> unmatched = new ArrayList<>();
        List<ChangeSet> uncounted = new ArrayList<>();
        for (int row = 0; row < counts.length; row++) {
            ChangeSet change = group.changes().get(row);
            if (counts[row] == 0) {
                unmatched.add(change);
            } else if (counts[row] < 0) {
                uncounted.add(change);
            }
        }
        List<StaleRow> stale = new ArrayList<>();
        if (!unmatched.isEmpty()) {
            Map<EntityKey, Found> found = lookUp(group.type(), unmatched);
            unmatched.forEach(change -> stale.add(stale(change, found)));
        }
        if (!uncounted.isEmpty()) {
            Map<EntityKey, Found> found = lookUp(group.type(), uncounted);
            for (ChangeSet change : uncounted) {
                if (!wasWritten(group, change, found)) {
                    stale.add(stale(change, found));
                }
            }
        }
        return stale;
    }

    /** The rows of a group that was not executed which do not have the expected version, or do not exist. */
    List<StaleRow> staleRows(WriteGroup group) {
        Map<EntityKey, Found> found = lookUp(group.type(), group.changes());
        List<StaleRow> stale = new ArrayList<>();
        for (ChangeSet change : group.changes()) {
            Found row = found.get(ids.keyOf(change));
            if (row == null || !sameVersion(change, row, change.expectedVersion())) {
                stale.add(stale(change, found));
            }
        }
        return stale;
    }

    /** Of the changes to objects whose values were not read of their rows, those whose row is not what they hold. */
    List<StaleRow> unlikeAssumed(List<WriteGroup> groups) {
        Map<EntityType<?>, Set<ChangeSet>> assumed = new LinkedHashMap<>();
        for (WriteGroup group : groups) {
            for (ChangeSet change : group.changes()) {
                if (change.entry().isAssumed()) {
                    assumed.computeIfAbsent(group.type(), any -> new LinkedHashSet<>())
                            .add(change);
                }
            }
        }
        List<StaleRow> stale = new ArrayList<>();
        assumed.forEach((type, changes) -> {
            Map<EntityKey, Found> found = lookUp(type, List.copyOf(changes));
            for (ChangeSet change : changes) {
                Found row = found.get(ids.keyOf(change));
                if (row == null || !isAsAssumed(change, row)) {
                    stale.add(stale(change, found));
                }
            }
        });
        return stale;
    }

    private boolean isAsAssumed(ChangeSet change, Found row) {
        for (AttributeModel attribute : change.entry().type().model().attributes()) {
            Object stored = change.entry().stored(attribute);
            if (!(stored instanceof Unread)
                    && !attribute.type().same(types.columnValue(attribute, stored), row.value(attribute))) {
                return false;
            }
        }
        return true;
    }

    /** The values of a row's columns as they are now, in the order of the attributes. */
    private record Found(@Nullable Object[] values) {

        @Nullable
        Object value(AttributeModel attribute) {
            return values[attribute.index()];
        }
    }

    private boolean wasWritten(WriteGroup group, ChangeSet change, Map<EntityKey, Found> found) {
        Found row = found.get(ids.keyOf(change));
        if (group.step() == WriteGroup.Step.DELETE) {
            return row == null;
        }
        AttributeModel version = change.entry().type().model().version();
        if (row == null || version == null) {
            return row != null;
        }
        boolean advanced = group.step() != WriteGroup.Step.UNLINK; // the update or delete that follows does that
        return sameVersion(change, row, advanced ? change.after(version) : change.expectedVersion());
    }

    private static boolean sameVersion(ChangeSet change, Found row, @Nullable Object expected) {
        AttributeModel version = change.entry().type().model().version();
        return version == null || version.type().same(expected, row.value(version));
    }

    private StaleRow stale(ChangeSet change, Map<EntityKey, Found> found) {
        EntityModel<?> model = change.entry().type().model();
        Found row = found.get(ids.keyOf(change));
        return new StaleRow(
                model.type(),
                ids.of(change),
                change.expectedVersion(),
                row == null || model.version() == null ? null : row.value(model.version()),
                row == null ? Fate.DELETED : Fate.CHANGED,
                conflicts(change, row));
    }

    private List<FieldConflict> conflicts(ChangeSet change, @Nullable Found row) {
        List<FieldConflict> conflicts = new ArrayList<>();
        for (AttributeModel attribute : change.entry().type().model().attributes()) {
            if (attribute.is(Role.PLAIN)) {
                Object base = types.columnValue(attribute, change.before(attribute));
                Object mine = change.changes(attribute) ? types.columnValue(attribute, change.after(attribute)) : base;
                Object theirs = row == null ? null : row.value(attribute);
                boolean known = !(change.before(attribute) instanceof Unread);
                boolean theyChanged = row != null && known && !attribute.type().same(base, theirs);
                if (change.changes(attribute) || theyChanged) {
                    conflicts.add(new FieldConflict(attribute.name(), base, mine, theirs));
                }
            }
        }
        return conflicts;
    }

    private Map<EntityKey, Found> lookUp(EntityType<?> type, List<ChangeSet> changes) {
        Map<EntityKey, Found> found = new LinkedHashMap<>();
        IdParts.of(changes.stream().map(ids::of).toList()).forEach(some -> found.putAll(lookUpIds(type, some)));
        return found;
    }

    private Map<EntityKey, Found> lookUpIds(EntityType<?> type, List<Object> some) {
        EntityModel<?> model = type.model();
        List<List<Object>> keys = some.stream().map(type::idColumns).toList();
        Select<?> rows = Statements.select(model.table())
                .where(model.table().identifiedBy(keys))
                .forUpdate();
        Map<EntityKey, Found> found = new HashMap<>();
        execution.query(
                rows.node(),
                row -> {
                    @Nullable
                    Object[] values = new @Nullable Object[model.attributes().size()];
                    for (AttributeModel attribute : model.attributes()) {
                        values[attribute.index()] = attribute.type().read(row, attribute.index() + 1);
                    }
                    List<Object> key = new ArrayList<>();
                    model.ids().forEach(id -> key.add(Objects.requireNonNull(values[id.index()])));
                    return found.put(type.keyOfColumns(key), new Found(values));
                },
                "look up the versions of " + some.size() + " rows of " + type.name());
        return found;
    }
}

package org.stint.internal.flush;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.contract.Ref;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StaleRow;
import org.stint.exception.StintException;
import org.stint.internal.flush.WriteGroup.Step;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.state.ChangeSet;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.EntityTypes;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
import org.stint.statement.ChangeNode;
import org.stint.statement.ColumnDefinition.Role;
import org.stint.statement.Generation;
import org.stint.statement.Node;

/**
 * Fourth step of a flush: executes the groups in their order. Made for one flush; holds the new ids until all is done,
 * so that children can refer to parents which do not know their ids yet. Touches no object.
 */
final class ChangeWriter {

    private final EntityTypes types;
    private final WriteStatements statements;
    private final SequencePools sequences;
    private final Execution execution;
    private final VersionCheck versions;
    private final ReadBack readBack;
    private final RowIds ids = new RowIds();
    private boolean sent;

    ChangeWriter(EntityTypes types, WriteStatements statements, SequencePools sequences, Execution execution) {
        this.types = types;
        this.statements = statements;
        this.sequences = sequences;
        this.execution = execution;
        this.readBack = new ReadBack(execution);
        this.versions = new VersionCheck(types, execution, ids);
    }

    /**
     * Writes everything; gives back the ids of the rows.
     *
     * @throws StaleObjectException naming every stale row; after the first nothing more is written, only looked up
     */
    RowIds write(List<WriteGroup> groups) {
        Map<EntityKey, StaleRow> stale = new LinkedHashMap<>(); // a row that is written in two steps is named once
        versions.unlikeAssumed(groups).forEach(row -> stale.put(new EntityKey(row.entity(), row.id()), row));
        for (WriteGroup group : groups) {
            List<StaleRow> rows = List.of();
            if (stale.isEmpty()) {
                rows = write(group);
            } else if (group.step() == Step.UPDATE || group.step() == Step.DELETE || group.step() == Step.CHECK) {
                rows = versions.staleRows(group);
            }
            rows.forEach(row -> stale.putIfAbsent(new EntityKey(row.entity(), row.id()), row));
        }
        if (!stale.isEmpty()) {
            int rows = groups.stream().mapToInt(group -> group.changes().size()).sum();
            throw new StaleObjectException(
                    "Cannot flush " + rows + (rows == 1 ? " change" : " changes"), List.copyOf(stale.values()));
        }
        return ids;
    }

    /** What the database filled in, by object. */
    Map<Object, Map<AttributeModel, @Nullable Object>> filled() {
        return readBack.values();
    }

    /** Whether anything was written, so that only a rollback can take it back. */
    boolean hasSent() {
        return sent;
    }

    private List<StaleRow> write(WriteGroup group) {
        if (group.step() == Step.CHECK) {
            return versions.staleRows(group);
        }
        if (group.step() == Step.INSERT) {
            insert(group);
            return List.of();
        }
        sent = true;
        List<@Nullable Object[]> rows = rows(group);
        boolean update = group.step() == Step.UPDATE || group.step() == Step.LINK;
        List<AttributeModel> filled = update ? group.type().model().filledOnUpdate() : List.of();
        Node statement = statements.statement(group.shape());
        long[] counts = filled.isEmpty()
                ? execution.batch(statement, rows, attempt(group))
                : readBack.batch(statement, group, filled, rows, ids, attempt(group));
        return versions.staleRows(group, counts);
    }

    private void insert(WriteGroup group) {
        EntityModel<?> model = group.type().model();
        Generation generation = model.generation();
        Iterator<Object> numbers = generation instanceof Generation.Sequence
                ? sequences.next(model.id(), group.changes().size(), execution).iterator()
                : Collections.emptyIterator();
        for (ChangeSet change : group.changes()) {
            if (generation instanceof Generation.Sequence) {
                ids.put(change.entry().entity(), numbers.next());
            } else if (generation instanceof Generation.UuidV7) {
                ids.put(change.entry().entity(), UuidV7.next());
            } else if (generation instanceof Generation.Assigned) {
                ids.put(change.entry().entity(), assignedId(change));
            }
        }
        sent = true;
        ChangeNode.Insert statement = (ChangeNode.Insert) statements.statement(group.shape());
        List<AttributeModel> filled = model.filledOnInsert();
        if (generation instanceof Generation.Identity) {
            readBack.insertNumbered(statement, group, rows(group), ids, attempt(group));
        } else if (filled.isEmpty()) {
            execution.batch(statement, rows(group), attempt(group));
        } else {
            readBack.batch(statement, group, filled, rows(group), ids, attempt(group));
        }
    }

    private static Object assignedId(ChangeSet change) {
        EntityType<?> type = change.entry().type();
        Object assigned = change.id();
        if (assigned == null) {
            throw new StintException("Cannot insert "
                    + change.entry().label() + ": its id "
                    + type.name() + "." + type.model().idName() + " is null. Set it before persisting the object, or"
                    + " annotate it with @GeneratedValue.");
        }
        return assigned;
    }

    private List<@Nullable Object[]> rows(WriteGroup group) {
        List<AttributeModel> written = group.step() == Step.DELETE || group.step() == Step.UNLINK
                ? List.of()
                : WriteStatements.written(group.shape());
        AttributeModel version = group.type().model().version();
        boolean versioned = version != null && group.step() != Step.LINK;
        List<@Nullable Object[]> rows = new ArrayList<>(group.changes().size());
        boolean identified = group.step() != Step.INSERT;
        for (ChangeSet change : group.changes()) {
            List<@Nullable Object> row = new ArrayList<>();
            for (AttributeModel attribute : written) {
                row.add(columnValue(attribute, change));
            }
            if (identified) {
                row.addAll(group.type().idColumns(ids.of(change)));
                if (versioned) {
                    row.add(change.expectedVersion());
                }
            }
            rows.add(row.toArray());
        }
        return rows;
    }

    private @Nullable Object columnValue(AttributeModel attribute, ChangeSet change) {
        Object value = change.after(attribute);
        if (change.kind() == ChangeSet.Kind.INSERT
                && attribute.is(Role.ID)
                && change.entry().type().model().embeddedId() == null) {
            return ids.ofNew(change.entry().entity());
        }
        if (value != null && attribute.reference() != null && !(value instanceof Ref<?>)) {
            Object newId = ids.ofNew(value);
            if (newId != null) {
                return types.keyColumn(attribute, newId);
            }
        }
        return types.columnValue(attribute, value);
    }

    private static String attempt(WriteGroup group) {
        int rows = group.changes().size();
        String what = switch (group.step()) {
            case INSERT -> "insert ";
            case DELETE -> "delete ";
            default -> "update ";
        };
        return rows == 1
                ? what + group.changes().get(0).entry().label()
                : what + rows + " rows of " + group.type().name();
    }
}

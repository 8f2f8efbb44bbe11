package org.stint.internal.flush;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.contract.Ref;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StaleRow;
import org.stint.internal.flush.WriteGroup.Step;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.state.ChangeSet;
import org.stint.internal.state.EntityTypes;
import org.stint.mapping.AttributeModel;
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
    private final Map<Object, Object> newIds = new IdentityHashMap<>();
    private boolean sent;

    ChangeWriter(EntityTypes types, WriteStatements statements, SequencePools sequences, Execution execution) {
        this.types = types;
        this.statements = statements;
        this.sequences = sequences;
        this.execution = execution;
        this.versions = new VersionCheck(types, execution);
    }

    /**
     * Writes everything; gives back the ids of the inserted entities.
     *
     * @throws StaleObjectException naming every stale row; after the first nothing more is written, only looked up
     */
    Map<Object, Object> write(List<WriteGroup> groups) {
        List<StaleRow> stale = new ArrayList<>();
        for (WriteGroup group : groups) {
            if (stale.isEmpty()) {
                stale.addAll(write(group));
            } else if (group.step() == Step.UPDATE || group.step() == Step.DELETE || group.step() == Step.CHECK) {
                stale.addAll(versions.staleRows(group));
            }
        }
        if (!stale.isEmpty()) {
            int rows = groups.stream().mapToInt(group -> group.changes().size()).sum();
            throw new StaleObjectException("Cannot flush " + rows + (rows == 1 ? " change" : " changes"), stale);
        }
        return newIds;
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
        long[] counts = execution.batch(statements.statement(group.shape()), rows, attempt(group));
        return versions.staleRows(group, counts);
    }

    private void insert(WriteGroup group) {
        AttributeModel id = group.type().model().id();
        Generation generation = id.definition().generation();
        if (generation instanceof Generation.Sequence) {
            for (ChangeSet change : group.changes()) {
                newIds.put(change.entry().entity(), sequences.next(id, execution));
            }
        } else if (generation instanceof Generation.Assigned) {
            for (ChangeSet change : group.changes()) {
                newIds.put(change.entry().entity(), assignedId(change, id));
            }
        }
        sent = true;
        Node.Insert statement = (Node.Insert) statements.statement(group.shape());
        if (generation instanceof Generation.Identity) {
            List<Object> keys = execution.insertReturningKeys(statement, id.column(), rows(group), attempt(group));
            for (int row = 0; row < keys.size(); row++) {
                newIds.put(group.changes().get(row).entry().entity(), keys.get(row));
            }
        } else {
            execution.batch(statement, rows(group), attempt(group));
        }
    }

    private static Object assignedId(ChangeSet change, AttributeModel id) {
        Object assigned = change.after(id);
        if (assigned == null) {
            throw new org.stint.exception.StintException("Cannot insert "
                    + change.entry().label() + ": its id "
                    + change.entry().type().name() + "." + id + " is null. Set it before persisting the object, or"
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
        for (ChangeSet change : group.changes()) {
            boolean identified = group.step() != Step.INSERT;
            @Nullable
            Object[] row =
                    new @Nullable Object[written.size() + (identified ? 1 : 0) + (identified && versioned ? 1 : 0)];
            int column = 0;
            for (AttributeModel attribute : written) {
                row[column++] = columnValue(attribute, change);
            }
            if (identified) {
                row[column++] = idOf(change);
                if (versioned) {
                    row[column] = change.expectedVersion();
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private @Nullable Object idOf(ChangeSet change) {
        Object known = change.entry().id();
        return known != null ? known : newIds.get(change.entry().entity());
    }

    private @Nullable Object columnValue(AttributeModel attribute, ChangeSet change) {
        Object value = change.after(attribute);
        if (change.kind() == ChangeSet.Kind.INSERT
                && attribute == change.entry().type().model().id()) {
            return newIds.get(change.entry().entity());
        }
        if (value != null && attribute.reference() != null && !(value instanceof Ref<?>)) {
            Object newId = newIds.get(value);
            if (newId != null) {
                return newId;
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

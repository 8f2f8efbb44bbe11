package org.stint.internal.flush;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stint.exception.StintException;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.jdbc.IdParts;
import org.stint.internal.jdbc.Written;
import org.stint.internal.state.ChangeSet;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.mapping.AttributeModel;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.Select;
import org.stint.statement.Statements;

/**
 * Reads what the database fills in while rows are written: with the statement that writes them where the driver gives it
 * back, otherwise by a select for each group. Made for one flush; touches no object.
 */
final class ReadBack {

    private final Execution execution;
    private final Map<Object, Map<AttributeModel, @Nullable Object>> values = new IdentityHashMap<>();

    ReadBack(Execution execution) {
        this.execution = execution;
    }

    /** What was read, by object. */
    Map<Object, Map<AttributeModel, @Nullable Object>> values() {
        return values;
    }

    /**
     * Inserts rows that the database numbers. The numbers come in the order of the rows.
     *
     * @param ids takes the numbers
     */
    void insertNumbered(Node statement, WriteGroup group, List<@Nullable Object[]> rows, RowIds ids, String attempt) {
        AttributeModel id = group.type().model().id();
        List<AttributeModel> filled = group.type().model().filledOnInsert();
        boolean together = !filled.isEmpty() && returnsColumns();
        List<ExpressionNode.Column> columns = new ArrayList<>(List.of(id.column()));
        if (together) {
            filled.forEach(attribute -> columns.add(attribute.column()));
        }
        List<@Nullable Object[]> written =
                execution.batchReturning(statement, columns, rows, attempt).rows();
        if (written.size() != rows.size()) {
            throw new StintException("Cannot " + attempt + ": the driver returned " + written.size()
                    + " generated keys of " + id.column().name() + " for " + rows.size()
                    + " rows. Use a sequence for the ids.");
        }
        for (int row = 0; row < written.size(); row++) {
            Object entity = group.changes().get(row).entry().entity();
            Object number = written.get(row)[0];
            if (number == null) {
                throw new StintException("Cannot " + attempt + ": the database gave no value to the column "
                        + id.column().name() + ". Declare it as an identity column.");
            }
            ids.put(entity, number);
            if (together) {
                keep(entity, filled, written.get(row), 1);
            }
        }
        if (!filled.isEmpty() && !together) {
            select(group, filled, ids);
        }
    }

    /** Executes a batch of rows whose ids are known, and gives the row counts. */
    long[] batch(
            Node statement,
            WriteGroup group,
            List<AttributeModel> filled,
            List<@Nullable Object[]> rows,
            RowIds ids,
            String attempt) {
        if (!returnsColumns()) {
            long[] counts = execution.batch(statement, rows, attempt);
            select(group, filled, ids);
            return counts;
        }
        List<ExpressionNode.Column> columns = columns(group.type(), filled);
        Written written = execution.batchReturning(statement, columns, rows, attempt);
        keep(group, filled, written.rows(), ids);
        return written.counts();
    }

    private boolean returnsColumns() {
        return execution.dialect().returnsColumnsOfBatches();
    }

    private void select(WriteGroup group, List<AttributeModel> filled, RowIds ids) {
        EntityType<?> type = group.type();
        List<ExpressionNode.Column> columns = columns(type, filled);
        List<List<Object>> keys = group.changes().stream()
                .map(change -> type.idColumns(ids.of(change)))
                .toList();
        for (List<List<Object>> some : IdParts.of(keys)) {
            Select<?> select = Statements.select(type.model().table())
                    .where(type.model().table().identifiedBy(some));
            List<@Nullable Object[]> rows = execution.query(
                    select.node(),
                    row -> {
                        @Nullable Object[] read = new @Nullable Object[columns.size()];
                        int column = 0;
                        for (AttributeModel attribute : type.model().ids()) {
                            read[column++] = attribute.type().read(row, attribute.index() + 1);
                        }
                        for (AttributeModel attribute : filled) {
                            read[column++] = attribute.type().read(row, attribute.index() + 1);
                        }
                        return read;
                    },
                    "read what the database filled in " + some.size() + " rows of " + type.name());
            keep(group, filled, rows, ids);
        }
    }

    private void keep(WriteGroup group, List<AttributeModel> filled, List<@Nullable Object[]> rows, RowIds ids) {
        EntityType<?> type = group.type();
        int columns = type.model().ids().size();
        Map<EntityKey, @Nullable Object[]> byKey = new HashMap<>();
        for (@Nullable Object[] row : rows) {
            List<Object> key = new ArrayList<>(columns);
            for (int column = 0; column < columns; column++) {
                key.add(Objects.requireNonNull(row[column]));
            }
            byKey.put(type.keyOfColumns(key), row);
        }
        for (ChangeSet change : group.changes()) {
            @Nullable Object[] row = byKey.get(ids.keyOf(change));
            if (row != null) {
                keep(change.entry().entity(), filled, row, columns);
            }
        }
    }

    private void keep(Object entity, List<AttributeModel> filled, @Nullable Object[] row, int first) {
        Map<AttributeModel, @Nullable Object> kept = values.computeIfAbsent(entity, any -> new HashMap<>());
        for (int i = 0; i < filled.size(); i++) {
            kept.put(filled.get(i), row[first + i]);
        }
    }

    private static List<ExpressionNode.Column> columns(EntityType<?> type, List<AttributeModel> filled) {
        List<ExpressionNode.Column> columns = new ArrayList<>();
        type.model().ids().forEach(id -> columns.add(id.column()));
        filled.forEach(attribute -> columns.add(attribute.column()));
        return columns;
    }
}

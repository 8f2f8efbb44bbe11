package org.stint.internal.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.exception.StintException;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.json.ColumnJson;
import org.stint.internal.state.EntityType;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
import org.stint.mapping.HistoryTable;
import org.stint.session.HistoryEntry;
import org.stint.session.HistoryEntry.Change;
import org.stint.statement.Condition;
import org.stint.statement.Select;
import org.stint.statement.Statements;
import org.stint.type.JsonText;

/** Reads what flushes kept of the changes of a row. */
public final class HistoryReader {

    private HistoryReader() {}

    /**
     * The changes of a row, oldest first.
     *
     * @throws StintException if the entity is not audited
     */
    public static <E> List<HistoryEntry<E>> read(EntityType<E> type, Object id, Execution execution) {
        EntityModel<E> model = type.model();
        HistoryTable table = model.history();
        if (table == null) {
            throw new StintException("Cannot read the history of " + model.name() + " " + id
                    + ": none is kept. Annotate the class with @Audited.");
        }
        Select<?> select = Statements.select(
                        table.kind, table.changedAt, table.changedBy, table.transactionId, table.changes)
                .where(isOf(table, type.idColumns(id)))
                .orderBy(table.id.asc());
        return execution.query(
                select.node(), row -> entry(model, table, id, row), "read the history of " + model.name() + " " + id);
    }

    private static Condition isOf(HistoryTable table, List<Object> id) {
        Condition all = Condition.TRUE;
        for (int column = 0; column < id.size(); column++) {
            all = all.and(table.entityIds.get(column).eq(id.get(column)));
        }
        return all;
    }

    private static <E> HistoryEntry<E> entry(EntityModel<E> model, HistoryTable table, Object id, ResultSet row)
            throws SQLException {
        int column = 1;
        return new HistoryEntry<>(
                model.type(),
                id,
                HistoryEntry.Kind.valueOf(table.kind.definition().type().read(row, column++)),
                table.changedAt.definition().type().read(row, column++),
                table.changedBy.definition().type().read(row, column++),
                table.transactionId.definition().type().read(row, column++),
                changes(model, table.changes.definition().type().read(row, column)));
    }

    @SuppressWarnings("unchecked") // what was written was an object
    private static Map<String, Change<?>> changes(EntityModel<?> model, String json) {
        Map<String, Map<String, @Nullable Object>> kept = (Map<String, Map<String, Object>>) JsonText.read(json);
        Map<String, Change<?>> changes = new LinkedHashMap<>();
        for (AttributeModel attribute : model.attributes()) {
            Map<String, @Nullable Object> change = kept.remove(attribute.name());
            if (change != null) {
                changes.put(
                        attribute.name(),
                        new Change<>(value(attribute, change.get("before")), value(attribute, change.get("after"))));
            }
        }
        kept.forEach((name, change) -> changes.put(name, new Change<>(change.get("before"), change.get("after"))));
        return changes;
    }

    private static @Nullable Object value(AttributeModel attribute, @Nullable Object json) {
        try {
            return ColumnJson.read(attribute.type(), json);
        } catch (RuntimeException ofAnotherType) {
            return json; // an old value must not make the rest unreadable
        }
    }
}

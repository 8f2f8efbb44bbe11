package org.stint.internal.flush;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stint.internal.jdbc.JdbcTransaction;
import org.stint.internal.json.ColumnJson;
import org.stint.internal.state.ChangeSet;
import org.stint.internal.state.EntityTypes;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
import org.stint.mapping.HistoryTable;
import org.stint.statement.Attribute;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.PlaceholderNode;
import org.stint.type.JsonText;

/**
 * Keeps what a flush did to the rows of audited entities, in one batch for each class. It comes after the rows
 * themselves: they are locked by then, so that the entries of a row have the order of its changes.
 */
final class HistoryWriter {

    private final EntityTypes types;

    HistoryWriter(EntityTypes types) {
        this.types = types;
    }

    /**
     * Writes the entries.
     *
     * @param ids those of the rows, which inserted objects do not know yet
     */
    void write(List<ChangeSet> changes, RowIds ids, Occasion occasion, JdbcTransaction transaction) {
        Map<EntityModel<?>, List<@Nullable Object[]>> rows = new LinkedHashMap<>();
        for (ChangeSet change : changes) {
            EntityModel<?> model = change.entry().type().model();
            if (model.history() == null || change.kind() == ChangeSet.Kind.CHECK) {
                continue;
            }
            Map<String, Object> kept = kept(change, ids);
            // that a row came or went is worth an entry, whatever it held
            if (!kept.isEmpty() || change.kind() != ChangeSet.Kind.UPDATE) {
                rows.computeIfAbsent(model, any -> new ArrayList<>())
                        .add(row(change, kept, ids, occasion, transaction.id()));
            }
        }
        rows.forEach((model, batch) -> transaction
                .execution()
                .batch(insert(model.history()), batch, "write the history of " + batch.size() + " rows of " + model));
    }

    private Map<String, Object> kept(ChangeSet change, RowIds ids) {
        Map<String, Object> kept = new LinkedHashMap<>();
        for (AttributeModel attribute : change.entry().type().model().audited()) {
            if (change.kind() == ChangeSet.Kind.DELETE || change.changes(attribute)) {
                Object before = json(attribute, change.before(attribute), ids);
                Object after = json(attribute, change.after(attribute), ids);
                if (before != null || after != null) {
                    Map<String, @Nullable Object> values = new LinkedHashMap<>();
                    values.put("before", before);
                    values.put("after", after);
                    kept.put(attribute.name(), values);
                }
            }
        }
        return kept;
    }

    private @Nullable Object json(AttributeModel attribute, @Nullable Object value, RowIds ids) {
        Object newId = value == null || attribute.reference() == null ? null : ids.ofNew(value);
        Object column = newId != null ? types.keyColumn(attribute, newId) : types.columnValue(attribute, value);
        return ColumnJson.write(attribute.type(), column);
    }

    private static @Nullable Object[] row(
            ChangeSet change, Map<String, Object> kept, RowIds ids, Occasion occasion, UUID transaction) {
        Object actor = occasion.actor().value();
        List<@Nullable Object> row = new ArrayList<>(change.entry().type().idColumns(ids.of(change)));
        row.add(change.kind().name());
        row.add(occasion.now());
        row.add(actor == null ? null : actor.toString());
        row.add(transaction);
        row.add(JsonText.write(kept));
        return row.toArray();
    }

    private static Node insert(HistoryTable table) {
        List<ExpressionNode.Column> columns = Stream.concat(
                        table.entityIds.stream(),
                        Stream.of(table.kind, table.changedAt, table.changedBy, table.transactionId, table.changes))
                .map(Attribute::node)
                .toList();
        List<Node> values = columns.stream()
                .<Node>map(column -> new PlaceholderNode.Parameter(column.name(), column.type()))
                .toList();
        return new ChangeNode.Insert(table.node(), columns, List.of(new ExpressionNode.Row(values)));
    }
}

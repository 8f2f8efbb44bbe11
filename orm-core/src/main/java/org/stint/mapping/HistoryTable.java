package org.stint.mapping;

import static org.stint.statement.ColumnDefinition.column;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stint.statement.Attribute;
import org.stint.statement.ColumnDefinition;
import org.stint.statement.EntityTable;
import org.stint.statement.Generation;
import org.stint.statement.TextAttribute;
import org.stint.statement.TimeAttribute;
import org.stint.statement.ValueAttribute;
import org.stint.statement.WholeAttribute;
import org.stint.type.SqlTypes;

/**
 * The table that keeps the changes of an audited entity, a row for each object and flush; later changes have greater
 * ids. Immutable and safe for use by many threads.
 */
public final class HistoryTable extends EntityTable<HistoryTable.Entry, HistoryTable> {

    private static final int ACTOR_LENGTH = 255;
    private static final int KIND_LENGTH = 6;

    /** A row of the table. There are no objects of it: rows are written and read by their columns. */
    public static final class Entry {
        private Entry() {}
    }

    public final WholeAttribute<Entry, Long> id =
            whole(column("id", "id", SqlTypes.LONG).id(Generation.IDENTITY));

    /**
     * The id of the object, in the type that it has there: {@code entity_id}, or for a composite id a column for each of
     * its own, with {@code entity_} before the name.
     */
    public final List<ValueAttribute<Entry, Object>> entityIds;

    /** INSERT, UPDATE or DELETE. */
    public final TextAttribute<Entry> kind =
            text(column("kind", "kind", SqlTypes.text(KIND_LENGTH)).notNull());

    public final TimeAttribute<Entry, Instant> changedAt =
            time(column("changedAt", "changed_at", SqlTypes.instant(6)).notNull());

    /** Who changed it, as text; null if nobody is known. */
    public final TextAttribute<Entry> changedBy = text(column("changedBy", "changed_by", SqlTypes.text(ACTOR_LENGTH)));

    /** What all entries of one transaction have in common. */
    public final ValueAttribute<Entry, UUID> transactionId =
            value(column("transactionId", "transaction_id", SqlTypes.UUID).notNull());

    /** For each changed attribute by its name an object with the values before and after. */
    public final ValueAttribute<Entry, String> changes =
            value(column("changes", "changes", SqlTypes.JSON).notNull());

    private final EntityTable<?, ?> audited;
    private final String name;

    private HistoryTable(EntityTable<?, ?> audited, String name, @Nullable String alias) {
        super(Entry.class, audited.node().schema(), name, alias);
        this.audited = audited;
        this.name = name;
        List<Attribute<?, ?>> ids = List.copyOf(audited.idAttributes());
        List<ValueAttribute<Entry, Object>> columns = new ArrayList<>();
        for (Attribute<?, ?> id : ids) {
            String column = ids.size() == 1 ? "id" : id.node().name();
            columns.add(value(entityId("entity_" + column, id.definition())));
        }
        this.entityIds = List.copyOf(columns);
        index(
                name + "_entity_id_idx",
                entityIds.stream().map(column -> column.node().name()).toArray(String[]::new));
    }

    /** The table of an audited entity; null for any other. */
    static @Nullable HistoryTable of(EntityTable<?, ?> table) {
        return table.historyTable() == null ? null : new HistoryTable(table, table.historyTable(), null);
    }

    @Override
    public HistoryTable as(String alias) {
        return new HistoryTable(audited, name, alias);
    }

    @SuppressWarnings("unchecked") // values of the id's own type, kept as objects
    private static ColumnDefinition<Object> entityId(String name, ColumnDefinition<?> id) {
        return (ColumnDefinition<Object>) column(name, name, id.type()).notNull();
    }
}

package org.stint.internal.load;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.jdbc.IdParts;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.internal.state.Unread;
import org.stint.mapping.AttributeModel;

/** Reads one lazy column of managed objects, one select for all of them. */
final class ColumnReading {

    private final PersistenceContext context;
    private final EntityType<?> type;
    private final AttributeModel attribute;
    private final BitSet leftOut;
    private final RowLayout layout;

    ColumnReading(PersistenceContext context, EntityType<?> type, AttributeModel attribute) {
        this.context = context;
        this.type = type;
        this.attribute = attribute;
        this.leftOut = new BitSet();
        leftOut.set(0, type.model().attributes().size());
        leftOut.clear(attribute.index());
        type.model().ids().forEach(id -> leftOut.clear(id.index()));
        this.layout = new RowLayout(type, 1, leftOut);
    }

    void read(List<EntityEntry<?>> entries, Execution execution) {
        IdParts.of(entries).forEach(some -> readSome(some, execution));
    }

    private void readSome(List<EntityEntry<?>> entries, Execution execution) {
        Map<EntityKey, EntityEntry<?>> byKey = new HashMap<>();
        entries.forEach(entry -> byKey.put(Objects.requireNonNull(entry.key()), entry));
        List<Object> ids = entries.stream()
                .map(entry -> Objects.requireNonNull(entry.id()))
                .toList();
        execution.query(
                EntitySelects.byIds(type, ids, leftOut),
                row -> {
                    EntityEntry<?> entry = byKey.get(layout.key(row));
                    if (entry != null && entry.current(attribute) instanceof Unread standing) {
                        Object value = attribute.type().read(row, layout.column(attribute.index()));
                        context.columnRead(entry, attribute, standing, value);
                    }
                    return entry;
                },
                "load " + attribute + " of " + ids.size() + " rows of " + type.name());
    }
}

package org.stint.internal.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.contract.EmbeddableAccessor;
import org.stint.internal.jdbc.ObjectReader;
import org.stint.internal.jdbc.Unreadable;
import org.stint.internal.state.EntityType;
import org.stint.mapping.AttributeModel;

/** Reads embedded objects that were selected by themselves. */
final class EmbeddedReading implements ObjectReader {

    /** Says what a field gets for a foreign key: a value at once, or null and the value later. */
    @FunctionalInterface
    interface Keys {
        @Nullable
        Object value(AttributeModel attribute, Object key, @Nullable Object[] later);
    }

    private final int size;
    private final List<AttributeModel> attributes;
    private final EmbeddableAccessor<Object> accessor;
    private final int firstColumn;
    private final Keys keys;

    EmbeddedReading(EntityType<?> type, String path, int firstColumn, Keys keys) {
        this.size = type.model().attributes().size();
        this.attributes = type.model().attributes().stream()
                .filter(attribute -> attribute.name().startsWith(path + "."))
                .toList();
        this.accessor = type.embedded(path);
        this.firstColumn = firstColumn;
        this.keys = keys;
    }

    @Override
    public Object read(ResultSet row) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[size];
        int column = firstColumn;
        for (AttributeModel attribute : attributes) {
            Object value = Unreadable.read(attribute.type(), row, column++);
            values[attribute.index()] =
                    value == null || attribute.reference() == null ? value : keys.value(attribute, value, values);
        }
        return values;
    }

    @Override
    public @Nullable Object make(Object read) {
        return accessor.write(null, (Object[]) read);
    }
}

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
    private final List<AttributeModel> columns;
    private final List<AttributeModel> places;
    private final EmbeddableAccessor<Object> accessor;
    private final int firstColumn;
    private final Keys keys;

    /**
     * For the objects at a path in an entity class.
     *
     * @param columns the attributes that are selected
     * @param places where their values belong in the class: the same attributes, or those that they refer to
     */
    EmbeddedReading(
            EntityType<?> type,
            String path,
            List<AttributeModel> columns,
            List<AttributeModel> places,
            int firstColumn,
            Keys keys) {
        this.size = type.model().attributes().size();
        this.columns = columns;
        this.places = places;
        this.accessor = type.embedded(path);
        this.firstColumn = firstColumn;
        this.keys = keys;
    }

    @Override
    public Object read(ResultSet row) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[size];
        int column = firstColumn;
        for (int i = 0; i < columns.size(); i++) {
            Object value = Unreadable.read(columns.get(i).type(), row, column++);
            AttributeModel place = places.get(i);
            values[place.index()] =
                    value == null || place.reference() == null ? value : keys.value(place, value, values);
        }
        return values;
    }

    @Override
    public @Nullable Object make(Object read) {
        return accessor.write(null, (Object[]) read);
    }
}

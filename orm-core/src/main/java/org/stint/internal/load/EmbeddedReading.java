package org.stint.internal.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stint.contract.EmbeddableAccessor;
import org.stint.internal.jdbc.ObjectReader;
import org.stint.internal.jdbc.Unreadable;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.EntityTypes;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.ReferenceModel;
import org.stint.statement.EmbeddedAttribute;

/** Reads embedded objects that were selected by themselves. */
final class EmbeddedReading implements ObjectReader {

    private final EntityType<?> type;
    private final List<AttributeModel> columns;
    private final List<AttributeModel> places;
    private final EmbeddableAccessor<Object> accessor;
    private final RowReferences references;
    private final int firstColumn;

    /**
     * For the objects at a path in an entity class.
     *
     * @param columns the attributes that are selected
     * @param places where their values belong in the class: the same attributes, or those that they refer to
     */
    private EmbeddedReading(
            EntityType<?> type,
            String path,
            List<AttributeModel> columns,
            List<AttributeModel> places,
            RowReferences references,
            int firstColumn) {
        this.type = type;
        this.columns = columns;
        this.places = places;
        this.accessor = type.embedded(path);
        this.references = references;
        this.firstColumn = firstColumn;
    }

    /**
     * Reads consecutive columns, in the order of the attributes of the embedded object.
     *
     * @param firstColumn the position of the first, counted from 1
     */
    static EmbeddedReading of(
            EmbeddedAttribute<?, ?> embedded, EntityTypes types, RowReferences references, int firstColumn) {
        EntityType<?> type = types.of(embedded.table().entityClass());
        List<AttributeModel> columns = type.model().attributes().stream()
                .filter(attribute -> attribute.name().startsWith(embedded.path() + "."))
                .toList();
        ReferenceModel key = type.model().reference(columns.get(0));
        if (key == null || !key.isComposite()) {
            return new EmbeddedReading(type, embedded.path(), columns, columns, references, firstColumn);
        }
        EntityType<?> target = types.of(key.target());
        List<AttributeModel> places = columns.stream()
                .map(column -> target.model().ids().get(column.reference().part()))
                .toList();
        String path =
                target.model().idName() + embedded.path().substring(key.name().length());
        return new EmbeddedReading(target, path, columns, places, references, firstColumn);
    }

    @Override
    public Object read(ResultSet row) throws SQLException {
        @Nullable
        Object[] values = new @Nullable Object[type.model().attributes().size()];
        int column = firstColumn;
        for (int i = 0; i < columns.size(); i++) {
            Object value = Unreadable.read(columns.get(i).type(), row, column++);
            AttributeModel place = places.get(i);
            values[place.index()] = value == null || place.reference() == null ? value : value(place, value, values);
        }
        return values;
    }

    /** What a field gets for a foreign key: a value at once, or null and the value later. */
    private @Nullable Object value(AttributeModel attribute, Object key, @Nullable Object[] later) {
        ReferenceModel reference = Objects.requireNonNull(type.model().reference(attribute));
        if (reference.asRef()) {
            return references.ref(reference.target(), key);
        }
        references.await(type, reference, key, target -> later[attribute.index()] = target);
        return null;
    }

    @Override
    public @Nullable Object make(Object read) {
        return accessor.write(null, (Object[]) read);
    }
}

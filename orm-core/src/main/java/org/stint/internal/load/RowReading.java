package org.stint.internal.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.ReferenceModel;

/** Reads rows of one class from the same columns. Between two rows it forgets what the first referred to. */
final class RowReading<E> implements RowSource.Keys {

    private final EntityType<E> type;
    private final RowReferences references;
    private final RowLayout layout;
    private final BitSet leftOut;
    private final RowSource source;
    private final @Nullable AttributeModel onlyId;
    private @Nullable Object idOfRow;
    private @Nullable E entityOfRow;
    private @Nullable Object @Nullable [] valuesOfRow;
    private @Nullable Object @Nullable [] unloadedOfRow;

    /**
     * Reads consecutive columns, in the order of the attributes.
     *
     * @param firstColumn the position of the first, counted from 1
     * @param leftOut the positions of the attributes without a column
     */
    RowReading(EntityType<E> type, RowReferences references, int firstColumn, BitSet leftOut) {
        this.type = type;
        this.references = references;
        this.leftOut = leftOut;
        this.layout = new RowLayout(type, firstColumn, leftOut);
        this.source = new RowSource(type, layout, this);
        this.onlyId = type.model().embeddedId() == null ? type.model().id() : null;
    }

    /** What identifies the row; null if there is none, as an outer join gives. */
    @Nullable
    EntityKey key(ResultSet row) throws SQLException {
        try {
            return keyOf(row);
        } catch (SQLException | DataException failure) {
            throw rethrown(RowErrors.of(failure, type, row, layout, null));
        }
    }

    private @Nullable EntityKey keyOf(ResultSet row) throws SQLException {
        if (onlyId != null) {
            idOfRow = onlyId.type().read(row, layout.column(onlyId.index()));
            return idOfRow == null ? null : type.keyOfColumn(idOfRow);
        }
        return layout.key(row);
    }

    /** A new entity with the values of the row in its fields. */
    LoadedEntity<E> filled(EntityKey key, ResultSet row) throws SQLException {
        E entity = type.instantiate();
        entityOfRow = entity;
        beginRow(key);
        try {
            type.fill(entity, at(row));
        } catch (Exception failure) {
            throw rethrown(RowErrors.of(failure, type, row, layout, key));
        }
        Object id = onlyId == null ? type.idOf(entity) : type.normalizedId(idOfRow);
        return new LoadedEntity<>(type, entity, key, Objects.requireNonNull(id), null, unloadedOfRow);
    }

    /** A new entity, empty yet, beside the values of the row. */
    LoadedEntity<E> empty(EntityKey key, ResultSet row) throws SQLException {
        @Nullable Object[] values = values(key, row);
        Object id = type.normalizedId(Objects.requireNonNull(type.idOf(values)));
        return new LoadedEntity<>(type, type.instantiate(), key, id, values, null);
    }

    @Nullable
    Object[] values(EntityKey key, ResultSet row) throws SQLException {
        @Nullable
        Object[] values = new @Nullable Object[type.model().attributes().size()];
        valuesOfRow = values;
        entityOfRow = null;
        beginRow(key);
        at(row);
        try {
            for (int index = 0; index < values.length; index++) {
                values[index] = source.value(index);
            }
        } catch (SQLException | DataException failure) {
            throw rethrown(RowErrors.of(failure, type, row, layout, key));
        }
        for (ReferenceModel reference : type.model().references()) {
            Object target = values[reference.first().index()];
            reference.attributes().forEach(column -> values[column.index()] = target);
        }
        for (int index = 0; unloadedOfRow != null && index < values.length; index++) {
            values[index] = unloadedOfRow[index] == null ? values[index] : unloadedOfRow[index];
        }
        return values;
    }

    private RowSource at(ResultSet row) {
        return onlyId == null ? source.at(row) : source.at(row, onlyId.index(), idOfRow);
    }

    /** What takes in an entity that the current row refers to: its object, or the values of it. */
    private RowReferences.Taking taking(ReferenceModel reference) {
        E entity = entityOfRow;
        if (entity != null) {
            return target -> type.set(entity, reference.first(), target);
        }
        @Nullable Object[] values = Objects.requireNonNull(valuesOfRow);
        return target -> reference.attributes().forEach(column -> values[column.index()] = target);
    }

    private void beginRow(EntityKey key) {
        unloadedOfRow = null;
        if (!leftOut.isEmpty()) {
            UnreadColumns unread = references.unread(type, key);
            leftOut.stream().forEach(attribute -> unloaded(attribute, unread));
        }
    }

    private void unloaded(int attribute, Object standing) {
        if (unloadedOfRow == null) {
            unloadedOfRow = new @Nullable Object[type.model().attributes().size()];
        }
        unloadedOfRow[attribute] = standing;
    }

    @Override
    public @Nullable Object value(ReferenceModel reference, Object id) {
        if (reference.asRef()) {
            return references.ref(reference.target(), id);
        }
        if (references.isLazy(type, reference)) {
            Object standing = references.ref(reference.target(), id);
            reference.attributes().forEach(column -> unloaded(column.index(), standing));
        } else {
            references.await(type, reference, id, taking(reference));
        }
        return null;
    }

    @Override
    public Object id(ReferenceModel reference, List<Object> columns) {
        return references.idOfColumns(reference, columns);
    }

    private static RuntimeException rethrown(Exception failure) throws SQLException {
        if (failure instanceof SQLException sql) {
            throw sql;
        }
        return failure instanceof RuntimeException expected
                ? expected
                : new IllegalStateException("A row threw", failure);
    }
}

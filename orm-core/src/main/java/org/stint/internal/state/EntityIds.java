package org.stint.internal.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.stint.contract.EmbeddableAccessor;
import org.stint.contract.Ref;
import org.stint.exception.StintException;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;

/** The three forms of the ids of a class: an object, the values of its columns, and the key of a row. */
final class EntityIds {

    private final EntityModel<?> model;
    private final @Nullable EmbeddableAccessor<Object> embedded;

    /**
     * The ids of a class.
     *
     * @param embedded takes apart and puts together a composite id; null for one of a single column
     */
    EntityIds(EntityModel<?> model, @Nullable EmbeddableAccessor<Object> embedded) {
        this.model = model;
        this.embedded = embedded;
    }

    Class<?> type() {
        return embedded == null
                ? model.id().type().javaType()
                : Objects.requireNonNull(model.embeddedId()).type();
    }

    @Nullable
    Object of(@Nullable Object[] values) {
        if (embedded == null) {
            return values[model.id().index()];
        }
        boolean complete = model.ids().stream().allMatch(part -> values[part.index()] != null);
        return complete ? embedded.write(null, values) : null;
    }

    Object ofColumns(List<Object> columns, BiFunction<Class<?>, Object, Ref<?>> references) {
        if (embedded == null) {
            return columns.get(0);
        }
        @Nullable Object[] values = new @Nullable Object[model.attributes().size()];
        for (int part = 0; part < columns.size(); part++) {
            AttributeModel attribute = model.ids().get(part);
            Object value = columns.get(part);
            values[attribute.index()] = attribute.reference() == null
                    ? value
                    : references.apply(attribute.reference().target(), value);
        }
        return Objects.requireNonNull(embedded.write(null, values));
    }

    List<Object> columns(Object id) {
        if (embedded == null) {
            return List.of(id);
        }
        requireId(id);
        @Nullable Object[] values = new @Nullable Object[model.attributes().size()];
        embedded.read(id, values);
        List<Object> columns = new ArrayList<>(model.ids().size());
        for (AttributeModel part : model.ids()) {
            Object value = values[part.index()];
            if (value == null) {
                throw new StintException("Cannot use an id of " + model.name() + " whose " + part
                        + " is null: no row has such an id. Give every part of the id a value.");
            }
            columns.add(value instanceof Ref<?> ref ? ref.id() : value);
        }
        return columns;
    }

    Object normalized(Object id) {
        return embedded == null ? model.id().type().normalize(id) : id;
    }

    EntityKey keyOf(Object id) {
        requireId(id);
        return embedded == null ? keyOfColumn(id) : keyOfColumns(columns(id));
    }

    EntityKey keyOfColumn(Object column) {
        return new EntityKey(model.type(), model.id().type().keyOf(column));
    }

    EntityKey keyOfColumns(List<Object> columns) {
        if (columns.size() == 1) {
            return keyOfColumn(columns.get(0));
        }
        List<Object> keys = new ArrayList<>(columns.size());
        for (int part = 0; part < columns.size(); part++) {
            keys.add(model.ids().get(part).type().keyOf(columns.get(part)));
        }
        return new EntityKey(model.type(), List.copyOf(keys));
    }

    private void requireId(@Nullable Object id) {
        Objects.requireNonNull(
                id,
                () -> "Cannot look up " + model.name()
                        + " by an id that is null: no row has such an id. A new object has"
                        + " one once it was flushed.");
        if (!type().isInstance(id)) {
            throw new StintException("Cannot look up " + model.name() + " by an id of class "
                    + id.getClass().getName() + ": " + model.name() + "." + model.idName() + " is of class "
                    + type().getName() + ".");
        }
    }
}

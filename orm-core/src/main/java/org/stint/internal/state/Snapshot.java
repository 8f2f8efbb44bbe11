package org.stint.internal.state;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.stint.mapping.AttributeModel;

/** Keeps all values, so that the fields can be compared with them. */
final class Snapshot<E> implements StoredValues {

    private final EntityType<E> type;
    private final E entity;
    private @Nullable Object @Nullable [] values;

    Snapshot(EntityType<E> type, E entity) {
        this.type = type;
        this.entity = entity;
    }

    @Override
    public @Nullable Object @Nullable [] values() {
        return values;
    }

    @Override
    public @Nullable Object value(AttributeModel attribute) {
        return values == null ? null : values[attribute.index()];
    }

    @Override
    public @Nullable Object current(AttributeModel attribute) {
        return type.get(entity, attribute);
    }

    @Override
    public BitSet touched() {
        BitSet all = new BitSet();
        all.set(0, type.model().attributes().size());
        return all;
    }

    @Override
    public void forgetRow() {
        values = null;
    }

    @Override
    public void settle(boolean inserted) {
        values = type.snapshot(entity);
    }

    @Override
    public void restore(@Nullable Object[] newValues) {
        values = newValues;
        restore();
    }

    @Override
    public void restore() {
        if (values != null) {
            type.fill(entity, values);
        }
    }

    @Override
    public void edit(@Nullable Object[] edited) {
        type.fill(entity, edited);
    }

    @Override
    public void read(@Nullable Object @Nullable [] read, @Nullable Object @Nullable [] unloaded) {
        values = read == null ? type.snapshot(entity) : read;
    }
}

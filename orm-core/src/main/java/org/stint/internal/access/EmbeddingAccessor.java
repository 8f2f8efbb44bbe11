package org.stint.internal.access;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.contract.EmbeddableAccessor;
import org.stint.contract.EntityAccessor;
import org.stint.contract.FieldDifferences;
import org.stint.contract.FieldSource;
import org.stint.mapping.EmbeddedModel;
import org.stint.mapping.EntityModel;
import org.stint.mapping.ReferenceModel;

/**
 * Takes embedded objects apart, so that everything above sees an attribute for each column and no objects in between.
 * Where several columns refer to one entity, each of them has the entity.
 *
 * @param <E> the entity class
 */
final class EmbeddingAccessor<E> implements EntityAccessor<E> {

    private final EntityAccessor<E> fields;
    private final @Nullable EmbeddableAccessor<Object>[] byAttribute;
    private final Map<String, EmbeddableAccessor<Object>> byPath = new LinkedHashMap<>();
    private final int[] firsts;
    private final BitSet shared = new BitSet();

    /**
     * Over an accessor of fields.
     *
     * @param fields gives for the attribute of an embedded object the field that holds the object
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of generic types
    EmbeddingAccessor(EntityAccessor<E> fields, EntityModel<E> model) {
        this.fields = fields;
        int attributes = model.attributes().size();
        this.byAttribute = new EmbeddableAccessor[attributes];
        this.firsts = new int[attributes];
        Arrays.setAll(firsts, attribute -> attribute);
        for (EmbeddedModel object : model.embedded()) {
            EmbeddableAccessor<Object> accessor = EmbeddableHandles.of(object);
            int first = object.attributes().get(0).index();
            byPath.put(object.path(), accessor);
            object.parts().forEach(this::keepInner);
            Arrays.fill(byAttribute, first, first + object.attributes().size(), accessor);
            Arrays.fill(firsts, first, first + object.attributes().size(), first);
        }
        for (ReferenceModel reference : model.references()) {
            if (reference.attributes().size() > 1) {
                reference.attributes().forEach(column -> {
                    firsts[column.index()] = reference.first().index();
                    shared.set(column.index());
                });
            }
        }
    }

    private void keepInner(EmbeddedModel.Part part) {
        if (part.embedded() != null) {
            byPath.put(part.embedded().path(), EmbeddableHandles.of(part.embedded()));
            part.embedded().parts().forEach(this::keepInner);
        }
    }

    @Override
    public E instantiate() {
        return fields.instantiate();
    }

    @Override
    public @Nullable Object get(E entity, int attribute) {
        Object value = fields.get(entity, firsts[attribute]);
        EmbeddableAccessor<Object> embedded = byAttribute[attribute];
        return embedded == null ? value : embedded.get(value, attribute);
    }

    @Override
    public void set(E entity, int attribute, @Nullable Object value) {
        if (byAttribute[attribute] == null) {
            fields.set(entity, firsts[attribute], value);
            return;
        }
        @Nullable Object[] values = new @Nullable Object[byAttribute.length];
        values[attribute] = value;
        BitSet only = new BitSet();
        only.set(attribute);
        set(entity, only, values);
    }

    @Override
    public void set(E entity, BitSet attributes, @Nullable Object[] values) {
        for (int attribute = attributes.nextSetBit(0);
                attribute >= 0;
                attribute = attributes.nextSetBit(attribute + 1)) {
            int first = firsts[attribute];
            EmbeddableAccessor<Object> embedded = byAttribute[attribute];
            if (embedded == null) {
                fields.set(entity, first, values[attribute]);
            } else if (attributes.nextSetBit(first) == attribute) { // once for each object
                @Nullable Object[] inside = new @Nullable Object[byAttribute.length];
                embedded.read(fields.get(entity, first), inside);
                attributes.stream()
                        .filter(other -> byAttribute[other] != null && firsts[other] == first)
                        .forEach(other -> inside[other] = values[other]);
                write(entity, attribute, embedded, inside);
            }
        }
    }

    @Override
    public void fill(E entity, FieldSource values) throws Exception {
        @Nullable Object[] embedded = new @Nullable Object[byAttribute.length];
        for (int attribute = 0; attribute < embedded.length; attribute++) {
            if (byAttribute[attribute] != null) {
                embedded[attribute] = values.value(attribute);
            }
        }
        @Nullable Object[] objects = new @Nullable Object[byAttribute.length];
        for (int attribute = 0; attribute < objects.length; attribute++) {
            EmbeddableAccessor<Object> accessor = byAttribute[attribute];
            if (accessor != null) {
                objects[attribute] = firsts[attribute] == attribute
                        ? accessor.write(fields.get(entity, firsts[attribute]), embedded)
                        : objects[firsts[attribute]];
            }
        }
        for (int attribute = 0; attribute < objects.length; attribute++) {
            if (isShared(attribute)) {
                objects[attribute] =
                        firsts[attribute] == attribute ? values.value(attribute) : objects[firsts[attribute]];
            }
        }
        fields.fill(entity, new EmbeddingSource(values, this, objects));
    }

    /** Where a field holds an object, what is in that is left to the one who is told. */
    @Override
    public void compare(E entity, @Nullable Object[] values, FieldDifferences differences) {
        fields.compare(entity, values, differences);
        for (int attribute = 0; attribute < byAttribute.length; attribute++) {
            if (byAttribute[attribute] != null || firsts[attribute] != attribute) {
                differences.mayDiffer(attribute);
            }
        }
    }

    @Override
    public EmbeddableAccessor<Object> embedded(String path) {
        EmbeddableAccessor<Object> embedded = byPath.get(path);
        return embedded == null ? EntityAccessor.super.embedded(path) : embedded;
    }

    /** Whether the field behind an attribute is that of others too, and holds what it refers to. */
    private boolean isShared(int attribute) {
        return shared.get(attribute);
    }

    private void write(E entity, int attribute, EmbeddableAccessor<Object> embedded, @Nullable Object[] values) {
        Object current = fields.get(entity, firsts[attribute]);
        Object written = embedded.write(current, values);
        if (written != current) {
            fields.set(entity, firsts[attribute], written);
        }
    }

    /** The source of the columns, with the objects made of them where a field holds one. */
    private record EmbeddingSource(
            FieldSource columns,
            EmbeddingAccessor<?> fields,
            @Nullable Object[] objects) implements FieldSource {

        @Override
        public @Nullable Object value(int attribute) throws Exception {
            return fields.isShared(attribute) || fields.byAttribute[attribute] != null
                    ? objects[attribute]
                    : columns.value(attribute);
        }

        @Override
        public boolean booleanValue(int attribute) throws Exception {
            return columns.booleanValue(attribute);
        }

        @Override
        public byte byteValue(int attribute) throws Exception {
            return columns.byteValue(attribute);
        }

        @Override
        public short shortValue(int attribute) throws Exception {
            return columns.shortValue(attribute);
        }

        @Override
        public char charValue(int attribute) throws Exception {
            return columns.charValue(attribute);
        }

        @Override
        public int intValue(int attribute) throws Exception {
            return columns.intValue(attribute);
        }

        @Override
        public long longValue(int attribute) throws Exception {
            return columns.longValue(attribute);
        }

        @Override
        public float floatValue(int attribute) throws Exception {
            return columns.floatValue(attribute);
        }

        @Override
        public double doubleValue(int attribute) throws Exception {
            return columns.doubleValue(attribute);
        }
    }
}

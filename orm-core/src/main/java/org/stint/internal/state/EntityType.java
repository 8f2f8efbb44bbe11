package org.stint.internal.state;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.stint.contract.EmbeddableAccessor;
import org.stint.contract.EntityAccessor;
import org.stint.contract.FieldDifferences;
import org.stint.contract.FieldSource;
import org.stint.contract.Ref;
import org.stint.contract.WovenFields;
import org.stint.exception.DataException;
import org.stint.exception.StintException;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EmbeddedModel;
import org.stint.mapping.EntityModel;
import org.stint.mapping.ReferenceModel;
import org.stint.statement.Generation;

/**
 * An entity class with the means to read and fill its objects. Values here are those of the Java fields; for a to-one
 * attribute that is the other entity, or a {@code Ref} to it. Immutable and safe for use by many threads.
 *
 * @param <E> the entity class
 */
public final class EntityType<E> {

    private final EntityModel<E> model;
    private final EntityAccessor<E> accessor;
    private final EntityIds ids;
    private final WovenAttributes woven;
    private final List<List<AttributeModel>> attributesOfFields;
    private final List<AttributeModel> mutable;
    private final BitSet lazyColumns = new BitSet(0);
    private volatile @Nullable E untouched;

    EntityType(EntityModel<E> model, EntityAccessor<E> accessor) {
        this.model = model;
        this.accessor = accessor;
        this.ids = new EntityIds(model, model.embeddedId() == null ? null : accessor.embedded(model.idName()));
        this.woven = WovenAttributes.of(model, accessor);
        this.attributesOfFields =
                Arrays.stream(woven.attributes()).mapToObj(this::attributesFrom).toList();
        this.mutable = model.attributes().stream()
                .filter(attribute -> isMutable(model, attribute))
                .toList();
        woven.lazy().stream()
                .filter(attribute -> attribute.reference() == null)
                .forEach(attribute -> lazyColumns.set(attribute.index()));
    }

    /** The mapping of the class. */
    public EntityModel<E> model() {
        return model;
    }

    /** The simple name of the class, for messages. */
    public String name() {
        return model.name();
    }

    /** A new, empty object. */
    public E instantiate() {
        return accessor.instantiate();
    }

    /** The value of one attribute. */
    public @Nullable Object get(E entity, AttributeModel attribute) {
        return accessor.get(entity, attribute.index());
    }

    /**
     * Sets one attribute.
     *
     * @throws DataException if the value is null and the field primitive
     */
    public void set(E entity, AttributeModel attribute, @Nullable Object value) {
        try {
            accessor.set(entity, attribute.index(), value);
        } catch (NullPointerException primitive) {
            throw nullForPrimitive(attribute);
        }
    }

    /**
     * Sets some attributes at once: what an embedded object checks about its values, it checks once for all of them.
     *
     * @throws DataException if a value is null and its field primitive
     */
    public void set(E entity, Map<AttributeModel, @Nullable Object> values) {
        BitSet attributes = new BitSet();
        @Nullable Object[] byAttribute = new @Nullable Object[model.attributes().size()];
        values.forEach((attribute, value) -> {
            attributes.set(attribute.index());
            byAttribute[attribute.index()] = value;
        });
        try {
            accessor.set(entity, attributes, byAttribute);
        } catch (NullPointerException primitive) {
            values.forEach((attribute, value) -> {
                if (value == null) {
                    set(entity, attribute, null); // says so if it is this one
                }
            });
            throw primitive;
        }
    }

    /**
     * Sets all attributes, to copies where values can be changed in place.
     *
     * @throws DataException if a value is null and its field primitive
     */
    public void fill(E entity, @Nullable Object[] values) {
        @Nullable Object[] kept = mutable.isEmpty() ? values : values.clone();
        for (AttributeModel attribute : mutable) {
            if (holdsUnchanged(entity, attribute, values[attribute.index()])) {
                kept[attribute.index()] = get(entity, attribute);
            }
        }
        try {
            fill(entity, new ArraySource(this, values, kept));
        } catch (RuntimeException expected) {
            throw expected;
        } catch (Exception impossible) {
            throw new IllegalStateException("An array threw", impossible);
        }
    }

    /** Sets all attributes to what a source gives. */
    public void fill(E entity, FieldSource source) throws Exception {
        try {
            accessor.fill(entity, source);
        } catch (NullPointerException primitive) {
            throw new DataException("Cannot fill a " + name() + ": a column of one of its embedded objects holds NULL,"
                    + " but its field is primitive. Use a wrapper class, or make the column NOT NULL.");
        }
    }

    /**
     * Compares all attributes with values by identity and number.
     *
     * @param differences told of every attribute that may differ by what its column keeps
     */
    void compare(E entity, @Nullable Object[] values, FieldDifferences differences) {
        accessor.compare(entity, values, differences);
        for (AttributeModel attribute : mutable) {
            differences.mayDiffer(attribute.index()); // the same object need not hold the same
        }
    }

    /** Whether the field holds an object that can change but did not: the application may hold on to it. */
    private boolean holdsUnchanged(E entity, AttributeModel attribute, @Nullable Object value) {
        return value != null
                && !(value instanceof Unread)
                && attribute.reference() == null
                && attribute.type().mutable()
                && attribute.type().same(value, get(entity, attribute));
    }

    private static boolean isMutable(EntityModel<?> model, AttributeModel attribute) {
        return attribute.reference() == null && attribute.type().mutable()
                || model.embedded().stream()
                        .anyMatch(object -> object.contains(attribute.index()) && object.isMutable());
    }

    /** What is wrong with a row that holds NULL where the field is primitive. */
    public DataException nullForPrimitive(AttributeModel attribute) {
        return new DataException("Cannot set " + name() + "." + attribute + " to null: the field is primitive, but"
                + " the column " + attribute.column().name() + " holds NULL. Use a wrapper class, or make the"
                + " column NOT NULL.");
    }

    /** Whether the class and all mapped superclasses are woven, so that their objects tell of changes. */
    public boolean isWoven() {
        return woven.complete();
    }

    /** The attributes whose values may change in place. */
    List<AttributeModel> mutableAttributes() {
        return mutable;
    }

    /** The references and columns that are loaded when they are first read, in objects that tell of reads. */
    public List<AttributeModel> lazyAttributes() {
        return woven.lazy();
    }

    /** The attributes among them that an object, of whatever session, does not hold yet. */
    public List<AttributeModel> unloaded(E entity) {
        return woven.lazy().stream()
                .filter(attribute -> !WovenFields.isLoaded(entity, attribute.rootName()))
                .toList();
    }

    /** The positions of the columns among the lazy attributes, which a select of entities leaves out. Not to be changed. */
    public BitSet lazyColumns() {
        return lazyColumns;
    }

    /** The attributes of a woven field: one, those of an embedded object, or those that refer to one entity together. */
    List<AttributeModel> attributesOfField(int field) {
        return attributesOfFields.get(field);
    }

    private List<AttributeModel> attributesFrom(int position) {
        if (position < 0) {
            return List.of();
        }
        AttributeModel first = model.attributes().get(position);
        ReferenceModel reference = model.reference(first);
        if (reference != null && reference.isComposite()) {
            return reference.attributes();
        }
        return model.embedded().stream()
                .filter(object -> object.contains(first.index()))
                .findFirst()
                .map(EmbeddedModel::attributes)
                .orElse(List.of(first));
    }

    /** What takes apart and puts together the embedded objects at a path. */
    public EmbeddableAccessor<Object> embedded(String path) {
        return accessor.embedded(path);
    }

    /** The woven field of an attribute. */
    int fieldOf(AttributeModel attribute) {
        return woven.fieldOf(model.holder(attribute));
    }

    /**
     * The id of an object; null, or zero for a primitive field, if it has none yet. A composite id is a new object,
     * which no change of the entity reaches.
     */
    public @Nullable Object idOf(E entity) {
        return model.embeddedId() == null ? get(entity, model.id()) : idOf(values(entity));
    }

    /** The id among the values of all attributes; null if it is not complete. */
    public @Nullable Object idOf(@Nullable Object[] values) {
        return ids.of(values);
    }

    /**
     * The values of the columns of an id.
     *
     * @param id an id of this class
     * @throws StintException if a composite id is of another class or not complete
     */
    public List<Object> idColumns(Object id) {
        return ids.columns(id);
    }

    /**
     * The id that columns hold.
     *
     * @param columns their values, in their order
     * @param references makes the references in a composite id
     */
    public Object idOfColumns(List<Object> columns, BiFunction<Class<?>, Object, Ref<?>> references) {
        return ids.ofColumns(columns, references);
    }

    /** Whether something is of the class of the id. */
    public boolean isId(Object id) {
        return ids.type().isInstance(id);
    }

    /** The class of the id. */
    public Class<?> idClass() {
        return ids.type();
    }

    /**
     * The key of a row by an id that came from the application.
     *
     * @throws StintException if the id is of another class than the entity's
     */
    public EntityKey keyOf(Object id) {
        return ids.keyOf(id);
    }

    /** The key of a row by the value of the only column of its id. */
    public EntityKey keyOfColumn(Object column) {
        return ids.keyOfColumn(column);
    }

    /** The key of a row by the values of the columns of its id. */
    public EntityKey keyOfColumns(List<Object> columns) {
        return ids.keyOfColumns(columns);
    }

    /** An id as its columns hold it. */
    public Object normalizedId(Object id) {
        return ids.normalized(id);
    }

    /**
     * The id of an object, or null if it has none yet: a generated id that is null or, in a primitive field, zero; an
     * assigned id that is null.
     */
    public @Nullable Object knownIdOf(E entity) {
        Object id = idOf(entity);
        boolean zero = id instanceof Number number && number.longValue() == 0;
        return zero && model.generation() != Generation.ASSIGNED && id.equals(idOf(untouched())) ? null : id;
    }

    /**
     * Whether an object was stored before, as far as it can be told without asking the database: it has a generated id,
     * or an assigned one and a version.
     */
    public boolean wasStored(E entity) {
        if (knownIdOf(entity) == null) {
            return false;
        }
        if (model.generation() != Generation.ASSIGNED) {
            return true;
        }
        Object version = model.version() == null ? null : get(entity, model.version());
        return version != null && !version.equals(get(untouched(), model.version()));
    }

    /** A new object whose values nobody has set: the version is null or, in a primitive field, zero, as a generated id is. */
    private E untouched() {
        E object = untouched;
        if (object == null) {
            object = instantiate();
            untouched = object;
        }
        return object;
    }

    /** The values of all attributes, as they are now. */
    public @Nullable Object[] values(E entity) {
        @Nullable Object[] values = new @Nullable Object[model.attributes().size()];
        for (AttributeModel attribute : model.attributes()) {
            values[attribute.index()] = get(entity, attribute);
        }
        return values;
    }

    /** The values of all attributes, out of reach of later changes. */
    public @Nullable Object[] snapshot(E entity) {
        @Nullable Object[] values = values(entity);
        for (AttributeModel attribute : model.attributes()) {
            values[attribute.index()] = kept(attribute, values[attribute.index()]);
        }
        return values;
    }

    /** The value out of reach of later changes. */
    public static @Nullable Object kept(AttributeModel attribute, @Nullable Object value) {
        return value == null
                        || value instanceof Unread
                        || attribute.reference() != null
                        || !attribute.type().mutable()
                ? value
                : attribute.type().copy(value);
    }

    @Override
    public String toString() {
        return name();
    }
}

package org.stint.internal.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.contract.EntityAccessor;
import org.stint.contract.FieldSource;
import org.stint.contract.Ref;
import org.stint.exception.StintException;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
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
    private final WovenAttributes woven;
    private final List<AttributeModel> mutable;

    EntityType(EntityModel<E> model, EntityAccessor<E> accessor) {
        this.model = model;
        this.accessor = accessor;
        this.woven = WovenAttributes.of(model, accessor);
        this.mutable = model.attributes().stream()
                .filter(attribute ->
                        attribute.reference() == null && attribute.type().mutable())
                .toList();
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
     * @throws StintException if the value is null and the field primitive
     */
    public void set(E entity, AttributeModel attribute, @Nullable Object value) {
        try {
            accessor.set(entity, attribute.index(), value);
        } catch (NullPointerException primitive) {
            throw nullForPrimitive(attribute);
        }
    }

    /**
     * Sets all attributes, to copies where values can be changed in place.
     *
     * @throws StintException if a value is null and its field primitive
     */
    public void fill(E entity, @Nullable Object[] values) {
        try {
            accessor.fill(entity, new ArraySource(this, values));
        } catch (RuntimeException expected) {
            throw expected;
        } catch (Exception impossible) {
            throw new IllegalStateException("An array threw", impossible);
        }
    }

    /** Sets all attributes to what a source gives. */
    public void fill(E entity, FieldSource source) throws Exception {
        accessor.fill(entity, source);
    }

    /** What is wrong with a row that holds NULL where the field is primitive. */
    public StintException nullForPrimitive(AttributeModel attribute) {
        return new StintException("Cannot set " + name() + "." + attribute + " to null: the field is primitive, but"
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

    /** The references that are loaded when they are first read. */
    public List<AttributeModel> lazyAttributes() {
        return woven.lazy();
    }

    /** The attribute of a woven field. */
    AttributeModel attributeOfField(int field) {
        return model.attributes().get(woven.attributes()[field]);
    }

    /** The woven field of an attribute. */
    int fieldOf(AttributeModel attribute) {
        return woven.fieldOf(attribute);
    }

    /** The id of an object; null, or zero for a primitive field, if it has none yet. */
    public @Nullable Object idOf(E entity) {
        return get(entity, model.id());
    }

    /**
     * The id of an object, or null if it has none yet: a generated id that is null or, in a primitive field, zero; an
     * assigned id that is null.
     */
    public @Nullable Object knownIdOf(E entity) {
        Object id = idOf(entity);
        boolean zero = id instanceof Number number && number.doubleValue() == 0;
        return zero && model.id().definition().generation() != Generation.ASSIGNED ? null : id;
    }

    /**
     * Whether an object was stored before, as far as it can be told without asking the database: it has a generated id,
     * or an assigned one and a version.
     */
    public boolean wasStored(E entity) {
        if (knownIdOf(entity) == null) {
            return false;
        }
        if (model.id().definition().generation() != Generation.ASSIGNED) {
            return true;
        }
        Object version = model.version() == null ? null : get(entity, model.version());
        return version != null && !version.equals(initialVersion());
    }

    /** What the version of a new object is before anyone set it: null, or zero in a primitive field. */
    private @Nullable Object initialVersion() {
        return model.version() == null ? null : get(instantiate(), model.version());
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
                        || attribute.reference() != null
                        || !attribute.type().mutable()
                ? value
                : attribute.type().copy(value);
    }

    /** The id behind the value of a to-one attribute, or null while the other entity has none. */
    static @Nullable Object keyOf(AttributeModel attribute, @Nullable Object value, EntityTypes types) {
        if (value == null) {
            return null;
        }
        return value instanceof Ref<?> ref ? ref.id() : types.idOf(value);
    }

    @Override
    public String toString() {
        return name();
    }
}

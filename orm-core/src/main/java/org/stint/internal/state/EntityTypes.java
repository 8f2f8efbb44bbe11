package org.stint.internal.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stint.contract.EntityAccessor;
import org.stint.contract.Ref;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
import org.stint.mapping.Mapping;
import org.stint.mapping.ReferenceModel;
import org.stint.statement.Reference;

/** The entity classes of a factory. Immutable and safe for use by many threads. */
public final class EntityTypes {

    /** Makes the accessor of an entity class. */
    @FunctionalInterface
    public interface AccessorFactory {

        /** The accessor of an entity. */
        <E> EntityAccessor<E> accessorOf(EntityModel<E> model);
    }

    private final Mapping mapping;
    private final Listeners listeners;
    private final Map<Class<?>, EntityType<?>> types = new LinkedHashMap<>();

    /** All classes of a mapping, with nobody listening but their own methods. */
    public EntityTypes(Mapping mapping, AccessorFactory accessors) {
        this(mapping, accessors, Listeners.of(mapping, List.of()));
    }

    /** All classes of a mapping. */
    public EntityTypes(Mapping mapping, AccessorFactory accessors, Listeners listeners) {
        this.mapping = mapping;
        this.listeners = listeners;
        for (EntityModel<?> model : mapping.models()) {
            types.put(model.type(), typeOf(model, accessors));
        }
    }

    private static <E> EntityType<E> typeOf(EntityModel<E> model, AccessorFactory accessors) {
        return new EntityType<>(model, accessors.accessorOf(model));
    }

    /** The classes whose objects do not tell of all changes, because they or a mapped superclass are not woven. */
    public List<Class<?>> unwoven() {
        return types.values().stream()
                .filter(type -> !type.isWoven())
                .<Class<?>>map(type -> type.model().type())
                .toList();
    }

    /** The mapping behind the classes. */
    public Mapping mapping() {
        return mapping;
    }

    /** Who is told what happens to objects. */
    Listeners listeners() {
        return listeners;
    }

    /**
     * The type of a class.
     *
     * @throws org.stint.exception.MappingException if the class is not known
     */
    @SuppressWarnings("unchecked") // types are kept by their own class
    public <E> EntityType<E> of(Class<E> type) {
        EntityType<?> found = types.get(type);
        if (found == null) {
            mapping.modelOf(type); // says what is known
        }
        return (EntityType<E>) found;
    }

    /** The type of an object. */
    @SuppressWarnings("unchecked") // there are no subclasses of entities
    public <E> EntityType<E> ofObject(E entity) {
        return of((Class<E>) entity.getClass());
    }

    /** The id of an entity, or null if it has none yet. */
    public @Nullable Object knownIdOf(Object entity) {
        return ofObject(entity).knownIdOf(entity);
    }

    /**
     * What a column holds for the value of a field: the value itself, or for a to-one attribute the id of the other
     * entity, or its part of it; null while that has none, and for a lazy column that was not read.
     */
    public @Nullable Object columnValue(AttributeModel attribute, @Nullable Object value) {
        if (value instanceof Unread) {
            return null;
        }
        if (attribute.reference() == null || value == null) {
            return value;
        }
        Object id = idAt(value);
        return id == null ? null : keyColumn(attribute, id);
    }

    /** What a column of a foreign key holds for the id of the other entity: the id itself, or its part of it. */
    public Object keyColumn(AttributeModel attribute, Object id) {
        Reference reference = Objects.requireNonNull(attribute.reference());
        return reference.isPart() ? of(reference.target()).idColumns(id).get(reference.part()) : id;
    }

    /** The key of the row that the value of a to-one attribute stands for, or null while it has no id. */
    public @Nullable EntityKey keyAt(ReferenceModel reference, @Nullable Object value) {
        Object id = value == null ? null : idAt(value);
        EntityType<?> type = of(reference.target());
        return id == null ? null : type.keyOfColumns(type.idColumns(id));
    }

    /** The id that the value of a to-one attribute, an entity or a {@code Ref}, stands for; null while it has none. */
    public @Nullable Object idAt(Object value) {
        return value instanceof Ref<?> ref ? ref.id() : knownIdOf(value);
    }

    /**
     * Whether two values of a field mean the same value of the column. That of a column which was not read is the same
     * as before, and something is not the same as what was not read before.
     */
    public boolean same(AttributeModel attribute, @Nullable Object first, @Nullable Object second) {
        if (first instanceof Unread || second instanceof Unread) {
            return second instanceof Unread;
        }
        if (first == second
                && (attribute.reference() != null || !attribute.type().mutable())) {
            return true;
        }
        if (first == null || second == null) {
            return first == second;
        }
        Object firstValue = columnValue(attribute, first);
        Object secondValue = columnValue(attribute, second);
        // two different new entities are two different things although neither has an id
        return firstValue != null && secondValue != null && attribute.type().same(firstValue, secondValue);
    }
}

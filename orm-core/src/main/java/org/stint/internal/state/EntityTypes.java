package org.stint.internal.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.contract.EntityAccessor;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.EntityModel;
import org.stint.mapping.Mapping;

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
     * entity; null while that has none, and for a lazy column that was not read.
     */
    public @Nullable Object columnValue(AttributeModel attribute, @Nullable Object value) {
        if (value instanceof Unread) {
            return null;
        }
        return attribute.reference() == null ? value : EntityType.keyOf(attribute, value, this);
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

package org.stint.internal.merge;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stint.exception.EntityNotFoundException;
import org.stint.exception.TransientReferenceException;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.load.EntityLoader;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityEntry.Status;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.ReferenceModel;

/** Puts the entities of a session in the place of those that a source refers to, by id. */
final class ManagedReferences {

    private final PersistenceContext context;
    private final EntityLoader loader;
    private final Supplier<Execution> execution;

    ManagedReferences(PersistenceContext context, EntityLoader loader, Supplier<Execution> execution) {
        this.context = context;
        this.loader = loader;
        this.execution = execution;
    }

    /**
     * A patch that refers to entities of this session, or to what stands for them until they are read.
     *
     * @param source the object of which the patch was made, which may refer to itself
     * @param target the object that it is meant for
     * @param label the source, for messages
     * @throws TransientReferenceException if the source refers to an object without a row
     * @throws EntityNotFoundException if it refers to one whose row is gone
     */
    <E> Patch in(Patch patch, EntityType<E> type, E source, E target, String label) {
        Map<AttributeModel, @Nullable Object> values = new LinkedHashMap<>(patch.values());
        Map<ReferenceModel, Object> toLoad = new LinkedHashMap<>();
        for (ReferenceModel reference : type.model().references()) {
            AttributeModel given = reference.attributes().stream()
                    .filter(patch.values()::containsKey)
                    .findFirst()
                    .orElse(null);
            Object value = given == null ? null : patch.values().get(given);
            if (given == null) {
                continue;
            }
            Object known = value == null ? null : value == source ? target : known(type, reference, value, label);
            if (value == null || known != null) {
                put(values, reference, known);
            } else {
                toLoad.put(reference, Objects.requireNonNull(context.types().idAt(value)));
            }
        }
        load(toLoad);
        toLoad.forEach((reference, id) -> put(values, reference, loaded(reference, id, label)));
        return new Patch(values);
    }

    /** All columns of a key change together, for one field holds the entity. */
    private static void put(
            Map<AttributeModel, @Nullable Object> values, ReferenceModel reference, @Nullable Object value) {
        reference.attributes().forEach(column -> values.put(column, value));
    }

    /** What refers to an entity without reading anything, or null. */
    private @Nullable Object known(EntityType<?> type, ReferenceModel reference, Object value, String label) {
        EntityEntry<?> own = context.entryOf(value);
        if (own != null && own.status() != Status.DELETED) {
            return value;
        }
        Object id = context.types().idAt(value);
        if (id == null) {
            throw new TransientReferenceException("Cannot merge " + label + ": its " + reference + " is a new "
                    + value.getClass().getSimpleName() + " that was not persisted. Persist or merge that first, and"
                    + " refer to the managed object.");
        }
        Class<?> target = reference.target();
        if (reference.asRef()) {
            return loader.reference(target, id);
        }
        EntityEntry<?> entry = context.entry(context.types().of(target), id);
        if (entry != null) {
            return entry.entity();
        }
        boolean lazy = context.isRecorded() && type.lazyAttributes().contains(reference.first());
        return lazy ? loader.reference(target, id) : null;
    }

    private void load(Map<ReferenceModel, Object> references) {
        Map<EntityType<?>, Set<Object>> ids = new LinkedHashMap<>();
        references.forEach((reference, id) -> ids.computeIfAbsent(targetOf(reference), any -> new LinkedHashSet<>())
                .add(id));
        ids.forEach((type, some) -> loader.load(type, some, execution.get()));
    }

    private Object loaded(ReferenceModel reference, Object id, String label) {
        EntityType<?> target = targetOf(reference);
        EntityEntry<?> entry = context.entry(target, id);
        if (entry == null) {
            throw new EntityNotFoundException("Cannot merge " + label + ": its " + reference + " is " + target.name()
                    + " " + id + ", and there is no such row. Persist that first, or refer to another.");
        }
        return entry.entity();
    }

    private EntityType<?> targetOf(ReferenceModel reference) {
        return context.types().of(reference.target());
    }
}

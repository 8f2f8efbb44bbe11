package org.stint.internal.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.exception.ConstraintViolatedException.Violated;
import org.stint.exception.DetachedException;
import org.stint.exception.UniqueViolationException;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityEntry.Status;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.mapping.AttributeModel;
import org.stint.session.EntityState;

/** The verbs that change what an object is to a session, without a database. */
final class EntityLifecycle {

    private final PersistenceContext context;

    EntityLifecycle(PersistenceContext context) {
        this.context = context;
    }

    <E> void persist(E entity) {
        EntityType<E> type = context.types().ofObject(entity);
        EntityEntry<E> entry = context.entryOf(entity);
        if (entry == null) {
            rejectStored(type, entity);
            rejectUnloaded(type, entity);
            rejectDuplicate(type, entity);
            context.persist(type, entity);
        } else if (entry.status() == Status.REMOVED) {
            rejectDuplicate(type, entity);
            context.revive(entry);
        } else if (entry.status() == Status.DELETED) {
            throw new DetachedException("Cannot persist " + entry.label()
                    + ": a flush has deleted its row already. Roll back, or persist a new object.");
        }
    }

    <E> void remove(E entity) {
        EntityEntry<E> entry = managed(entity, "remove");
        if (entry.status() == Status.NEW) {
            context.forget(entry);
        } else {
            context.remove(entry);
        }
    }

    <E> void detach(E entity) {
        EntityEntry<E> entry = context.entryOf(entity);
        if (entry != null) {
            context.forget(entry);
        }
    }

    <E> boolean contains(E entity) {
        EntityEntry<E> entry = context.entryOf(entity);
        return entry != null && isManaged(entry);
    }

    <E> EntityState stateOf(E entity) {
        EntityType<E> type = context.types().ofObject(entity);
        EntityEntry<E> entry = context.entryOf(entity);
        if (entry == null) {
            return type.wasStored(entity) ? EntityState.DETACHED : EntityState.TRANSIENT;
        }
        if (entry.status() == Status.DELETED) {
            return EntityState.DETACHED;
        }
        return isManaged(entry) ? EntityState.MANAGED : EntityState.REMOVED;
    }

    /**
     * The entry of a managed object.
     *
     * @throws DetachedException if it is not managed
     */
    <E> EntityEntry<E> managed(E entity, String verb) {
        EntityType<E> type = context.types().ofObject(entity);
        EntityEntry<E> entry = context.entryOf(entity);
        if (entry == null || !isManaged(entry)) {
            throw new DetachedException("Cannot " + verb + " " + label(type, entity) + ": it is "
                    + stateOf(entity).name().toLowerCase(java.util.Locale.ROOT)
                    + ", not managed by this session. Get it from this session first.");
        }
        return entry;
    }

    static boolean isManaged(EntityEntry<?> entry) {
        return entry.status() == Status.MANAGED || entry.status() == Status.NEW;
    }

    private <E> void rejectStored(EntityType<E> type, E entity) {
        if (type.wasStored(entity)) {
            throw new DetachedException("Cannot persist " + label(type, entity)
                    + ": it is stored already, for it has "
                    + (context.entry(type, type.idOf(entity)) == null ? "an id" : "the id of a managed object")
                    + ". Merge it, or get it from this session and change that object, or clear the id to store a"
                    + " copy.");
        }
    }

    /** What was never read could only be written as NULL. */
    private static <E> void rejectUnloaded(EntityType<E> type, E entity) {
        List<String> unloaded =
                type.unloaded(entity).stream().map(AttributeModel::name).toList();
        if (!unloaded.isEmpty()) {
            throw new DetachedException("Cannot persist " + label(type, entity) + ": it was read by another session,"
                    + " and " + String.join(", ", unloaded) + " was not loaded there. Read or set what is lazy before"
                    + " the object is detached, or persist a new object.");
        }
    }

    private <E> void rejectDuplicate(EntityType<E> type, E entity) {
        Object id = type.knownIdOf(entity);
        EntityEntry<E> holder = id == null ? null : context.entry(type, id);
        if (holder != null && holder.status() != Status.REMOVED) {
            throw new UniqueViolationException(
                    "Cannot persist a second " + label(type, entity) + ": this session manages another object with"
                            + " that id. Change that object, or choose another id.",
                    new Violated(
                            null,
                            type.model().table().node().name(),
                            type.model().ids().stream()
                                    .map(part -> part.column().name())
                                    .toList()),
                    null,
                    null);
        }
    }

    private static <E> String label(EntityType<E> type, E entity) {
        @Nullable Object id = type.knownIdOf(entity);
        return id == null ? "a new " + type.name() : type.name() + " " + id;
    }
}

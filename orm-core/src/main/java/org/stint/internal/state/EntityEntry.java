package org.stint.internal.state;

import org.jspecify.annotations.Nullable;
import org.stint.mapping.AttributeModel;

/**
 * What a session knows of one object: what it is to the session, its id, and the values that its row was last known to
 * hold.
 *
 * @param <E> the entity class
 */
public final class EntityEntry<E> {

    /** What an object is to the session, in the steps of its life. */
    public enum Status {
        /** To be inserted. */
        NEW,
        /** Stored and tracked. */
        MANAGED,
        /** To be deleted. */
        REMOVED,
        /** Deleted by a flush that is not committed yet. */
        DELETED,
        /** No longer tracked. */
        DETACHED
    }

    private final EntityType<E> type;
    private final E entity;
    private final long sequence;
    private Status status;
    private @Nullable Object id;
    private @Nullable Object @Nullable [] snapshot;

    EntityEntry(
            EntityType<E> type,
            E entity,
            long sequence,
            Status status,
            @Nullable Object id,
            @Nullable Object @Nullable [] snapshot) {
        this.type = type;
        this.entity = entity;
        this.sequence = sequence;
        this.status = status;
        this.id = id;
        this.snapshot = snapshot;
    }

    /** The class of the object. */
    public EntityType<E> type() {
        return type;
    }

    /** The object. */
    public E entity() {
        return entity;
    }

    /** A number that grows with each object the session comes to know, so that the order of writes never wobbles. */
    public long sequence() {
        return sequence;
    }

    /** What the object is to the session. */
    public Status status() {
        return status;
    }

    /** The id of the row, or null while there is none. */
    public @Nullable Object id() {
        return id;
    }

    /** The key of the row, or null while it has no id. */
    public @Nullable EntityKey key() {
        return id == null ? null : new EntityKey(type.model().type(), id);
    }

    /** The values of the fields when the row was last read or written, or null for a new object. Not to be changed. */
    public @Nullable Object @Nullable [] snapshot() {
        return snapshot;
    }

    /** The value of an attribute when the row was last read or written. */
    public @Nullable Object stored(AttributeModel attribute) {
        return snapshot == null ? null : snapshot[attribute.index()];
    }

    /** The value of an attribute now. */
    public @Nullable Object current(AttributeModel attribute) {
        return type.get(entity, attribute);
    }

    void status(Status newStatus) {
        this.status = newStatus;
    }

    void id(@Nullable Object newId) {
        this.id = newId;
    }

    void snapshot(@Nullable Object @Nullable [] values) {
        this.snapshot = values;
    }

    /** Writes the values that the row was last known to hold into the object. */
    void restoreFields() {
        if (snapshot != null) {
            fill(snapshot);
        }
    }

    /** Writes values into the object. */
    void fill(@Nullable Object[] values) {
        for (AttributeModel attribute : type.model().attributes()) {
            type.set(entity, attribute, EntityType.kept(attribute, values[attribute.index()]));
        }
    }

    /** The entity for messages and plans: by its id, or for a new object by its place among those of the session. */
    public String label() {
        return id == null ? "new " + type.name() + " #" + (sequence + 1) : type.name() + " " + id;
    }

    @Override
    public String toString() {
        return label() + " (" + status + ")";
    }
}

package org.stint.internal.state;

import java.util.BitSet;
import java.util.List;
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
    private final StoredValues row;
    private @Nullable Object id;
    private @Nullable EntityKey key;
    private boolean assumed;

    EntityEntry(
            EntityType<E> type, E entity, long sequence, Status status, ChangeTracking tracking, Worklist worklist) {
        this.type = type;
        this.entity = entity;
        this.sequence = sequence;
        this.status = status;
        this.row = tracking.memory(this, worklist);
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
        return key;
    }

    /** The values of the fields when the row was last read or written, or null for a new object. Not to be changed. */
    public @Nullable Object @Nullable [] snapshot() {
        return row.values();
    }

    /** The value of an attribute when the row was last read or written; {@link Unread} if it was left out. */
    public @Nullable Object stored(AttributeModel attribute) {
        return row.value(attribute);
    }

    /**
     * Whether the values of the row were computed in memory and not read, or are known not to be those of the row: before
     * they are relied upon for a write, the row must be looked at.
     */
    public boolean isAssumed() {
        return assumed;
    }

    void assumed(boolean unsure) {
        this.assumed = unsure;
    }

    /**
     * The value of an attribute now; a {@code Ref} stands for an entity that was not loaded yet, an {@link Unread} for a
     * column that was not read.
     */
    public @Nullable Object current(AttributeModel attribute) {
        return row.current(attribute);
    }

    /** A lazy attribute is to be loaded when it is read next, whatever its field holds: this stands for its value. */
    public void unload(AttributeModel attribute, Object standing) {
        row.unload(attribute, standing);
    }

    /** The values of all attributes now, out of reach of later changes. */
    public @Nullable Object[] currentValues() {
        List<AttributeModel> attributes = type.model().attributes();
        @Nullable Object[] values = new @Nullable Object[attributes.size()];
        for (AttributeModel attribute : attributes) {
            values[attribute.index()] = EntityType.kept(attribute, row.current(attribute));
        }
        return values;
    }

    /** The positions of the attributes that may differ from the row. Not to be changed. */
    BitSet touched() {
        return row.touched();
    }

    /** What is known of the row. */
    StoredValues row() {
        return row;
    }

    void status(Status newStatus) {
        this.status = newStatus;
    }

    /** The row has this id, as its columns hold it, and is found by this key; or it has none. */
    void identify(@Nullable Object newId, @Nullable EntityKey newKey) {
        this.id = newId;
        this.key = newKey;
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

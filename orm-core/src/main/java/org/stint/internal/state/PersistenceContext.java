package org.stint.internal.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.exception.StintException;
import org.stint.internal.state.EntityEntry.Status;
import org.stint.mapping.AttributeModel;

/**
 * The objects of one session: the identity map, what each object is to the session, and the log by which all that
 * happened to them can be taken back. It knows no database; whoever writes or reads rows tells it.
 */
public final class PersistenceContext {

    private final EntityTypes types;
    private final Map<Object, EntityEntry<?>> byObject = new IdentityHashMap<>();
    private final Map<EntityKey, EntityEntry<?>> byKey = new HashMap<>();
    private final UndoLog undo = new UndoLog();
    private final Set<String> changedTables = new HashSet<>();
    private final Set<EntityKey> writtenKeys = new HashSet<>();
    private final List<EntityEntry<?>> uncertain = new ArrayList<>();
    private final Callbacks callbacks;
    private long sequence;

    /** An empty context for entities of these types. */
    public PersistenceContext(EntityTypes types) {
        this.types = types;
        this.callbacks = new Callbacks(types.listeners());
    }

    /** The entity classes. */
    public EntityTypes types() {
        return types;
    }

    /** Tells listeners what happens to the objects. */
    public Callbacks callbacks() {
        return callbacks;
    }

    /** What is known of an object, or null if it is not known. */
    @SuppressWarnings("unchecked") // entries are kept by their own object
    public <E> @Nullable EntityEntry<E> entryOf(E entity) {
        return (EntityEntry<E>) byObject.get(entity);
    }

    /** The entry that holds the key of a row, or null. */
    @SuppressWarnings("unchecked") // entries are kept by their own class
    public <E> @Nullable EntityEntry<E> entry(EntityType<E> type, Object id) {
        return (EntityEntry<E>) byKey.get(key(type, id));
    }

    /** All entries of a status, in the order in which the session came to know the objects. */
    public List<EntityEntry<?>> entries(Collection<Status> statuses) {
        List<EntityEntry<?>> found = new ArrayList<>();
        for (EntityEntry<?> entry : byObject.values()) {
            if (statuses.contains(entry.status())) {
                found.add(entry);
            }
        }
        found.sort(Comparator.comparingLong(EntityEntry::sequence));
        return found;
    }

    /** The managed objects of a class, in the order in which the session came to know them. */
    @SuppressWarnings("unchecked") // filtered by type
    public <E> List<EntityEntry<E>> managed(EntityType<E> type) {
        List<EntityEntry<E>> found = new ArrayList<>();
        for (EntityEntry<?> entry : byObject.values()) {
            if (entry.type() == type && entry.status() == Status.MANAGED) {
                found.add((EntityEntry<E>) entry);
            }
        }
        found.sort(Comparator.comparingLong(EntityEntry::sequence));
        return found;
    }

    /**
     * Manages an object that was made of a row.
     *
     * @param values the values its fields were filled with; kept as they are
     */
    public <E> EntityEntry<E> manage(EntityType<E> type, E entity, Object id, @Nullable Object[] values) {
        EntityEntry<E> entry =
                new EntityEntry<>(type, entity, sequence++, Status.MANAGED, normalized(type, id), values);
        attach(entry);
        if (changedTables.contains(type.model().table().node().name()) || writtenKeys.contains(entry.key())) {
            undo.add(() -> uncertain.add(entry));
        }
        return entry;
    }

    /**
     * Says that rows of a table were changed past the objects of this session. What is read from it until the
     * transaction ends is uncertain after a rollback, for nobody knows what those rows held before.
     */
    public void changedOutside(String table) {
        changedTables.add(table);
    }

    /** The managed objects whose rows may not be what they hold, since a rollback; they are given only once. */
    public List<EntityEntry<?>> takeUncertain() {
        List<EntityEntry<?>> taken = uncertain.stream()
                .filter(entry -> entry.status() == Status.MANAGED)
                .toList();
        uncertain.clear();
        return taken;
    }

    /** Replaces the values of a managed object by those its row holds now. */
    public <E> void refreshed(EntityEntry<E> entry, @Nullable Object[] values) {
        logSnapshot(entry);
        entry.snapshot(values);
        entry.restoreFields();
    }

    /** Takes in a new object. */
    public <E> void persist(EntityType<E> type, E entity) {
        Object assigned = type.knownIdOf(entity);
        EntityEntry<E> entry = new EntityEntry<>(
                type, entity, sequence++, Status.NEW, assigned == null ? null : normalized(type, assigned), null);
        EntityEntry<?> before = entry.key() == null ? null : byKey.get(entry.key());
        attach(entry);
        undo.add(() -> {
            forget(entry);
            if (before != null) {
                attach(before);
            }
        });
    }

    /** Makes a removed object managed again. */
    public void revive(EntityEntry<?> entry) {
        change(entry, Status.MANAGED);
    }

    /** Marks a managed object for deletion. */
    public void remove(EntityEntry<?> entry) {
        change(entry, Status.REMOVED);
    }

    /** Forgets a new object; a removed one that had its key before has it again. */
    public void withdraw(EntityEntry<?> entry) {
        forget(entry);
        for (EntityEntry<?> other : byObject.values()) {
            if (other.status() == Status.REMOVED && Objects.equals(other.key(), entry.key())) {
                attach(other);
                return;
            }
        }
    }

    /** Stops tracking an object, for good. */
    public void forget(EntityEntry<?> entry) {
        entry.status(Status.DETACHED);
        byObject.remove(entry.entity(), entry);
        EntityKey key = entry.key();
        if (key != null) {
            byKey.remove(key, entry);
        }
    }

    /** Stops tracking all objects, for good. */
    public void forgetAll() {
        for (EntityEntry<?> entry : List.copyOf(byObject.values())) {
            forget(entry);
        }
        undo.clear();
    }

    /**
     * A row was inserted: the object becomes managed and takes what the flush decided.
     *
     * @param id the id of the row
     * @param fields the values that the flush, not the application, gave to attributes
     */
    public <E> void inserted(EntityEntry<E> entry, Object id, Map<AttributeModel, @Nullable Object> fields) {
        Map<AttributeModel, @Nullable Object> before = new HashMap<>();
        fields.keySet().forEach(attribute -> before.put(attribute, entry.current(attribute)));
        Object idBefore = entry.id();
        undo.add(() -> {
            before.forEach((attribute, value) -> entry.type().set(entry.entity(), attribute, value));
            entry.snapshot(null);
            if (entry.status() != Status.DETACHED) {
                entry.status(Status.NEW);
                rekey(entry, idBefore);
            }
        });
        fields.forEach((attribute, value) -> entry.type().set(entry.entity(), attribute, value));
        rekey(entry, normalized(entry.type(), id));
        writtenKeys.add(entry.key());
        entry.status(Status.MANAGED);
        entry.snapshot(entry.type().snapshot(entry.entity()));
    }

    /**
     * A row was updated: the object takes what the flush decided and its snapshot is what the row holds now.
     *
     * @param fields the values that the flush, not the application, gave to attributes
     */
    public <E> void updated(EntityEntry<E> entry, Map<AttributeModel, @Nullable Object> fields) {
        logSnapshot(entry);
        writtenKeys.add(entry.key());
        fields.forEach((attribute, value) -> entry.type().set(entry.entity(), attribute, value));
        entry.snapshot(entry.type().snapshot(entry.entity()));
    }

    /** A row was deleted. */
    public void deleted(EntityEntry<?> entry) {
        Status before = entry.status();
        EntityKey key = entry.key();
        undo.add(() -> {
            if (entry.status() == Status.DELETED) {
                entry.status(before);
                attach(entry);
            }
        });
        entry.status(Status.DELETED);
        if (key != null) {
            byKey.remove(key, entry);
        }
    }

    /** Everything so far is permanent. */
    public void committed() {
        undo.clear();
        changedTables.clear();
        writtenKeys.clear();
        byObject.values().removeIf(entry -> entry.status() == Status.DELETED);
    }

    /** A mark to which {@link #revertTo} can return. */
    public int mark() {
        return undo.size();
    }

    /** Takes back what happened since a mark, and all edits that were not flushed. */
    public void revertTo(int mark) {
        undo.revertTo(mark);
        if (mark == 0) {
            changedTables.clear();
            writtenKeys.clear();
        }
        for (EntityEntry<?> entry : byObject.values()) {
            if (entry.status() == Status.MANAGED) {
                entry.restoreFields();
            }
        }
    }

    /**
     * Takes back a flush that failed when it was already complete in memory.
     *
     * @param mark where the log was before it
     * @param pending what the objects held before it, edits that were not flushed included
     */
    public void revertFlush(int mark, Map<EntityEntry<?>, @Nullable Object[]> pending) {
        undo.revertTo(mark);
        pending.forEach(EntityEntry::fill);
    }

    private void change(EntityEntry<?> entry, Status status) {
        Status before = entry.status();
        undo.add(() -> {
            if (entry.status() != Status.DETACHED) {
                entry.status(before);
            }
        });
        entry.status(status);
    }

    private void logSnapshot(EntityEntry<?> entry) {
        @Nullable Object[] before = entry.snapshot();
        undo.add(() -> {
            entry.snapshot(before);
            entry.restoreFields();
        });
    }

    private void attach(EntityEntry<?> entry) {
        byObject.put(entry.entity(), entry);
        EntityKey key = entry.key();
        if (key != null) {
            byKey.put(key, entry);
        }
    }

    private void rekey(EntityEntry<?> entry, @Nullable Object id) {
        EntityKey old = entry.key();
        if (old != null) {
            byKey.remove(old, entry);
        }
        entry.id(id);
        EntityKey key = entry.key();
        if (key != null) {
            byKey.put(key, entry);
        }
    }

    /**
     * The key of a row by an id that came from the application.
     *
     * @throws StintException if the id is of another class than the entity's
     */
    public <E> EntityKey key(EntityType<E> type, Object id) {
        return new EntityKey(type.model().type(), normalized(type, id));
    }

    private static Object normalized(EntityType<?> type, Object id) {
        AttributeModel attribute = type.model().id();
        Class<?> expected = attribute.type().javaType();
        if (!expected.isInstance(id)) {
            throw new StintException("Cannot look up " + type.name() + " by an id of class "
                    + id.getClass().getName() + ": " + type.name() + "." + attribute + " is of class "
                    + expected.getName() + ".");
        }
        return attribute.type().normalize(id);
    }
}

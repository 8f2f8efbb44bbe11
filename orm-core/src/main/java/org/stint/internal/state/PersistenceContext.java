package org.stint.internal.state;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.internal.state.EntityEntry.Status;
import org.stint.mapping.AttributeModel;

/**
 * The objects of one session: the identity map, what each object is to the session, and the log by which all that
 * happened to them can be taken back. It knows no database; whoever writes or reads rows tells it.
 */
public final class PersistenceContext {

    private static final Set<Status> MANAGED = EnumSet.of(Status.MANAGED);
    private static final Set<Status> STORED = EnumSet.of(Status.MANAGED, Status.REMOVED);
    private static final Set<Status> WRITABLE = EnumSet.of(Status.NEW, Status.MANAGED, Status.REMOVED);
    private static final Set<Status> KNOWN = EnumSet.complementOf(EnumSet.of(Status.DETACHED));

    private final EntityTypes types;
    private final IdentityMap identities = new IdentityMap();
    private final ChangeTracking tracking;
    private final Worklist worklist = new Worklist();
    private final UndoLog undo = new UndoLog();
    private final Set<String> changedTables = new HashSet<>();
    private final Set<EntityKey> writtenKeys = new HashSet<>();
    private final Set<EntityEntry<?>> uncertain = new LinkedHashSet<>();
    private final Callbacks callbacks;
    private long sequence;

    /** An empty context for entities of these types. */
    public PersistenceContext(EntityTypes types, ChangeTracking tracking) {
        this.types = types;
        this.tracking = tracking;
        this.callbacks = new Callbacks(types.listeners());
    }

    /** Whether the objects tell of changes, so that nobody needs to keep the values that they are made of. */
    public boolean isRecorded() {
        return tracking.isRecorded();
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
        return (EntityEntry<E>) identities.of(entity);
    }

    /** The entry that holds the key of a row, or null. */
    @SuppressWarnings("unchecked") // entries are kept by their own class
    public <E> @Nullable EntityEntry<E> entry(EntityType<E> type, Object id) {
        return (EntityEntry<E>) identities.of(type.keyOf(id));
    }

    /** The entry that holds a key, or null. */
    @SuppressWarnings("unchecked") // entries are kept by their own class
    public <E> @Nullable EntityEntry<E> entry(EntityKey key) {
        return (EntityEntry<E>) identities.of(key);
    }

    /**
     * The entries that may have something to be written, in the order in which the session came to know the objects: new
     * and removed ones, and those managed ones that told of a change, or all of them where objects tell nothing.
     */
    public List<EntityEntry<?>> candidates() {
        if (tracking == ChangeTracking.VERIFIED) {
            managed().forEach(entry -> entry.row().verify(types));
        }
        return tracking.isRecorded() ? worklist.all() : identities.with(WRITABLE);
    }

    /** Whether no object is known. */
    public boolean isEmpty() {
        return identities.isEmpty();
    }

    /** Whether there may be {@link #candidates()}. */
    public boolean hasCandidates() {
        return tracking == ChangeTracking.RECORDED ? worklist.isBusy() : !identities.isEmpty();
    }

    /** The objects of all classes that have a row and are not deleted, in the order in which the session knows them. */
    public List<EntityEntry<?>> stored() {
        return identities.with(STORED);
    }

    /** The managed objects of a class, in the order in which the session came to know them. */
    @SuppressWarnings("unchecked") // filtered by type
    public <E> List<EntityEntry<E>> managed(EntityType<E> type) {
        List<EntityEntry<E>> found = new ArrayList<>();
        for (EntityEntry<?> entry : managed()) {
            if (entry.type() == type) {
                found.add((EntityEntry<E>) entry);
            }
        }
        return found;
    }

    /**
     * Manages an object that was made of a row.
     *
     * @param key what identifies the row
     * @param id the id that the object holds
     * @param values the values its fields were filled with, kept as they are; null if nobody kept them
     * @param unloaded what stands for entities and columns which are to be loaded later, by the position of the
     *     attribute; null if there is none
     */
    public <E> EntityEntry<E> manage(
            EntityType<E> type,
            E entity,
            EntityKey key,
            Object id,
            @Nullable Object @Nullable [] values,
            @Nullable Object @Nullable [] unloaded) {
        EntityEntry<E> entry = known(type, entity, Status.MANAGED, id, key);
        entry.row().read(values, unloaded);
        watchReading(entry);
        return entry;
    }

    /**
     * Says that rows of a table were changed past the objects of this session. What is read from it until the
     * transaction ends is uncertain after a rollback, for nobody knows what those rows held before.
     */
    public void changedOutside(String table) {
        changedTables.add(table);
    }

    /** The managed objects whose rows may not be what they hold, since a rollback, until they are refreshed or forgotten. */
    public List<EntityEntry<?>> uncertain() {
        uncertain.removeIf(entry -> entry.status() != Status.MANAGED);
        return List.copyOf(uncertain);
    }

    /** A lazy column of a managed object was read. What this transaction has changed is forgotten with a rollback. */
    public void columnRead(EntityEntry<?> entry, AttributeModel attribute, Unread standing, @Nullable Object value) {
        if (isChangedByTransaction(entry)) {
            undo.add(() -> {
                if (entry.status() != Status.DETACHED) {
                    entry.row().unload(attribute, standing);
                }
            });
        }
        entry.row().loaded(attribute, value);
    }

    /** Replaces the values of a managed object by those its row holds now. */
    public <E> void refreshed(EntityEntry<E> entry, @Nullable Object[] values) {
        refreshed(entry, values, new BitSet());
    }

    /** As {@link #refreshed(EntityEntry, Object[])}, but some attributes keep their pending changes. */
    public <E> void refreshed(EntityEntry<E> entry, @Nullable Object[] values, BitSet pending) {
        @Nullable Object[] edited = pending.isEmpty() ? null : entry.currentValues();
        if (uncertain.remove(entry)) {
            watchReading(entry); // what it held is not to come back
        } else {
            logSnapshot(entry);
        }
        entry.assumed(false);
        entry.row().restore(values);
        if (edited != null) {
            for (int index = pending.nextClearBit(0); index < edited.length; index = pending.nextClearBit(index + 1)) {
                edited[index] = values[index];
            }
            entry.row().edit(edited);
        }
    }

    /** Replaces the values of a managed object by those that its row is supposed to hold now; some keep what they have. */
    public <E> void assumed(EntityEntry<E> entry, @Nullable Object[] values, BitSet pending) {
        refreshed(entry, values, pending);
        entry.assumed(true);
    }

    /** Says that the row of a managed object is not what it holds: the next flush of the object looks, and conflicts. */
    public void doubted(EntityEntry<?> entry) {
        boolean before = entry.isAssumed();
        undo.add(() -> entry.assumed(before));
        entry.assumed(true);
    }

    /** Gives an object other values, as if the application had written them: the next flush writes what differs. */
    public void edit(EntityEntry<?> entry, @Nullable Object[] values) {
        entry.row().edit(values);
    }

    /** Takes in a new object. */
    public <E> void persist(EntityType<E> type, E entity) {
        Object assigned = type.knownIdOf(entity);
        Object id = assigned == null ? null : type.normalizedId(assigned);
        EntityKey key = assigned == null ? null : type.keyOf(assigned);
        EntityEntry<E> entry = known(type, entity, Status.NEW, id, key);
        undo.add(() -> forget(entry));
    }

    /** Makes a removed object managed again. */
    public void revive(EntityEntry<?> entry) {
        change(entry, Status.MANAGED);
    }

    /** Marks a managed object for deletion. */
    public void remove(EntityEntry<?> entry) {
        change(entry, Status.REMOVED);
    }

    /** Stops tracking an object, for good; a removed one that had its key before has it again. */
    public void forget(EntityEntry<?> entry) {
        if (entry.status() == Status.DETACHED) {
            return;
        }
        become(entry, Status.DETACHED);
        entry.row().release();
        identities.remove(entry);
        uncertain.remove(entry);
    }

    /** Stops tracking all objects, for good. */
    public void forgetAll() {
        for (EntityEntry<?> entry : identities.with(KNOWN)) {
            entry.status(Status.DETACHED);
            entry.row().release();
        }
        identities.clear();
        worklist.clear();
        uncertain.clear();
        undo.forget();
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
            entry.type().set(entry.entity(), before);
            entry.row().forgetRow();
            if (entry.status() != Status.DETACHED) {
                become(entry, Status.NEW);
                rekey(entry, idBefore);
            }
        });
        entry.type().set(entry.entity(), fields);
        rekey(entry, id);
        writtenKeys.add(entry.key());
        become(entry, Status.MANAGED);
        entry.row().settle(true);
    }

    /**
     * A row was updated: the object takes what the flush decided and its snapshot is what the row holds now.
     *
     * @param fields the values that the flush, not the application, gave to attributes
     */
    public <E> void updated(EntityEntry<E> entry, Map<AttributeModel, @Nullable Object> fields) {
        logSnapshot(entry);
        entry.assumed(false);
        writtenKeys.add(entry.key());
        entry.type().set(entry.entity(), fields);
        entry.row().settle(false);
    }

    /** A row was deleted. */
    public void deleted(EntityEntry<?> entry) {
        Status before = entry.status();
        undo.add(() -> {
            if (entry.status() == Status.DELETED) {
                become(entry, before);
                reclaimRow(entry);
            }
        });
        become(entry, Status.DELETED);
        identities.release(entry);
    }

    /** Everything so far is permanent. */
    public void committed() {
        undo.forget();
        changedTables.clear();
        writtenKeys.clear();
        worklist.of(Status.DELETED).forEach(this::forget);
    }

    /** A mark to which {@link #revertTo} can return. */
    public long mark() {
        return undo.position();
    }

    /** Takes back all that happened since the last commit, and all edits that were not flushed. */
    public void revert() {
        revertTo(0);
        changedTables.clear();
        writtenKeys.clear();
    }

    /** Takes back what happened since a mark, and all edits that were not flushed. */
    public void revertTo(long mark) {
        undo.revertTo(mark);
        for (EntityEntry<?> entry : tracking.isRecorded() ? worklist.touched() : managed()) {
            entry.row().restore();
        }
    }

    /**
     * Takes back a flush that failed when it was already complete in memory.
     *
     * @param mark where the log was before it
     * @param pending what the objects held before it, edits that were not flushed included
     */
    public void revertFlush(long mark, Map<EntityEntry<?>, @Nullable Object[]> pending) {
        undo.revertTo(mark);
        pending.forEach((entry, values) -> entry.row().edit(values));
    }

    private List<EntityEntry<?>> managed() {
        return identities.with(MANAGED);
    }

    private void change(EntityEntry<?> entry, Status status) {
        Status before = entry.status();
        undo.add(() -> {
            if (entry.status() != Status.DETACHED) {
                become(entry, before);
            }
        });
        become(entry, status);
    }

    /** What was read of a row that this transaction has changed is uncertain once that is taken back. */
    private void watchReading(EntityEntry<?> entry) {
        if (isChangedByTransaction(entry)) {
            undo.add(() -> uncertain.add(entry));
        }
    }

    private boolean isChangedByTransaction(EntityEntry<?> entry) {
        if (changedTables.isEmpty() && writtenKeys.isEmpty()) {
            return false;
        }
        return changedTables.contains(entry.type().model().table().node().name()) || writtenKeys.contains(entry.key());
    }

    private void logSnapshot(EntityEntry<?> entry) {
        @Nullable Object[] before = entry.snapshot();
        boolean assumed = entry.isAssumed();
        undo.add(() -> {
            if (before != null) {
                entry.row().restore(before);
            }
            entry.assumed(assumed);
        });
    }

    private <E> EntityEntry<E> known(
            EntityType<E> type, E entity, Status status, @Nullable Object id, @Nullable EntityKey key) {
        EntityEntry<E> entry = new EntityEntry<>(type, entity, sequence++, status, tracking, worklist);
        entry.identify(id, key);
        entry.row().attach();
        worklist.moved(entry, Status.DETACHED, status);
        identities.add(entry);
        return entry;
    }

    private void become(EntityEntry<?> entry, Status status) {
        worklist.moved(entry, entry.status(), status);
        entry.status(status);
    }

    /** The row of an entry is there again; what was read of one that had its key meanwhile is of no row any more. */
    private void reclaimRow(EntityEntry<?> entry) {
        EntityEntry<?> holder = identities.of(Objects.requireNonNull(entry.key()));
        if (holder != null && uncertain.contains(holder)) {
            forget(holder);
        }
        identities.reclaim(entry);
    }

    private void rekey(EntityEntry<?> entry, @Nullable Object id) {
        identities.release(entry);
        EntityType<?> type = entry.type();
        entry.identify(id == null ? null : type.normalizedId(id), id == null ? null : type.keyOf(id));
        identities.hold(entry);
    }
}

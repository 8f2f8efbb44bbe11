package org.stint.internal.flush;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stint.contract.Ref;
import org.stint.internal.state.ChangeSet;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityEntry.Status;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.internal.state.Unread;
import org.stint.mapping.AttributeModel;

/** Last step of a flush: everything succeeded, so ids, versions, times and snapshots reach the objects. */
final class Completion {

    private Completion() {}

    /**
     * The objects that are written from an older state than the row has, because the application said so by the version;
     * what they hold besides the written attributes is not what the row holds.
     */
    static List<EntityEntry<?>> outdated(List<ChangeSet> changes) {
        List<EntityEntry<?>> outdated = new ArrayList<>();
        for (ChangeSet change : changes) {
            if (isFromOlderState(change)) {
                outdated.add(change.entry());
            }
        }
        return outdated;
    }

    /** Completes the changes, and gives back what columns hold of what is no change. */
    static void complete(
            List<ChangeSet> changes,
            RowIds ids,
            Map<Object, Map<AttributeModel, @Nullable Object>> filled,
            PersistenceContext context) {
        restoreSpelling(context);
        for (ChangeSet change : changes) {
            complete(
                    change,
                    change.entry(),
                    ids,
                    filled.getOrDefault(change.entry().entity(), Map.of()),
                    context);
        }
    }

    /**
     * Gives fields the value that their columns hold where they hold the same one spelled otherwise, such as 13.9000
     * for 13.90, or one that no flush writes: that is no change, but after a flush memory equals the row.
     */
    static void restoreSpelling(PersistenceContext context) {
        for (EntityEntry<?> entry : context.candidates()) {
            if (entry.status() == Status.MANAGED) {
                restoreSpelling(entry);
            }
        }
    }

    private static <E> void restoreSpelling(EntityEntry<E> entry) {
        Map<AttributeModel, @Nullable Object> restored = null; // as it is for most
        for (AttributeModel attribute : entry.type().model().writtenOnce()) {
            Object stored = entry.stored(attribute);
            Object current = entry.current(attribute);
            boolean same = attribute.reference() == null ? Objects.deepEquals(stored, current) : stored == current;
            if (!same && isToBeLoaded(attribute, stored)) {
                entry.unload(attribute, Objects.requireNonNull(stored));
            } else if (!same) {
                restored = restored == null ? new HashMap<>() : restored;
                restored.put(attribute, EntityType.kept(attribute, stored));
            }
        }
        for (AttributeModel attribute : entry.type().model().respelled()) {
            Object stored = entry.stored(attribute);
            Object current = entry.current(attribute);
            if (current != stored
                    && current != null
                    && !(stored instanceof Unread)
                    && !current.equals(stored)
                    && attribute.type().same(stored, current)) {
                restored = restored == null ? new HashMap<>() : restored;
                restored.put(attribute, stored);
            }
        }
        if (restored != null) {
            entry.type().set(entry.entity(), restored);
        }
    }

    /** Whether what is known of a row is no value for the field, but stands for one that is not loaded. */
    private static boolean isToBeLoaded(AttributeModel attribute, @Nullable Object stored) {
        return stored instanceof Unread
                || stored instanceof Ref<?>
                        && attribute.reference() != null
                        && !attribute.reference().asRef();
    }

    private static <E> void complete(
            ChangeSet change,
            EntityEntry<E> entry,
            RowIds ids,
            Map<AttributeModel, @Nullable Object> filled,
            PersistenceContext context) {
        switch (change.kind()) {
            case INSERT -> {
                Object id = Objects.requireNonNull(ids.ofNew(entry.entity()));
                Map<AttributeModel, @Nullable Object> fields = decided(change, entry);
                if (entry.type().model().embeddedId() == null) {
                    fields.put(entry.type().model().id(), id);
                }
                fields.putAll(filled);
                context.inserted(entry, id, fields);
            }
            case UPDATE -> {
                Map<AttributeModel, @Nullable Object> fields = decided(change, entry);
                fields.putAll(filled);
                context.updated(entry, fields);
            }
            case CHECK -> context.updated(entry, new HashMap<>());
            case DELETE -> context.deleted(entry);
        }
    }

    /** The values that the flush gave to attributes: versions, times, and what columns make of values. */
    private static <E> Map<AttributeModel, @Nullable Object> decided(ChangeSet change, EntityEntry<E> entry) {
        Map<AttributeModel, @Nullable Object> fields = new HashMap<>();
        for (AttributeModel attribute : entry.type().model().attributes()) {
            Object after = change.after(attribute);
            if (attribute.reference() == null
                    && change.changes(attribute)
                    && !Objects.deepEquals(after, entry.current(attribute))
                    && !isHeldAsItIs(attribute, entry.current(attribute))) {
                fields.put(attribute, after);
            }
        }
        return fields;
    }

    /** Whether a value that can change in place stays in its field: the application may hold on to the object. */
    private static boolean isHeldAsItIs(AttributeModel attribute, @Nullable Object current) {
        return current != null && attribute.type().mutable() && attribute.type().normalize(current) == current;
    }

    private static boolean isFromOlderState(ChangeSet change) {
        AttributeModel version = change.entry().type().model().version();
        return version != null
                && (change.kind() == ChangeSet.Kind.UPDATE || change.kind() == ChangeSet.Kind.CHECK)
                && !version.type().same(change.before(version), change.expectedVersion());
    }
}

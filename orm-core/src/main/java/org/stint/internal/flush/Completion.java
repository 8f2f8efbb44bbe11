package org.stint.internal.flush;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stint.internal.state.ChangeSet;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityEntry.Status;
import org.stint.internal.state.PersistenceContext;
import org.stint.internal.state.Unread;
import org.stint.mapping.AttributeModel;

/** Last step of a flush: everything succeeded, so ids, versions, times and snapshots reach the objects. */
final class Completion {

    private Completion() {}

    /**
     * Completes the changes.
     *
     * @return the objects that were written from an older state than the row had, because the application said so by
     *     the version; what they hold besides the written attributes is not what the row holds
     */
    static List<EntityEntry<?>> complete(
            List<ChangeSet> changes,
            Map<Object, Object> newIds,
            Map<Object, Map<AttributeModel, @Nullable Object>> filled,
            PersistenceContext context) {
        List<EntityEntry<?>> outdated = new ArrayList<>();
        for (ChangeSet change : changes) {
            if (isFromOlderState(change)) {
                outdated.add(change.entry());
            }
            complete(
                    change,
                    change.entry(),
                    newIds,
                    filled.getOrDefault(change.entry().entity(), Map.of()),
                    context);
        }
        return outdated;
    }

    /**
     * Gives fields the value that their columns hold where they hold the same one spelled otherwise, such as 13.9000
     * for 13.90: that is no change, but after a flush memory equals the row.
     */
    static void restoreSpelling(PersistenceContext context) {
        for (EntityEntry<?> entry : context.candidates()) {
            if (entry.status() == Status.MANAGED) {
                restoreSpelling(entry);
            }
        }
    }

    private static <E> void restoreSpelling(EntityEntry<E> entry) {
        for (AttributeModel attribute : entry.type().model().filledOnInsert()) {
            // nobody but the database writes it, so what the application wrote is no change either
            if (!Objects.deepEquals(entry.stored(attribute), entry.current(attribute))) {
                entry.type().set(entry.entity(), attribute, entry.stored(attribute));
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
                entry.type().set(entry.entity(), attribute, stored);
            }
        }
    }

    private static <E> void complete(
            ChangeSet change,
            EntityEntry<E> entry,
            Map<Object, Object> newIds,
            Map<AttributeModel, @Nullable Object> filled,
            PersistenceContext context) {
        switch (change.kind()) {
            case INSERT -> {
                Object id = Objects.requireNonNull(newIds.get(entry.entity()));
                Map<AttributeModel, @Nullable Object> fields = decided(change, entry);
                if (entry.type().model().embeddedId() == null) {
                    fields.put(entry.type().model().id(), id);
                }
                fields.putAll(filled);
                context.inserted(entry, id, fields);
            }
            case UPDATE -> {
                Map<AttributeModel, @Nullable Object> fields = decided(change, entry);
                entry.type()
                        .model()
                        .filledOnInsert()
                        .forEach(attribute -> fields.put(attribute, change.before(attribute)));
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

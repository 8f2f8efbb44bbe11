package org.stint.internal.merge;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;
import org.stint.exception.DetachedException;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.load.EntityLoader;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityEntry.Status;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.internal.state.Unread;
import org.stint.mapping.AttributeModel;
import org.stint.session.MergeOptions;
import org.stint.statement.ColumnDefinition;

/**
 * Finds the managed object for a source, makes a patch of the source and applies it: as edits, which the next flush
 * writes and a rollback reverts. The source is only read.
 */
public final class Merger {

    private final PersistenceContext context;
    private final EntityLoader loader;
    private final SourceVersion versions;

    /** Merges into a context. */
    public Merger(PersistenceContext context, EntityLoader loader) {
        this.context = context;
        this.loader = loader;
        this.versions = new SourceVersion(context.types());
    }

    /**
     * The managed object that has the values of a source.
     *
     * @param execution where rows are read, asked for only if some have to be
     */
    public <E> E merge(E source, MergeOptions options, Supplier<Execution> execution) {
        EntityType<E> type = context.types().ofObject(source);
        Selection selection = Selection.of(type, options);
        EntityEntry<E> own = context.entryOf(source);
        if (own != null) {
            rejectRemoved(own);
            return source;
        }
        Object id = type.knownIdOf(source);
        EntityEntry<E> entry = id == null ? null : managed(type, id, execution);
        if (entry == null) {
            return persistCopy(type, source, id, selection, execution);
        }
        rejectRemoved(entry);
        return update(entry, source, selection, execution);
    }

    private <E> @Nullable EntityEntry<E> managed(EntityType<E> type, Object id, Supplier<Execution> execution) {
        if (context.entry(type, id) == null) {
            loader.load(type, List.of(id), execution.get());
        }
        return context.entry(type, id);
    }

    private <E> E update(EntityEntry<E> entry, E source, Selection selection, Supplier<Execution> execution) {
        EntityType<E> type = entry.type();
        boolean isNew = entry.status() == Status.NEW;
        Patch patch = Patch.of(type, source, selection, writable(isNew));
        if (!isNew) {
            readColumns(entry, patch, execution);
            versions.check(entry, source, patch);
        } else if (type.wasStored(source)) {
            throw versions.gone(type, source, entry.id());
        }
        Patch different = patch.without(
                value -> context.types().same(value.getKey(), entry.current(value.getKey()), value.getValue()));
        apply(
                new ManagedReferences(context, loader, execution)
                        .in(different, type, source, entry.entity(), entry.label()),
                entry);
        return entry.entity();
    }

    private <E> E persistCopy(
            EntityType<E> type, E source, @Nullable Object id, Selection selection, Supplier<Execution> execution) {
        rejectStored(type, source, id, selection);
        E copy = type.instantiate();
        String label = id == null ? "a new " + type.name() : type.name() + " " + id;
        ManagedReferences references = new ManagedReferences(context, loader, execution);
        if (id != null) {
            Patch ids = references.in(Patch.ofId(type, source), type, source, copy, label);
            type.fill(copy, ids.over(type.values(copy)));
        }
        Patch patch = references.in(Patch.of(type, source, selection, writable(true)), type, source, copy, label);
        context.persist(type, copy);
        EntityEntry<E> entry = context.entryOf(copy);
        try {
            apply(patch, entry);
        } catch (RuntimeException failure) {
            context.forget(entry);
            throw failure;
        }
        return copy;
    }

    /** Without the old value nobody could tell whether the new one differs. */
    private void readColumns(EntityEntry<?> entry, Patch patch, Supplier<Execution> execution) {
        for (AttributeModel attribute : patch.values().keySet()) {
            if (entry.current(attribute) instanceof Unread) {
                loader.loadColumn(entry, attribute, List.of(), execution.get());
            }
        }
    }

    private <E> void apply(Patch patch, EntityEntry<E> entry) {
        if (patch.values().isEmpty()) {
            return;
        }
        @Nullable Object[] before = entry.currentValues();
        try {
            context.edit(entry, patch.over(before));
        } catch (DataException primitive) {
            context.edit(entry, before);
            throw new DataException("Cannot merge " + entry.label() + " with only "
                    + patch.values().keySet().stream().map(AttributeModel::name).toList()
                    + ": an embedded object would hold null in a primitive field. Merge all of the object, or use a"
                    + " wrapper class.");
        }
    }

    private static Predicate<AttributeModel> writable(boolean isNew) {
        return attribute -> {
            ColumnDefinition<?> column = attribute.definition();
            return isNew ? column.insertable() : column.updatable();
        };
    }

    private static void rejectRemoved(EntityEntry<?> entry) {
        if (entry.status() == Status.REMOVED) {
            throw new DetachedException("Cannot merge " + entry.label() + ": the object with that id is removed from"
                    + " this session. Persist the removed object to keep it, or roll back.");
        }
        if (entry.status() == Status.DELETED) {
            throw new DetachedException("Cannot merge " + entry.label()
                    + ": a flush has deleted its row already. Roll back, or persist a new object.");
        }
    }

    private <E> void rejectStored(EntityType<E> type, E source, @Nullable Object id, Selection selection) {
        List<AttributeModel> unloaded = type.unloaded(source);
        if (id != null && (type.wasStored(source) || !unloaded.isEmpty())) {
            throw versions.gone(type, source, type.normalizedId(id));
        }
        List<String> missing = unloaded.stream()
                .filter(selection::contains)
                .map(AttributeModel::name)
                .toList();
        if (!missing.isEmpty()) {
            throw new DetachedException("Cannot merge a new " + type.name() + ": it was read by another session, and "
                    + String.join(", ", missing) + " was not loaded there, so that a copy would lose it. Read or set"
                    + " what is lazy before the object is detached, or leave it out by MergeOptions.");
        }
    }
}

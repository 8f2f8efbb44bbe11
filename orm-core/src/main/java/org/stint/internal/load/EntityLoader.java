package org.stint.internal.load;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.contract.Ref;
import org.stint.exception.EntityNotFoundException;
import org.stint.internal.jdbc.EntityReading;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.internal.state.Unread;
import org.stint.mapping.AttributeModel;
import org.stint.statement.EntityTable;

/** Reads entities into a persistence context, with all they refer to. */
public final class EntityLoader implements EntityReading {

    private final PersistenceContext context;
    private final @Nullable LazyLoading lazy;

    /**
     * A loader into a context.
     *
     * @param lazy what loads references and columns when they are asked for; null makes references that cannot be
     *     followed
     */
    public EntityLoader(PersistenceContext context, @Nullable LazyLoading lazy) {
        this.context = context;
        this.lazy = lazy;
    }

    @Override
    public BitSet leftOut(EntityTable<?, ?> table) {
        return LazyColumns.of(context, context.types().of(table.entityClass()));
    }

    @Override
    public Scope begin(Execution execution) {
        return new RowScope(context, execution, lazy);
    }

    /** Reads the rows with these ids that the context does not have yet, in as few statements as possible. */
    public <E> void load(EntityType<E> type, Collection<?> ids, Execution execution) {
        Map<EntityKey, Object> missing = new LinkedHashMap<>();
        for (Object id : ids) {
            if (context.entry(type, id) == null) {
                missing.putIfAbsent(type.keyOf(id), type.normalizedId(id));
            }
        }
        if (!missing.isEmpty()) {
            RowScope scope = new RowScope(context, execution, lazy);
            scope.read(type, missing.values());
            scope.complete();
        }
    }

    /**
     * Reads a lazy column of those among some rows whose objects are managed and lack it.
     *
     * @throws EntityNotFoundException if the row of the object that was asked for it is gone
     */
    public void loadColumn(
            EntityEntry<?> asked, AttributeModel attribute, Collection<EntityKey> siblings, Execution execution) {
        Set<EntityEntry<?>> lacking = new LinkedHashSet<>(List.of(asked));
        for (EntityKey key : siblings) {
            EntityEntry<?> entry = context.entry(key);
            if (entry != null && entry.current(attribute) instanceof Unread) {
                lacking.add(entry);
            }
        }
        new ColumnReading(context, asked.type(), attribute).read(List.copyOf(lacking), execution);
        if (asked.current(attribute) instanceof Unread) {
            throw new EntityNotFoundException("Cannot load " + asked.label() + "." + attribute
                    + ": there is no such row any more. Roll back, or detach the object.");
        }
    }

    /** Prepares to find the values of managed objects among the rows of another statement. */
    public <E> RowRefresh<E> refreshing(
            EntityType<E> type, Collection<EntityEntry<E>> entries, Execution execution, Refresher refresher) {
        return new RowRefresh<>(type, entries, new RowScope(context, execution, lazy), refresher);
    }

    /** A reference that loads what it refers to when it is asked for it. */
    public <T> Ref<T> reference(Class<T> type, Object id) {
        return new Siblings(lazy).ref(type, id);
    }

    /** Reads the rows of managed objects of one class anew; gives back the objects whose rows are gone, unchanged. */
    public <E> List<EntityEntry<E>> refresh(
            EntityType<E> type, Collection<EntityEntry<E>> entries, Execution execution) {
        return refresh(type, entries, execution, context::refreshed);
    }

    /** As {@link #refresh(EntityType, Collection, Execution)}, but someone else decides what becomes of the values. */
    public <E> List<EntityEntry<E>> refresh(
            EntityType<E> type, Collection<EntityEntry<E>> entries, Execution execution, Refresher refresher) {
        if (entries.isEmpty()) {
            return List.of();
        }
        RowScope scope = new RowScope(context, execution, lazy);
        scope.refreshThrough(refresher);
        List<EntityEntry<E>> gone = scope.refresh(type, new ArrayList<>(entries));
        scope.complete();
        return gone;
    }
}

package org.stint.internal.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.contract.Ref;
import org.stint.internal.jdbc.EntityReading;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;

/** Reads entities into a persistence context, with all they refer to. */
public final class EntityLoader implements EntityReading {

    private final PersistenceContext context;
    private final @Nullable RefLoader refs;

    /**
     * A loader into a context.
     *
     * @param refs what loads references when they are asked for it; null makes references that cannot be followed
     */
    public EntityLoader(PersistenceContext context, @Nullable RefLoader refs) {
        this.context = context;
        this.refs = refs;
    }

    @Override
    public Scope begin(Execution execution) {
        return new RowScope(context, execution, refs);
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
            RowScope scope = new RowScope(context, execution, refs);
            scope.read(type, missing.values());
            scope.complete();
        }
    }

    /** Prepares to find the values of managed objects among the rows of another statement. */
    public <E> RowRefresh<E> refreshing(
            EntityType<E> type, Collection<EntityEntry<E>> entries, Execution execution, Refresher refresher) {
        return new RowRefresh<>(type, entries, new RowScope(context, execution, refs), refresher);
    }

    /** A reference that loads what it refers to when it is asked for it. */
    public <T> Ref<T> reference(Class<T> type, Object id) {
        return new Siblings(refs).ref(type, id);
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
        RowScope scope = new RowScope(context, execution, refs);
        scope.refreshThrough(refresher);
        List<EntityEntry<E>> gone = scope.refresh(type, new ArrayList<>(entries));
        scope.complete();
        return gone;
    }
}

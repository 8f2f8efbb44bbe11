package org.stint.internal.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.internal.jdbc.EntityReading;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.jdbc.IdParts;
import org.stint.internal.jdbc.ObjectReader;
import org.stint.internal.jdbc.RowReader;
import org.stint.internal.state.Callbacks.Moment;
import org.stint.internal.state.ChangeTracking;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.statement.EmbeddedAttribute;
import org.stint.statement.EntityTable;

/**
 * Makes entities of the rows of one result. A row whose entity is managed already gives that object, untouched. The
 * objects become managed only in {@link #complete()}, after every entity they refer to is there: what fails half-way
 * leaves nothing behind.
 */
final class RowScope implements EntityReading.Scope, RowReferences.Entities {

    private final PersistenceContext context;
    private final Execution execution;
    private final RowReferences references;
    private final Map<EntityKey, LoadedEntity<?>> loaded = new LinkedHashMap<>();
    private final Map<EntityEntry<?>, @Nullable Object[]> refreshed = new LinkedHashMap<>();
    private final Set<EntityKey> toRefresh = new LinkedHashSet<>();
    private Refresher refresher;
    private @Nullable RowScope detached;

    RowScope(PersistenceContext context, Execution execution, @Nullable LazyLoading lazy) {
        this.context = context;
        this.execution = execution;
        this.references = new RowReferences(context, lazy);
        this.refresher = context::refreshed;
    }

    @Override
    public <E> RowReader<E> reader(EntityTable<E, ?> table, int firstColumn, BitSet leftOut) {
        EntityType<E> type = context.types().of(table.entityClass());
        RowReading<E> reading = new RowReading<>(type, references, firstColumn, leftOut);
        return row -> read(reading, row);
    }

    @Override
    public <E> RowReader<E> detachedReader(EntityTable<E, ?> table, int firstColumn) {
        if (detached == null) {
            detached = new RowScope(new PersistenceContext(context.types(), ChangeTracking.SNAPSHOT), execution, null);
        }
        return detached.reader(table, firstColumn, new BitSet(0));
    }

    @Override
    public ObjectReader embeddedReader(EmbeddedAttribute<?, ?> embedded, int firstColumn) {
        return EmbeddedReading.of(embedded, context.types(), references, firstColumn);
    }

    @Override
    public void complete() {
        if (detached != null) {
            detached.complete();
        }
        references.resolve(this);
        List<EntityEntry<?>> made = new ArrayList<>();
        loaded.values().forEach(LoadedEntity::fill); // all of them, before any is managed
        loaded.values().forEach(entity -> made.add(entity.manage(context)));
        loaded.clear();
        List<EntityEntry<?>> anew = List.copyOf(refreshed.keySet());
        refreshed.forEach(refresher::refreshed);
        refreshed.clear();
        tell(made, anew);
    }

    /** Hands over to someone else what managed objects are to hold, instead of filling them. */
    void refreshThrough(Refresher other) {
        this.refresher = other;
    }

    /** Announces objects whose rows are read by {@link #refreshing}. */
    <E> void expect(Collection<EntityEntry<E>> entries) {
        entries.forEach(entry -> toRefresh.add(entry.key()));
    }

    /** Reads the rows of expected objects from columns, and gives back the object; any other row is passed over. */
    <E> RowReader<EntityEntry<E>> refreshing(EntityType<E> type, int firstColumn, BitSet leftOut) {
        RowReading<E> reading = new RowReading<>(type, references, firstColumn, leftOut);
        return row -> {
            EntityKey key = reading.key(row);
            if (key == null || !toRefresh.contains(key)) {
                return null;
            }
            EntityEntry<E> entry = context.entry(key);
            if (entry != null) {
                refreshed.put(entry, reading.values(key, row));
            }
            return entry;
        };
    }

    /** Reads rows by id; more are read for what they refer to when the scope is completed. */
    @Override
    public void read(EntityType<?> type, Collection<Object> ids) {
        read(type, ids, LazyColumns.of(context, type));
    }

    private void read(EntityType<?> type, Collection<Object> ids, BitSet leftOut) {
        for (List<Object> some : IdParts.of(List.copyOf(ids))) {
            execution.query(
                    EntitySelects.byIds(type, some, leftOut),
                    reader(type.model().table(), 1, leftOut),
                    "read " + some.size() + " rows of " + type.name());
        }
    }

    /** Reads the rows of managed objects anew; gives back the objects whose rows are gone. */
    <E> List<EntityEntry<E>> refresh(EntityType<E> type, List<EntityEntry<E>> entries) {
        Map<EntityKey, Object> ids = new LinkedHashMap<>();
        entries.forEach(entry -> ids.put(entry.key(), entry.id()));
        expect(entries);
        read(type, ids.values(), LazyColumns.unreadByAll(type, entries));
        return entries.stream().filter(entry -> !refreshed.containsKey(entry)).toList();
    }

    private <E> @Nullable E read(RowReading<E> reading, ResultSet row) throws SQLException {
        EntityKey key = reading.key(row);
        if (key == null) {
            return null;
        }
        EntityEntry<E> managed = context.entry(key);
        if (managed != null) {
            if (toRefresh.contains(key)) {
                refreshed.put(managed, reading.values(key, row));
            }
            return managed.entity();
        }
        @SuppressWarnings("unchecked") // kept by its own key
        LoadedEntity<E> known = (LoadedEntity<E>) loaded.get(key);
        if (known != null) {
            return known.entity();
        }
        LoadedEntity<E> made = context.isRecorded() ? reading.filled(key, row) : reading.empty(key, row);
        loaded.put(key, made);
        return made.entity();
    }

    @Override
    public @Nullable Object find(EntityType<?> type, Object id) {
        EntityEntry<?> managed = context.entry(type, id);
        if (managed != null) {
            return managed.entity();
        }
        LoadedEntity<?> known = loaded.get(type.keyOf(id));
        return known == null ? null : known.entity();
    }

    /** Tells listeners; if one objects, what is new is not managed after all. */
    private void tell(List<EntityEntry<?>> made, List<EntityEntry<?>> anew) {
        if (context.callbacks().isEmpty()) {
            return;
        }
        try {
            made.forEach(entry -> context.callbacks().call(Moment.AFTER_LOAD, entry));
            anew.forEach(entry -> context.callbacks().call(Moment.AFTER_LOAD, entry));
        } catch (RuntimeException | Error objection) {
            made.forEach(context::forget);
            throw objection;
        }
    }
}

package org.stint.internal.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;
import org.stint.exception.EntityNotFoundException;
import org.stint.internal.jdbc.EntityReading;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.jdbc.ObjectReader;
import org.stint.internal.jdbc.RowReader;
import org.stint.internal.state.Callbacks.Moment;
import org.stint.internal.state.ChangeTracking;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;
import org.stint.internal.state.Unread;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.ReferenceModel;
import org.stint.statement.EmbeddedAttribute;
import org.stint.statement.EntityTable;

/**
 * Makes entities of the rows of one result. A row whose entity is managed already gives that object, untouched. The
 * objects become managed only in {@link #complete()}, after every entity they refer to is there: what fails half-way
 * leaves nothing behind.
 *
 * <p>To-one attributes are resolved level by level, with one select for each class and level, however many rows there
 * are.
 */
final class RowScope implements EntityReading.Scope {

    /**
     * An entity made of a row, which nobody has seen yet.
     *
     * @param values the values of the row, or null if the fields have them already and nobody needs a copy
     * @param unloaded what stands for entities and columns which are to be loaded later, or null
     */
    private record Loaded<E>(
            EntityType<E> type,
            E entity,
            EntityKey key,
            Object id,
            @Nullable Object @Nullable [] values,
            @Nullable Object @Nullable [] unloaded) {}

    /** What takes in an entity that a foreign key refers to, as soon as that is there. */
    @FunctionalInterface
    private interface Taking {
        void resolve(Object target);
    }

    /** A to-one attribute that waits for the entity it refers to. */
    private record Waiting(Taking row, EntityType<?> type, ReferenceModel reference, Object target) {}

    private static final BitSet NOTHING = new BitSet(0);

    private final PersistenceContext context;
    private final Execution execution;
    private final @Nullable LazyLoading lazy;
    private final Siblings siblings;
    private final Map<EntityType<?>, UnreadColumns> unreadColumns = new IdentityHashMap<>();
    private final Map<EntityKey, Loaded<?>> loaded = new LinkedHashMap<>();
    private final Map<EntityEntry<?>, @Nullable Object[]> refreshed = new LinkedHashMap<>();
    private final Set<EntityKey> toRefresh = new LinkedHashSet<>();
    private List<Waiting> waiting = new ArrayList<>();
    private Refresher refresher;
    private @Nullable RowScope detached;

    RowScope(PersistenceContext context, Execution execution, @Nullable LazyLoading lazy) {
        this.context = context;
        this.execution = execution;
        this.lazy = lazy;
        this.siblings = new Siblings(lazy);
        this.refresher = context::refreshed;
    }

    @Override
    public <E> RowReader<E> reader(EntityTable<E, ?> table, int firstColumn, BitSet leftOut) {
        EntityType<E> type = context.types().of(table.entityClass());
        RowReading<E> reading = new RowReading<>(type, firstColumn, leftOut);
        return row -> read(reading, row);
    }

    /** The attributes that are left out when rows are read: the lazy columns, where objects tell of reads. */
    static BitSet leftOut(PersistenceContext context, EntityType<?> type) {
        return context.isRecorded() ? type.lazyColumns() : NOTHING;
    }

    /** The lazy columns that none of the objects has read, nor written. */
    static BitSet unreadByAll(EntityType<?> type, Collection<? extends EntityEntry<?>> entries) {
        BitSet unread = new BitSet();
        type.lazyColumns().stream()
                .filter(index -> entries.stream()
                        .allMatch(
                                entry -> entry.current(type.model().attributes().get(index)) instanceof Unread))
                .forEach(unread::set);
        return unread;
    }

    @Override
    public <E> RowReader<E> detachedReader(EntityTable<E, ?> table, int firstColumn) {
        if (detached == null) {
            detached = new RowScope(new PersistenceContext(context.types(), ChangeTracking.SNAPSHOT), execution, null);
        }
        return detached.reader(table, firstColumn, NOTHING);
    }

    @Override
    public ObjectReader embeddedReader(EmbeddedAttribute<?, ?> embedded, int firstColumn) {
        EntityType<?> type = context.types().of(embedded.table().entityClass());
        List<AttributeModel> columns = type.model().attributes().stream()
                .filter(attribute -> attribute.name().startsWith(embedded.path() + "."))
                .toList();
        ReferenceModel key = type.model().reference(columns.get(0));
        if (key == null || !key.isComposite()) {
            return new EmbeddedReading(type, embedded.path(), columns, columns, firstColumn, keysOf(type));
        }
        EntityType<?> target = context.types().of(key.target());
        List<AttributeModel> places = columns.stream()
                .map(column -> target.model().ids().get(column.reference().part()))
                .toList();
        String path =
                target.model().idName() + embedded.path().substring(key.name().length());
        return new EmbeddedReading(target, path, columns, places, firstColumn, keysOf(target));
    }

    private EmbeddedReading.Keys keysOf(EntityType<?> type) {
        return (attribute, key, later) -> {
            ReferenceModel reference = Objects.requireNonNull(type.model().reference(attribute));
            if (reference.asRef()) {
                return siblings.ref(reference.target(), key);
            }
            waiting.add(new Waiting(target -> later[attribute.index()] = target, type, reference, key));
            return null;
        };
    }

    @Override
    public void complete() {
        if (detached != null) {
            detached.complete();
        }
        while (!waiting.isEmpty()) {
            List<Waiting> level = waiting;
            waiting = new ArrayList<>();
            loadTargets(level);
            for (Waiting reference : level) {
                reference.row().resolve(target(reference));
            }
        }
        List<EntityEntry<?>> made = new ArrayList<>();
        loaded.values().forEach(RowScope::fill); // all of them, before any is managed
        loaded.values().forEach(entity -> made.add(manage(entity)));
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
        RowReading<E> reading = new RowReading<>(type, firstColumn, leftOut);
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
    <E> void read(EntityType<E> type, Collection<Object> ids) {
        read(type, ids, leftOut(context, type));
    }

    private <E> void read(EntityType<E> type, Collection<Object> ids, BitSet leftOut) {
        List<Object> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += EntitySelects.IDS_PER_SELECT) {
            List<Object> chunk = all.subList(from, Math.min(all.size(), from + EntitySelects.IDS_PER_SELECT));
            RowReader<E> reader = reader(type.model().table(), 1, leftOut);
            execution.query(
                    EntitySelects.byIds(type, chunk, leftOut),
                    reader,
                    "read " + chunk.size() + " rows of " + type.name());
        }
    }

    /** Reads the rows of managed objects anew; gives back the objects whose rows are gone. */
    <E> List<EntityEntry<E>> refresh(EntityType<E> type, List<EntityEntry<E>> entries) {
        Map<EntityKey, Object> ids = new LinkedHashMap<>();
        for (EntityEntry<E> entry : entries) {
            ids.put(entry.key(), entry.id());
            toRefresh.add(entry.key());
        }
        read(type, ids.values(), unreadByAll(type, entries));
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
        Loaded<E> known = (Loaded<E>) loaded.get(key);
        if (known != null) {
            return known.entity();
        }
        Loaded<E> made = context.isRecorded() ? reading.filled(key, row) : reading.empty(key, row);
        loaded.put(key, made);
        return made.entity();
    }

    /** Reads rows of one class from the same columns. Between two rows it forgets what the first referred to. */
    private final class RowReading<E> implements RowSource.Keys {

        private final EntityType<E> type;
        private final RowLayout layout;
        private final BitSet leftOut;
        private final RowSource source;
        private final @Nullable AttributeModel onlyId;
        private @Nullable Object idOfRow;
        private @Nullable E entityOfRow;
        private @Nullable Object @Nullable [] valuesOfRow;
        private @Nullable Object @Nullable [] unloadedOfRow;

        RowReading(EntityType<E> type, int firstColumn, BitSet leftOut) {
            this.type = type;
            this.leftOut = leftOut;
            this.layout = new RowLayout(type, firstColumn, leftOut);
            this.source = new RowSource(type, layout, this);
            this.onlyId = type.model().embeddedId() == null ? type.model().id() : null;
        }

        /** What identifies the row; null if there is none, as an outer join gives. */
        @Nullable
        EntityKey key(ResultSet row) throws SQLException {
            try {
                return keyOf(row);
            } catch (SQLException | DataException failure) {
                throw rethrown(RowErrors.of(failure, type, row, layout, null));
            }
        }

        private @Nullable EntityKey keyOf(ResultSet row) throws SQLException {
            if (onlyId != null) {
                idOfRow = onlyId.type().read(row, layout.column(onlyId.index()));
                return idOfRow == null ? null : type.keyOfColumn(idOfRow);
            }
            return layout.key(row);
        }

        /** A new entity with the values of the row in its fields. */
        Loaded<E> filled(EntityKey key, ResultSet row) throws SQLException {
            E entity = type.instantiate();
            entityOfRow = entity;
            beginRow(key);
            try {
                type.fill(entity, at(row));
            } catch (Exception failure) {
                throw rethrown(RowErrors.of(failure, type, row, layout, key));
            }
            Object id = onlyId == null ? type.idOf(entity) : type.normalizedId(idOfRow);
            return new Loaded<>(type, entity, key, Objects.requireNonNull(id), null, unloadedOfRow);
        }

        /** A new entity, empty yet, beside the values of the row. */
        Loaded<E> empty(EntityKey key, ResultSet row) throws SQLException {
            @Nullable Object[] values = values(key, row);
            Object id = type.normalizedId(Objects.requireNonNull(type.idOf(values)));
            return new Loaded<>(type, type.instantiate(), key, id, values, null);
        }

        @Nullable
        Object[] values(EntityKey key, ResultSet row) throws SQLException {
            @Nullable
            Object[] values = new @Nullable Object[type.model().attributes().size()];
            valuesOfRow = values;
            entityOfRow = null;
            beginRow(key);
            at(row);
            try {
                for (int index = 0; index < values.length; index++) {
                    values[index] = source.value(index);
                }
            } catch (SQLException | DataException failure) {
                throw rethrown(RowErrors.of(failure, type, row, layout, key));
            }
            for (ReferenceModel reference : type.model().references()) {
                Object target = values[reference.first().index()];
                reference.attributes().forEach(column -> values[column.index()] = target);
            }
            for (int index = 0; unloadedOfRow != null && index < values.length; index++) {
                values[index] = unloadedOfRow[index] == null ? values[index] : unloadedOfRow[index];
            }
            return values;
        }

        private RowSource at(ResultSet row) {
            return onlyId == null ? source.at(row) : source.at(row, onlyId.index(), idOfRow);
        }

        /** What takes in an entity that the current row refers to: its object, or the values of it. */
        private Taking taking(ReferenceModel reference) {
            E entity = entityOfRow;
            if (entity != null) {
                return target -> type.set(entity, reference.first(), target);
            }
            @Nullable Object[] values = Objects.requireNonNull(valuesOfRow);
            return target -> reference.attributes().forEach(column -> values[column.index()] = target);
        }

        private void beginRow(EntityKey key) {
            unloadedOfRow = null;
            if (!leftOut.isEmpty()) {
                UnreadColumns unread = unreadColumns
                        .computeIfAbsent(type, any -> new UnreadColumns(Objects.requireNonNull(lazy)))
                        .with(key);
                leftOut.stream().forEach(attribute -> unloaded(attribute, unread));
            }
        }

        private void unloaded(int attribute, Object standing) {
            if (unloadedOfRow == null) {
                unloadedOfRow = new @Nullable Object[type.model().attributes().size()];
            }
            unloadedOfRow[attribute] = standing;
        }

        @Override
        public @Nullable Object value(ReferenceModel reference, Object id) {
            if (reference.asRef()) {
                return siblings.ref(reference.target(), id);
            }
            if (context.isRecorded() && type.lazyAttributes().contains(reference.first())) {
                Object standing = siblings.ref(reference.target(), id);
                reference.attributes().forEach(column -> unloaded(column.index(), standing));
            } else {
                waiting.add(new Waiting(taking(reference), type, reference, id));
            }
            return null;
        }

        @Override
        public Object id(ReferenceModel reference, List<Object> columns) {
            return context.types()
                    .of(reference.target())
                    .idOfColumns(columns, (target, key) -> siblings.ref(target, key));
        }
    }

    private void loadTargets(List<Waiting> level) {
        Map<Class<?>, Set<Object>> missing = new LinkedHashMap<>();
        for (Waiting reference : level) {
            Class<?> target = reference.reference().target();
            if (find(context.types().of(target), reference.target()) == null) {
                missing.computeIfAbsent(target, any -> new LinkedHashSet<>()).add(reference.target());
            }
        }
        missing.forEach((target, ids) -> read(context.types().of(target), ids));
    }

    private Object target(Waiting waiting) {
        ReferenceModel reference = waiting.reference();
        Object found = find(context.types().of(reference.target()), waiting.target());
        if (found == null) {
            throw new EntityNotFoundException("Cannot read "
                    + waiting.type().model().table().node().name() + ": its "
                    + (reference.attributes().size() == 1 ? "column " : "columns ") + reference.columns()
                    + (reference.attributes().size() == 1 ? " refers to " : " refer to ")
                    + reference.target().getSimpleName() + " " + waiting.target()
                    + ", which does not exist. Add a foreign key to the table, or repair the row.");
        }
        return found;
    }

    private @Nullable Object find(EntityType<?> type, Object id) {
        EntityEntry<?> managed = context.entry(type, id);
        if (managed != null) {
            return managed.entity();
        }
        Loaded<?> known = loaded.get(type.keyOf(id));
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

    private static <E> void fill(Loaded<E> made) {
        if (made.values() != null) {
            try {
                made.type().fill(made.entity(), made.values());
            } catch (RuntimeException failure) {
                throw RowErrors.of(failure, made.type(), made.key());
            }
        }
    }

    private static RuntimeException rethrown(Exception failure) throws SQLException {
        if (failure instanceof SQLException sql) {
            throw sql;
        }
        return failure instanceof RuntimeException expected
                ? expected
                : new IllegalStateException("A row threw", failure);
    }

    private <E> EntityEntry<E> manage(Loaded<E> made) {
        return context.manage(made.type(), made.entity(), made.key(), made.id(), made.values(), made.unloaded());
    }
}

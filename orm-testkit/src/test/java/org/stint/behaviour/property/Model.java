package org.stint.behaviour.property;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.stint.behaviour.property.Field.Sort;
import org.stint.behaviour.property.Thing.Moment;
import org.stint.behaviour.property.Thing.Status;
import org.stint.exception.FieldConflict;
import org.stint.exception.ForeignKeyViolationException;
import org.stint.exception.StaleRow;
import org.stint.exception.StaleRow.Fate;
import org.stint.exception.StintException;
import org.stint.exception.TransientReferenceException;
import org.stint.exception.UniqueViolationException;

/**
 * A session and its database in plain maps and lists: the rows as the session's transaction sees them, the objects, and
 * copies of both for each point to which a rollback can return.
 */
final class Model {

    /** A point to return to: everything as it was. */
    private record Mark(Map<Key, StoredRow> rows, Set<Key> written, Map<Thing, Moment> things) {}

    private final List<Thing> things = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private Map<Key, StoredRow> rows;
    private Set<Key> written = new HashSet<>();

    /** A model that begins with committed rows. */
    Model(Map<Key, StoredRow> rows) {
        this.rows = new LinkedHashMap<>(rows);
        committed();
    }

    Map<Key, StoredRow> rows() {
        return rows;
    }

    List<Thing> things() {
        return things;
    }

    List<Key> keys(Kind kind) {
        return rows.keySet().stream().filter(key -> key.kind() == kind).toList();
    }

    Thing thingOf(Object entity) {
        return things.stream()
                .filter(thing -> thing.entity == entity)
                .findFirst()
                .orElse(null);
    }

    boolean wasWrittenHere(Key key) {
        return written.contains(key);
    }

    /** Whether a row refers to another one, now or after any rollback. */
    boolean isReferredTo(Key key) {
        return refersTo(rows, key) || marks.stream().anyMatch(mark -> refersTo(mark.rows(), key));
    }

    private static boolean refersTo(Map<Key, StoredRow> rows, Key key) {
        return rows.values().stream().anyMatch(row -> row.values().contains(key));
    }

    // what the session's verbs do

    Thing make(Kind kind, Object entity) {
        Thing thing = new Thing(kind, things.size() + 1);
        thing.entity = entity;
        things.add(thing);
        return thing;
    }

    /** The object that stands for a row, which need not be managed; null if the session knows none. */
    Thing holder(Key key) {
        Thing holder = null;
        for (Thing thing : things) {
            if (thing.is(Status.NEW, Status.MANAGED, Status.REMOVED)
                    && thing.key().equals(key)
                    && (holder == null || holder.is(Status.REMOVED))) {
                holder = thing;
            }
        }
        return holder;
    }

    /** The object that stands for a row, read now if there is none. */
    Thing load(Key key) {
        Thing holder = holder(key);
        if (holder == null) {
            holder = new Thing(key.kind(), things.size() + 1);
            holder.status = Status.MANAGED;
            holder.id = key.id();
            things.add(holder);
            takeIn(holder, rows.get(key));
            wasRead(holder);
        }
        return holder;
    }

    /** Remembers how an object was read, for a rollback. */
    void wasRead(Thing thing) {
        thing.asRead = thing.moment();
        thing.readOwnChange = written.contains(thing.key());
    }

    /** An object takes the values of its row. */
    void refresh(Thing thing) {
        takeIn(thing, rows.get(thing.key()));
    }

    private void takeIn(Thing thing, StoredRow row) {
        thing.version = row.version();
        for (int index = 0; index < thing.fields.length; index++) {
            Object value = row.value(index);
            thing.fields[index] = value instanceof Key key ? load(key) : value;
        }
        thing.snapshot = thing.fields.clone();
    }

    /** Adds one to the size of the rows of a kind that have at least this size. */
    Set<Key> grow(Kind kind, int least, Instant now) {
        Set<Key> grown = matching(kind, least);
        int size = kind.first(Sort.SIZE);
        int updatedAt = kind.first(Sort.UPDATED_AT);
        for (Key key : grown) {
            StoredRow row = rows.get(key);
            StoredRow changed = row.with(size, (int) row.value(size) + 1).withVersion(next(row.version(), now));
            rows.put(key, updatedAt < 0 ? changed : changed.with(updatedAt, now));
        }
        written.addAll(grown);
        return grown;
    }

    Set<Key> delete(Kind kind, int least) {
        Set<Key> deleted = matching(kind, least);
        rows.keySet().removeAll(deleted);
        written.addAll(deleted);
        return deleted;
    }

    private Set<Key> matching(Kind kind, int least) {
        Set<Key> matching = new LinkedHashSet<>();
        int size = kind.first(Sort.SIZE);
        for (Key key : keys(kind)) {
            if ((int) rows.get(key).value(size) >= least) {
                matching.add(key);
            }
        }
        return matching;
    }

    /** Someone else changes a committed row, or deletes it if the change gives null. */
    void changedByOthers(Key key, UnaryOperator<StoredRow> change) {
        change(rows, key, change);
        marks.forEach(mark -> change(mark.rows(), key, change));
    }

    private static void change(Map<Key, StoredRow> rows, Key key, UnaryOperator<StoredRow> change) {
        rows.computeIfPresent(key, (same, row) -> change.apply(row));
    }

    // flush

    List<Change> changes() {
        return things.stream().filter(Thing::isDirty).map(Change::of).toList();
    }

    boolean isDirty(Kind kind) {
        return things.stream().anyMatch(thing -> thing.kind == kind && thing.isDirty());
    }

    Forecast forecast() {
        List<Change> changes = changes();
        if (changes.stream().anyMatch(Model::refersToTransient)) {
            return new Forecast(changes, List.of(), Set.of(TransientReferenceException.class));
        }
        List<StaleRow> stale =
                changes.stream().filter(this::isStale).map(this::conflict).toList();
        return new Forecast(changes, stale, violations(changes));
    }

    private static boolean refersToTransient(Change change) {
        return change.changed().stream()
                .filter(index -> change.thing().kind.fields().get(index).isReference())
                .mapToObj(index -> (Thing) change.thing().fields[index])
                .anyMatch(target -> target != null && target.id == null && !target.is(Status.NEW));
    }

    private boolean isStale(Change change) {
        StoredRow row = rows.get(change.thing().key());
        return change.kind() != Change.Kind.INSERT
                && (row == null || !Objects.equals(row.version(), change.thing().version));
    }

    private StaleRow conflict(Change change) {
        Thing thing = change.thing();
        StoredRow row = rows.get(thing.key());
        List<FieldConflict> conflicts = new ArrayList<>();
        for (int index = 0; index < thing.fields.length; index++) {
            Field field = thing.kind.fields().get(index);
            Object base = field.stored(thing.snapshot[index]);
            Object mine = change.changed().get(index) ? field.stored(thing.fields[index]) : base;
            Object theirs = row == null ? null : row.value(index);
            boolean theyChanged = row != null && !Objects.equals(base, theirs);
            if (field.sort() != Sort.UPDATED_AT && (change.changed().get(index) || theyChanged)) {
                conflicts.add(new FieldConflict(field.name(), plain(base), plain(mine), plain(theirs)));
            }
        }
        return new StaleRow(
                thing.kind.type(),
                thing.id,
                thing.version,
                row == null ? null : row.version(),
                row == null ? Fate.DELETED : Fate.CHANGED,
                conflicts);
    }

    /** A value as a conflict shows it: bytes are told by themselves, a reference by the id; a new object has none. */
    private static Object plain(Object value) {
        if (value instanceof Key key) {
            return key.id() instanceof Thing ? null : key.id();
        }
        return value;
    }

    private Set<Class<? extends StintException>> violations(List<Change> changes) {
        Set<Class<? extends StintException>> violations = new LinkedHashSet<>();
        Map<Key, StoredRow> after = new LinkedHashMap<>(rows);
        if (!write(changes, after)) {
            violations.add(UniqueViolationException.class);
        }
        Set<List<Object>> codes = new HashSet<>();
        after.forEach((key, row) -> {
            for (int index = 0; index < key.kind().fields().size(); index++) {
                Field field = key.kind().fields().get(index);
                Object value = row.value(index);
                if (value != null && field.sort() == Sort.CODE && !codes.add(List.of(key.kind(), value))) {
                    violations.add(UniqueViolationException.class);
                }
                if (value != null && field.isReference() && !after.containsKey(value)) {
                    violations.add(ForeignKeyViolationException.class);
                }
            }
        });
        return violations;
    }

    /** Writes what the objects hold into rows; tells whether each inserted key was free. */
    private static boolean write(List<Change> changes, Map<Key, StoredRow> rows) {
        boolean free = true;
        for (Change change : changes) {
            if (change.kind() == Change.Kind.DELETE) {
                rows.remove(change.thing().key());
            }
        }
        for (Change change : changes) {
            Thing thing = change.thing();
            StoredRow row = rows.get(thing.key());
            if (change.kind() == Change.Kind.UPDATE && row != null) {
                Object[] values = row.values().toArray();
                Object[] stored = thing.stored();
                change.changed().stream().forEach(index -> values[index] = stored[index]);
                rows.put(thing.key(), new StoredRow(values, thing.version));
            } else if (change.kind() == Change.Kind.INSERT) {
                free &= rows.put(thing.key(), new StoredRow(thing.stored(), thing.version)) == null;
            }
        }
        return free;
    }

    /** The flush succeeded; the ids of new objects are known by now. */
    void flushed(List<Change> changes, Instant now) {
        for (Change change : changes) {
            Thing thing = change.thing();
            int updatedAt = thing.kind.first(Sort.UPDATED_AT);
            if (change.kind() == Change.Kind.INSERT) {
                thing.version = thing.kind.isVersioned() ? first(thing, now) : null;
                if (updatedAt >= 0 && thing.fields[updatedAt] == null) {
                    thing.fields[updatedAt] = now;
                }
            } else if (change.kind() == Change.Kind.UPDATE) {
                thing.version = next(thing.version, now);
                if (updatedAt >= 0) {
                    thing.fields[updatedAt] = now;
                    change.changed().set(updatedAt);
                }
            }
        }
        write(changes, rows);
        for (Change change : changes) {
            Thing thing = change.thing();
            written.add(thing.key());
            if (change.kind() == Change.Kind.DELETE) {
                thing.status = Status.DELETED;
            } else {
                thing.status = Status.MANAGED;
                thing.normalize();
                thing.snapshot = thing.fields.clone();
            }
        }
        things.stream().filter(thing -> thing.is(Status.MANAGED)).forEach(Thing::normalize);
    }

    private static Object first(Thing thing, Instant now) {
        return switch (thing.kind) {
            case SHELVES -> 0;
            case VOLUMES -> 0L;
            default -> now;
        };
    }

    static Object next(Object version, Instant now) {
        if (version instanceof Instant before) {
            Instant least = before.plusNanos(1_000);
            return now.isAfter(least) ? now : least;
        }
        if (version instanceof Integer number) {
            return number + 1;
        }
        return version == null ? null : (Object) ((Long) version + 1);
    }

    // marks

    int marks() {
        return marks.size();
    }

    /** Everything is permanent; the beginning of the next transaction is the one mark. */
    void committed() {
        marks.clear();
        written = new HashSet<>();
        mark();
    }

    void mark() {
        Map<Thing, Moment> moments = new IdentityHashMap<>();
        things.forEach(thing -> moments.put(thing, thing.moment()));
        marks.add(new Mark(new LinkedHashMap<>(rows), new HashSet<>(written), moments));
    }

    /** The rows are what they were at a mark. */
    void returnTo(int position) {
        Mark mark = marks.get(position);
        marks.subList(position + 1, marks.size()).clear();
        rows = new LinkedHashMap<>(mark.rows());
        written = new HashSet<>(mark.written());
    }

    /** What was known of an object at the last mark that is left, or null. */
    Moment momentOf(Thing thing) {
        return marks.get(marks.size() - 1).things().get(thing);
    }

    /** A price; many are spelled otherwise than the column of two digits does, or are finer. */
    static BigDecimal price(int number) {
        return switch (number % 4) {
            case 0 -> BigDecimal.valueOf(number, 0);
            case 1 -> BigDecimal.valueOf(number * 10L, 1);
            case 2 -> BigDecimal.valueOf(number * 100L, 2);
            default -> BigDecimal.valueOf(number * 1_000L + 5, 3);
        };
    }
}

package org.stint.behaviour.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.stint.behaviour.property.Field.Sort;
import org.stint.behaviour.property.Thing.Moment;
import org.stint.behaviour.property.Thing.Status;
import org.stint.behaviour.property.domain.Label;
import org.stint.exception.DetachedException;
import org.stint.exception.EntityNotFoundException;
import org.stint.exception.FieldConflict;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StaleRow;
import org.stint.exception.StintException;
import org.stint.exception.UniqueViolationException;
import org.stint.session.EntityState;
import org.stint.session.FlushResult;
import org.stint.session.Savepoint;
import org.stint.session.Session;
import org.stint.statement.Counts;
import org.stint.statement.Statement;
import org.stint.testkit.TestClock;

/** Does commands on a session and on the model, and compares the two, and the database, after each. */
final class Work {

    private final Session session;
    private final Tap database;
    private final Others others;
    private final TestClock clock;
    private final Model model;
    private final List<String> steps = new ArrayList<>();
    private final List<Savepoint> savepoints = new ArrayList<>();
    private int fresh;

    Work(Session session, Tap database, Others others, TestClock clock) throws SQLException {
        this.session = session;
        this.database = database;
        this.others = others;
        this.clock = clock;
        this.model = new Model(database.committedRows());
    }

    /** What was done, in words. */
    List<String> steps() {
        return steps;
    }

    void run(List<Command> commands) throws SQLException {
        for (Command command : commands) {
            clock.advance(Duration.ofMillis(3));
            int before = database.statements();
            run(command);
            if (command.verb().isInMemory()) {
                assertThat(database.statements()).as("statements").isEqualTo(before);
                compareObjects();
            } else {
                compare();
            }
        }
        say("at the end, commit");
        commit(0);
        compare();
    }

    private void run(Command command) throws SQLException {
        int a = command.a();
        int b = command.b();
        int c = command.c();
        switch (command.verb()) {
            case PERSIST -> persist(oneOf(List.of(Kind.values()), a), b, c);
            case PERSIST_AGAIN -> persistAgain(a);
            case CHANGE -> change(any(a, Thing::isManaged), b, c);
            case EXCHANGE_CODES -> exchangeCodes(a, b, c);
            case REVERT -> revert(any(a, thing -> thing.is(Status.MANAGED) && thing.isDirty()));
            case MUTATE -> mutate(a, b);
            case REMOVE -> remove(any(a, Thing::isManaged), b);
            case REVIVE -> revive(any(a, thing -> thing.is(Status.REMOVED) && model.holder(thing.key()) == thing));
            case MISUSE -> misuse(a);
            case FLUSH -> flush(a);
            case SAVEPOINT -> savepoint(a);
            case ROLLBACK -> rollback(a);
            case COMMIT -> commit(a);
            case REFRESH -> refresh(any(a, thing -> thing.is(Status.MANAGED)));
            case DETACH -> detach(any(a, thing -> thing.is(Status.NEW, Status.MANAGED, Status.REMOVED)));
            case CLEAR -> clear();
            case GROW_ALL -> growAll(oneOf(List.of(Kind.values()), a), b % 10, c);
            case DELETE_ALL -> deleteAll(Kind.LABELS, 4 + a % 6, b);
            case SELECT -> select(oneOf(List.of(Kind.values()), a), b);
            case GET -> get(oneOf(List.of(Kind.values()), a), b);
            case OTHERS_UPDATE -> othersUpdate(a, b, c);
            case OTHERS_DELETE -> othersDelete(a);
        }
    }

    // objects

    private void persist(Kind kind, int b, int c) {
        Thing thing = model.make(kind, kind.make());
        if (kind.isNumberedByApplication()) {
            Thing before = c % 2 == 0 ? any(b, other -> other.kind == kind && other.is(Status.REMOVED)) : null;
            thing.id = before == null ? (Integer) (100 + fresh++) : before.id;
            ((Label) thing.entity).setId((Integer) thing.id);
        }
        for (int index = 0; index < thing.fields.length; index++) {
            if (kind.fields().get(index).sort() != Sort.UPDATED_AT) {
                set(thing, index, value(thing, index, b + index, c + index));
            } else {
                thing.fields[index] = null;
            }
        }
        say("persist " + thing.describe());
        persist(thing);
    }

    private void persistAgain(int a) {
        Thing thing = any(a, Status.TRANSIENT);
        if (thing != null) {
            say("persist again " + thing.describe());
            persist(thing);
        }
    }

    private void persist(Thing thing) {
        Thing holder = model.holder(thing.key());
        if (holder != null && !holder.is(Status.REMOVED)) {
            refused(() -> session.persist(thing.entity), UniqueViolationException.class);
        } else {
            session.persist(thing.entity);
            thing.status = Status.NEW;
            thing.asRead = null;
        }
    }

    private void change(Thing thing, int b, int c) {
        if (thing == null) {
            return;
        }
        int index = b % thing.fields.length;
        if (thing.kind.fields().get(index).sort() == Sort.UPDATED_AT) {
            index = 0;
        }
        set(thing, index, value(thing, index, b / thing.fields.length, c));
        say("change " + thing + "." + thing.kind.fields().get(index).name() + " to " + thing.fields[index]);
    }

    /** Exchanges the unique values of two objects, or gives that of one to the other. */
    private void exchangeCodes(int a, int b, int c) {
        Thing one = any(a, thing -> thing.isManaged() && thing.kind.first(Sort.CODE) >= 0);
        Thing other = one == null ? null : any(b, thing -> thing.isManaged() && thing.kind == one.kind && thing != one);
        if (other == null) {
            return;
        }
        int code = one.kind.first(Sort.CODE);
        Object left = c % 3 == 0 ? other.fields[code] : c % 3 == 1 ? null : "C" + fresh++;
        set(other, code, one.fields[code]);
        set(one, code, left);
        say("give the code " + other.fields[code] + " of " + one + " to " + other + ", for " + left);
    }

    private void revert(Thing thing) {
        if (thing != null) {
            say("revert " + thing);
            for (int index = 0; index < thing.fields.length; index++) {
                set(thing, index, thing.snapshot[index]);
            }
        }
    }

    /** Changes bytes where they are. */
    private void mutate(int a, int b) {
        Thing thing = any(a, other -> other.isManaged() && bytesOf(other) != null);
        if (thing != null) {
            int index = thing.kind.first(Sort.BYTES);
            byte[] bytes = (byte[]) thing.kind.fields().get(index).getter().apply(thing.entity);
            bytes[b % bytes.length] ^= (byte) (b % 2 == 0 ? 1 : 2);
            thing.fields[index] = HexFormat.of().formatHex(bytes);
            say("change the bytes of " + thing + " in place to " + thing.fields[index]);
        }
    }

    private static Object bytesOf(Thing thing) {
        int index = thing.kind.first(Sort.BYTES);
        return index < 0 || thing.entity == null ? null : thing.fields[index];
    }

    private void remove(Thing thing, int b) {
        if (thing == null) {
            return;
        }
        if (b % 4 != 0) {
            letGo(thing, b);
        }
        say("remove " + thing);
        session.remove(thing.entity);
        thing.status = thing.is(Status.NEW) ? Status.TRANSIENT : Status.REMOVED;
    }

    /** Objects that refer to this one refer to another, or to none. */
    private void letGo(Thing thing, int b) {
        Thing heir =
                b % 4 == 1 ? any(b, other -> other.isManaged() && other.kind == thing.kind && other != thing) : null;
        for (Thing child : List.copyOf(model.things())) {
            for (int index = 0; index < child.fields.length; index++) {
                if (child.fields[index] == thing && child.isManaged() && child != thing) {
                    set(child, index, heir);
                    say("let " + child + " refer to " + heir + " instead of " + thing);
                }
            }
        }
    }

    private void revive(Thing thing) {
        if (thing != null) {
            say("revive " + thing);
            session.persist(thing.entity);
            thing.status = Status.MANAGED;
        }
    }

    private void misuse(int a) {
        Thing thing = any(a, other -> other.is(Status.DETACHED, Status.DELETED, Status.NEW, Status.TRANSIENT));
        if (thing == null) {
            return;
        }
        say("misuse " + thing + ", which is " + thing.status);
        switch (thing.status) {
            case NEW -> refused(() -> session.refresh(thing.entity), EntityNotFoundException.class);
            case TRANSIENT -> refused(() -> session.remove(thing.entity), DetachedException.class);
            default -> {
                refused(() -> session.persist(thing.entity), DetachedException.class);
                refused(() -> session.remove(thing.entity), DetachedException.class);
            }
        }
    }

    private void refresh(Thing thing) {
        if (thing == null) {
            return;
        }
        say("refresh " + thing);
        if (model.rows().containsKey(thing.key())) {
            session.refresh(thing.entity);
            model.refresh(thing);
        } else {
            refused(() -> session.refresh(thing.entity), EntityNotFoundException.class);
        }
    }

    private void detach(Thing thing) {
        if (thing != null) {
            say("detach " + thing);
            session.detach(thing.entity);
            detached(thing);
        }
    }

    private void clear() {
        say("clear");
        session.clear();
        model.things().stream()
                .filter(thing -> thing.is(Status.NEW, Status.MANAGED, Status.REMOVED, Status.DELETED))
                .forEach(Work::detached);
    }

    private static void detached(Thing thing) {
        thing.status = thing.is(Status.NEW) ? Status.TRANSIENT : Status.DETACHED;
    }

    /** A value that a field may be changed to. */
    private Object value(Thing thing, int index, int b, int c) {
        Field field = thing.kind.fields().get(index);
        boolean none = c % 6 == 0;
        return switch (field.sort()) {
            case SIZE -> b % 10;
            case TEXT -> none ? null : "text " + b % 5;
            case CODE -> none ? null : c % 29 == 1 ? "C" + b % (fresh + 1) : "C" + fresh++;
            case PRICE -> none ? null : Model.price(b % 12);
            case TIME -> none ? null : Instant.ofEpochSecond(b % 4, (b % 3) * 500_000L);
            case BYTES -> none ? null : HexFormat.of().toHexDigits((short) (b % 5)) + (b % 2 == 0 ? "" : "ff");
            case UPDATED_AT -> throw new IllegalArgumentException("not for the application");
            case REFERENCE -> {
                Kind target = thing.kind.target(field);
                boolean any = c % 11 == 1;
                yield none
                        ? null
                        : any(
                                b,
                                other -> other.kind == target
                                        && (other.isManaged() || (any && !other.is(Status.TRANSIENT))));
            }
        };
    }

    private void set(Thing thing, int index, Object value) {
        thing.fields[index] = value;
        thing.kind.fields().get(index).write(thing.entity, value instanceof Thing other ? other.entity : value);
    }

    // statements

    private void select(Kind kind, int c) throws SQLException {
        say("select " + kind);
        List<Object> found = new ArrayList<>();
        if (!autoflushing(kind, () -> found.addAll(session.list(kind.all())), c)) {
            return;
        }
        assertThat(found.stream().map(kind::id)).containsExactlyInAnyOrderElementsOf(ids(kind));
        for (Object entity : found) {
            bind(model.load(new Key(kind, kind.id(entity))), entity);
        }
    }

    private List<Object> ids(Kind kind) {
        return model.keys(kind).stream().map(Key::id).toList();
    }

    private void get(Kind kind, int b) {
        List<Key> keys = new ArrayList<>(model.keys(kind));
        model.things().stream()
                .filter(thing -> thing.kind == kind && thing.id != null && !keys.contains(thing.key()))
                .forEach(thing -> keys.add(thing.key()));
        if (keys.isEmpty()) {
            return;
        }
        Key key = oneOf(keys, b);
        say("get " + key);
        Optional<?> found = session.find(kind.type(), key.id());
        Thing holder = model.holder(key);
        boolean exists = holder == null ? model.rows().containsKey(key) : holder.isManaged();
        assertThat(found.isPresent()).as("%s is found", key).isEqualTo(exists);
        if (exists) {
            bind(model.load(key), found.get());
        }
    }

    private void growAll(Kind kind, int least, int c) throws SQLException {
        say("grow all " + kind + " of size " + least + " or more");
        bulk(kind, kind.growing(least), c, () -> model.grow(kind, least, clock.instant()));
    }

    private void deleteAll(Kind kind, int least, int c) throws SQLException {
        say("delete all " + kind + " of size " + least + " or more");
        bulk(kind, kind.deleting(least), c, () -> model.delete(kind, least));
    }

    private void bulk(Kind kind, Statement<Counts> statement, int c, Supplier<Set<Key>> inModel) throws SQLException {
        if (!autoflushing(kind, () -> session.execute(statement), c)) {
            return;
        }
        Set<Key> changed = inModel.get();
        for (Thing thing : List.copyOf(model.things())) {
            if (thing.kind == kind && thing.is(Status.MANAGED)) {
                afterBulk(thing, changed.contains(thing.key()));
            }
        }
    }

    /** An object that the statement did not concern may or may not be read anew. */
    private void afterBulk(Thing thing, boolean concerned) {
        boolean gone = !model.rows().containsKey(thing.key());
        if (gone && (concerned || session.stateOf(thing.entity) == EntityState.DETACHED)) {
            thing.status = Status.DELETED;
        } else if (!gone && (concerned || !holdsWhatIsExpected(thing))) {
            model.refresh(thing);
        }
    }

    // flush and transaction

    private void flush(int a) throws SQLException {
        say("flush");
        Forecast forecast = model.forecast();
        flushing(
                () -> assertThat(session.flush())
                        .isEqualTo(new FlushResult(
                                forecast.count(Change.Kind.INSERT),
                                forecast.count(Change.Kind.UPDATE),
                                forecast.count(Change.Kind.DELETE))),
                a);
    }

    /** Executes a statement on a table, which flushes everything if anything of that table is to be flushed. */
    private boolean autoflushing(Kind kind, Runnable action, int a) throws SQLException {
        if (model.isDirty(kind)) {
            return flushing(action, a);
        }
        action.run();
        return true;
    }

    private void savepoint(int a) throws SQLException {
        say("savepoint " + model.marks());
        List<Savepoint> set = new ArrayList<>();
        if (flushing(() -> set.add(session.savepoint()), a)) {
            savepoints.addAll(set);
            model.mark();
        }
    }

    private void commit(int a) throws SQLException {
        say("commit");
        if (flushing(session::commit, a)) {
            savepoints.clear();
            model.committed();
            assertThat(database.committedRows()).as("committed rows").isEqualTo(model.rows());
        }
    }

    /** Does something that flushes; if that must fail, sees it fail and rolls back. Tells whether it went well. */
    private boolean flushing(Runnable action, int rollbackTo) throws SQLException {
        Forecast forecast = model.forecast();
        StintException failure = failureOf(action);
        if (forecast.isSuccess()) {
            if (failure != null) {
                throw new AssertionError("This flush should have succeeded.", failure);
            }
            forecast.changes().forEach(this::takeId);
            model.flushed(forecast.changes(), clock.instant());
            return true;
        }
        assertFailed(forecast, failure);
        compareObjects();
        if (!forecast.isRefused()) {
            rollback(rollbackTo);
        }
        return false;
    }

    private static StintException failureOf(Runnable action) {
        try {
            action.run();
            return null;
        } catch (StintException failure) {
            return failure;
        }
    }

    private void takeId(Change change) {
        if (change.kind() == Change.Kind.INSERT) {
            Thing thing = change.thing();
            Object id = thing.kind.id(thing.entity);
            assertThat(id).as("id of %s", thing).isNotNull();
            if (!thing.kind.isNumberedByApplication()) {
                assertThat(model.rows()).as("rows before %s", thing).doesNotContainKey(new Key(thing.kind, id));
            }
            thing.id = id;
        }
    }

    private void assertFailed(Forecast forecast, StintException failure) {
        say("  which fails: " + (failure == null ? "not at all" : failure.getMessage()));
        if (failure instanceof StaleObjectException stale && !forecast.stale().isEmpty()) {
            assertThat(stale.rows().stream().map(Work::comparable))
                    .containsExactlyInAnyOrderElementsOf(forecast.stale());
        } else if (failure == null || !forecast.violations().contains(failure.getClass())) {
            throw new AssertionError(
                    "This flush should have failed: " + forecast.stale() + forecast.violations(), failure);
        }
    }

    private static StaleRow comparable(StaleRow row) {
        return new StaleRow(
                row.entity(),
                row.id(),
                row.expectedVersion(),
                row.actualVersion(),
                row.fate(),
                row.fields().stream()
                        .map(field -> new FieldConflict(
                                field.attribute(),
                                comparable(field.base()),
                                comparable(field.mine()),
                                comparable(field.theirs())))
                        .toList());
    }

    private static Object comparable(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value;
    }

    private void rollback(int a) {
        int to = a % model.marks();
        say(to == 0 ? "roll back" : "roll back to savepoint " + to);
        if (to == 0) {
            session.rollback();
            savepoints.clear();
        } else {
            session.rollbackTo(savepoints.get(to - 1));
            savepoints.subList(to, savepoints.size()).clear();
        }
        model.returnTo(to);
        List<Thing> readSince = new ArrayList<>();
        for (Thing thing : List.copyOf(model.things())) {
            Moment before = model.momentOf(thing);
            if (thing.entity == null) {
                thing.status = Status.DETACHED; // nobody has seen it
            } else if (thing.is(Status.DETACHED)) {
                takeBackDetached(thing);
            } else if (before != null && before.status() != Status.TRANSIENT) {
                thing.becomeAgain(before);
                if (!thing.is(Status.MANAGED)) {
                    adopt(thing);
                }
            } else if (thing.asRead == null) {
                takeBackNew(thing);
            } else {
                readSince.add(thing);
            }
        }
        readSince.forEach(this::takeBackReading);
    }

    /** What is detached is so for good; what of it comes back is not promised, but that what was new is so again. */
    private void takeBackDetached(Thing thing) {
        Moment before = model.momentOf(thing);
        if (thing.asRead == null
                && (before == null || before.status() == Status.TRANSIENT)
                && session.stateOf(thing.entity) == EntityState.TRANSIENT) {
            takeBackNew(thing);
        } else {
            thing.version = thing.kind.version(thing.entity);
            adopt(thing);
        }
    }

    private void takeBackNew(Thing thing) {
        thing.status = Status.TRANSIENT;
        thing.id = thing.kind.isNumberedByApplication() ? thing.id : null;
        thing.version = thing.kind.initialVersion();
        thing.snapshot = null;
        int updatedAt = thing.kind.first(Sort.UPDATED_AT);
        assertThat(updatedAt < 0 ? null : thing.kind.fields().get(updatedAt).read(thing.entity))
                .as("time of update of %s", thing)
                .isNull();
        adopt(thing);
    }

    /** An object that was read since the point of return is what it was read as, unless that was taken back. */
    private void takeBackReading(Thing thing) {
        StoredRow row = model.rows().get(thing.key());
        thing.becomeAgain(thing.asRead);
        thing.status = Status.DETACHED;
        boolean replaced = model.holder(thing.key()) != null;
        boolean detached = session.stateOf(thing.entity) == EntityState.DETACHED;
        if (replaced || (row == null && (thing.readOwnChange || detached))) {
            adopt(thing);
            return;
        }
        thing.status = Status.MANAGED;
        if (row != null && (thing.readOwnChange || !holdsWhatIsExpected(thing))) {
            model.refresh(thing);
            model.wasRead(thing);
        }
    }

    /** Takes the values of fields as they are, where nothing is promised of them. */
    private void adopt(Thing thing) {
        for (int index = 0; index < thing.fields.length; index++) {
            Field field = thing.kind.fields().get(index);
            Object value = field.read(thing.entity);
            if (!field.isReference() || value == null) {
                thing.fields[index] = value;
            } else if (thingOfReference(thing, index) != value) {
                thing.fields[index] = Objects.requireNonNull(model.thingOf(value), "an object that nobody knows");
            }
        }
    }

    private static Object thingOfReference(Thing thing, int index) {
        return thing.fields[index] instanceof Thing target ? target.entity : null;
    }

    // other people

    private void othersUpdate(int a, int b, int c) throws SQLException {
        Key key = rowOfOthers(a);
        if (key == null) {
            return;
        }
        StoredRow row = model.rows().get(key);
        Object version = Model.next(row.version(), clock.instant());
        int text = key.kind().first(Sort.TEXT);
        int index = text >= 0 && b % 2 == 0 ? text : 0;
        Object value = index == 0 ? (Object) (b % 10) : "theirs " + c % 3;
        if (others.update(key, key.kind().fields().get(index).column(), value, version)) {
            say("others set " + key + "." + key.kind().fields().get(index).name() + " to " + value + ", version "
                    + version);
            model.changedByOthers(key, before -> before.with(index, value).withVersion(version));
        }
    }

    private void othersDelete(int a) throws SQLException {
        Key key = rowOfOthers(a);
        if (key != null && !model.isReferredTo(key) && others.delete(key)) {
            say("others delete " + key);
            model.changedByOthers(key, row -> null);
        }
    }

    private Key rowOfOthers(int a) {
        List<Key> keys = model.rows().keySet().stream()
                .filter(key -> !model.wasWrittenHere(key))
                .toList();
        return keys.isEmpty() ? null : oneOf(keys, a);
    }

    // comparison

    private void compare() throws SQLException {
        compareObjects();
        assertThat(database.rows()).as("rows").isEqualTo(model.rows());
    }

    private void compareObjects() {
        assertThat(session.isDirty()).as("dirty").isEqualTo(!model.changes().isEmpty());
        Map<Object, Thing> seen = new IdentityHashMap<>();
        for (int number = 0; number < model.things().size(); number++) {
            Thing thing = model.things().get(number);
            if (thing.entity != null) {
                if (seen.put(thing.entity, thing) != null) {
                    throw new AssertionError("One object stands for two: " + thing.describe());
                }
                bindReferences(thing);
                compareObject(thing);
            }
        }
    }

    private void compareObject(Thing thing) {
        EntityState state = session.stateOf(thing.entity);
        if (state != thing.status.state
                || !Objects.equals(thing.kind.id(thing.entity), thing.id)
                || !Objects.equals(thing.kind.version(thing.entity), version(thing))
                || !holdsWhatIsExpected(thing)) {
            throw new AssertionError("Expected " + thing.describe() + "\n but it is " + actual(thing, state));
        }
    }

    /** A new object has no version yet, which a primitive field cannot say. */
    private static Object version(Thing thing) {
        return thing.is(Status.TRANSIENT, Status.NEW) ? thing.kind.initialVersion() : thing.version;
    }

    private static String actual(Thing thing, EntityState state) {
        StringBuilder text = new StringBuilder(thing + " (" + state + ", id " + thing.kind.id(thing.entity)
                + ", version " + thing.kind.version(thing.entity));
        for (Field field : thing.kind.fields()) {
            Object value = field.read(thing.entity);
            text.append(", ").append(field.name()).append(' ');
            text.append(
                    field.isReference() && value != null
                            ? Kind.of(value).table() + " " + Kind.of(value).id(value)
                            : value);
        }
        return text.append(")").toString();
    }

    private boolean holdsWhatIsExpected(Thing thing) {
        if (!Objects.equals(thing.kind.version(thing.entity), version(thing))) {
            return false;
        }
        for (int index = 0; index < thing.fields.length; index++) {
            Object expected = thing.fields[index];
            Object value = thing.kind.fields().get(index).read(thing.entity);
            boolean same = expected instanceof Thing target
                    ? target.entity == null ? canBe(target, value) : target.entity == value
                    : Objects.equals(value, expected);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** Objects that were read because others refer to them are met here. */
    private void bindReferences(Thing thing) {
        for (int index = 0; index < thing.fields.length; index++) {
            if (thing.fields[index] instanceof Thing target && target.entity == null) {
                Object value = thing.kind.fields().get(index).read(thing.entity);
                if (canBe(target, value)) {
                    target.entity = value;
                }
            }
        }
    }

    private boolean canBe(Thing target, Object value) {
        return value != null && target.id.equals(target.kind.id(value)) && model.thingOf(value) == null;
    }

    private void bind(Thing thing, Object entity) {
        if (thing.entity == null && canBe(thing, entity)) {
            thing.entity = entity;
        }
        assertThat(entity).as("%s", thing).isSameAs(thing.entity);
    }

    // choice

    private Thing any(int number, Status... statuses) {
        return any(number, thing -> thing.is(statuses));
    }

    private Thing any(int number, Predicate<Thing> wanted) {
        List<Thing> candidates = model.things().stream()
                .filter(thing -> thing.entity != null && wanted.test(thing))
                .toList();
        return candidates.isEmpty() ? null : oneOf(candidates, number);
    }

    private static <T> T oneOf(List<T> list, int number) {
        return list.get(number % list.size());
    }

    private void refused(Runnable action, Class<? extends StintException> refusal) {
        assertThat(failureOf(action)).as("refusal").isInstanceOf(refusal);
    }

    private void say(String step) {
        steps.add(step);
    }
}

package org.stint.behaviour.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.stint.behaviour.property.Field.Sort;
import org.stint.behaviour.property.Thing.Status;
import org.stint.exception.FieldConflict;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StaleRow;
import org.stint.exception.StintException;
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
    private final Choice choice;
    private final Comparison comparison;
    private final TakingBack takingBack;
    private final Edits edits;
    private final List<String> steps = new ArrayList<>();
    private final List<Savepoint> savepoints = new ArrayList<>();

    Work(Session session, Tap database, Others others, TestClock clock) throws SQLException {
        this.session = session;
        this.database = database;
        this.others = others;
        this.clock = clock;
        this.model = new Model(database.committedRows());
        this.choice = new Choice(model);
        this.comparison = new Comparison(session, database, model);
        this.takingBack = new TakingBack(session, model, comparison);
        this.edits = new Edits(session, model, choice, steps);
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
                comparison.compareObjects();
            } else {
                comparison.compare();
            }
        }
        say("at the end, commit");
        commit(0);
        comparison.compare();
    }

    private void run(Command command) throws SQLException {
        int a = command.a();
        int b = command.b();
        int c = command.c();
        switch (command.verb()) {
            case PERSIST -> edits.persist(Choice.oneOf(List.of(Kind.values()), a), b, c);
            case PERSIST_AGAIN -> edits.persistAgain(a);
            case CHANGE -> edits.change(choice.any(a, Thing::isManaged), b, c);
            case EXCHANGE_CODES -> edits.exchangeCodes(a, b, c);
            case REVERT -> edits.revert(choice.any(a, thing -> thing.is(Status.MANAGED) && thing.isDirty()));
            case MUTATE -> edits.mutate(a, b);
            case REMOVE -> edits.remove(choice.any(a, Thing::isManaged), b);
            case REVIVE ->
                edits.revive(choice.any(a, thing -> thing.is(Status.REMOVED) && model.holder(thing.key()) == thing));
            case MISUSE -> edits.misuse(a);
            case FLUSH -> flush(a);
            case SAVEPOINT -> savepoint(a);
            case ROLLBACK -> rollback(a);
            case COMMIT -> commit(a);
            case REFRESH -> edits.refresh(choice.any(a, thing -> thing.is(Status.MANAGED)));
            case DETACH -> edits.detach(choice.any(a, thing -> thing.is(Status.NEW, Status.MANAGED, Status.REMOVED)));
            case CLEAR -> edits.clear();
            case GROW_ALL -> growAll(Choice.oneOf(List.of(Kind.values()), a), b % 10, c);
            case DELETE_ALL -> deleteAll(Kind.LABELS, 4 + a % 6, b);
            case SELECT -> select(Choice.oneOf(List.of(Kind.values()), a), b);
            case GET -> get(Choice.oneOf(List.of(Kind.values()), a), b);
            case MERGE -> merge(choice.any(a, this::isMergeable));
            case OTHERS_UPDATE -> othersUpdate(a, b, c);
            case OTHERS_DELETE -> othersDelete(a);
        }
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
            comparison.bind(model.load(new Key(kind, kind.id(entity))), entity);
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
        Key key = Choice.oneOf(keys, b);
        say("get " + key);
        Optional<?> found = session.find(kind.type(), key.id());
        Thing holder = model.holder(key);
        boolean exists = holder == null ? model.rows().containsKey(key) : holder.isManaged();
        assertThat(found.isPresent()).as("%s is found", key).isEqualTo(exists);
        if (exists) {
            comparison.bind(model.load(key), found.get());
        }
    }

    /** Whether it was detached, and its row and those that it refers to are there. */
    private boolean isMergeable(Thing thing) {
        if (!thing.is(Status.DETACHED) || !isThere(thing)) {
            return false;
        }
        for (int index = 0; index < thing.fields.length; index++) {
            if (thing.fields[index] instanceof Thing other
                    && !thing.kind.fields().get(index).isUnread(thing.entity)
                    && !isThere(other)) {
                return false;
            }
        }
        return true;
    }

    private boolean isThere(Thing thing) {
        Thing holder = model.holder(thing.key());
        return model.rows().containsKey(thing.key()) && (holder == null || holder.is(Status.MANAGED));
    }

    private void merge(Thing source) {
        if (source == null) {
            return;
        }
        say("merge " + source.describe());
        Thing target = model.load(source.key());
        if (source.kind.isVersioned() && !Objects.equals(source.version, target.version)) {
            Failures.refused(() -> session.merge(source.entity), StaleObjectException.class);
            comparison.bind(target, session.find(source.kind.type(), source.id).orElseThrow());
            return;
        }
        comparison.bind(target, session.merge(source.entity));
        for (int index = 0; index < source.fields.length; index++) {
            Field field = source.kind.fields().get(index);
            Object value = source.fields[index];
            if (field.sort() != Sort.UPDATED_AT
                    && !field.isUnread(source.entity)
                    && !field.same(target.fields[index], value)) {
                target.fields[index] = value instanceof Thing other ? model.load(other.key()) : value;
            }
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
            if (thing.kind == kind && thing.is(Status.MANAGED) && changed.contains(thing.key())) {
                afterBulk(thing);
            }
        }
    }

    /** An object whose row was not among those that changed is left as it is, stale or not. */
    private void afterBulk(Thing thing) {
        if (model.rows().containsKey(thing.key())) {
            model.refresh(thing);
        } else {
            thing.status = Status.DELETED;
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
        StintException failure = Failures.failureOf(action);
        if (forecast.isSuccess()) {
            if (failure != null) {
                throw new AssertionError("This flush should have succeeded.", failure);
            }
            forecast.changes().forEach(this::takeId);
            model.flushed(forecast.changes(), clock.instant());
            return true;
        }
        assertFailed(forecast, failure);
        comparison.compareObjects();
        if (!forecast.isRefused()) {
            rollback(rollbackTo);
        }
        return false;
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
        takingBack.returnTo(to);
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
        return keys.isEmpty() ? null : Choice.oneOf(keys, a);
    }

    private void say(String step) {
        steps.add(step);
    }
}

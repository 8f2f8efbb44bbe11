package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.domain.Contract_.CONTRACT;
import static org.stint.behaviour.domain.Manuscript_.MANUSCRIPT;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.stream.Stream;
import org.stint.behaviour.domain.Contract;
import org.stint.behaviour.domain.Manuscript;
import org.stint.event.EntityListener;
import org.stint.exception.DetachedException;
import org.stint.exception.EntityNotFoundException;
import org.stint.exception.FieldConflict;
import org.stint.exception.LazyLoadException;
import org.stint.exception.StaleObjectException;
import org.stint.session.BulkResult;
import org.stint.session.FlushMode;
import org.stint.session.HistoryEntry;
import org.stint.session.PendingChanges;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.session.Tracking;
import org.stint.statement.Counts;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.RecordedStatement;
import org.stint.testkit.Workbench;

/** A lazy column is left out of selects and read when it is asked for; what is written is the same as without. */
class LazyColumnTest {

    private static final String NOTHING_TO_LOAD = "without recorded changes nobody notices a read, and all is loaded";
    private static final String SELECT_LEAN = "SELECT id, title, genre, version FROM manuscript";

    private static SessionFactory manuscripts(Workbench bench) {
        SessionFactory factory = bench.factory(Manuscript.class);
        factory.useTransaction(session -> {
            session.persist(new Manuscript(1, "Emma", "Emma Woodhouse, handsome", new byte[] {1, 2}));
            session.persist(new Manuscript(2, "Frankenstein", "You will rejoice", null));
            session.persist(new Manuscript(3, "Persuasion", null, new byte[] {3}));
        });
        bench.recorder().clear();
        return factory;
    }

    private static List<Manuscript> all(Session session) {
        return session.list(select(MANUSCRIPT).orderBy(MANUSCRIPT.id.asc()));
    }

    @EveryDatabase
    void theValueIsThereWhenItIsRead(Workbench bench) {
        manuscripts(bench).useTransaction(session -> {
            assertThat(all(session))
                    .extracting(Manuscript::getText)
                    .containsExactly("Emma Woodhouse, handsome", "You will rejoice", null);
            assertThat(session.get(Manuscript.class, 1L).getCover()).containsExactly(1, 2);
            assertThat(session.isDirty()).isFalse();
        });
        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.RECORDED, because = NOTHING_TO_LOAD)
    void thePlanIsThatOfWhatIsExecuted(Workbench bench) {
        manuscripts(bench).useTransaction(session -> {
            session.explain(select(MANUSCRIPT));
            session.explain(select(MANUSCRIPT.text));
            session.transaction().explain(select(MANUSCRIPT));
        });

        assertThat(bench.recorder().statements())
                .extracting(RecordedStatement::sql)
                .containsExactly(
                        "EXPLAIN " + SELECT_LEAN,
                        "EXPLAIN SELECT text FROM manuscript",
                        "EXPLAIN SELECT id, title, text, cover, genre, version FROM manuscript");
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.RECORDED, because = NOTHING_TO_LOAD)
    void theFirstReadLoadsTheColumnForAllOfTheSameResult(Workbench bench) {
        manuscripts(bench).useTransaction(session -> {
            List<Manuscript> two = session.list(select(MANUSCRIPT).where(MANUSCRIPT.id.le(2)));
            two.forEach(Manuscript::getText);
            two.forEach(Manuscript::getText);
        });

        assertThatSql(bench.recorder())
                .isExactly(
                        SELECT_LEAN + " WHERE id <= ? [2] -> 2",
                        "SELECT id, text FROM manuscript" + Bookshop.withIds(bench, 1, 2) + " -> 2");
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.SNAPSHOT, because = "where reads are noticed, the columns are left out")
    void whereNobodyNoticesAReadAllIsLoadedAtOnce(Workbench bench) {
        manuscripts(bench).useTransaction(session -> all(session).forEach(Manuscript::getText));

        assertThatSql(bench.recorder())
                .isExactly("SELECT id, title, text, cover, genre, version FROM manuscript ORDER BY id -> 3");
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.RECORDED, because = NOTHING_TO_LOAD)
    void everyWayToReadEntitiesLeavesTheColumnsOut(Workbench bench) {
        manuscripts(bench).useTransaction(session -> {
            session.get(Manuscript.class, 1L);
            session.findAll(Manuscript.class, List.of(1L, 2L));
            session.one(select(MANUSCRIPT).where(MANUSCRIPT.title.eq("Emma")));
            session.first(select(MANUSCRIPT).orderBy(MANUSCRIPT.id.asc()));
            session.list(select(MANUSCRIPT.id, MANUSCRIPT, MANUSCRIPT.title));
            try (Stream<Manuscript> stream = session.stream(select(MANUSCRIPT))) {
                assertThat(stream.map(Manuscript::getText)).contains("You will rejoice");
            }
        });

        assertThat(bench.recorder().statements())
                .filteredOn(statement -> statement.sql().contains("cover"))
                .isEmpty();
    }

    @EveryDatabase
    void partsOfASelectThatHoldTheirRowsTogetherHaveAllColumns(Workbench bench) {
        manuscripts(bench).useTransaction(session -> {
            assertThat(session.list(select(MANUSCRIPT)
                            .where(MANUSCRIPT.id.eq(1))
                            .unionAll(select(MANUSCRIPT).where(MANUSCRIPT.id.eq(3)))))
                    .extracting(Manuscript::getTitle)
                    .containsExactlyInAnyOrder("Emma", "Persuasion");
            var inner = select(MANUSCRIPT).where(MANUSCRIPT.id.eq(2)).as("m");
            assertThat(session.one(select(inner)).getText()).isEqualTo("You will rejoice");
        });
    }

    @EveryDatabase
    void aColumnThatIsNamedIsRead(Workbench bench) {
        manuscripts(bench)
                .useTransaction(session -> assertThat(
                                session.list(select(MANUSCRIPT.text).where(MANUSCRIPT.text.like("%rejoice%"))))
                        .containsExactly("You will rejoice"));
    }

    @EveryDatabase
    void anotherChangeDoesNotTouchTheColumn(Workbench bench) {
        manuscripts(bench)
                .useTransaction(session -> session.get(Manuscript.class, 1L).setGenre("novel"));

        assertThatSql(bench.recorder())
                .wroteExactly("UPDATE manuscript SET genre = ?, version = ? WHERE id = ? AND version = ?"
                        + " [novel, 1, 1, 0] -> 1");
        assertThat(bench.value("SELECT text FROM manuscript WHERE id = 1")).isEqualTo("Emma Woodhouse, handsome");
    }

    @EveryDatabase
    void aWriteBeforeAReadIsWritten(Workbench bench) {
        manuscripts(bench).useTransaction(session -> {
            Manuscript emma = session.get(Manuscript.class, 1L);
            emma.setText("Chapter I");
            assertThat(emma.getText()).isEqualTo("Chapter I");
            assertThat(session.isDirty()).isTrue();
            session.flush();
            assertThat(session.isDirty()).isFalse();
            assertThat(emma.getText()).isEqualTo("Chapter I");
            emma.setText(null);
        });

        assertThatSql(bench.recorder())
                .wroteExactly(
                        "UPDATE manuscript SET text = ?, version = ? WHERE id = ? AND version = ?"
                                + " [Chapter I, 1, 1, 0] -> 1",
                        "UPDATE manuscript SET text = ?, version = ? WHERE id = ? AND version = ?"
                                + " [null, 2, 1, 1] -> 1");
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.RECORDED, because = NOTHING_TO_LOAD)
    void aWriteBeforeAReadNeedsNoRead(Workbench bench) {
        manuscripts(bench)
                .useTransaction(session -> session.get(Manuscript.class, 1L).setText("Chapter I"));

        assertThatSql(bench.recorder())
                .isExactly(
                        SELECT_LEAN + " WHERE id = ? [1] -> 1",
                        "UPDATE manuscript SET text = ?, version = ? WHERE id = ? AND version = ?"
                                + " [Chapter I, 1, 1, 0] -> 1");
    }

    @EveryDatabase
    void aValueThatChangesInPlaceIsNoticed(Workbench bench) {
        manuscripts(bench)
                .useTransaction(session -> session.get(Manuscript.class, 1L).getCover()[0] = 9);

        assertThat(bench.value("SELECT octet_length(cover) FROM manuscript WHERE cover = ?", new byte[] {9, 2}))
                .isNotNull();
    }

    @EveryDatabase
    void aRollbackBringsTheValueOfTheRowBack(Workbench bench) {
        try (Session session = manuscripts(bench).open()) {
            Manuscript emma = session.get(Manuscript.class, 1L);
            emma.setText("Chapter I");
            session.flush();
            emma.setText("Chapter II");
            session.rollback();

            assertThat(emma.getText()).isEqualTo("Emma Woodhouse, handsome");
            assertThat(emma.getVersion()).isZero();
            assertThat(session.isDirty()).isFalse();
        }
    }

    @EveryDatabase
    void aRollbackToASavepointBringsTheValueOfThenBack(Workbench bench) {
        try (Session session = manuscripts(bench).open()) {
            Manuscript emma = session.get(Manuscript.class, 1L);
            emma.setText("Chapter I");
            var savepoint = session.savepoint();
            emma.setText("Chapter II");
            session.flush();
            session.rollbackTo(savepoint);
            assertThat(emma.getText()).isEqualTo("Chapter I");
            session.commit();
        }
        assertThat(bench.value("SELECT text FROM manuscript WHERE id = 1")).isEqualTo("Chapter I");
    }

    @EveryDatabase
    void whatWasReadOfAChangedRowGoesWithTheChange(Workbench bench) {
        try (Session session = manuscripts(bench).open()) {
            Manuscript emma = session.get(Manuscript.class, 1L);
            session.execute(update(MANUSCRIPT).set(MANUSCRIPT.text, "Censored").where(MANUSCRIPT.id.eq(1)));
            assertThat(emma.getText()).isEqualTo("Censored");
            session.rollback();

            assertThat(emma.getText()).isEqualTo("Emma Woodhouse, handsome");
        }
    }

    @EveryDatabase
    void whatWasReadIsFollowedByABulkStatement(Workbench bench) {
        Manuscript emma = manuscripts(bench).inTransaction(session -> {
            Manuscript read = session.get(Manuscript.class, 1L);
            read.getText();
            BulkResult<Counts> result = session.execute(
                    update(MANUSCRIPT).set(MANUSCRIPT.text, "Censored").where(MANUSCRIPT.id.le(2)),
                    SynchronizeSession.FETCH);
            assertThat(result.refreshed()).isEqualTo(1);
            return read;
        });

        assertThat(emma.getText()).isEqualTo("Censored"); // what was read stays readable after the session
    }

    @EveryDatabase
    void aConditionOnAnUnreadValueIsLeftToTheDatabase(Workbench bench) {
        manuscripts(bench).useTransaction(session -> {
            List<Manuscript> all = all(session);
            session.execute(
                    update(MANUSCRIPT).set(MANUSCRIPT.genre, "horror").where(MANUSCRIPT.text.isNotNull()),
                    SynchronizeSession.EVALUATE);
            assertThat(all).extracting(Manuscript::getGenre).containsExactly("horror", "horror", null);

            session.execute(
                    update(MANUSCRIPT).set(MANUSCRIPT.title, "Emma II").where(MANUSCRIPT.id.eq(1)),
                    SynchronizeSession.EVALUATE);
            assertThat(all.get(0).getTitle()).isEqualTo("Emma II");
            all.get(0).setTitle("Emma III"); // checks what was computed, as far as it is known
        });
        assertThat(bench.value("SELECT title FROM manuscript WHERE id = 1")).isEqualTo("Emma III");
    }

    @EveryDatabase
    void aPendingChangeIsKeptThroughABulkStatement(Workbench bench) {
        SessionFactory factory = manuscripts(bench);
        try (Session session = factory.open()) {
            session.flushMode(FlushMode.COMMIT);
            Manuscript emma = session.get(Manuscript.class, 1L);
            emma.setText("Mine");
            session.execute(
                    update(MANUSCRIPT).set(MANUSCRIPT.genre, "novel").where(MANUSCRIPT.id.eq(1)),
                    SynchronizeSession.FETCH,
                    PendingChanges.KEEP_MINE);
            assertThat(emma.getGenre()).isEqualTo("novel");
            assertThat(emma.getText()).isEqualTo("Mine");
            session.commit();
        }
        assertThat(bench.rows("SELECT text, genre FROM manuscript WHERE id = 1"))
                .containsExactly(row("Mine", "novel"));
    }

    @EveryDatabase
    void refreshingReadsAnew(Workbench bench) {
        manuscripts(bench).useTransaction(session -> {
            Manuscript emma = session.get(Manuscript.class, 1L);
            emma.getText();
            Manuscript frankenstein = session.get(Manuscript.class, 2L);
            frankenstein.setText("Unwritten");
            bench.execute("UPDATE manuscript SET text = 'Theirs', version = 5 WHERE id < 3");
            session.refreshAll(List.of(emma, frankenstein));

            assertThat(emma.getText()).isEqualTo("Theirs");
            assertThat(frankenstein.getText()).isEqualTo("Theirs");
            session.expire(emma);
            assertThat(emma.getText()).isEqualTo("Theirs");
        });
        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void aConflictShowsWhatIsKnown(Workbench bench) {
        try (Session session = manuscripts(bench).open()) {
            Manuscript unread = session.get(Manuscript.class, 1L);
            unread.setText("Mine");
            Manuscript read = session.get(Manuscript.class, 2L);
            read.getText();
            read.setTitle("Monster");
            bench.execute("UPDATE manuscript SET text = 'Theirs', version = 5 WHERE id < 3");

            String base = bench.tracking() == Tracking.RECORDED ? null : "Emma Woodhouse, handsome";
            assertThatThrownBy(session::flush).isInstanceOfSatisfying(StaleObjectException.class, stale -> {
                assertThat(stale.rows().get(0).fields())
                        .containsExactly(new FieldConflict("text", base, "Mine", "Theirs"));
                assertThat(stale.rows().get(1).fields())
                        .containsExactly(
                                new FieldConflict("title", "Frankenstein", "Monster", "Frankenstein"),
                                new FieldConflict("text", "You will rejoice", "You will rejoice", "Theirs"));
            });
            session.rollback();
        }
    }

    @EveryDatabase
    void anUnreadValueIsNotValidatedAndNotLoadedForIt(Workbench bench) {
        SessionFactory factory = manuscripts(bench);
        bench.execute("UPDATE manuscript SET text = 'x' WHERE id = 1");
        if (bench.tracking() == Tracking.RECORDED) {
            factory.useTransaction(session -> session.get(Manuscript.class, 1L).setGenre("novel"));
            assertThat(bench.recorder().statements())
                    .filteredOn(statement -> statement.sql().contains("text"))
                    .isEmpty();
        }
        assertThatThrownBy(() -> factory.useTransaction(
                        session -> session.get(Manuscript.class, 1L).setText("y")))
                .isInstanceOf(ConstraintViolationException.class)
                .hasMessageContaining("Manuscript.text");
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.RECORDED, because = NOTHING_TO_LOAD)
    void afterTheSessionAnUnreadValueIsAClearError(Workbench bench) {
        SessionFactory factory = manuscripts(bench);
        Manuscript detached = factory.inTransaction(session -> {
            Manuscript emma = session.get(Manuscript.class, 1L);
            emma.getText();
            session.detach(emma);
            return emma;
        });
        assertThat(detached.getText()).isEqualTo("Emma Woodhouse, handsome");
        assertThatThrownBy(detached::getCover)
                .isInstanceOf(LazyLoadException.class)
                .hasMessageContainingAll("Cannot load Manuscript.cover", "remove @Lazy");

        Manuscript left = factory.inTransaction(session -> session.get(Manuscript.class, 2L));
        assertThatThrownBy(left::getText)
                .isInstanceOf(LazyLoadException.class)
                .hasMessageContainingAll("Manuscript", "text", "before", "remove @Lazy");
        left.setText("Written");
        assertThat(left.getText()).isEqualTo("Written");
        assertThatThrownBy(() -> factory.useTransaction(session -> session.persist(left)))
                .isInstanceOf(DetachedException.class);
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.RECORDED, because = NOTHING_TO_LOAD)
    void anUnreadValueOfARowThatIsGoneIsAClearError(Workbench bench) {
        manuscripts(bench).useTransaction(session -> {
            List<Manuscript> all = all(session);
            bench.execute("DELETE FROM manuscript WHERE id = 2");

            assertThat(all.get(0).getText()).startsWith("Emma");
            assertThatThrownBy(() -> all.get(1).getText())
                    .isInstanceOf(EntityNotFoundException.class)
                    .hasMessageContaining("Cannot load Manuscript 2.text: there is no such row any more");
        });
    }

    @EveryDatabase
    void anObjectWithUnreadValuesIsRemoved(Workbench bench) {
        manuscripts(bench).useTransaction(session -> {
            session.remove(session.get(Manuscript.class, 1L));
            session.get(Manuscript.class, 2L);
            session.execute(deleteFrom(MANUSCRIPT).where(MANUSCRIPT.id.eq(2)));
        });
        assertThat(bench.rows("SELECT id FROM manuscript")).containsExactly(row(3L));
    }

    @EveryDatabase
    void aCallbackMayReadIt(Workbench bench) {
        SessionFactory factory = bench.factory(
                stint -> stint.listener(Manuscript.class, new EntityListener<Manuscript>() {
                    @Override
                    public void beforeUpdate(Manuscript manuscript) {
                        manuscript.setGenre("has " + manuscript.getText().length() + " letters");
                    }

                    @Override
                    public void afterLoad(Manuscript manuscript) {
                        assertThat(manuscript.getCover()).isNull();
                    }
                }),
                Manuscript.class);
        factory.useTransaction(session -> session.persist(new Manuscript(1, "Emma", "Chapter I", null)));

        factory.useTransaction(session -> session.get(Manuscript.class, 1L).setTitle("Emma II"));

        assertThat(bench.value("SELECT genre FROM manuscript")).isEqualTo("has 9 letters");
    }

    @EveryDatabase
    void theHistoryHasTheOldValueOfAColumnThatWasNotRead(Workbench bench) {
        SessionFactory factory = bench.factory(Contract.class);
        factory.useTransaction(session -> session.persist(new Contract(1, "Ann", "first", "A1")));
        factory.useTransaction(session -> session.get(Contract.class, 1L).setWording("second"));
        factory.useTransaction(session -> session.get(Contract.class, 1L).setParty("Ben"));
        factory.useTransaction(session -> session.remove(session.get(Contract.class, 1L)));

        List<HistoryEntry<Contract>> history = factory.inTransaction(session -> session.history(Contract.class, 1L));
        assertThat(history.get(1).change(CONTRACT.wording)).hasValueSatisfying(change -> {
            assertThat(change.before()).isEqualTo("first");
            assertThat(change.after()).isEqualTo("second");
        });
        assertThat(history.get(2).change(CONTRACT.wording)).isEmpty();
        assertThat(history.get(3).change(CONTRACT.wording).orElseThrow().before())
                .isEqualTo("second");
    }

    @EveryDatabase
    void aUniqueValueThatWasNotReadIsPassedOn(Workbench bench) {
        SessionFactory factory = bench.factory(Contract.class);
        factory.useTransaction(session -> {
            session.persist(new Contract(1, "Ann", "first", "A1"));
            session.persist(new Contract(2, "Ben", "second", "A2"));
        });
        factory.useTransaction(session -> {
            session.get(Contract.class, 1L).setNumber("A2"); // the other has to give it up first
            session.get(Contract.class, 2L).setNumber("A3");
        });
        assertThat(bench.rows("SELECT id, number FROM contract ORDER BY id"))
                .containsExactly(row(1L, "A2"), row(2L, "A3"));
    }
}

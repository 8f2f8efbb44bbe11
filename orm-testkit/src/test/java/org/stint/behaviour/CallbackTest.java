package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.domain.Draft_.DRAFT;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.List;
import org.stint.behaviour.domain.Country;
import org.stint.behaviour.domain.Draft;
import org.stint.behaviour.domain.Observed;
import org.stint.behaviour.domain.Publisher;
import org.stint.contract.Ref;
import org.stint.event.EntityListener;
import org.stint.exception.MappingException;
import org.stint.exception.RollbackOnlyException;
import org.stint.exception.StintException;
import org.stint.exception.UniqueViolationException;
import org.stint.session.EntityState;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** Objects, and listeners, are told what happens. */
class CallbackTest {

    private static final String TITLES = "SELECT title, slug FROM draft ORDER BY id";

    private SessionFactory drafts(Workbench bench, EntityListener<? super Draft> listener) {
        return bench.factory(
                stint -> stint.actor(() -> "jane").listener(Draft.class, listener), Draft.class, Publisher.class);
    }

    private SessionFactory drafts(Workbench bench) {
        return bench.factory(stint -> stint.actor(() -> "jane"), Draft.class, Publisher.class);
    }

    @EveryDatabase
    void anObjectIsToldOfItsInsertUpdateAndDelete(Workbench bench) {
        SessionFactory drafts = drafts(bench);
        Draft draft = new Draft("Lady Susan");
        try (Session session = drafts.open()) {
            session.persist(draft);
            assertThat(draft.heard()).isEmpty();
            session.flush();
            assertThat(draft.heard()).containsExactly("beforeInsert", "makeSlug", "afterInsert of a row");

            draft.heard().clear();
            session.flush();
            assertThat(draft.heard()).isEmpty();

            draft.setTitle("The Watsons");
            session.flush();
            assertThat(draft.heard()).containsExactly("makeSlug", "afterUpdate to version 1");

            draft.heard().clear();
            session.remove(draft);
            session.commit();
            assertThat(draft.heard()).containsExactly("beforeDelete", "afterDelete");
        }
    }

    @EveryDatabase
    void whatACallbackChangesIsPartOfTheFlush(Workbench bench) {
        SessionFactory drafts = drafts(bench);
        try (Session session = drafts.open()) {
            Draft draft = new Draft("Lady Susan");
            session.persist(draft);
            session.commit();
            assertThat(bench.rows(TITLES)).containsExactly(row("Lady Susan", "lady-susan"));

            bench.recorder().clear();
            draft.setTitle("The Watsons");
            session.commit();
            assertThat(bench.rows(TITLES)).containsExactly(row("The Watsons", "the-watsons"));
            assertThat(bench.recorder().statements()).hasSize(1);
            assertThat(session.isDirty()).isFalse();
        }
    }

    @EveryDatabase
    void whatACallbackChangesIsValidated(Workbench bench) {
        SessionFactory drafts = drafts(bench);

        assertThatThrownBy(
                        () -> drafts.useTransaction(session -> session.persist(new Draft("The Beautifull Cassandra"))))
                .isInstanceOf(ConstraintViolationException.class)
                .hasMessageContaining("Draft.slug");
    }

    @EveryDatabase
    void aCallbackThatRevertsTheChangeLeavesNothingToWrite(Workbench bench) {
        SessionFactory drafts = drafts(bench, new EntityListener<>() {
            @Override
            public void beforeUpdate(Draft draft) {
                draft.setTitle("Lady Susan");
            }
        });
        try (Session session = drafts.open()) {
            Draft draft = new Draft("Lady Susan");
            session.persist(draft);
            session.commit();
            bench.recorder().clear();

            draft.setTitle("The Watsons");
            draft.setTitle("Lady Susan ");
            session.flush();

            // the object's own callback came first and made a slug of what was there then
            assertThat(bench.recorder().statements()).hasSize(1);
            assertThat(draft.getTitle()).isEqualTo("Lady Susan");
        }
    }

    @EveryDatabase
    void anObjectIsToldWhenItWasReadWithAllItRefersTo(Workbench bench) {
        SessionFactory drafts = drafts(bench);
        Draft first = new Draft("Lady Susan");
        Draft second = new Draft("The Watsons in Town");
        second.setPrecursor(first);
        drafts.useTransaction(session -> {
            session.persist(second);
            session.persist(first);
        });

        try (Session session = drafts.open()) {
            Draft read = session.get(Draft.class, second.getId());
            assertThat(read.heard()).containsExactly("afterLoad", "after Lady Susan");
            assertThat(read.getPrecursor().heard()).containsExactly("afterLoad");
            assertThat(read.getWords()).isEqualTo(4);
            assertThat(session.isDirty()).isFalse();

            session.refresh(read);
            assertThat(read.heard()).hasSize(4);
            session.get(Draft.class, second.getId());
            assertThat(read.heard()).hasSize(4);
            session.rollback();
            assertThat(read.heard()).hasSize(4);
        }
        drafts.database()
                .useTransaction(transaction -> assertThat(transaction.list(select(DRAFT)))
                        .allSatisfy(draft -> assertThat(draft.heard()).contains("afterLoad")));
    }

    @EveryDatabase
    void whatIsChangedAfterLoadingIsAChangeLikeAnyOther(Workbench bench) {
        drafts(bench).useTransaction(session -> session.persist(new Draft("Lady Susan")));
        SessionFactory drafts = drafts(bench, new EntityListener<>() {
            @Override
            public void afterLoad(Draft draft) {
                draft.setTitle("The Watsons");
            }
        });

        drafts.useTransaction(session -> {
            session.list(select(DRAFT));
            assertThat(session.isDirty()).isTrue();
        });

        assertThat(bench.rows(TITLES)).containsExactly(row("The Watsons", "the-watsons"));
    }

    @EveryDatabase
    void anObjectionAfterLoadingLeavesNothingManaged(Workbench bench) {
        drafts(bench).useTransaction(session -> {
            session.persist(new Draft("Lady Susan"));
            session.persist(new Draft("The Watsons"));
        });
        List<Draft> seen = new ArrayList<>();
        SessionFactory drafts = drafts(bench, new EntityListener<>() {
            @Override
            public void afterLoad(Draft draft) {
                seen.add(draft);
                if (seen.size() == 2) {
                    throw new IllegalStateException("enough");
                }
            }
        });

        try (Session session = drafts.open()) {
            assertThatThrownBy(() -> session.list(select(DRAFT))).hasMessage("enough");
            assertThat(session.contains(seen.get(0))).isFalse();
            assertThat(session.list(select(DRAFT))).doesNotContainAnyElementsOf(seen.subList(0, 2));
        }
    }

    @EveryDatabase
    void anObjectionBeforehandSendsNothingAndKeepsTheObjects(Workbench bench) {
        SessionFactory drafts = drafts(bench);
        try (Session session = drafts.open()) {
            Draft draft = new Draft("Lady Susan");
            session.persist(draft);
            session.commit();
            bench.recorder().clear();

            draft.setTitle("The Watsons");
            Draft untitled = new Draft(" ");
            session.persist(untitled);
            assertThatThrownBy(session::flush).hasMessage("A draft has a title");

            assertThatSql(bench.recorder()).isEmpty();
            assertThat(draft.getTitle()).isEqualTo("The Watsons");
            assertThat(draft.getVersion()).isZero();
            assertThat(untitled.getId()).isNull();
            assertThat(session.stateOf(untitled)).isEqualTo(EntityState.MANAGED);

            untitled.setTitle("Catharine");
            session.commit();
        }
        assertThat(bench.rows(TITLES))
                .containsExactly(row("The Watsons", "the-watsons"), row("Catharine", "catharine"));
    }

    @EveryDatabase
    void anObjectionAfterwardsIsAFailedFlush(Workbench bench) {
        SessionFactory drafts = drafts(bench, new EntityListener<>() {
            @Override
            public void afterUpdate(Draft draft) {
                draft.setTitle("spoiled");
                throw new IllegalStateException("no more");
            }
        });
        try (Session session = drafts.open()) {
            Draft draft = new Draft("Lady Susan");
            Draft doomed = new Draft("Catharine");
            session.persist(draft);
            session.persist(doomed);
            session.commit();

            draft.setTitle("The Watsons");
            session.remove(doomed);
            Draft fresh = new Draft("Sanditon");
            session.persist(fresh);
            assertThatThrownBy(session::flush).hasMessage("no more");

            assertThat(draft.getTitle()).isEqualTo("The Watsons");
            assertThat(draft.getVersion()).isZero();
            assertThat(fresh.getId()).isNull();
            assertThat(fresh.getVersion()).isZero();
            assertThat(session.stateOf(fresh)).isEqualTo(EntityState.MANAGED);
            assertThat(session.stateOf(doomed)).isEqualTo(EntityState.REMOVED);
            assertThat(session.isDirty()).isTrue();
            assertThat(session.transaction().isRollbackOnly()).isTrue();
            assertThatThrownBy(session::commit).isInstanceOf(RollbackOnlyException.class);

            session.rollback();
            assertThat(draft.getTitle()).isEqualTo("Lady Susan");
            assertThat(session.stateOf(fresh)).isEqualTo(EntityState.TRANSIENT);
            assertThat(session.stateOf(doomed)).isEqualTo(EntityState.MANAGED);
            assertThat(session.isDirty()).isFalse();
        }
        assertThat(bench.rows(TITLES)).containsExactly(row("Lady Susan", "lady-susan"), row("Catharine", "catharine"));
    }

    @EveryDatabase
    void aFlushThatFailsIsNotToldAfterwards(Workbench bench) {
        SessionFactory drafts = drafts(bench);
        try (Session session = drafts.open()) {
            Draft one = new Draft("Lady Susan");
            Draft other = new Draft("Lady Susan");
            session.persist(one);
            session.persist(other);
            assertThatThrownBy(session::flush).isInstanceOf(UniqueViolationException.class);

            assertThat(one.heard()).containsExactly("beforeInsert", "makeSlug");
            session.rollback();
        }
    }

    @EveryDatabase
    void aCallbackMayNotUseTheSession(Workbench bench) {
        List<Throwable> refusals = new ArrayList<>();
        Session[] current = new Session[1];
        EntityListener<Draft> meddler = new EntityListener<>() {
            private void meddle(Draft draft) {
                attempt(() -> current[0].persist(new Publisher("Egerton")));
                attempt(() -> current[0].find(Draft.class, 77L));
                attempt(() -> current[0].flush());
                attempt(() -> current[0].close());
                attempt(() -> current[0].transaction());
            }

            private void attempt(Runnable verb) {
                try {
                    verb.run();
                } catch (StintException refusal) {
                    refusals.add(refusal);
                }
            }

            @Override
            public void beforeInsert(Draft draft) {
                meddle(draft);
            }

            @Override
            public void afterInsert(Draft draft) {
                meddle(draft);
            }

            @Override
            public void afterLoad(Draft draft) {
                meddle(draft);
            }
        };
        SessionFactory drafts = drafts(bench, meddler);
        Draft draft = new Draft("Lady Susan");
        try (Session session = drafts.open()) {
            current[0] = session;
            session.persist(draft);
            session.commit();
            session.refresh(draft);
        }

        assertThat(refusals).hasSize(15);
        assertThat(refusals.get(0))
                .hasMessageStartingWith("Cannot persist an object: a callback or listener of new"
                        + " Draft #1 before its insert is being called, and the session is in the middle of that.");
        assertThat(refusals.get(5)).hasMessageContaining("Draft " + draft.getId() + " after its insert");
        assertThat(refusals.get(11)).hasMessageContaining("Draft " + draft.getId() + " after it was read");
        assertThat(bench.rows(TITLES)).containsExactly(row("Lady Susan", "lady-susan"));
    }

    @EveryDatabase
    void aCallbackMayFollowReferences(Workbench bench) {
        List<String> rivals = new ArrayList<>();
        SessionFactory drafts = drafts(bench, new EntityListener<>() {
            @Override
            public void beforeUpdate(Draft draft) {
                rivals.add(draft.getRival().get().getTitle());
            }
        });
        Draft evelina = new Draft("Evelina");
        drafts.useTransaction(session -> session.persist(evelina));
        Draft draft = new Draft("Lady Susan");
        draft.setRival(Ref.to(Draft.class, evelina.getId()));
        drafts.useTransaction(session -> session.persist(draft));

        drafts.useTransaction(session -> session.get(Draft.class, draft.getId()).setTitle("The Watsons"));

        assertThat(rivals).containsExactly("Evelina");
    }

    @EveryDatabase
    void listenersAreCalledAfterTheObjectInTheOrderOfTheirRegistration(Workbench bench) {
        SessionFactory drafts = bench.factory(
                stint -> stint.actor(() -> "jane")
                        .listener(Object.class, new Hearing("object"))
                        .listener(Observed.class, new Hearing("observed")),
                Draft.class,
                Publisher.class);
        Draft draft = new Draft("Lady Susan");
        drafts.useTransaction(session -> {
            session.persist(draft);
            session.persist(new Publisher("Egerton"));
        });

        assertThat(draft.heard())
                .containsExactly("beforeInsert", "makeSlug", "object", "observed", "afterInsert of a row");
    }

    @EveryDatabase
    void aListenerForNoEntityIsAMistake(Workbench bench) {
        assertThatThrownBy(() ->
                        bench.factory(stint -> stint.listener(Draft.class, new EntityListener<>() {}), Publisher.class))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("A listener is registered for org.stint.behaviour.domain.Draft, but no entity of"
                        + " the factory is of that class.");
    }

    @EveryDatabase
    void plansAndBulkStatementsCallNobodyButWhatIsReadAnew(Workbench bench) {
        SessionFactory drafts = drafts(bench);
        try (Session session = drafts.open()) {
            Draft draft = new Draft("Lady Susan");
            session.persist(draft);
            assertThat(session.plan().writes()).hasSize(1);
            assertThat(draft.heard()).isEmpty();
            assertThat(draft.getSlug()).isNull();
            session.commit();
            draft.heard().clear();
            for (SynchronizeSession strategy : SynchronizeSession.values()) {
                session.execute(update(DRAFT).set(DRAFT.title, "The Watsons").allRows(), strategy);
                boolean reads = strategy == SynchronizeSession.AUTO || strategy == SynchronizeSession.FETCH;
                assertThat(draft.heard()).as("by %s", strategy).isEqualTo(reads ? List.of("afterLoad") : List.of());
                draft.heard().clear();
            }
            assertThat(draft.getTitle()).isEqualTo("The Watsons");
            session.commit();
            assertThat(bench.rows(TITLES)).containsExactly(row("The Watsons", "lady-susan"));
            session.execute(deleteFrom(DRAFT).allRows());
            assertThat(draft.heard()).isEmpty();
            session.commit();
        }
    }

    private record Hearing(String name) implements EntityListener<Object> {
        @Override
        public void beforeInsert(Object entity) {
            if (entity instanceof Draft draft) {
                draft.heard().add(name);
            }
        }
    }

    @EveryDatabase
    void afterAnObjectionAnIdStillBelongsToTheObjectThatTookIt(Workbench bench) {
        EntityListener<Country> objecting = new EntityListener<>() {
            @Override
            public void afterInsert(Country country) {
                throw new IllegalStateException("not in this book");
            }
        };
        SessionFactory countries = bench.factory(stint -> stint.listener(Country.class, objecting), Country.class);
        bench.execute("INSERT INTO country (code, name, version) VALUES ('FR', 'France', 0)");

        try (Session session = countries.open()) {
            Country france = session.get(Country.class, "FR");
            session.remove(france);
            Country republic = new Country("FR", "French Republic");
            session.persist(republic);

            assertThatThrownBy(session::flush).hasMessage("not in this book");

            assertThat(session.stateOf(republic)).isEqualTo(EntityState.MANAGED);
            assertThat(session.find(Country.class, "FR")).containsSame(republic);
            session.rollback();
            assertThat(session.get(Country.class, "FR")).isSameAs(france);
        }
    }
}

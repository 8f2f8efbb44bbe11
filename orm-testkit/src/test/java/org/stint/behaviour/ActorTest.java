package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.domain.Draft_.DRAFT;
import static org.stint.behaviour.domain.Seal_.SEAL;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.stint.behaviour.domain.Draft;
import org.stint.behaviour.domain.Seal;
import org.stint.exception.StintException;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** Who inserted a row and who changed it last comes from the application. */
class ActorTest {

    private static final String WHO = "SELECT created_by, updated_by FROM draft";
    private static final UUID EMMA = UUID.fromString("00000000-0000-0000-0000-00000000e33a");
    private static final UUID JANE = UUID.fromString("00000000-0000-0000-0000-000000001a4e");

    private final AtomicReference<Object> actor = new AtomicReference<>();

    private SessionFactory factory(Workbench bench) {
        return bench.factory(stint -> stint.actor(actor::get), Draft.class, Seal.class);
    }

    @EveryDatabase
    void anInsertNamesBothAndAnUpdateTheLastOnly(Workbench bench) {
        SessionFactory drafts = factory(bench);
        Draft draft = new Draft("Sanditon");
        try (Session session = drafts.open()) {
            actor.set("jane");
            session.persist(draft);
            session.commit();
            assertThat(draft.getCreatedBy()).isEqualTo("jane");
            assertThat(draft.getUpdatedBy()).isEqualTo("jane");

            actor.set("cassandra");
            draft.setTitle("The Brothers");
            session.commit();
            assertThat(draft.getUpdatedBy()).isEqualTo("cassandra");
        }
        assertThat(bench.rows(WHO)).containsExactly(row("jane", "cassandra"));
    }

    @EveryDatabase
    void whatTheApplicationSetsItselfIsKept(Workbench bench) {
        SessionFactory drafts = factory(bench);
        actor.set("jane");
        Draft draft = new Draft("Sanditon");
        draft.setCreatedBy("import");
        try (Session session = drafts.open()) {
            session.persist(draft);
            session.commit();
            assertThat(bench.rows(WHO)).containsExactly(row("import", "jane"));

            draft.setTitle("The Brothers");
            draft.setUpdatedBy("another hand");
            session.commit();
            assertThat(bench.rows(WHO)).containsExactly(row("import", "another hand"));

            draft.setTitle("Sanditon");
            session.commit();
            assertThat(bench.rows(WHO)).containsExactly(row("import", "jane"));
        }
    }

    @EveryDatabase
    void whoInsertedARowIsNeverUpdated(Workbench bench) {
        SessionFactory drafts = factory(bench);
        actor.set("jane");
        Draft draft = new Draft("Sanditon");
        drafts.useTransaction(session -> session.persist(draft));

        drafts.useTransaction(session -> {
            Draft stored = session.get(Draft.class, draft.getId());
            stored.setCreatedBy("nobody");
            stored.setTitle("The Brothers");
        });

        assertThat(bench.rows(WHO)).containsExactly(row("jane", "jane"));
    }

    @EveryDatabase
    void theApplicationIsAskedOnceForAFlush(Workbench bench) {
        AtomicInteger asked = new AtomicInteger();
        SessionFactory drafts =
                bench.factory(stint -> stint.actor(() -> "clerk " + asked.incrementAndGet()), Draft.class);
        drafts.useTransaction(session -> {
            session.persist(new Draft("One"));
            session.persist(new Draft("Two"));
        });
        drafts.useTransaction(session -> session.list(select(DRAFT)));

        assertThat(bench.rows(WHO + " ORDER BY id"))
                .containsExactly(row("clerk 1", "clerk 1"), row("clerk 1", "clerk 1"));
        assertThat(asked).hasValue(1);
    }

    @EveryDatabase
    void aBulkUpdateNamesTheActorToo(Workbench bench) {
        SessionFactory factory = factory(bench);
        actor.set("jane");
        factory.useTransaction(session -> session.persist(new Draft("Sanditon")));

        actor.set("cassandra");
        factory.useTransaction(session ->
                session.execute(update(DRAFT).set(DRAFT.title, "The Brothers").allRows()));
        assertThat(bench.rows(WHO)).containsExactly(row("jane", "cassandra"));

        factory.useTransaction(session -> session.execute(update(DRAFT)
                .set(DRAFT.title, "Sanditon")
                .set(DRAFT.updatedBy, "henry")
                .allRows()));
        assertThat(bench.rows(WHO)).containsExactly(row("jane", "henry"));

        factory.useTransaction(session -> session.execute(
                update(DRAFT).set(DRAFT.title, "A Fragment").keepVersion().allRows()));
        assertThat(bench.rows(WHO)).containsExactly(row("jane", "henry"));
    }

    @EveryDatabase
    void anUpsertNamesWhoUpdatedARowThatWasThere(Workbench bench) {
        SessionFactory factory = factory(bench);
        actor.set(EMMA);
        factory.useTransaction(session -> session.persist(new Seal(1, "wax")));

        actor.set(JANE);
        factory.database()
                .useTransaction(transaction -> transaction.execute(insertInto(SEAL)
                        .row(row -> row.set(SEAL.id, 1L)
                                .set(SEAL.text, "lead")
                                .set(SEAL.createdBy, JANE)
                                .set(SEAL.updatedBy, JANE))
                        .onConflict(SEAL.id)
                        .setExcluded(SEAL.text)
                        .doUpdate()));

        factory.useTransaction(session -> {
            Seal seal = session.get(Seal.class, 1L);
            assertThat(seal.getText()).isEqualTo("lead");
            assertThat(seal.getCreatedBy()).isEqualTo(EMMA);
            assertThat(seal.getUpdatedBy()).isEqualTo(JANE);
        });
    }

    @EveryDatabase
    void nobodyMayBeKnownWhereTheColumnPermitsIt(Workbench bench) {
        SessionFactory factory = factory(bench);
        factory.useTransaction(session -> session.persist(new Draft("Sanditon")));

        assertThat(bench.rows(WHO)).containsExactly(row(null, null));
        assertThatThrownBy(() -> factory.useTransaction(session -> session.persist(new Seal(1, "wax"))))
                .isInstanceOf(StintException.class)
                .hasMessage("Cannot fill Seal.createdBy with the actor: the supplier given to Stint.actor(…) gave null,"
                        + " but the column created_by is not nullable. Let it name somebody, or set the attribute.");
    }

    @EveryDatabase
    void anActorMayBeOfAnyTypeOfColumn(Workbench bench) {
        SessionFactory factory = factory(bench);
        actor.set(EMMA);
        Seal seal = new Seal(1, "wax");
        factory.useTransaction(session -> session.persist(seal));
        assertThat(seal.getCreatedBy()).isEqualTo(EMMA);

        actor.set(JANE);
        factory.useTransaction(
                session -> session.execute(update(SEAL).set(SEAL.text, "lead").where(SEAL.id.eq(1))));
        factory.useTransaction(session -> {
            assertThat(session.get(Seal.class, 1L).getCreatedBy()).isEqualTo(EMMA);
            assertThat(session.get(Seal.class, 1L).getUpdatedBy()).isEqualTo(JANE);
        });
    }

    @EveryDatabase
    void anActorOfAnotherClassIsRefusedWithoutShowingIt(Workbench bench) {
        SessionFactory factory = factory(bench);
        actor.set("emma");

        assertThatThrownBy(() -> factory.useTransaction(session -> session.persist(new Seal(1, "wax"))))
                .isInstanceOf(StintException.class)
                .hasMessage("Cannot fill Seal.createdBy with the actor: the supplier given to Stint.actor(…) gave a"
                        + " value of class java.lang.String, but the attribute is of class java.util.UUID. Let both be"
                        + " the same.");
        assertThat(bench.value("SELECT COUNT(*) FROM seal")).isEqualTo(0L);
    }

    @EveryDatabase
    void aMissingSupplierIsSaid(Workbench bench) {
        SessionFactory factory = bench.factory(Draft.class, Seal.class);

        assertThatThrownBy(() -> factory.useTransaction(session -> session.persist(new Draft("Sanditon"))))
                .isInstanceOf(StintException.class)
                .hasMessage("Cannot fill Draft.createdBy with the actor: the factory has no supplier of it. Give it one"
                        + " by Stint.actor(…), or set the attribute.");
        assertThatThrownBy(() -> factory.useTransaction(session ->
                        session.execute(update(SEAL).set(SEAL.text, "lead").allRows())))
                .isInstanceOf(StintException.class)
                .hasMessageStartingWith(
                        "Cannot fill Seal.updatedBy with the actor: the factory has no supplier of it.");
    }
}

package org.stint.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.domain.Author_.AUTHOR;
import static org.stint.behaviour.domain.Employee_.EMPLOYEE;
import static org.stint.behaviour.domain.Publisher_.PUBLISHER;
import static org.stint.bulk.domain.Building_Wing_.WING;
import static org.stint.bulk.domain.Keeper_.KEEPER;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.parameter;
import static org.stint.testkit.Row.row;

import ch.qos.logback.classic.Level;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.LogCapture;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Employee;
import org.stint.behaviour.domain.Publisher;
import org.stint.bulk.domain.Building.Desk;
import org.stint.bulk.domain.Building.Room;
import org.stint.bulk.domain.Building.Wing;
import org.stint.bulk.domain.Item;
import org.stint.bulk.domain.Keeper;
import org.stint.bulk.domain.Slot;
import org.stint.contract.Ref;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StintException;
import org.stint.session.BulkResult;
import org.stint.session.FlushMode;
import org.stint.session.PendingChanges;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.statement.Counts;
import org.stint.statement.Delete;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;
import org.stint.type.SqlTypes;

/** What the database does to rows that refer to deleted ones is in the objects of these rows too. */
class DeletedReferencesTest {

    private static final List<SynchronizeSession> FOLLOWING =
            List.of(SynchronizeSession.AUTO, SynchronizeSession.FETCH, SynchronizeSession.EVALUATE);

    private static final Delete<Publisher> MURRAY = deleteFrom(PUBLISHER).where(PUBLISHER.id.eq(21));

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Shop.open(bench);
        bench.execute("ALTER TABLE book DROP CONSTRAINT fk_book_publisher_id");
        bench.execute("ALTER TABLE book ADD CONSTRAINT rule_publisher FOREIGN KEY (publisher_id)"
                + " REFERENCES publisher (id) ON DELETE SET NULL");
    }

    @EveryDatabase
    void aReferenceToAManagedObjectIsFollowedByEachStrategy(Workbench bench) {
        for (SynchronizeSession strategy : FOLLOWING) {
            try (Session session = shop.open()) {
                Publisher murray = session.get(Publisher.class, 21L);
                Book emma = session.get(Book.class, 42L);

                BulkResult<Counts> result = session.execute(MURRAY, strategy);

                assertThat(emma.getPublisher()).as("by %s", strategy).isNull();
                assertThat(session.contains(murray)).isFalse();
                assertThat(result.expired()).isEqualTo(1);
                assertThat(result.removed()).isEqualTo(1);
                session.rollback();
                assertThat(emma.getPublisher()).isNotNull();
                assertThat(session.contains(murray)).isTrue();
            }
        }
    }

    @EveryDatabase
    void aNewObjectInThePlaceOfADeletedRowDoesNotHideThatItIsGone(Workbench bench) {
        SessionFactory items = bench.factory(Item.class, Keeper.class, Slot.class);
        bench.execute("ALTER TABLE item DROP CONSTRAINT fk_item_deputy_id");
        bench.execute("ALTER TABLE item ADD FOREIGN KEY (deputy_id) REFERENCES keeper (id) ON DELETE SET NULL");
        bench.execute("INSERT INTO keeper (id, name) VALUES (1, 'before')");
        bench.execute("INSERT INTO item (id, done, deputy_id, version) VALUES (5, FALSE, 1, 0)");
        for (SynchronizeSession strategy : FOLLOWING) {
            try (Session session = items.open()) {
                session.flushMode(FlushMode.COMMIT);
                Item item = session.get(Item.class, 5L);
                session.persist(new Keeper(1L));

                BulkResult<Counts> result = session.execute(deleteFrom(KEEPER).where(KEEPER.id.eq(1L)), strategy);

                assertThat(result.rows()).isEqualTo(1);
                assertThat(Generated.get(item, "deputy")).as("by %s", strategy).isNull();
                session.rollback();
            }
        }
    }

    @EveryDatabase
    void whereRowsCannotComeBackReferencesAreFollowedToo(Workbench bench) {
        SessionFactory plain = bench.factory(
                stint -> stint.dialect(WithoutReturning.on(bench.database())),
                Author.class,
                Publisher.class,
                Book.class);
        try (Session session = plain.open()) {
            Book emma = session.get(Book.class, 42L);
            Book sanditon = session.get(Book.class, 43L);

            BulkResult<Counts> result = session.execute(MURRAY, SynchronizeSession.FETCH);

            assertThat(emma.getPublisher()).isNull();
            assertThat(sanditon.getPublisher()).isNull();
            assertThat(result).isEqualTo(new BulkResult<>(Counts.deleted(1), 1, SynchronizeSession.FETCH, 0, 1, 0));
            session.rollback();
            assertThat(emma.getPublisher()).isNotNull();
        }
    }

    @EveryDatabase
    void whatIsReadMeanwhileIsReadAnewWhenTheDeletedRowsAreBack(Workbench bench) {
        for (boolean alone : List.of(true, false)) {
            for (SynchronizeSession strategy : SynchronizeSession.values()) {
                try (Session session = shop.open()) {
                    if (!alone) {
                        session.get(Author.class, 12L);
                    }
                    session.execute(MURRAY, strategy);
                    Book emma = session.get(Book.class, 42L);
                    assertThat(emma.getPublisher()).isNull();

                    session.rollback();

                    assertThat(emma.getPublisher()).as("by %s", strategy).isNotNull();
                }
            }
        }
    }

    @EveryDatabase
    void whatTheDatabaseSetToNullIsReadAnew(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            assertThat(emma.getPublisher()).isNotNull();

            BulkResult<Counts> result = session.execute(MURRAY, SynchronizeSession.AUTO);

            assertThat(emma.getPublisher()).isNull();
            assertThat(result).isEqualTo(new BulkResult<>(Counts.deleted(1), 1, SynchronizeSession.FETCH, 0, 1, 0));
            assertThat(session.isDirty()).isFalse();
        });
    }

    @EveryDatabase
    void whatTheDatabaseDeletedAlongIsManagedNoLonger(Workbench bench) {
        bench.execute("ALTER TABLE book DROP CONSTRAINT fk_book_author_id");
        bench.execute("ALTER TABLE book ADD FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE");
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            Book frankenstein = session.get(Book.class, 44L);

            BulkResult<Counts> result =
                    session.execute(deleteFrom(AUTHOR).where(AUTHOR.id.eq(11)), SynchronizeSession.AUTO);

            assertThat(session.contains(emma)).isFalse();
            assertThat(session.contains(frankenstein)).isTrue();
            assertThat(result.removed()).isEqualTo(2); // she, and the book

            session.rollback();
            assertThat(session.contains(emma)).isTrue();
            assertThat(emma.getAuthor().getName()).isEqualTo("Jane Austen");
        }
    }

    @EveryDatabase
    void aReferenceToARowThatNobodyManagesIsFollowedByEachStrategy(Workbench bench) {
        for (SynchronizeSession strategy : FOLLOWING) {
            try (Session session = shop.open()) {
                Book emma = session.get(Book.class, 42L);

                BulkResult<Counts> result = session.execute(MURRAY, strategy);

                assertThat(emma.getPublisher()).as("by %s", strategy).isNull();
                assertThat(result.expired()).isEqualTo(1);
                session.rollback();
                assertThat(emma.getPublisher()).isNotNull();
            }
        }
    }

    @EveryDatabase
    void changesOfWhatRefersToTheRowsAreWrittenFirst(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("Emma, revised");
            Book made = new Book("made");
            made.setPublisher(emma.getPublisher());
            session.persist(made);

            session.execute(MURRAY);

            assertThat(emma.getTitle()).isEqualTo("Emma, revised");
            assertThat(emma.getPublisher()).isNull();
            assertThat(made.getPublisher()).isNull();
        });
        assertThat(bench.rows("SELECT title, publisher_id, version FROM book WHERE title IN ('Emma, revised', 'made')"
                        + " ORDER BY title"))
                .containsExactly(row("Emma, revised", null, 8), row("made", null, 0));
    }

    @EveryDatabase
    void changesHeldBackOfWhatRefersToTheRowsAreNotLost(Workbench bench) {
        for (SynchronizeSession strategy : FOLLOWING) {
            try (Session session = shop.open()) {
                session.flushMode(FlushMode.MANUAL);
                Book emma = session.get(Book.class, 42L);
                emma.setTitle("mine");

                assertThatThrownBy(() -> session.execute(MURRAY, strategy))
                        .isInstanceOf(StintException.class)
                        .hasMessageContaining("Book 42")
                        .hasMessageContaining("KEEP_MINE");
                session.execute(deleteFrom(PUBLISHER).where(PUBLISHER.id.gt(21)), strategy);
                assertThat(emma.getTitle()).isEqualTo("mine");

                session.execute(MURRAY, strategy, PendingChanges.KEEP_MINE);
                assertThat(emma.getTitle()).isEqualTo("mine");
                assertThat(emma.getPublisher()).isNull();
                session.flush();
                assertThat(emma.getVersion()).isEqualTo(8);
                session.rollback();

                emma.setTitle("mine");
                session.execute(MURRAY, strategy, PendingChanges.TAKE_THEIRS);
                assertThat(emma.getTitle()).isEqualTo("Emma");
                assertThat(emma.getPublisher()).isNull();
                session.rollback();
                assertThat(emma.getPublisher()).isNotNull();
            }
        }
    }

    @EveryDatabase
    void whatStillRefersToADeletedRowIsLeftAsItIs(Workbench bench) {
        bench.execute("ALTER TABLE book DROP CONSTRAINT rule_publisher");
        for (SynchronizeSession strategy : FOLLOWING) {
            try (Session session = shop.open()) {
                Book emma = session.get(Book.class, 42L);
                bench.recorder().clear();

                BulkResult<Counts> result = session.execute(MURRAY, strategy);

                assertThat(emma.getPublisher()).isNotNull();
                assertThat(result.rows()).isEqualTo(1);
                assertThat(result.expired()).as("by %s", strategy).isZero();
                session.rollback();
            }
        }
    }

    @EveryDatabase
    void whatIsReadAfterwardsIsTakenBackToo(Workbench bench) {
        try (Session session = shop.open()) {
            session.get(Book.class, 42L);
            session.execute(MURRAY);
            Book persuasion = session.get(Book.class, 41L);
            assertThat(persuasion.getPublisher()).isNull();

            session.rollback();

            assertThat(session.get(Book.class, 41L).getPublisher()).isNotNull();
        }
    }

    @EveryDatabase
    void aBatchOfDeletesIsFollowedToo(Workbench bench) {
        Parameter<Long> id = parameter("id", SqlTypes.LONG);
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("Emma, revised");

            Publisher murray = session.get(Publisher.class, 21L);
            session.executeAll(deleteFrom(PUBLISHER).where(PUBLISHER.id.eq(id)), List.of(Parameters.of(id, 21L)));

            assertThat(session.contains(murray)).isFalse();
            assertThat(session.find(Publisher.class, 21L)).isEmpty();
            assertThat(emma.getTitle()).isEqualTo("Emma, revised");
            assertThat(emma.getPublisher()).isNull();
        });
        assertThat(bench.value("SELECT title FROM book WHERE id = 42")).isEqualTo("Emma, revised");
    }

    // by way of rows that are no objects

    @EveryDatabase
    void whatGoesWithARowThatGoesWithAnotherIsManagedNoLonger(Workbench bench) {
        SessionFactory building = building(bench, "CASCADE");
        for (SynchronizeSession strategy : FOLLOWING) {
            try (Session session = building.open()) {
                Desk desk = session.get(Desk.class, 3L);
                Desk other = session.get(Desk.class, 4L);

                BulkResult<Counts> result = session.execute(deleteFrom(WING).where(WING.id.eq(1)), strategy);

                assertThat(session.contains(desk)).as("by %s", strategy).isFalse();
                assertThat(session.contains(other)).isTrue();
                assertThat(result.removed()).isEqualTo(1);
                assertThat(result.strategy()).isNotEqualTo(SynchronizeSession.NONE);
                session.rollback();
                assertThat(session.contains(desk)).isTrue();
            }
        }
    }

    @EveryDatabase
    void whatRefersToARowThatGoesWithAnotherIsReadAnew(Workbench bench) {
        SessionFactory building = building(bench, "SET NULL");
        for (SynchronizeSession strategy : FOLLOWING) {
            try (Session session = building.open()) {
                Desk desk = session.get(Desk.class, 3L);

                session.execute(deleteFrom(WING).where(WING.id.eq(1)), strategy);

                assertThat(desk.getRoom()).as("by %s", strategy).isNull();
                session.rollback();
                assertThat(desk.getRoom()).isNotNull();
            }
        }
    }

    @EveryDatabase
    void changesHeldBackOutlastWhatNobodyCouldForesee(Workbench bench) {
        try (Session session = building(bench, "SET NULL").open()) {
            session.flushMode(FlushMode.MANUAL);
            Desk desk = session.get(Desk.class, 3L);
            desk.setOwner("mine");

            session.execute(deleteFrom(WING).where(WING.id.eq(1)));

            assertThat(desk.getOwner()).isEqualTo("mine");
            assertThat(desk.getRoom()).isNull();
            session.flush();
            session.commit();
        }
        assertThat(bench.rows("SELECT owner, room_id FROM desk WHERE id = 3")).containsExactly(row("mine", null));
    }

    @EveryDatabase
    void anotherReferenceThatIsHeldBackOutlastsTheOneThatWent(Workbench bench) {
        try (Session session = building(bench, "SET NULL").open()) {
            session.flushMode(FlushMode.MANUAL);
            Desk desk = session.get(Desk.class, 3L);
            desk.setRoom(Ref.to(Room.class, 2L));

            session.execute(deleteFrom(WING).where(WING.id.eq(1)));

            assertThat(desk.getRoom().id()).isEqualTo(2L);
            session.flush();
            session.commit();
        }
        assertThat(bench.rows("SELECT room_id FROM desk WHERE id = 3")).containsExactly(row(2L));
    }

    @EveryDatabase
    void changesHeldBackOfWhatWentAreLostAndTheLogSaysSo(Workbench bench) {
        try (Session session = building(bench, "CASCADE").open();
                LogCapture log = LogCapture.from(Level.WARN)) {
            session.flushMode(FlushMode.MANUAL);
            Desk desk = session.get(Desk.class, 3L);
            desk.setOwner("mine");

            session.execute(deleteFrom(WING).where(WING.id.eq(1)));

            assertThat(session.contains(desk)).isFalse();
            assertThat(log.messages(Level.WARN))
                    .containsExactly(
                            "The row of Desk 3 was deleted with one that it referred to; its changes are lost");
            session.rollback();
        }
    }

    @EveryDatabase
    void aWholeChainWithinOneTableGoesWithItsTop(Workbench bench) {
        SessionFactory staff = bench.factory(Employee.class);
        bench.execute("ALTER TABLE employee DROP CONSTRAINT fk_employee_manager_id");
        bench.execute("ALTER TABLE employee ADD FOREIGN KEY (manager_id) REFERENCES employee (id) ON DELETE CASCADE");
        List<Employee> chain = new ArrayList<>();
        for (int level = 0; level < 5; level++) {
            chain.add(new Employee("level " + level, level == 0 ? null : chain.get(level - 1)));
        }
        staff.useTransaction(session -> chain.forEach(session::persist));
        for (SynchronizeSession strategy : FOLLOWING) {
            try (Session session = staff.open()) {
                List<Employee> managed = session.getAll(
                        Employee.class, chain.stream().map(Employee::getId).toList());
                session.detach(managed.get(0));

                session.execute(deleteFrom(EMPLOYEE).where(EMPLOYEE.name.eq("level 0")), strategy);

                assertThat(managed).as("by %s", strategy).noneMatch(session::contains);
                session.rollback();
                assertThat(managed.subList(1, 5)).allMatch(session::contains);
            }
        }
    }

    @EveryDatabase
    void whatOthersChangedBesidesIsAConflict(Workbench bench) {
        try (Session session = building(bench, "SET NULL").open()) {
            session.flushMode(FlushMode.MANUAL);
            Desk desk = session.get(Desk.class, 3L);
            desk.setOwner("mine");
            bench.execute("UPDATE desk SET owner = 'theirs' WHERE id = 3");

            session.execute(deleteFrom(WING).where(WING.id.eq(1)));

            assertThat(desk.getOwner()).isEqualTo("mine");
            assertThatThrownBy(session::flush)
                    .isInstanceOf(StaleObjectException.class)
                    .hasMessageContaining("Desk 3");
            session.rollback();
        }
        assertThat(bench.value("SELECT owner FROM desk WHERE id = 3")).isEqualTo("theirs");
    }

    /** Two wings with a room each and a desk in it; a room goes with its wing. */
    private static SessionFactory building(Workbench bench, String deskRule) {
        SessionFactory building = bench.factory(Wing.class, Room.class, Desk.class);
        bench.execute("ALTER TABLE room DROP CONSTRAINT fk_room_wing_id");
        bench.execute("ALTER TABLE room ADD FOREIGN KEY (wing_id) REFERENCES wing (id) ON DELETE CASCADE");
        bench.execute("ALTER TABLE desk DROP CONSTRAINT fk_desk_room_id");
        bench.execute("ALTER TABLE desk ADD FOREIGN KEY (room_id) REFERENCES room (id) ON DELETE " + deskRule);
        bench.execute("INSERT INTO wing (id, name) VALUES (1, 'east'), (2, 'west')");
        bench.execute("INSERT INTO room (id, wing_id) VALUES (1, 1), (2, 2)");
        bench.execute("INSERT INTO desk (id, room_id) VALUES (3, 1), (4, 2)");
        return building;
    }
}

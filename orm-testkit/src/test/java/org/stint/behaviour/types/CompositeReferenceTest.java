package org.stint.behaviour.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.stint.behaviour.types.Complaint_.COMPLAINT;
import static org.stint.behaviour.types.Hall_.HALL;
import static org.stint.behaviour.types.Machine_.MACHINE;
import static org.stint.behaviour.types.Parcel_.PARCEL;
import static org.stint.behaviour.types.Visit_.VISIT;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.stint.contract.Ref;
import org.stint.exception.DataException;
import org.stint.exception.EntityNotFoundException;
import org.stint.exception.FieldConflict;
import org.stint.exception.SchemaMismatchException;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StintException;
import org.stint.session.EntityState;
import org.stint.session.HistoryEntry;
import org.stint.session.MergeOptions;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.session.Tracking;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.Workbench;

/** A relationship to an entity with a composite id has a column for each of those of the id. */
class CompositeReferenceTest {

    private static final Hall.Key NORTH = new Hall.Key("north", 1);
    private static final Hall.Key SOUTH = new Hall.Key("south", 1);
    private static final String KEYS = "SELECT hall_site, hall_number FROM machine ORDER BY id";

    private SessionFactory works;

    @BeforeEach
    void openTheWorks(Workbench bench) {
        works = bench.factory(
                Hall.class,
                Machine.class,
                Visit.class,
                Purchase.class,
                PurchaseLine.class,
                Complaint.class,
                Pallet.class,
                Parcel.class);
        bench.execute("INSERT INTO hall (site, number, name, version) VALUES"
                + " ('north', 1, 'foundry', 0), ('south', 1, 'paint', 0), ('south', 2, 'stock', 0)");
        bench.execute("INSERT INTO machine (id, name, hall_site, hall_number, version) VALUES"
                + " (1, 'press', 'north', 1, 0), (2, 'lathe', 'south', 1, 0), (3, 'spare', NULL, NULL, 0)");
        bench.execute("INSERT INTO visit (id, hall_site, hall_number, left_site, left_by) VALUES"
                + " (1, 'north', 1, 'south', 2), (2, 'south', 1, NULL, NULL), (3, 'north', 1, NULL, NULL)");
        bench.recorder().clear();
    }

    // reading

    @EveryDatabase
    void theEntitiesOfAResultAreReadAtOnce(Workbench bench) {
        works.useTransaction(session -> {
            List<Machine> machines = session.list(select(MACHINE).orderBy(MACHINE.id.asc()));

            assertThatSql(bench.recorder()).selectedTimes(2);
            assertThat(machines.get(0).hall.name).isEqualTo("foundry");
            assertThat(machines.get(1).hall).isSameAs(session.get(Hall.class, SOUTH));
            assertThat(machines.get(2).hall).isNull();
            assertThat(session.plan().isEmpty()).isTrue();
        });
    }

    @EveryDatabase
    void aRefKnowsTheWholeId(Workbench bench) {
        works.useTransaction(session -> {
            List<Visit> visits = session.list(select(VISIT).orderBy(VISIT.id.asc()));

            assertThat(visits.get(0).exit).isEqualTo(Ref.to(Hall.class, new Hall.Key("south", 2)));
            assertThat(visits.get(0).exit.get().name).isEqualTo("stock");
            assertThat(visits.get(1).exit).isNull();
        });
    }

    @EveryDatabase
    @OnlyWith(value = Tracking.RECORDED, because = "without recorded changes nobody notices a read, and all is loaded")
    void aLazyReferenceIsReadForAllSiblings(Workbench bench) {
        works.useTransaction(session -> {
            List<Visit> visits = session.list(select(VISIT).orderBy(VISIT.id.asc()));
            assertThatSql(bench.recorder()).selectedTimes(1);

            assertThat(visits).extracting(visit -> visit.hall().name).containsExactly("foundry", "paint", "foundry");

            assertThatSql(bench.recorder()).selectedTimes(2);
            assertThat(session.plan().isEmpty()).isTrue();
        });
    }

    @EveryDatabase
    void aLazyReferenceIsReplacedUnread(Workbench bench) {
        try (Session session = works.open()) {
            Visit visit = session.get(Visit.class, 1L);
            visit.hall = session.get(Hall.class, SOUTH);
            session.flush();
            assertThatSql(bench.recorder()).wroteExactly("UPDATE visit SET hall_site = ? WHERE id = ? [south, 1] -> 1");

            session.rollback();

            assertThat(visit.hall().name).isEqualTo("foundry");
        }
    }

    @EveryDatabase
    void aReferenceWithinTheIdIsPartOfTheKey(Workbench bench) {
        bench.execute("INSERT INTO purchase (id, customer) VALUES (1001, 'Ann')");
        bench.execute("INSERT INTO purchase_line (purchase_id, number, article, version) VALUES (1001, 2, 'salt', 0)");
        works.useTransaction(session ->
                session.persist(new Complaint("stale", session.get(PurchaseLine.class, PurchaseLine.Key.of(1001, 2)))));
        assertThat(bench.rows("SELECT line_purchase_id, line_number FROM complaint"))
                .containsExactly(row(1001, 2));

        works.useTransaction(session -> {
            Complaint read = session.list(select(COMPLAINT).where(COMPLAINT.line.id.eq(PurchaseLine.Key.of(1001, 2))))
                    .get(0);

            assertThat(read.line.article).isEqualTo("salt");
            assertThat(read.line.id.purchase().get().customer).isEqualTo("Ann");
            assertThat(session.list(select(COMPLAINT.line.id))).containsExactly(PurchaseLine.Key.of(1001, 2));
        });
    }

    @EveryDatabase
    void anObjectWithinTheIdIsPartOfTheKey(Workbench bench) {
        Pallet.Spot spot = new Pallet.Spot("c", 8);
        works.useTransaction(session -> {
            Pallet pallet = new Pallet(new Pallet.Place(2, spot), "tea");
            session.persist(new Parcel(1, pallet));
            session.persist(new Parcel(2, pallet));
            session.persist(pallet);
        });
        assertThat(bench.rows("SELECT pallet_floor, pallet_spot_aisle, pallet_spot_rack FROM parcel WHERE id = 1"))
                .containsExactly(row(2, "c", 8));

        works.useTransaction(session -> {
            List<Parcel> parcels = session.list(select(PARCEL).where(PARCEL.pallet.id.spot.eq(spot)));

            assertThat(parcels).hasSize(2);
            assertThat(parcels.get(0).pallet.content).isEqualTo("tea");
            assertThat(parcels.get(0).pallet).isSameAs(parcels.get(1).pallet);
            assertThat(session.list(select(PARCEL.pallet.id.spot))).containsExactly(spot, spot);
            assertThat(session.list(select(PARCEL.id).where(PARCEL.pallet.id.eq(new Pallet.Place(2, spot)))))
                    .containsExactlyInAnyOrder(1, 2);
            parcels.get(0).pallet = null;
        });
        assertThat(bench.rows("SELECT id FROM parcel WHERE pallet_floor IS NULL AND pallet_spot_aisle IS NULL"))
                .hasSize(1);
    }

    @EveryDatabase
    void aKeyThatIsPartlyNullIsNamed(Workbench bench) {
        bench.execute("UPDATE machine SET hall_number = NULL WHERE id = 2");

        assertThatThrownBy(() -> works.useTransaction(session -> session.get(Machine.class, 2L)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Cannot read Machine.hall: of its columns hall_site, hall_number some are NULL")
                .hasMessageContaining("It is the row of Machine 2.");
    }

    @EveryDatabase
    void aKeyOfNoRowIsNamed(Workbench bench) {
        bench.execute("ALTER TABLE machine DROP CONSTRAINT fk_machine_hall_site_hall_number");
        bench.execute("UPDATE machine SET hall_number = 7 WHERE id = 2");

        assertThatThrownBy(() -> works.useTransaction(session -> session.get(Machine.class, 2L)))
                .isInstanceOf(EntityNotFoundException.class)
                .hasMessageContaining("Cannot read machine: its columns hall_site, hall_number refer to Hall Key[");
    }

    // writing

    @EveryDatabase
    void theOtherEntityIsInsertedFirst(Workbench bench) {
        works.useTransaction(session -> {
            Hall east = new Hall("east", 4, "saws");
            session.persist(new Machine(7, "saw", east));
            session.persist(east);
        });

        assertThat(bench.rows("SELECT hall_site, hall_number FROM machine WHERE id = 7"))
                .containsExactly(row("east", 4));
    }

    @EveryDatabase
    void aNewEntityThatWasNotPersistedIsNamed(Workbench bench) {
        assertThatThrownBy(() -> works.useTransaction(
                        session -> session.get(Machine.class, 1L).hall = new Hall(null, 4, "saws")))
                .isInstanceOf(StintException.class)
                .hasMessageContaining("Cannot write Machine 1: its hall is a new Hall that was not persisted.");
    }

    @EveryDatabase
    void onlyTheColumnsThatChangeAreWritten(Workbench bench) {
        works.useTransaction(session -> session.get(Machine.class, 1L).hall = session.get(Hall.class, SOUTH));
        works.useTransaction(session -> {
            session.get(Machine.class, 2L).hall = null;
            session.get(Machine.class, 3L).hall = session.get(Hall.class, NORTH);
        });

        assertThat(bench.rows(KEYS)).containsExactly(row("south", 1), row(null, null), row("north", 1));
        assertThat(bench.recorder().statements().toString())
                .contains(
                        "UPDATE machine SET hall_site = ?, version = ? WHERE id = ? AND version = ? [south, 1, 1, 0]");
    }

    @EveryDatabase
    void aRollbackBringsTheReferenceBack(Workbench bench) {
        try (Session session = works.open()) {
            Machine press = session.get(Machine.class, 1L);
            Hall foundry = press.hall;
            press.hall = session.get(Hall.class, SOUTH);
            session.flush();
            press.hall = null;
            session.rollback();

            assertThat(press.hall).isSameAs(foundry);
            assertThat(session.plan().isEmpty()).isTrue();
        }
    }

    @EveryDatabase
    void aCircleIsWrittenInTwoStepsAndLetGoAsAWhole(Workbench bench) {
        works.useTransaction(session -> {
            Hall east = new Hall("east", 4, "saws");
            Machine saw = new Machine(7, "saw", east);
            east.main = saw;
            session.persist(east);
            session.persist(saw);
        });
        assertThat(bench.rows(
                        "SELECT h.main_id, m.hall_site, m.hall_number FROM hall h JOIN machine m ON m.id = h.main_id"))
                .containsExactly(row(7, "east", 4));

        works.useTransaction(session -> {
            session.remove(session.get(Hall.class, new Hall.Key("east", 4)));
            session.remove(session.get(Machine.class, 7L));
        });
        assertThat(bench.rows("SELECT id FROM machine WHERE id = 7")).isEmpty();
        assertThat(bench.rows("SELECT name FROM hall WHERE site = 'east'")).isEmpty();
    }

    @EveryDatabase
    void aKeyIsLinkedLaterAndUnlinkedEarlierByAllOfItsColumns(Workbench bench) {
        works.useTransaction(session -> {
            Hall east = new Hall("east", 4, "saws");
            Hall west = new Hall("west", 5, "nails");
            east.next = west;
            west.next = east;
            session.persist(east);
            session.persist(west);
        });
        assertThat(bench.rows("SELECT site, next_site, next_number FROM hall WHERE number > 3 ORDER BY site"))
                .containsExactly(row("east", "west", 5), row("west", "east", 4));
        assertThat(bench.recorder().statements().toString())
                .contains("UPDATE hall SET next_site = ?, next_number = ? WHERE site = ? AND number = ?");
        bench.recorder().clear();

        works.useTransaction(session -> {
            session.remove(session.get(Hall.class, new Hall.Key("east", 4)));
            session.remove(session.get(Hall.class, new Hall.Key("west", 5)));
        });
        assertThat(bench.rows("SELECT site FROM hall WHERE number > 3")).isEmpty();
        assertThat(bench.recorder().statements().toString())
                .contains("UPDATE hall SET next_site = NULL, next_number = NULL WHERE site = ? AND number = ?");
    }

    @EveryDatabase
    void whoeverRefersLetsGoBeforeTheOtherIsDeleted(Workbench bench) {
        bench.execute("DELETE FROM visit");
        works.useTransaction(session -> {
            session.remove(session.get(Hall.class, NORTH));
            session.remove(session.get(Machine.class, 1L));
            session.remove(session.get(Hall.class, SOUTH));
            session.get(Machine.class, 2L).hall = session.get(Hall.class, new Hall.Key("south", 2));
        });

        assertThat(bench.rows(KEYS)).containsExactly(row("south", 2), row(null, null));
    }

    @EveryDatabase
    void aConflictNamesTheColumnsThatDiffer(Workbench bench) {
        try (Session session = works.open()) {
            session.get(Machine.class, 1L).hall = session.get(Hall.class, new Hall.Key("south", 2));
            bench.execute("UPDATE machine SET hall_site = 'south', version = 5 WHERE id = 1");

            StaleObjectException stale = catchThrowableOfType(StaleObjectException.class, session::flush);

            assertThat(stale.rows().get(0).fields())
                    .containsExactly(
                            new FieldConflict("hall.site", "north", "south", "south"),
                            new FieldConflict("hall.number", 1, 2, 1));
        }
    }

    @EveryDatabase
    void thePlanAndTheHistoryNameTheColumns(Workbench bench) {
        works.useTransaction(session -> {
            Machine press = session.get(Machine.class, 1L);
            press.hall = new Hall("east", 4, "saws");
            session.persist(press.hall);
            press.previous = session.get(Hall.class, NORTH);
            assertThat(session.plan().toString()).contains("hall.site", "east", "hall.number", "4");
        });

        HistoryEntry<Machine> moved = works.inTransaction(session -> session.history(Machine.class, 1L))
                .get(0);
        assertThat(moved.changes().keySet()).containsExactly("hall.site", "hall.number");
        assertThat(moved.change(MACHINE.hall.id.site).orElseThrow().before()).isEqualTo("north");
        assertThat(moved.change(MACHINE.hall.id.number).orElseThrow().after()).isEqualTo(4);
    }

    @EveryDatabase
    void anIdOfAnotherClassIsRefused(Workbench bench) {
        Visit visit = new Visit(9, null, Ref.to(Hall.class, 4L));

        assertThatThrownBy(() -> works.useTransaction(session -> {
                    visit.hall = session.get(Hall.class, NORTH);
                    session.persist(visit);
                }))
                .isInstanceOf(StintException.class)
                .hasMessageContaining("its exit refers to a Hall by an id of class java.lang.Long; ids of Hall are of"
                        + " class " + Hall.Key.class.getName());
    }

    @EveryDatabase
    void mergeCopiesTheReferenceAsAWhole(Workbench bench) {
        Machine lathe = works.inTransaction(session -> session.get(Machine.class, 2L));
        lathe.hall = new Hall("south", 2, "not copied");
        Machine other = works.inTransaction(session -> session.get(Machine.class, 1L));
        other.hall = null;
        other.name = "hammer";
        bench.recorder().clear();

        works.useTransaction(session -> {
            assertThat(session.merge(lathe).hall.name).isEqualTo("stock");
            session.merge(other, MergeOptions.defaults().except(MACHINE.hall));
        });
        assertThat(bench.rows(KEYS)).containsExactly(row("north", 1), row("south", 2), row(null, null));
        assertThat(bench.rows("SELECT name FROM machine WHERE id = 1")).containsExactly(row("hammer"));
        assertThat(bench.recorder().statements().toString())
                .contains("UPDATE machine SET hall_number = ?, version = ?");

        works.useTransaction(session -> {
            other.version = 1;
            session.merge(other, MergeOptions.defaults().only(MACHINE.hall.id.number));
        });
        assertThat(bench.rows(KEYS)).containsExactly(row(null, null), row("south", 2), row(null, null));
    }

    @EveryDatabase
    void mergeLeavesAnUnreadReferenceAlone(Workbench bench) {
        Visit detached = works.inTransaction(session -> session.get(Visit.class, 1L));
        detached.exit = null;

        works.useTransaction(
                session -> assertThat(session.merge(detached).hall().name).isEqualTo("foundry"));

        assertThat(bench.rows("SELECT hall_site, hall_number, left_site, left_by FROM visit WHERE id = 1"))
                .containsExactly(row("north", 1, null, null));
    }

    // statements

    @EveryDatabase
    void aJoinComparesAllColumns(Workbench bench) {
        List<String> names = works.inTransaction(session -> session.list(
                select(MACHINE.name).from(MACHINE).join(MACHINE.hall).where(HALL.name.eq("paint"))));

        assertThat(names).containsExactly("lathe");
        assertThatSql(bench.recorder())
                .isExactly("SELECT machine.name FROM machine JOIN hall ON machine.hall_site = hall.site"
                        + " AND machine.hall_number = hall.number WHERE hall.name = ? [paint] -> 1");
        List<String> without = works.inTransaction(session -> session.list(
                select(MACHINE.name).from(MACHINE).leftJoin(MACHINE.hall).where(HALL.id.isNull())));
        assertThat(without).containsExactly("spare");
    }

    @EveryDatabase
    void theKeyIsComparedSelectedAndSetAsAWhole(Workbench bench) {
        works.useTransaction(session -> {
            assertThat(session.list(select(MACHINE.name).where(MACHINE.hall.id.eq(NORTH))))
                    .containsExactly("press");
            assertThat(session.list(select(MACHINE.name)
                            .where(MACHINE.hall.id.in(NORTH, SOUTH))
                            .orderBy(MACHINE.id.asc())))
                    .containsExactly("press", "lathe");
            assertThat(session.list(select(MACHINE.name).where(MACHINE.hall.id.site.eq("south"))))
                    .containsExactly("lathe");
            assertThat(session.list(select(MACHINE.hall.id).orderBy(MACHINE.id.asc())))
                    .containsExactly(NORTH, SOUTH, null);
        });
    }

    @EveryDatabase
    void managedObjectsFollowAnUpdateOfTheKey(Workbench bench) {
        for (SynchronizeSession strategy : List.of(SynchronizeSession.AUTO, SynchronizeSession.EVALUATE)) {
            try (Session session = works.open()) {
                Machine press = session.get(Machine.class, 1L);
                Visit visit = session.get(Visit.class, 1L);
                session.execute(update(MACHINE).set(MACHINE.hall.id, SOUTH).where(MACHINE.id.eq(1L)), strategy);
                session.execute(update(VISIT).set(VISIT.exit.id, NORTH).where(VISIT.id.eq(1L)), strategy);

                assertThat(press.hall.name).isEqualTo("paint");
                assertThat(visit.exit).isEqualTo(Ref.to(Hall.class, NORTH));
                assertThat(session.plan().isEmpty()).isTrue();
                session.rollback();
                assertThat(press.hall.name).isEqualTo("foundry");
            }
        }
    }

    @EveryDatabase
    void managedObjectsFollowWhatTheDatabaseDoesToReferences(Workbench bench) {
        bench.execute("ALTER TABLE machine DROP CONSTRAINT fk_machine_hall_site_hall_number");
        bench.execute(
                "ALTER TABLE machine ADD FOREIGN KEY (hall_site, hall_number) REFERENCES hall ON DELETE SET NULL");
        bench.execute("ALTER TABLE visit DROP CONSTRAINT fk_visit_hall_site_hall_number");
        bench.execute("ALTER TABLE visit ADD FOREIGN KEY (hall_site, hall_number) REFERENCES hall ON DELETE CASCADE");
        try (Session session = works.open()) {
            Machine press = session.get(Machine.class, 1L);
            Machine lathe = session.get(Machine.class, 2L);
            Visit first = session.get(Visit.class, 1L);
            Visit second = session.get(Visit.class, 2L);

            session.execute(deleteFrom(HALL).where(HALL.id.eq(NORTH)), SynchronizeSession.AUTO);

            assertThat(press.hall).isNull();
            assertThat(lathe.hall.name).isEqualTo("paint");
            assertThat(session.stateOf(first)).isNotEqualTo(EntityState.MANAGED);
            assertThat(session.stateOf(second)).isEqualTo(EntityState.MANAGED);
        }
    }

    // schema

    @EveryDatabase
    void theForeignKeyHasAllColumns(Workbench bench) {
        assertThat(works.schema().createStatements())
                .contains(
                        "ALTER TABLE machine ADD CONSTRAINT fk_machine_hall_site_hall_number FOREIGN KEY"
                                + " (hall_site, hall_number) REFERENCES hall (site, number)",
                        "CREATE INDEX machine_hall_site_hall_number_idx ON machine (hall_site, hall_number)");
        works.schema().validate();

        bench.execute("ALTER TABLE visit DROP CONSTRAINT fk_visit_left_site_left_by");
        bench.execute("ALTER TABLE visit DROP COLUMN left_by");
        assertThatThrownBy(() -> works.schema().validate())
                .isInstanceOf(SchemaMismatchException.class)
                .hasMessageContaining("The column visit.left_by of Visit.exit.number does not exist.");
    }
}

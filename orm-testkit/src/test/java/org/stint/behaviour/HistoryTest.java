package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.domain.Item_.ITEM;
import static org.stint.session.HistoryEntry.Kind.DELETE;
import static org.stint.session.HistoryEntry.Kind.INSERT;
import static org.stint.session.HistoryEntry.Kind.UPDATE;
import static org.stint.statement.ColumnDefinition.column;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Genre;
import org.stint.behaviour.domain.Item;
import org.stint.behaviour.domain.Note;
import org.stint.behaviour.domain.Shelf;
import org.stint.exception.DataException;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StintException;
import org.stint.session.FlushMode;
import org.stint.session.HistoryEntry;
import org.stint.session.HistoryEntry.Change;
import org.stint.session.Savepoint;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.statement.EntityTable;
import org.stint.statement.TextAttribute;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.RecordedStatement;
import org.stint.testkit.TestClock;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;
import org.stint.type.SqlTypes;

/** What flushes did to the rows of audited entities can be read later. */
class HistoryTest {

    private static final Lines LINES = new Lines(null);

    /** The table of the history of {@link Item}, as a report of the application describes it. */
    private static final class Lines extends EntityTable<Lines.Line, Lines> {

        final TextAttribute<Line> kind = text(column("kind", "kind", SqlTypes.text(6)));

        static final class Line {}

        private Lines(@Nullable String alias) {
            super(Line.class, null, "item_history", alias);
        }

        @Override
        public Lines as(String alias) {
            return new Lines(alias);
        }
    }

    private static final UUID ID = UUID.fromString("018f3c00-0000-7000-8000-000000000001");
    private static final String COUNT = "SELECT COUNT(*) FROM item_history";

    private final AtomicReference<String> actor = new AtomicReference<>("jane");
    private SessionFactory items;

    @BeforeEach
    void open(Workbench bench) {
        items = bench.factory(stint -> stint.actor(actor::get), Item.class, Shelf.class, Note.class);
    }

    private List<HistoryEntry<Item>> history() {
        return items.inTransaction(session -> session.history(Item.class, ID));
    }

    @EveryDatabase
    void everyFlushOfAnObjectIsAnEntry(Workbench bench) {
        items.useTransaction(session -> {
            Item item = new Item(ID, "Emma");
            item.setPrice(new BigDecimal("9.99"));
            session.persist(item);
        });
        Instant later = bench.clock().advance(Duration.ofMinutes(5));
        actor.set("cassandra");
        items.useTransaction(session -> {
            Item item = session.get(Item.class, ID);
            item.setPrice(new BigDecimal("12.5"));
            item.setGenre(Genre.NOVEL);
        });
        actor.set(null);
        items.useTransaction(session -> session.remove(session.get(Item.class, ID)));

        List<HistoryEntry<Item>> history = history();
        assertThat(history).extracting(HistoryEntry::kind).containsExactly(INSERT, UPDATE, DELETE);
        assertThat(history).extracting(HistoryEntry::by).containsExactly("jane", "cassandra", null);
        assertThat(history).extracting(HistoryEntry::at).containsExactly(TestClock.START, later, later);
        assertThat(history).extracting(HistoryEntry::id).containsOnly(ID);
        assertThat(history).extracting(HistoryEntry::transaction).doesNotHaveDuplicates();
        assertThat(history.get(0).changes())
                .containsOnlyKeys("name", "price", "available", "createdBy")
                .containsEntry("name", new Change<>(null, "Emma"));
        assertThat(history.get(1).changes())
                .containsOnlyKeys("price", "genre")
                .containsEntry("price", new Change<>(new BigDecimal("9.99"), new BigDecimal("12.50")))
                .containsEntry("genre", new Change<>(null, Genre.NOVEL));
        assertThat(history.get(2).changes())
                .containsOnlyKeys("name", "price", "genre", "available", "createdBy")
                .containsEntry("available", new Change<>(false, null));
    }

    @EveryDatabase
    void aChangeHasTheTypeOfItsAttribute(Workbench bench) {
        Shelf shelf = new Shelf("Classics");
        items.useTransaction(session -> {
            Item item = new Item(ID, "Emma \"😀\"");
            item.setCover(new byte[] {1, -1});
            item.setBought(Instant.parse("2026-03-01T10:00:00.123456789Z"));
            item.setShelf(shelf);
            session.persist(shelf);
            session.persist(item);
        });
        items.useTransaction(session -> session.get(Item.class, ID).getCover()[0] = 7);

        HistoryEntry<Item> inserted = history().get(0);
        assertThat(inserted.change(ITEM.name)).contains(new Change<>(null, "Emma \"😀\""));
        assertThat(inserted.change(ITEM.bought).orElseThrow().after())
                .isEqualTo(Instant.parse("2026-03-01T10:00:00.123456Z"));
        assertThat(inserted.change(ITEM.shelf.id)).contains(new Change<>(null, shelf.getId()));
        assertThat(inserted.change(ITEM.price)).isEmpty();
        Change<byte[]> cover = history().get(1).change(ITEM.cover).orElseThrow();
        assertThat(cover.before()).containsExactly(1, -1);
        assertThat(cover.after()).containsExactly(7, -1);
    }

    @EveryDatabase
    void theEntriesOfATransactionHaveItInCommon(Workbench bench) {
        Shelf shelf = new Shelf("Classics");
        items.useTransaction(session -> {
            session.persist(shelf);
            session.flush();
            shelf.setName("Novels");
            session.flush();
            session.persist(new Item(ID, "Emma"));
        });

        List<HistoryEntry<Shelf>> shelves = items.inTransaction(session -> session.history(Shelf.class, shelf.getId()));
        assertThat(shelves).extracting(HistoryEntry::kind).containsExactly(INSERT, UPDATE);
        assertThat(shelves)
                .extracting(HistoryEntry::transaction)
                .containsOnly(history().get(0).transaction());
    }

    @EveryDatabase
    void theEntriesOfAClassAreOneBatch(Workbench bench) {
        items.useTransaction(session -> {
            for (int i = 0; i < 5; i++) {
                session.persist(new Item(UUID.randomUUID(), "Volume " + i));
            }
        });

        assertThat(bench.recorder().statements())
                .extracting(RecordedStatement::sql)
                .hasSize(2)
                .last()
                .isEqualTo("INSERT INTO item_history (entity_id, kind, changed_at, changed_by, transaction_id, changes)"
                        + " VALUES (?, ?, ?, ?, ?, "
                        + (bench.database() == TestDatabase.POSTGRESQL ? "CAST(? AS JSONB)" : "?") + ")");
        assertThat(bench.value(COUNT)).isEqualTo(5L);
    }

    @EveryDatabase
    void whatIsNotAuditedLeavesNoTrace(Workbench bench) {
        items.useTransaction(session -> {
            Item item = new Item(ID, "Emma");
            item.setNote("to be read");
            session.persist(item);
        });
        items.useTransaction(session -> session.get(Item.class, ID).setNote("was read"));

        assertThat(history()).hasSize(1);
        assertThat(history().get(0).changes()).doesNotContainKey("note");
        assertThat(bench.value("SELECT note FROM item")).isEqualTo("was read");
    }

    @EveryDatabase
    void aRollbackTakesTheHistoryBack(Workbench bench) {
        try (Session session = items.open()) {
            Item item = new Item(ID, "Emma");
            session.persist(item);
            session.flush();
            Savepoint savepoint = session.savepoint();
            item.setName("Emily");
            session.flush();
            assertThat(session.history(Item.class, ID)).hasSize(2);
            session.rollbackTo(savepoint);
            assertThat(session.history(Item.class, ID)).hasSize(1);
            session.rollback();
        }
        assertThat(bench.value(COUNT)).isEqualTo(0L);
    }

    @EveryDatabase
    void aConflictWritesNoHistory(Workbench bench) {
        items.useTransaction(session -> session.persist(new Item(ID, "Emma")));
        try (Session session = items.open()) {
            session.get(Item.class, ID).setName("Emily");
            bench.execute("UPDATE item SET version = 9");
            assertThatThrownBy(session::flush).isInstanceOf(StaleObjectException.class);
            session.rollback();
        }
        assertThat(history()).hasSize(1);
    }

    @EveryDatabase
    void pendingChangesAreFlushedFirstUnlessTheModeIsManual(Workbench bench) {
        items.useTransaction(session -> {
            session.persist(new Item(ID, "Emma"));
            session.flushMode(FlushMode.MANUAL);
            assertThat(session.history(Item.class, ID)).isEmpty();
            session.flushMode(FlushMode.AUTO);
            assertThat(session.history(Item.class, ID)).hasSize(1);
        });
    }

    @EveryDatabase
    void bulkStatementsWriteNoHistory(Workbench bench) {
        items.useTransaction(session -> session.persist(new Item(ID, "Emma")));
        items.useTransaction(session -> {
            Item item = session.get(Item.class, ID);
            for (SynchronizeSession strategy : List.of(SynchronizeSession.FETCH, SynchronizeSession.EVALUATE)) {
                session.execute(update(ITEM).set(ITEM.name, "by " + strategy).allRows(), strategy);
                assertThat(session.contains(item)).isTrue();
                session.flush();
            }
            session.execute(deleteFrom(ITEM).where(ITEM.id.eq(ID)));
        });

        assertThat(history()).extracting(HistoryEntry::kind).containsExactly(INSERT);
    }

    @EveryDatabase
    void anEntityThatIsNotAuditedHasNoHistory(Workbench bench) {
        assertThatThrownBy(() -> items.useTransaction(session -> session.history(Note.class, 1L)))
                .isInstanceOf(StintException.class)
                .hasMessage("Cannot read the history of Note 1: none is kept. Annotate the class with @Audited.");
        assertThatThrownBy(() -> items.useTransaction(session -> session.history(Item.class, "1")))
                .isInstanceOf(StintException.class)
                .hasMessageStartingWith("Cannot look up Item by an id of class java.lang.String");
    }

    @EveryDatabase
    void theHistoryNeedsNoSupplierOfTheActor(Workbench bench) {
        SessionFactory shelves = bench.factory(Shelf.class);
        Shelf shelf = new Shelf("Classics");
        shelves.useTransaction(session -> session.persist(shelf));

        List<HistoryEntry<Shelf>> history =
                shelves.inTransaction(session -> session.history(Shelf.class, shelf.getId()));
        assertThat(history).extracting(HistoryEntry::by).containsExactly((String) null);
    }

    @EveryDatabase
    void aSelectOfTheHistorySeesPendingChanges(Workbench bench) {
        items.useTransaction(session -> {
            session.persist(new Item(ID, "Emma"));

            assertThat(session.list(select(LINES.kind))).containsExactly("INSERT");
        });
    }

    @EveryDatabase
    void anIdThatChangesBeforeTheInsertIsThatOfTheEntry(Workbench bench) {
        items.useTransaction(session -> {
            Item item = new Item(new UUID(0, 1), "Emma");
            session.persist(item);
            item.setId(ID);
        });

        assertThat(history()).extracting(HistoryEntry::kind).containsExactly(INSERT);
    }

    @EveryDatabase
    void valuesFromBeforeAChangeOfTheClassStayReadable(Workbench bench) {
        items.useTransaction(session -> session.persist(new Item(ID, "Emma")));
        String json = "{\"isbn\": {\"before\": null, \"after\": \"1\"},"
                + " \"genre\": {\"before\": \"SATIRE\", \"after\": \"NOVEL\"}}";
        bench.execute(
                "UPDATE item_history SET changes = "
                        + (bench.database() == TestDatabase.POSTGRESQL ? "CAST(? AS JSONB)" : "?"),
                json);

        HistoryEntry<Item> entry = history().get(0);
        assertThat(entry.changes())
                .containsOnlyKeys("genre", "isbn")
                .containsEntry("genre", new Change<>("SATIRE", Genre.NOVEL))
                .containsEntry("isbn", new Change<>(null, "1"));
        assertThatThrownBy(() -> entry.change(ITEM.genre))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Cannot give the change of Item.")
                .hasMessageNotContaining("SATIRE");
    }

    @EveryDatabase
    void theSchemaHasTheHistoryTables(Workbench bench) {
        assertThat(items.schema().createStatements())
                .filteredOn(statement -> statement.contains("Log of Shelves"))
                .hasSize(2)
                .last()
                .isEqualTo("CREATE INDEX \"Log of Shelves_entity_id_idx\" ON \"Log of Shelves\" (entity_id)");
        items.schema().drop();
        items.schema().create();
        items.useTransaction(session -> session.persist(new Shelf("Classics")));
        assertThat(bench.rows("SELECT kind FROM \"Log of Shelves\"")).containsExactly(row("INSERT"));
    }
}

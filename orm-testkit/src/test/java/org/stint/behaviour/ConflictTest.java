package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Item;
import org.stint.behaviour.property.domain.Shelf;
import org.stint.behaviour.property.domain.Slip;
import org.stint.behaviour.property.domain.Volume;
import org.stint.exception.FieldConflict;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StaleRow;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** A conflict tells what both sides made of the row, so that a person can decide. */
class ConflictTest {

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Bookshop.open(bench);
    }

    @EveryDatabase
    void yourChangesStandBesideTheirsAndWhatBothStartedFrom(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            emma.setPrice(new BigDecimal("12.99"));
            emma.setAuthor(session.get(Author.class, 12L));
            bench.execute("UPDATE book SET price = 8.00, title = 'Emma, abridged', version = 8 WHERE id = 42");

            StaleRow row = onlyRow(session);

            assertThat(row.fields())
                    .containsExactly(
                            new FieldConflict("title", "Emma", "Emma", "Emma, abridged"),
                            new FieldConflict(
                                    "price", new BigDecimal("9.99"), new BigDecimal("12.99"), new BigDecimal("8.00")),
                            new FieldConflict("author", 11L, 12L, 11L));
            session.rollback();
        }
    }

    @EveryDatabase
    void ofARowThatIsGoneTheyHaveNothing(Workbench bench) {
        try (Session session = shop.open()) {
            session.get(Book.class, 42L).setPrice(new BigDecimal("12.99"));
            bench.execute("DELETE FROM book WHERE id = 42");

            StaleRow row = onlyRow(session);

            assertThat(row.fields())
                    .containsExactly(new FieldConflict("price", new BigDecimal("9.99"), new BigDecimal("12.99"), null));
            session.rollback();
        }
    }

    @EveryDatabase
    void whatTheyChangedInARowThatIsToBeDeletedIsTold(Workbench bench) {
        try (Session session = shop.open()) {
            session.remove(session.get(Book.class, 42L));
            bench.execute("UPDATE book SET price = 8.00, version = 8 WHERE id = 42");

            StaleRow row = onlyRow(session);

            assertThat(row.fields())
                    .containsExactly(new FieldConflict(
                            "price", new BigDecimal("9.99"), new BigDecimal("9.99"), new BigDecimal("8.00")));
            session.rollback();
        }
    }

    @EveryDatabase
    void theMessageNamesTheAttributesButNoValue(Workbench bench) {
        try (Session session = shop.open()) {
            session.get(Book.class, 42L).setTitle("Emma, complete");
            bench.execute("UPDATE book SET price = 8.00, version = 8 WHERE id = 42");

            StaleObjectException stale = catchThrowableOfType(StaleObjectException.class, session::flush);

            assertThat(stale)
                    .hasMessage(
                            "Cannot flush 1 change: Book 42 was changed by someone else: expected version 7, the row"
                                    + " has 8; you changed title; they changed price. Roll back, read the rows again"
                                    + " and repeat the change, or show both to the user.");
            session.rollback();
        }
    }

    @EveryDatabase
    void aRowThatIsChangedTwiceInOneTransactionIsNotInConflictWithItself(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            emma.setPrice(new BigDecimal("12.99"));
            session.flush();
            emma.setPrice(new BigDecimal("13.99"));
            session.flush();
            session.remove(emma);
            session.commit();
        }
        assertThat(bench.value("SELECT COUNT(*) FROM book WHERE id = 42")).isEqualTo(0L);
    }

    @EveryDatabase
    void aStaleRowThatKeepsItsUniqueValueIsTheConflictAndNotTheValue(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            Book persuasion = session.get(Book.class, 43L);
            persuasion.setIsbn(emma.getIsbn());
            emma.setIsbn("9780000000000");
            bench.execute("UPDATE book SET price = 8.00, version = 8 WHERE id = 42");

            StaleRow row = onlyRow(session);

            assertThat(row.id()).isEqualTo(42L);
            session.rollback();
        }
    }

    @EveryDatabase
    void aStaleRowThatIsWrittenInTwoStepsIsNamedOnce(Workbench bench) {
        bench.execute("UPDATE book SET isbn = '9780141439686' WHERE id = 43");
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            Book persuasion = session.get(Book.class, 43L);
            String isbn = emma.getIsbn();
            emma.setIsbn(persuasion.getIsbn());
            persuasion.setIsbn(isbn);
            bench.execute("UPDATE book SET price = 8.00, version = version + 1 WHERE id IN (42, 43)");

            StaleObjectException conflict = catchThrowableOfType(StaleObjectException.class, session::flush);

            assertThat(conflict.rows()).extracting(StaleRow::id).containsExactlyInAnyOrder(42L, 43L);
            session.rollback();
        }
    }

    @EveryDatabase
    void aNewObjectThatYouReferToHasNoIdYet(Workbench bench) {
        SessionFactory library = bench.factory(Shelf.class, Volume.class, Slip.class);
        bench.execute("INSERT INTO slip (id, size) VALUES (-1, 1)");
        try (Session session = library.open()) {
            Slip slip = session.get(Slip.class, -1L);
            Slip previous = new Slip();
            session.persist(previous);
            slip.setPrevious(previous);
            bench.execute("DELETE FROM slip WHERE id = -1");

            StaleRow row = onlyRow(session);

            assertThat(row.fields()).containsExactly(new FieldConflict("previous", null, null, null));
            session.rollback();
        }
    }

    private static StaleRow onlyRow(Session session) {
        StaleObjectException stale = catchThrowableOfType(StaleObjectException.class, session::flush);
        assertThat(stale.rows()).hasSize(1);
        return stale.rows().get(0);
    }

    @EveryDatabase
    void bytesThatOnlyYouChangedAreNotSaidToBeChangedByThem(Workbench bench) {
        SessionFactory items =
                bench.factory(stint -> stint.actor(() -> "jane"), Item.class, org.stint.behaviour.domain.Shelf.class);
        UUID id = new UUID(0, 1);
        items.useTransaction(session -> {
            Item item = new Item(id, "Emma");
            item.setCover(new byte[] {1, 2, 3});
            session.persist(item);
        });
        try (Session session = items.open()) {
            session.get(Item.class, id).setCover(new byte[] {9});
            bench.execute("UPDATE item SET name = 'Persuasion', version = 1");

            assertThatThrownBy(session::flush)
                    .isInstanceOf(StaleObjectException.class)
                    .hasMessageContaining("; you changed cover; they changed name.");
        }
    }
}

package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.stint.behaviour.Bookshop.SELECT_AUTHOR;
import static org.stint.behaviour.Bookshop.SELECT_BOOK;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.session.FindOption.expectVersion;
import static org.stint.statement.Statements.select;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Country;
import org.stint.exception.EntityNotFoundException;
import org.stint.exception.NonUniqueResultException;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StaleRow;
import org.stint.exception.StintException;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.statement.Tuple;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** Objects are found by id and by statements, one object for each row. */
class ReadingTest {

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Bookshop.open(bench);
    }

    @EveryDatabase
    void anObjectIsReadById(Workbench bench) {
        Book emma = shop.inTransaction(session -> session.get(Book.class, 42L));

        assertThat(emma.getTitle()).isEqualTo("Emma");
        assertThat(emma.getPrice()).isEqualTo(new BigDecimal("9.99"));
        assertThat(emma.getVersion()).isEqualTo(7);
        assertThatSql(bench.recorder())
                .isExactly(SELECT_BOOK + " WHERE id = ? [42] -> 1", SELECT_AUTHOR + " WHERE id = ? [11] -> 1");
    }

    @EveryDatabase
    void aRowIsOneObjectHoweverItIsReached(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            bench.recorder().clear();

            assertThat(session.get(Book.class, 42L)).isSameAs(emma);
            assertThat(session.find(Book.class, 42L)).containsSame(emma);
            assertThatSql(bench.recorder()).isEmpty();

            assertThat(session.one(select(BOOK).where(BOOK.title.eq("Emma")))).isSameAs(emma);
            assertThat(session.get(Book.class, 43L).getAuthor()).isSameAs(emma.getAuthor());
        });
    }

    @EveryDatabase
    void aSelectDoesNotOverwriteWhatTheSessionHolds(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            bench.execute("UPDATE book SET title = 'Emma, revised', version = 8 WHERE id = 42");

            session.list(select(BOOK));

            assertThat(emma.getTitle()).isEqualTo("Emma");
        });
    }

    @EveryDatabase
    void twoSessionsHoldTwoObjects(Workbench bench) {
        try (Session first = shop.open();
                Session second = shop.open()) {
            assertThat(first.get(Book.class, 42L)).isNotSameAs(second.get(Book.class, 42L));
        }
    }

    @EveryDatabase
    void whatDoesNotExistIsNotFound(Workbench bench) {
        shop.useTransaction(session -> {
            assertThat(session.find(Book.class, 99L)).isEmpty();
            assertThatThrownBy(() -> session.get(Book.class, 99L))
                    .isInstanceOf(EntityNotFoundException.class)
                    .hasMessageContaining("Book")
                    .hasMessageContaining("99");
        });
    }

    @EveryDatabase
    void severalObjectsComeInTheOrderOfTheirIds(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            bench.recorder().clear();

            List<Book> books = session.getAll(Book.class, List.of(44L, 42L, 43L, 42L));

            assertThat(books).extracting(Book::getId).containsExactly(44L, 42L, 43L, 42L);
            assertThat(books).element(1).isSameAs(emma);
        });
    }

    @EveryDatabase
    void severalObjectsAreReadWithOneStatement(Workbench bench) {
        shop.useTransaction(session -> session.getAll(Author.class, List.of(12L, 11L)));

        assertThatSql(bench.recorder()).isExactly(SELECT_AUTHOR + Bookshop.withIds(bench, 12, 11) + " -> 2");
    }

    @EveryDatabase
    void allMissingObjectsAreNamedAtOnce(Workbench bench) {
        shop.useTransaction(session -> assertThatThrownBy(() -> session.getAll(Book.class, List.of(42L, 98L, 99L)))
                .isInstanceOf(EntityNotFoundException.class)
                .hasMessageContaining("Book")
                .hasMessageContaining("98")
                .hasMessageContaining("99"));
    }

    @EveryDatabase
    void findAllLeavesOutWhatDoesNotExist(Workbench bench) {
        shop.useTransaction(session -> {
            Map<Long, Book> books = session.findAll(Book.class, List.of(44L, 99L, 42L));

            assertThat(books.keySet()).containsExactly(44L, 42L);
            assertThat(books.get(42L).getTitle()).isEqualTo("Emma");
        });
    }

    @EveryDatabase
    void noIdsGiveNothingWithoutAStatement(Workbench bench) {
        shop.useTransaction(session -> {
            assertThat(session.getAll(Book.class, List.of())).isEmpty();
            assertThat(session.findAll(Book.class, List.of())).isEmpty();
        });
        assertThatSql(bench.recorder()).isEmpty();
    }

    @EveryDatabase
    void thousandsOfIdsAreNoProblem(Workbench bench) {
        List<Long> ids =
                java.util.stream.LongStream.rangeClosed(1, 40_000).boxed().toList();

        shop.useTransaction(
                session -> assertThat(session.findAll(Book.class, ids)).hasSize(3));
    }

    @EveryDatabase
    void aRemovedObjectIsNotFound(Workbench bench) {
        shop.useTransaction(session -> {
            session.remove(session.get(Book.class, 42L));

            assertThat(session.find(Book.class, 42L)).isEmpty();
            assertThat(session.findAll(Book.class, List.of(42L, 43L))).containsOnlyKeys(43L);
            assertThatThrownBy(() -> session.get(Book.class, 42L)).isInstanceOf(EntityNotFoundException.class);
        });
    }

    @EveryDatabase
    void aRevivedObjectIsFoundAgain(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            session.remove(emma);
            session.persist(emma);

            assertThat(session.find(Book.class, 42L)).containsSame(emma);
        });
    }

    @EveryDatabase
    void theExpectedVersionIsAccepted(Workbench bench) {
        shop.useTransaction(session -> assertThat(
                        session.get(Book.class, 42L, expectVersion(7)).getVersion())
                .isEqualTo(7));
    }

    @EveryDatabase
    void anotherVersionThanExpectedIsRefusedAtOnce(Workbench bench) {
        shop.useTransaction(session -> {
            StaleObjectException stale = catchThrowableOfType(
                    StaleObjectException.class, () -> session.get(Book.class, 42L, expectVersion(6)));

            assertThat(Bookshop.rowsOf(stale))
                    .containsExactly(new StaleRow(Book.class, 42L, 6, 7, StaleRow.Fate.CHANGED));
            assertThat(stale)
                    .hasMessageContaining("Book 42 was changed by someone else: expected version 6, the row has 7");
            assertThatThrownBy(() -> session.find(Book.class, 42L, expectVersion(8)))
                    .isInstanceOf(StaleObjectException.class);
        });
    }

    @EveryDatabase
    void aVersionCannotBeExpectedOfWhatWasNotInsertedYet(Workbench bench) {
        bench.factory(Country.class).useTransaction(session -> {
            session.persist(new Country("FR", "France"));

            assertThatThrownBy(() -> session.get(Country.class, "FR", expectVersion(0)))
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("Cannot expect a version of Country FR: it was not inserted yet");
        });
    }

    @EveryDatabase
    void aRowWithoutAVersionIsNotWhatWasExpected(Workbench bench) {
        SessionFactory countries = bench.factory(Country.class);
        bench.execute("ALTER TABLE country ALTER COLUMN version DROP NOT NULL");
        bench.execute("INSERT INTO country (code, name) VALUES ('FR', 'France')");

        countries.useTransaction(session -> assertThatThrownBy(() -> session.get(Country.class, "FR", expectVersion(0)))
                .isInstanceOf(StaleObjectException.class)
                .hasMessageContaining("expected version 0, the row has null"));
    }

    @EveryDatabase
    void exactlyOneResultIsOne(Workbench bench) {
        shop.useTransaction(session -> {
            assertThat(session.one(select(BOOK.title).where(BOOK.id.eq(42)))).isEqualTo("Emma");
            assertThat(session.oneOrEmpty(select(BOOK.title).where(BOOK.id.eq(99))))
                    .isEmpty();
            assertThat(session.first(select(BOOK.title).orderBy(BOOK.title.desc())))
                    .contains("Persuasion");
            assertThatThrownBy(() -> session.one(select(BOOK.title))).isInstanceOf(NonUniqueResultException.class);
            assertThatThrownBy(() -> session.oneOrEmpty(select(BOOK))).isInstanceOf(NonUniqueResultException.class);
            assertThatThrownBy(() -> session.one(select(BOOK).where(BOOK.id.eq(99))))
                    .isInstanceOf(EntityNotFoundException.class);
        });
    }

    @EveryDatabase
    void columnsAndEntitiesComeTogether(Workbench bench) {
        shop.useTransaction(session -> {
            Tuple row = session.one(select(BOOK, BOOK.price.plus(5)).where(BOOK.id.eq(42)));

            assertThat(row.get(BOOK)).isSameAs(session.get(Book.class, 42L));
        });
    }

    @EveryDatabase
    void aStreamGivesManagedObjects(Workbench bench) {
        shop.useTransaction(session -> {
            try (var books = session.stream(select(BOOK).orderBy(BOOK.id.asc()))) {
                assertThat(books).extracting(Book::getTitle).containsExactly("Emma", "Persuasion", "Frankenstein");
            }
            assertThat(session.contains(session.get(Book.class, 42L))).isTrue();
        });
    }

    @EveryDatabase
    void whatATransactionReadsBelongsToNobody(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            Book plain = session.transaction().one(select(BOOK).where(BOOK.id.eq(42)));

            assertThat(plain).isNotSameAs(emma);
            assertThat(session.contains(plain)).isFalse();
        });
    }

    @EveryDatabase
    void objectsOfAStreamCanBeChangedAndFlushedOnTheWay(Workbench bench) {
        shop.useTransaction(session -> {
            try (var books = session.stream(select(BOOK).orderBy(BOOK.id.asc()))) {
                books.forEach(book -> {
                    book.setTitle(book.getTitle() + "!");
                    session.flush();
                });
            }
        });

        assertThat(bench.rows("SELECT title FROM book ORDER BY id"))
                .containsExactly(row("Emma!"), row("Persuasion!"), row("Frankenstein!"));
    }

    @EveryDatabase
    void aStreamThatWasLeftOpenDoesNotOutliveItsTransaction(Workbench bench) {
        try (Session session = shop.open()) {
            session.stream(select(BOOK)).iterator().next();
            session.commit();
            assertThat(bench.connectionsInUse()).isZero();
        }
    }
}

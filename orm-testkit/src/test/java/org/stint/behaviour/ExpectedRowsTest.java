package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.stint.behaviour.domain.Author_.AUTHOR;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.behaviour.domain.Publisher_.PUBLISHER;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Genre;
import org.stint.exception.RowCountMismatchException;
import org.stint.exception.RowCountMismatchException.Mismatch;
import org.stint.session.BulkJob;
import org.stint.session.FlushMode;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.session.Transaction;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.statement.Statement;
import org.stint.statement.Update;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Row;
import org.stint.testkit.Workbench;
import org.stint.type.SqlTypes;

/** A change as a contract: another number of rows is an error, and nothing of it is left, in rows or objects. */
class ExpectedRowsTest {

    private static final Parameter<Long> ID = parameter("id", SqlTypes.LONG);

    private static final Update<Book> ONE_NOVEL = update(BOOK)
            .set(BOOK.price, BigDecimal.ONE)
            .where(BOOK.genre.eq(Genre.NOVEL))
            .expectRows(1);

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Bookshop.open(bench);
    }

    private static List<Row> prices(Workbench bench) {
        return bench.rows("SELECT price, version FROM book ORDER BY id");
    }

    private static final List<Row> UNTOUCHED =
            List.of(row(new BigDecimal("9.99"), 7), row(new BigDecimal("8.50"), 2), row(new BigDecimal("7.00"), 0));

    @EveryDatabase
    void theExpectedNumberIsNoError(Workbench bench) {
        shop.useTransaction(session -> {
            assertThat(session.execute(ONE_NOVEL.expectRows(2)).matched()).isEqualTo(2);
            assertThat(session.execute(deleteFrom(BOOK).where(BOOK.id.eq(99)).expectRows(0))
                            .deleted())
                    .isZero();
        });
        assertThat(bench.rows("SELECT price FROM book WHERE genre = 'NOVEL'"))
                .containsExactly(row(new BigDecimal("1.00")), row(new BigDecimal("1.00")));
    }

    @EveryDatabase
    void anotherNumberIsTakenBackAndTheTransactionGoesOn(Workbench bench) {
        shop.useTransaction(session -> {
            session.execute(update(AUTHOR).set(AUTHOR.country, "XX").where(AUTHOR.id.eq(12)));

            RowCountMismatchException error =
                    catchThrowableOfType(RowCountMismatchException.class, () -> session.execute(ONE_NOVEL));

            assertThat(error)
                    .hasMessage(
                            "Cannot update rows of Book: 1 row was expected, and 2 rows were affected. The statement"
                                    + " was taken back: UPDATE book SET price = ? WHERE genre = ?. Look at its condition, or"
                                    + " leave expectRows(1) out.");
            assertThat(error.expected()).isEqualTo(1);
            assertThat(error.actual()).isEqualTo(2);
            assertThat(error.mismatches()).containsExactly(new Mismatch(0, 2));
            session.execute(update(AUTHOR).set(AUTHOR.name, "M. Shelley").where(AUTHOR.id.eq(12)));
        });
        assertThat(prices(bench)).isEqualTo(UNTOUCHED);
        assertThat(bench.rows("SELECT name, country FROM author WHERE id = 12"))
                .containsExactly(row("M. Shelley", "XX"));
    }

    @EveryDatabase
    void everyKindOfChangeHasIt(Workbench bench) {
        List<Statement<?>> changes = List.of(
                deleteFrom(BOOK).where(BOOK.genre.eq(Genre.NOVEL)).expectRows(1),
                deleteFrom(BOOK).where(BOOK.genre.eq(Genre.NOVEL)).expectRows(1).returning(BOOK.id),
                ONE_NOVEL.returning(BOOK),
                insertInto(PUBLISHER)
                        .select(
                                select(PUBLISHER.id.plus(100), PUBLISHER.name, PUBLISHER.version),
                                PUBLISHER.id,
                                PUBLISHER.name,
                                PUBLISHER.version)
                        .expectRows(1),
                sql("UPDATE book SET price = :price")
                        .bind("price", value(BigDecimal.ONE))
                        .change()
                        .expectRows(1));
        for (Statement<?> change : changes) {
            shop.useTransaction(session -> {
                assertThatThrownBy(() -> session.execute(change)).isInstanceOf(RowCountMismatchException.class);
                assertThatThrownBy(() -> session.transaction().execute(change))
                        .isInstanceOf(RowCountMismatchException.class);
            });
            assertThatThrownBy(() -> shop.database().execute(change)).isInstanceOf(RowCountMismatchException.class);
        }
        assertThat(prices(bench)).isEqualTo(UNTOUCHED);
        assertThat(bench.value("SELECT COUNT(*) FROM publisher")).isEqualTo(2L);
    }

    @EveryDatabase
    void objectsOfTheSessionDoNotFollowWhatWasTakenBack(Workbench bench) {
        for (SynchronizeSession strategy : List.of(
                SynchronizeSession.AUTO,
                SynchronizeSession.FETCH,
                SynchronizeSession.EVALUATE,
                SynchronizeSession.NONE)) {
            shop.useTransaction(session -> {
                Book emma = session.get(Book.class, 42L);
                Book frankenstein = session.get(Book.class, 44L);
                for (Statement<?> change : List.of(
                        ONE_NOVEL,
                        ONE_NOVEL.returning(BOOK),
                        deleteFrom(BOOK).where(BOOK.genre.eq(Genre.NOVEL)).expectRows(3))) {
                    assertThatThrownBy(() -> session.execute(change, strategy))
                            .as(strategy + " " + change)
                            .isInstanceOf(RowCountMismatchException.class);
                    assertThat(emma.getPrice()).isEqualTo("9.99");
                    assertThat(emma.getVersion()).isEqualTo(7);
                    assertThat(session.contains(emma)).isTrue();
                    assertThat(session.isDirty()).isFalse();
                }
                frankenstein.setPrice(new BigDecimal("7.00"));
            });
        }
        assertThat(prices(bench)).isEqualTo(UNTOUCHED);
    }

    @EveryDatabase
    void changesThatWereNotFlushedAreKept(Workbench bench) {
        try (Session session = shop.open()) {
            session.flushMode(FlushMode.MANUAL);
            Author shelley = session.get(Author.class, 12L);
            shelley.setName("M. Shelley");

            assertThatThrownBy(() -> session.execute(ONE_NOVEL)).isInstanceOf(RowCountMismatchException.class);

            assertThat(shelley.getName()).isEqualTo("M. Shelley");
            session.flush();
            session.commit();
        }
        assertThat(bench.value("SELECT name FROM author WHERE id = 12")).isEqualTo("M. Shelley");
        assertThat(prices(bench)).isEqualTo(UNTOUCHED);
    }

    @EveryDatabase
    void inABatchTheSetsAreNamedAndTheWholeBatchIsTakenBack(Workbench bench) {
        Update<Book> one = update(BOOK)
                .set(BOOK.price, BigDecimal.ONE)
                .where(BOOK.id.eq(ID))
                .expectRows(1);
        List<Parameters> sets =
                Stream.of(42L, 99L, 43L, 98L).map(id -> Parameters.of(ID, id)).toList();

        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            RowCountMismatchException error =
                    catchThrowableOfType(RowCountMismatchException.class, () -> session.executeAll(one, sets));
            assertThat(error.mismatches()).containsExactly(new Mismatch(1, 0), new Mismatch(3, 0));
            assertThat(error)
                    .hasMessageStartingWith(
                            "Cannot update rows of Book for 4 sets of parameters: 1 row was expected for"
                                    + " each, and, counted from 0, set 1 affected 0, set 3 affected 0. The whole batch was taken"
                                    + " back: UPDATE book SET price = ? WHERE id = ?.")
                    .hasMessageNotContaining("99");
            assertThat(emma.getPrice()).isEqualTo("9.99");
        });
        assertThat(prices(bench)).isEqualTo(UNTOUCHED);

        shop.useTransaction(session -> session.executeAll(one, List.of(sets.get(0), sets.get(2))));
        assertThat(bench.value("SELECT COUNT(*) FROM book WHERE price = 1")).isEqualTo(2L);
    }

    @EveryDatabase
    void savepointsOfTheApplicationAreLeftAlone(Workbench bench) {
        try (Transaction transaction = shop.database().begin()) {
            var before = transaction.savepoint();
            transaction.execute(update(BOOK).set(BOOK.price, BigDecimal.TEN).where(BOOK.id.eq(42)));
            assertThatThrownBy(() -> transaction.execute(ONE_NOVEL)).isInstanceOf(RowCountMismatchException.class);
            transaction.execute(ONE_NOVEL.expectRows(2));
            transaction.rollbackTo(before);
            transaction.commit();
        }
        assertThat(prices(bench)).isEqualTo(UNTOUCHED);
    }

    @EveryDatabase
    void aJobThatCommitsChunksTakesNoExpectation() {
        assertThatThrownBy(() -> BulkJob.of("job", ONE_NOVEL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BulkReport.rows()");
        assertThatThrownBy(() -> ONE_NOVEL.expectRows(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}

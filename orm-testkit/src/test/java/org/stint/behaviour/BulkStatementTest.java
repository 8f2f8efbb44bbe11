package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.behaviour.domain.Publisher_.PUBLISHER;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Genre;
import org.stint.exception.FullTableStatementException;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StintException;
import org.stint.session.FlushMode;
import org.stint.session.Savepoint;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.statement.Condition;
import org.stint.statement.Counts;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.TestClock;
import org.stint.testkit.Workbench;

/** Statements over many rows leave no stale object in the session behind. */
class BulkStatementTest {

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Bookshop.open(bench);
    }

    @EveryDatabase
    void aBulkUpdateAdvancesVersionAndTime(Workbench bench) {
        Counts counts = shop.inTransaction(session ->
                session.execute(update(BOOK).set(BOOK.price, BOOK.price.plus(5)).where(BOOK.genre.eq(Genre.NOVEL))));

        assertThat(counts).isEqualTo(Counts.updated(2));
        Instant now = TestClock.START;
        assertThat(bench.rows("SELECT price, version, updated_at FROM book ORDER BY id"))
                .containsExactly(
                        row(new BigDecimal("14.99"), 8, now),
                        row(new BigDecimal("13.50"), 3, now),
                        row(new BigDecimal("7.00"), 0, Instant.parse("2026-02-01T00:00:00Z")));
    }

    @EveryDatabase
    void keepVersionLeavesThemAsTheyAre(Workbench bench) {
        shop.useTransaction(session -> session.execute(
                update(BOOK).set(BOOK.published, 1816).where(BOOK.id.eq(42)).keepVersion()));

        assertThat(bench.rows("SELECT published, version, updated_at FROM book WHERE id = 42"))
                .containsExactly(row(1816, 7, Instant.parse("2026-02-01T00:00:00Z")));
    }

    @EveryDatabase
    void objectsOfTheSessionAreUpToDateAfterwards(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            Book frankenstein = session.get(Book.class, 44L);

            session.execute(update(BOOK).set(BOOK.price, BOOK.price.plus(5)).where(BOOK.genre.eq(Genre.NOVEL)));

            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("14.99"));
            assertThat(emma.getVersion()).isEqualTo(8);
            assertThat(emma.getUpdatedAt()).isEqualTo(TestClock.START);
            assertThat(frankenstein.getVersion()).isZero();
            assertThat(session.isDirty()).isFalse();
            emma.setTitle("Emma, revised");
        });

        assertThat(bench.rows("SELECT title, price, version FROM book WHERE id = 42"))
                .containsExactly(row("Emma, revised", new BigDecimal("14.99"), 9));
    }

    @EveryDatabase
    void otherSessionsNoticeTheBulkUpdate(Workbench bench) {
        try (Session other = shop.open()) {
            other.get(Book.class, 42L).setTitle("Emma, revised");
            shop.useTransaction(session ->
                    session.execute(update(BOOK).set(BOOK.genre, Genre.POETRY).where(BOOK.id.eq(42))));

            assertThatThrownBy(other::commit).isInstanceOf(StaleObjectException.class);
            other.rollback();
        }
    }

    @EveryDatabase
    void aRollbackUndoesABulkUpdateInMemoryToo(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            session.execute(update(BOOK).set(BOOK.price, BigDecimal.ONE).where(BOOK.id.eq(42)));
            assertThat(emma.getVersion()).isEqualTo(8);

            session.rollback();

            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("9.99"));
            assertThat(emma.getVersion()).isEqualTo(7);
        }
    }

    @EveryDatabase
    void objectsWhoseRowsABulkDeleteTookAreNotManagedAnyMore(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            Book frankenstein = session.get(Book.class, 44L);

            Counts counts = session.execute(deleteFrom(BOOK).where(BOOK.genre.eq(Genre.NOVEL)));

            assertThat(counts).isEqualTo(Counts.deleted(2));
            assertThat(session.contains(emma)).isFalse();
            assertThat(session.find(Book.class, 42L)).isEmpty();
            assertThat(session.contains(frankenstein)).isTrue();
            emma.setTitle("of no consequence");
        });

        assertThat(bench.rows("SELECT id FROM book")).containsExactly(row(44));
    }

    @EveryDatabase
    void aRollbackBringsBackWhatABulkDeleteTook(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            session.execute(deleteFrom(BOOK).where(BOOK.id.eq(42)));

            session.rollback();

            assertThat(session.contains(emma)).isTrue();
            emma.setTitle("Emma, revised");
            session.commit();
        }
        assertThat(bench.rows("SELECT title, version FROM book WHERE id = 42"))
                .containsExactly(row("Emma, revised", 8));
    }

    @EveryDatabase
    void changedRowsAreGivenBack(Workbench bench) {
        shop.useTransaction(session -> {
            var returned = session.execute(update(BOOK)
                    .set(BOOK.price, BOOK.price.plus(5))
                    .where(BOOK.id.eq(42))
                    .returning(BOOK.price));

            assertThat(returned.rows()).containsExactly(new BigDecimal("14.99"));
            assertThat(session.get(Book.class, 42L).getPrice()).isEqualTo(new BigDecimal("14.99"));
        });
    }

    @EveryDatabase
    void rowsAreInsertedByStatement(Workbench bench) {
        Counts counts = shop.inTransaction(session -> session.execute(insertInto(PUBLISHER)
                .row(row ->
                        row.set(PUBLISHER.id, 31L).set(PUBLISHER.name, "Virago").set(PUBLISHER.version, 0))
                .row(row ->
                        row.set(PUBLISHER.id, 32L).set(PUBLISHER.name, "Norton").set(PUBLISHER.version, 0))));

        assertThat(counts).isEqualTo(Counts.inserted(2));
        assertThat(bench.rows("SELECT name FROM publisher WHERE id > 30 ORDER BY id"))
                .containsExactly(row("Virago"), row("Norton"));
    }

    @EveryDatabase
    void aStatementWithoutAConditionIsRefused(Workbench bench) {
        shop.useTransaction(session -> {
            assertThatThrownBy(() -> session.execute(update(BOOK).set(BOOK.price, BigDecimal.ONE)))
                    .isInstanceOf(FullTableStatementException.class)
                    .hasMessageContaining("Book")
                    .hasMessageContaining("allRows()");
            assertThatThrownBy(() -> session.execute(deleteFrom(BOOK))).isInstanceOf(FullTableStatementException.class);
            assertThatThrownBy(() -> session.execute(deleteFrom(BOOK).where(Condition.allOf(List.of()))))
                    .isInstanceOf(FullTableStatementException.class);
            assertThatThrownBy(() -> session.execute(deleteFrom(BOOK).returning(BOOK.id)))
                    .isInstanceOf(FullTableStatementException.class);
        });

        assertThatSql(bench.recorder()).isEmpty();
    }

    @EveryDatabase
    void allRowsMustBeSaid(Workbench bench) {
        shop.useTransaction(session ->
                session.execute(update(BOOK).set(BOOK.price, BigDecimal.ONE).allRows()));

        assertThat(bench.value("SELECT COUNT(*) FROM book WHERE price = 1")).isEqualTo(3L);
    }

    @EveryDatabase
    void rowsThatNoLongerMeetTheConditionAreUpToDateToo(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            session.execute(update(BOOK).set(BOOK.genre, Genre.POETRY).where(BOOK.genre.eq(Genre.NOVEL)));
            assertThat(emma.getGenre()).isEqualTo(Genre.POETRY);

            Savepoint savepoint = session.savepoint();
            session.execute(update(BOOK).set(BOOK.genre, Genre.HORROR).where(BOOK.genre.eq(Genre.POETRY)));
            assertThat(emma.getGenre()).isEqualTo(Genre.HORROR);
            session.rollbackTo(savepoint);
            assertThat(emma.getGenre()).isEqualTo(Genre.POETRY);
            assertThat(emma.getVersion()).isEqualTo(8);
            session.commit();
        }
    }

    @EveryDatabase
    void aForeignKeyThatABulkUpdateSetsIsFollowed(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            session.execute(update(BOOK).set(BOOK.author.id, 12L).where(BOOK.id.eq(42)));
            assertThat(emma.getAuthor().getName()).isEqualTo("Mary Shelley");

            session.rollback();
            assertThat(emma.getAuthor().getName()).isEqualTo("Jane Austen");
        }
    }

    @EveryDatabase
    void changesThatTheFlushModeHoldsBackAreNotOverwritten(Workbench bench) {
        try (Session session = shop.open()) {
            session.flushMode(FlushMode.MANUAL);
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("Emma, revised");

            assertThatThrownBy(() -> session.execute(
                            update(BOOK).set(BOOK.price, BigDecimal.ONE).where(BOOK.id.eq(42))))
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("Book 42")
                    .hasMessageContaining("flush()");

            assertThat(emma.getTitle()).isEqualTo("Emma, revised");
            session.rollback();
        }
    }
}

package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.session.EntityState.MANAGED;
import static org.stint.session.EntityState.TRANSIENT;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.exception.StintException;
import org.stint.exception.UniqueViolationException;
import org.stint.session.Savepoint;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** A rollback to a savepoint undoes, in the database and in memory, what came after it and nothing else. */
class SavepointTest {

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Bookshop.open(bench);
    }

    @EveryDatabase
    void whatCameBeforeTheSavepointStays(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("First");
            Savepoint savepoint = session.savepoint();
            emma.setTitle("Second");
            emma.setPublished(1816);
            session.flush();
            emma.setTitle("Third");

            session.rollbackTo(savepoint);

            assertThat(emma.getTitle()).isEqualTo("First");
            assertThat(emma.getPublished()).isEqualTo(1815);
            assertThat(emma.getVersion()).isEqualTo(8);
            session.commit();
        }
        assertThat(bench.rows("SELECT title, published, version FROM book WHERE id = 42"))
                .containsExactly(row("First", 1815, 8));
    }

    @EveryDatabase
    void objectsThatBecameKnownAfterItAreAsBefore(Workbench bench) {
        try (Session session = shop.open()) {
            Author before = new Author("Ann Radcliffe");
            session.persist(before);
            Savepoint savepoint = session.savepoint();
            Long id = before.getId();
            Author after = new Author("Maria Edgeworth");
            session.persist(after);
            Book emma = session.get(Book.class, 42L);
            session.remove(emma);
            session.flush();

            session.rollbackTo(savepoint);

            assertThat(session.stateOf(before)).isEqualTo(MANAGED);
            assertThat(before.getId()).isEqualTo(id).isNotNull();
            assertThat(session.stateOf(after)).isEqualTo(TRANSIENT);
            assertThat(after.getId()).isNull();
            assertThat(session.stateOf(emma)).isEqualTo(MANAGED);
            session.commit();
        }
        assertThat(bench.rows("SELECT name FROM author WHERE id NOT IN (11, 12)"))
                .containsExactly(row("Ann Radcliffe"));
        assertThat(bench.rows("SELECT title FROM book WHERE id = 42")).containsExactly(row("Emma"));
    }

    @EveryDatabase
    void aSavepointCanBeReturnedToMoreThanOnce(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            Savepoint savepoint = session.savepoint();
            emma.setTitle("First");
            session.flush();
            session.rollbackTo(savepoint);
            emma.setTitle("Second");
            session.flush();
            session.rollbackTo(savepoint);

            assertThat(emma.getTitle()).isEqualTo("Emma");
            emma.setTitle("Third");
            session.commit();
        }
        assertThat(bench.rows("SELECT title, version FROM book WHERE id = 42")).containsExactly(row("Third", 8));
    }

    @EveryDatabase
    void savepointsNest(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            Savepoint outer = session.savepoint();
            emma.setTitle("First");
            Savepoint inner = session.savepoint();
            emma.setTitle("Second");
            session.flush();

            session.rollbackTo(inner);
            assertThat(emma.getTitle()).isEqualTo("First");
            session.rollbackTo(outer);
            assertThat(emma.getTitle()).isEqualTo("Emma");
            assertThat(emma.getVersion()).isEqualTo(7);
        }
    }

    @EveryDatabase
    void aFullRollbackUndoesWhatCameBeforeASavepointToo(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("First");
            session.savepoint();
            emma.setTitle("Second");
            session.flush();

            session.rollback();

            assertThat(emma.getTitle()).isEqualTo("Emma");
            assertThat(emma.getVersion()).isEqualTo(7);
        }
    }

    @EveryDatabase
    void theSessionGoesOnAfterAFlushThatFailed(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("First");
            Savepoint savepoint = session.savepoint();
            session.persist(new Author("Jane Austen"));
            assertThatThrownBy(session::flush).isInstanceOf(UniqueViolationException.class);

            session.rollbackTo(savepoint);

            session.persist(new Author("Ann Radcliffe"));
            session.commit();
        }
        assertThat(bench.rows("SELECT title, version FROM book WHERE id = 42")).containsExactly(row("First", 8));
        assertThat(bench.rows("SELECT name FROM author WHERE id NOT IN (11, 12)"))
                .containsExactly(row("Ann Radcliffe"));
    }

    @EveryDatabase
    void aSavepointOfATransactionThatEndedIsRefused(Workbench bench) {
        try (Session session = shop.open()) {
            session.get(Book.class, 42L);
            Savepoint savepoint = session.savepoint();
            session.commit();
            session.get(Book.class, 43L);

            assertThatThrownBy(() -> session.rollbackTo(savepoint))
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("Cannot roll back to a savepoint: it was not set in");
            assertThat(session.transaction().isRollbackOnly()).isFalse();
        }
    }

    @EveryDatabase
    void whatWasReadAfterItIsTrueEvenAfterTwoRollbacks(Workbench bench) {
        try (Session session = shop.open()) {
            session.execute(update(BOOK).set(BOOK.published, 1800).where(BOOK.id.eq(42)));
            Savepoint savepoint = session.savepoint();
            Book emma = session.get(Book.class, 42L);

            session.rollbackTo(savepoint);
            assertThat(emma.getPublished()).isEqualTo(1800);

            session.rollback();
            assertThat(emma.getPublished()).isEqualTo(1815);
            assertThat(emma.getVersion()).isEqualTo(7);

            session.get(Book.class, 44L);
            session.rollback();
            assertThat(emma.getPublished()).isEqualTo(1815);
            assertThat(emma.getVersion()).isEqualTo(7);
        }
    }

    @EveryDatabase
    void aSavepointStillCountsWhenTheSessionWasCleared(Workbench bench) {
        try (Session session = shop.open()) {
            session.get(Book.class, 42L).setTitle("First");
            Savepoint savepoint = session.savepoint();
            session.clear();
            Author after = new Author("Maria Edgeworth");
            session.persist(after);

            session.rollbackTo(savepoint);

            assertThat(session.stateOf(after)).isEqualTo(TRANSIENT);
            session.commit();
        }
        assertThat(bench.value("SELECT COUNT(*) FROM author")).isEqualTo(2L);
    }
}

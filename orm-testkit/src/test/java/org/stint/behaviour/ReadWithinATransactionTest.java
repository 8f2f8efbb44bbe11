package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.behaviour.domain.Author_.AUTHOR;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.session.EntityState.MANAGED;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.session.Savepoint;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.Transaction;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** What a transaction read of its own changes is not believed any more once they are rolled back. */
class ReadWithinATransactionTest {

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Bookshop.open(bench);
    }

    @EveryDatabase
    void aRowChangedByAPlainStatement(Workbench bench) {
        try (Session session = shop.open()) {
            session.transaction()
                    .execute(update(BOOK).set(BOOK.title, "by statement").where(BOOK.id.eq(42)));
            assertThat(session.get(Book.class, 42L).getTitle()).isEqualTo("by statement");

            session.rollback();

            Book emma = session.get(Book.class, 42L);
            assertThat(emma.getTitle()).isEqualTo("Emma");
            assertThat(emma.getVersion()).isEqualTo(7);
            emma.setTitle("Emma, revised");
            session.commit();
        }
        assertThat(bench.rows("SELECT title, version FROM book WHERE id = 42"))
                .containsExactly(row("Emma, revised", 8));
    }

    @EveryDatabase
    void aRowChangedByAStatementOfTheSession(Workbench bench) {
        try (Session session = shop.open()) {
            session.execute(update(BOOK).set(BOOK.title, "by statement").where(BOOK.id.eq(42)));
            assertThat(session.get(Book.class, 42L).getTitle()).isEqualTo("by statement");

            session.rollback();

            assertThat(session.get(Book.class, 42L).getTitle()).isEqualTo("Emma");
        }
    }

    @EveryDatabase
    void aRowInsertedByAStatement(Workbench bench) {
        try (Session session = shop.open()) {
            session.execute(insertInto(AUTHOR)
                    .row(row -> row.set(AUTHOR.id, 900L)
                            .set(AUTHOR.name, "Ann Radcliffe")
                            .set(AUTHOR.version, 0)));
            Author author = session.get(Author.class, 900L);

            session.rollback();

            assertThat(session.find(Author.class, 900L)).isEmpty();
            assertThat(session.stateOf(author)).isNotEqualTo(MANAGED);
        }
    }

    @EveryDatabase
    void aRowThatWasFlushedForgottenAndReadAgain(Workbench bench) {
        try (Session session = shop.open()) {
            session.get(Book.class, 42L).setTitle("Emma, revised");
            session.flush();
            session.clear();
            assertThat(session.get(Book.class, 42L).getTitle()).isEqualTo("Emma, revised");

            session.rollback();

            assertThat(session.get(Book.class, 42L).getTitle()).isEqualTo("Emma");
        }
    }

    @EveryDatabase
    void aNewRowThatWasFlushedForgottenAndReadAgain(Workbench bench) {
        try (Session session = shop.open()) {
            Author author = new Author("Ann Radcliffe");
            session.persist(author);
            session.flush();
            long id = author.getId();
            session.clear();
            Author again = session.get(Author.class, id);

            session.rollback();

            assertThat(session.find(Author.class, id)).isEmpty();
            assertThat(session.stateOf(again)).isNotEqualTo(MANAGED);
        }
    }

    @EveryDatabase
    void aRowChangedAfterASavepoint(Workbench bench) {
        try (Session session = shop.open()) {
            Savepoint savepoint = session.savepoint();
            session.transaction()
                    .execute(update(BOOK).set(BOOK.title, "by statement").where(BOOK.id.eq(42)));
            session.get(Book.class, 42L);

            session.rollbackTo(savepoint);

            assertThat(session.get(Book.class, 42L).getTitle()).isEqualTo("Emma");
            session.commit();
        }
    }

    @EveryDatabase
    void whatWasReadBeforeTheFirstChangeIsStillManaged(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            session.get(Author.class, 12L).setCountry("GB");
            session.flush();

            session.rollback();

            assertThat(session.stateOf(emma)).isEqualTo(MANAGED);
            assertThat(session.get(Book.class, 42L)).isSameAs(emma);
        }
    }

    @EveryDatabase
    void whoeverGoesBackToTheSavepoint(Workbench bench) {
        try (Transaction transaction = shop.database().begin();
                Session session = shop.open(transaction)) {
            Savepoint savepoint = transaction.savepoint();
            transaction.execute(update(BOOK).set(BOOK.title, "by statement").where(BOOK.id.eq(42)));
            assertThat(session.get(Book.class, 42L).getTitle()).isEqualTo("by statement");

            transaction.rollbackTo(savepoint);

            assertThat(session.get(Book.class, 42L).getTitle()).isEqualTo("Emma");
            assertThat(session.get(Book.class, 42L).getVersion()).isEqualTo(7);
        }
    }

    @EveryDatabase
    void whoeverRollsBack(Workbench bench) {
        try (Session session = shop.open()) {
            session.execute(update(BOOK).set(BOOK.title, "by statement").where(BOOK.id.eq(42)));
            session.get(Book.class, 42L);

            session.transaction().rollback();

            assertThat(session.get(Book.class, 42L).getTitle()).isEqualTo("Emma");
        }
    }

    @EveryDatabase
    void anObjectThatCannotBeReadAnewIsNoLongerManaged(Workbench bench) {
        try (Transaction transaction = shop.database().begin();
                Session session = shop.open(transaction)) {
            transaction.execute(update(BOOK).set(BOOK.title, "by statement").where(BOOK.id.eq(42)));
            Book emma = session.get(Book.class, 42L);

            transaction.rollback();

            assertThat(session.contains(emma)).isFalse();
        }
        assertThat(bench.connectionsInUse()).isZero();
    }
}

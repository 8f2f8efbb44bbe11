package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.session.EntityState.TRANSIENT;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StintException;
import org.stint.session.Savepoint;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.Transaction;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** A session and plain statements share one transaction. */
class JoinedTransactionTest {

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Bookshop.open(bench);
    }

    @EveryDatabase
    void plainStatementsSeeWhatTheSessionFlushed(Workbench bench) {
        try (Session session = shop.open()) {
            session.get(Book.class, 42L).setTitle("Emma, revised");
            session.flush();

            assertThat(session.transaction().one(select(BOOK.title).where(BOOK.id.eq(42))))
                    .isEqualTo("Emma, revised");
            assertThat(bench.connectionsInUse()).isEqualTo(1);
            session.transaction().execute(update(BOOK).set(BOOK.title, "Plain").where(BOOK.id.eq(43)));
            session.commit();
        }
        assertThat(bench.rows("SELECT title FROM book ORDER BY id"))
                .containsExactly(row("Emma, revised"), row("Plain"), row("Frankenstein"));
    }

    @EveryDatabase
    void aRollbackOfTheSessionUndoesPlainStatementsToo(Workbench bench) {
        try (Session session = shop.open()) {
            session.transaction().execute(update(BOOK).set(BOOK.title, "Plain").where(BOOK.id.eq(43)));
            session.rollback();
        }
        assertThat(bench.value("SELECT title FROM book WHERE id = 43")).isEqualTo("Persuasion");
    }

    @EveryDatabase
    void aJoinedSessionFlushesBeforeTheTransactionCommits(Workbench bench) {
        try (Transaction transaction = shop.database().begin();
                Session session = shop.open(transaction)) {
            session.get(Book.class, 42L).setTitle("Emma, revised");
            transaction.execute(update(BOOK).set(BOOK.title, "Plain").where(BOOK.id.eq(43)));

            transaction.commit();
        }
        assertThat(bench.rows("SELECT title FROM book ORDER BY id"))
                .containsExactly(row("Emma, revised"), row("Plain"), row("Frankenstein"));
    }

    @EveryDatabase
    void aJoinedSessionFollowsTheRollback(Workbench bench) {
        try (Transaction transaction = shop.database().begin();
                Session session = shop.open(transaction)) {
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("Emma, revised");
            Author author = new Author("Ann Radcliffe");
            session.persist(author);
            session.flush();

            transaction.rollback();

            assertThat(emma.getTitle()).isEqualTo("Emma");
            assertThat(emma.getVersion()).isEqualTo(7);
            assertThat(session.stateOf(author)).isEqualTo(TRANSIENT);
        }
        assertThat(bench.value("SELECT title FROM book WHERE id = 42")).isEqualTo("Emma");
    }

    @EveryDatabase
    void aJoinedSessionFollowsARollbackToASavepoint(Workbench bench) {
        try (Transaction transaction = shop.database().begin();
                Session session = shop.open(transaction)) {
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("First");
            session.flush();
            Savepoint savepoint = transaction.savepoint();
            emma.setTitle("Second");
            session.flush();

            transaction.rollbackTo(savepoint);

            assertThat(emma.getTitle()).isEqualTo("First");
            assertThat(emma.getVersion()).isEqualTo(8);
            transaction.commit();
        }
        assertThat(bench.rows("SELECT title, version FROM book WHERE id = 42")).containsExactly(row("First", 8));
    }

    @EveryDatabase
    void closingAJoinedSessionDoesNotEndTheTransaction(Workbench bench) {
        try (Transaction transaction = shop.database().begin()) {
            try (Session session = shop.open(transaction)) {
                session.get(Book.class, 42L).setTitle("Emma, revised");
                session.flush();
            }
            assertThat(transaction.isActive()).isTrue();
            transaction.commit();
        }
        assertThat(bench.value("SELECT title FROM book WHERE id = 42")).isEqualTo("Emma, revised");
    }

    @EveryDatabase
    void onlyWhoBeganTheTransactionEndsIt(Workbench bench) {
        try (Transaction transaction = shop.database().begin();
                Session session = shop.open(transaction)) {
            session.get(Book.class, 42L).setTitle("Emma, revised");
            session.flush();

            assertThatThrownBy(session::commit)
                    .isInstanceOf(StintException.class)
                    .hasMessage("Cannot commit: the session joined a transaction that someone else began. Whoever began"
                            + " it ends it; use transaction.setRollbackOnly() to prevent its commit.");
            assertThatThrownBy(session::rollback)
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("Whoever began it ends it");

            assertThat(transaction.isActive()).isTrue();
            assertThat(bench.value("SELECT title FROM book WHERE id = 42")).isEqualTo("Emma");
            transaction.commit();
        }
        assertThat(bench.value("SELECT title FROM book WHERE id = 42")).isEqualTo("Emma, revised");
    }

    @EveryDatabase
    void aTransactionWithoutCommitIsRolledBack(Workbench bench) {
        try (Transaction transaction = shop.database().begin()) {
            transaction.execute(update(BOOK).set(BOOK.title, "Plain").where(BOOK.id.eq(43)));
        }
        assertThat(bench.value("SELECT title FROM book WHERE id = 43")).isEqualTo("Persuasion");
    }

    @EveryDatabase
    void theDatabaseRunsStatementsWithoutAnySession(Workbench bench) {
        String title = shop.database()
                .inTransaction(transaction -> transaction.one(select(BOOK.title).where(BOOK.id.eq(42))));

        assertThat(title).isEqualTo("Emma");
        assertThat(bench.connectionsInUse()).isZero();
    }

    @EveryDatabase
    void twoSessionsMayJoinOneTransaction(Workbench bench) {
        try (Transaction transaction = shop.database().begin();
                Session one = shop.open(transaction);
                Session other = shop.open(transaction)) {
            Book emma = one.get(Book.class, 42L);
            Book persuasion = other.get(Book.class, 43L);
            emma.setTitle("First");
            persuasion.setTitle("Second");
            one.flush();
            other.flush();

            transaction.rollback();

            assertThat(emma.getTitle()).isEqualTo("Emma");
            assertThat(persuasion.getTitle()).isEqualTo("Persuasion");
        }
    }

    @EveryDatabase
    void twoSessionsOfOneTransactionDoNotOverwriteEachOther(Workbench bench) {
        try (Transaction transaction = shop.database().begin();
                Session one = shop.open(transaction);
                Session other = shop.open(transaction)) {
            Book emma = one.get(Book.class, 42L);
            Book twin = other.get(Book.class, 42L);
            emma.setTitle("First");
            twin.setTitle("Second");

            assertThatThrownBy(transaction::commit).isInstanceOf(StaleObjectException.class);

            assertThat(emma.getTitle()).isEqualTo("Emma");
            assertThat(twin.getTitle()).isEqualTo("Emma");
        }
        assertThat(bench.rows("SELECT title, version FROM book WHERE id = 42")).containsExactly(row("Emma", 7));
    }

    @EveryDatabase
    void aSessionIsOfNoUseAfterTheTransactionItJoined(Workbench bench) {
        try (Transaction transaction = shop.database().begin();
                Session session = shop.open(transaction)) {
            session.get(Book.class, 42L);
            transaction.commit();

            assertThatThrownBy(() -> session.get(Book.class, 43L))
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("transaction")
                    .hasMessageContaining("ended");
        }
    }

    @EveryDatabase
    void whatChangesAfterAJoinedSessionWasClosedIsNotWritten(Workbench bench) {
        try (Transaction transaction = shop.database().begin()) {
            Book emma;
            try (Session session = shop.open(transaction)) {
                emma = session.get(Book.class, 42L);
                emma.setTitle("Emma, revised");
            }
            emma.setTitle("for the screen only");
            transaction.savepoint();
            emma.setTitle("still for the screen only");
            transaction.commit();
        }
        assertThat(bench.rows("SELECT title, version FROM book WHERE id = 42"))
                .containsExactly(row("Emma, revised", 8));
    }
}

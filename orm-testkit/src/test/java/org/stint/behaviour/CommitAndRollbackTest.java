package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.behaviour.domain.Country_.COUNTRY;
import static org.stint.session.EntityState.MANAGED;
import static org.stint.session.EntityState.TRANSIENT;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.sql;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Country;
import org.stint.behaviour.domain.Employee;
import org.stint.behaviour.domain.Note;
import org.stint.exception.ConnectionFailedException;
import org.stint.exception.ForeignKeyViolationException;
import org.stint.exception.RollbackOnlyException;
import org.stint.session.Savepoint;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** After a commit or a rollback the objects say what the database says. */
class CommitAndRollbackTest {

    private static final BigDecimal OLD_PRICE = new BigDecimal("9.99");
    private static final BigDecimal NEW_PRICE = new BigDecimal("12.99");

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Bookshop.open(bench);
    }

    @EveryDatabase
    void aCommitMakesChangesPermanent(Workbench bench) {
        try (Session session = shop.open()) {
            session.get(Book.class, 42L).setPrice(NEW_PRICE);
            session.commit();
        }

        assertThat(bench.rows("SELECT price, version FROM book WHERE id = 42")).containsExactly(row(NEW_PRICE, 8));
    }

    @EveryDatabase
    void nothingIsSeenOutsideBeforeTheCommit(Workbench bench) {
        try (Session session = shop.open()) {
            session.get(Book.class, 42L).setPrice(NEW_PRICE);
            session.flush();
            assertThat(bench.value("SELECT price FROM book WHERE id = 42")).isEqualTo(OLD_PRICE);
            session.commit();
            assertThat(bench.value("SELECT price FROM book WHERE id = 42")).isEqualTo(NEW_PRICE);
        }
    }

    @EveryDatabase
    void aRollbackRestoresFlushedFields(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            Instant updatedAt = emma.getUpdatedAt();
            emma.setPrice(NEW_PRICE);
            session.flush();
            assertThat(emma.getVersion()).isEqualTo(8);

            session.rollback();

            assertThat(emma.getPrice()).isEqualTo(OLD_PRICE);
            assertThat(emma.getVersion()).isEqualTo(7);
            assertThat(emma.getUpdatedAt()).isEqualTo(updatedAt);
            assertThat(session.stateOf(emma)).isEqualTo(MANAGED);
            assertThat(session.isDirty()).isFalse();
        }
        assertThat(bench.rows("SELECT price, version FROM book WHERE id = 42")).containsExactly(row(OLD_PRICE, 7));
    }

    @EveryDatabase
    void aRollbackRevertsChangesNotYetFlushed(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            emma.setPrice(NEW_PRICE);
            session.flush();
            emma.setTitle("Emma, revised");
            emma.setPrice(BigDecimal.ONE);

            session.rollback();

            assertThat(emma.getTitle()).isEqualTo("Emma");
            assertThat(emma.getPrice()).isEqualTo(OLD_PRICE);
        }
        assertThat(bench.recorder().writes()).hasSize(1);
    }

    @EveryDatabase
    void severalFlushesAreUndoneTogether(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            for (String title : List.of("First", "Second", "Third")) {
                emma.setTitle(title);
                session.flush();
            }
            assertThat(emma.getVersion()).isEqualTo(10);

            session.rollback();

            assertThat(emma.getTitle()).isEqualTo("Emma");
            assertThat(emma.getVersion()).isEqualTo(7);
        }
    }

    @EveryDatabase
    void aNewObjectIsTransientAgainWithoutAnId(Workbench bench) {
        try (Session session = shop.open()) {
            Author author = new Author("Ann Radcliffe");
            Book book = new Book("Udolpho");
            book.setAuthor(author);
            session.persist(book);
            session.persist(author);
            session.flush();
            assertThat(book.getId()).isNotNull();
            assertThat(book.getCreatedAt()).isNotNull();

            session.rollback();

            assertThat(session.stateOf(author)).isEqualTo(TRANSIENT);
            assertThat(session.stateOf(book)).isEqualTo(TRANSIENT);
            assertThat(author.getId()).isNull();
            assertThat(book.getId()).isNull();
            assertThat(book.getCreatedAt()).isNull();
            assertThat(book.getAuthor()).isSameAs(author);

            session.persist(author);
            session.persist(book);
            session.commit();
        }
        assertThat(bench.rows("SELECT b.title, a.name FROM book b JOIN author a ON a.id = b.author_id"
                        + " WHERE a.name = 'Ann Radcliffe'"))
                .containsExactly(row("Udolpho", "Ann Radcliffe"));
    }

    @EveryDatabase
    void aNewObjectThatWasNeverFlushedIsTransientAgainToo(Workbench bench) {
        try (Session session = shop.open()) {
            Author author = new Author("Ann Radcliffe");
            session.persist(author);
            session.rollback();
            assertThat(session.stateOf(author)).isEqualTo(TRANSIENT);
            session.commit();
        }
        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void aRemovedObjectIsManagedAgain(Workbench bench) {
        try (Session session = shop.open()) {
            Book flushed = session.get(Book.class, 42L);
            Book pending = session.get(Book.class, 43L);
            session.remove(flushed);
            session.flush();
            session.remove(pending);

            session.rollback();

            assertThat(session.stateOf(flushed)).isEqualTo(MANAGED);
            assertThat(session.stateOf(pending)).isEqualTo(MANAGED);
            assertThat(session.get(Book.class, 42L)).isSameAs(flushed);
            flushed.setPrice(NEW_PRICE);
            session.commit();
        }
        assertThat(bench.rows("SELECT price, version FROM book WHERE id = 42")).containsExactly(row(NEW_PRICE, 8));
    }

    @EveryDatabase
    void aNewObjectThatWasInsertedChangedAndDeletedIsAsInTheBeginning(Workbench bench) {
        try (Session session = shop.open()) {
            Author author = new Author("Ann Radcliffe");
            session.persist(author);
            session.flush();
            author.setName("Mrs Radcliffe");
            session.flush();
            session.remove(author);
            session.flush();

            session.rollback();

            assertThat(session.stateOf(author)).isEqualTo(TRANSIENT);
            assertThat(author.getId()).isNull();
            assertThat(author.getVersion()).isZero();
        }
    }

    @EveryDatabase
    void aRollbackEndsAtTheLastCommit(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            emma.setPrice(NEW_PRICE);
            session.commit();
            emma.setPrice(BigDecimal.ONE);
            session.flush();

            session.rollback();

            assertThat(emma.getPrice()).isEqualTo(NEW_PRICE);
            assertThat(emma.getVersion()).isEqualTo(8);
        }
    }

    @EveryDatabase
    void theSessionGoesOnAfterARollback(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            emma.setPrice(BigDecimal.ONE);
            session.flush();
            session.rollback();
            bench.clock().advance(Duration.ofDays(1));

            emma.setPrice(NEW_PRICE);
            session.commit();
        }
        assertThat(bench.rows("SELECT price, version, updated_at FROM book WHERE id = 42"))
                .containsExactly(row(NEW_PRICE, 8, Instant.parse("2026-05-02T10:00:00Z")));
    }

    @EveryDatabase
    void aRelationshipIsRestored(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            Author austen = emma.getAuthor();
            emma.setAuthor(session.get(Author.class, 12L));
            emma.setPublisher(null);
            session.flush();

            session.rollback();

            assertThat(emma.getAuthor()).isSameAs(austen);
            assertThat(emma.getPublisher().id()).isEqualTo(21L);
        }
    }

    @EveryDatabase
    void bytesChangedInPlaceAreRestored(Workbench bench) {
        SessionFactory notes = bench.factory(Note.class);
        bench.execute("INSERT INTO note (text, picture) VALUES ('one', ?)", new byte[] {1, 2, 3});
        long id = (Long) bench.value("SELECT id FROM note");
        try (Session session = notes.open()) {
            var note = session.get(Note.class, id);
            note.getPicture()[0] = 9;
            session.flush();
            note.getPicture()[0] = 8;

            session.rollback();

            assertThat(note.getPicture()).containsExactly(1, 2, 3);
            assertThat(session.isDirty()).isFalse();
        }
    }

    @EveryDatabase
    void anIdThatTheDatabaseGaveIsTakenBack(Workbench bench) {
        SessionFactory staff = bench.factory(Employee.class);
        try (Session session = staff.open()) {
            Employee boss = new Employee("Anne", null);
            session.persist(boss);
            session.flush();
            assertThat(boss.getId()).isNotNull();

            session.rollback();

            assertThat(boss.getId()).isNull();
            session.persist(boss);
            session.commit();
        }
        assertThat(bench.rows("SELECT name FROM employee")).containsExactly(row("Anne"));
    }

    @EveryDatabase
    void workThatThrowsIsRolledBackAndTheErrorPassesThrough(Workbench bench) {
        assertThatThrownBy(() -> shop.useTransaction(session -> {
                    session.get(Book.class, 42L).setPrice(NEW_PRICE);
                    session.flush();
                    throw new IOException("the printer is on fire");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the printer is on fire");

        assertThat(bench.value("SELECT price FROM book WHERE id = 42")).isEqualTo(OLD_PRICE);
    }

    @EveryDatabase
    void nestedTransactionsAreIndependent(Workbench bench) {
        shop.useTransaction(outer -> {
            outer.get(Book.class, 42L).setPrice(NEW_PRICE);
            assertThatThrownBy(() -> shop.useTransaction(inner -> {
                        inner.get(Book.class, 43L).setPrice(NEW_PRICE);
                        throw new IllegalStateException("inner");
                    }))
                    .hasMessage("inner");
        });

        assertThat(bench.rows("SELECT id FROM book WHERE price = ?", NEW_PRICE)).containsExactly(row(42));
    }

    @EveryDatabase
    void noConnectionIsHeldBeforeTheFirstStatementAndAfterTheCommit(Workbench bench) {
        try (Session session = shop.open()) {
            session.persist(new Author("Ann Radcliffe"));
            assertThat(bench.connectionsInUse()).isZero();
            session.flush();
            assertThat(bench.connectionsInUse()).isEqualTo(1);
            session.commit();
            assertThat(bench.connectionsInUse()).isZero();
            session.get(Book.class, 42L);
            session.rollback();
            assertThat(bench.connectionsInUse()).isZero();
        }
    }

    @EveryDatabase
    void aForgottenCommitRollsBackAndIsNotSilent(Workbench bench) {
        try (LogCapture log = LogCapture.from(Level.WARN)) {
            try (Session session = shop.open()) {
                session.get(Book.class, 42L).setPrice(NEW_PRICE);
            }
            assertThat(log.messages(Level.WARN)).singleElement().asString().contains("commit");
        }
        assertThat(bench.value("SELECT price FROM book WHERE id = 42")).isEqualTo(OLD_PRICE);
    }

    @EveryDatabase
    void aForgottenCommitAfterAFlushIsNotSilentEither(Workbench bench) {
        try (LogCapture log = LogCapture.from(Level.WARN)) {
            try (Session session = shop.open()) {
                session.get(Book.class, 42L).setPrice(NEW_PRICE);
                session.flush();
            }
            assertThat(log.messages(Level.WARN)).hasSize(1);
        }
        assertThat(bench.value("SELECT price FROM book WHERE id = 42")).isEqualTo(OLD_PRICE);
    }

    @EveryDatabase
    void leavingWithoutChangesIsNoReasonToWarn(Workbench bench) {
        try (LogCapture log = LogCapture.from(Level.WARN)) {
            try (Session session = shop.open()) {
                session.get(Book.class, 42L);
            }
            try (Session session = shop.open()) {
                session.get(Book.class, 42L).setPrice(NEW_PRICE);
                session.rollback();
            }
            try (Session session = shop.open()) {
                session.get(Book.class, 42L).setPrice(NEW_PRICE);
                session.commit();
            }
            try (Session session = shop.open()) {
                session.get(Book.class, 42L).setPrice(OLD_PRICE);
                session.flush();
                session.transaction().commit();
            }
            assertThat(log.messages(Level.WARN)).isEmpty();
        }
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "H2 has no constraints that are checked at commit")
    void aFailedCommitLeavesTheObjectsAsARollbackDoes(Workbench bench) {
        bench.execute("ALTER TABLE book ADD CONSTRAINT late FOREIGN KEY (published) REFERENCES author (id)"
                + " NOT VALID DEFERRABLE INITIALLY DEFERRED");
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            emma.setPublished(4711);
            Author author = new Author("Ann Radcliffe");
            session.persist(author);

            assertThatThrownBy(session::commit).isInstanceOf(ForeignKeyViolationException.class);

            assertThat(emma.getPublished()).isEqualTo(1815);
            assertThat(emma.getVersion()).isEqualTo(7);
            assertThat(session.stateOf(author)).isEqualTo(TRANSIENT);
            assertThat(author.getId()).isNull();
        }
        assertThat(bench.rows("SELECT published, version FROM book WHERE id = 42"))
                .containsExactly(row(1815, 7));
    }

    @EveryDatabase
    void workMayCommitAndGoOn(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("First");
            session.commit();
            emma.setTitle("Second");
            session.flush();
            session.rollback();
            emma.setTitle("Third");
        });

        assertThat(bench.rows("SELECT title, version FROM book WHERE id = 42")).containsExactly(row("Third", 9));
    }

    @EveryDatabase
    void workMayForbidItsCommit(Workbench bench) {
        assertThatThrownBy(() -> shop.useTransaction(session -> {
                    session.get(Book.class, 42L).setTitle("First");
                    session.transaction().setRollbackOnly();
                }))
                .isInstanceOf(RollbackOnlyException.class);

        assertThat(bench.value("SELECT title FROM book WHERE id = 42")).isEqualTo("Emma");
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "H2 in memory has no connection that could break")
    void aLostConnectionIsAsGoodAsARollback(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("First");
            session.flush();
            int process = session.one(sql("SELECT pg_backend_pid()").query(BOOK.published));
            bench.rows("SELECT pg_terminate_backend(?)", process);
            emma.setTitle("Second");
            assertThatThrownBy(session::flush).isInstanceOf(ConnectionFailedException.class);

            session.rollback();

            assertThat(emma.getTitle()).isEqualTo("Emma");
            assertThat(emma.getVersion()).isEqualTo(7);
            emma.setTitle("Third");
            session.commit();
        }
        assertThat(bench.rows("SELECT title, version FROM book WHERE id = 42")).containsExactly(row("Third", 8));
    }

    @EveryDatabase
    void whatWasDetachedDoesNotComeBackWithARollback(Workbench bench) {
        SessionFactory countries = bench.factory(Country.class);
        bench.execute("INSERT INTO country (code, name, version) VALUES ('FR', 'France', 0)");
        try (Session session = countries.open()) {
            Country france = session.get(Country.class, "FR");
            session.remove(france);
            session.persist(new Country("FR", "French Republic"));
            session.detach(france);

            session.rollback();

            assertThat(session.contains(france)).isFalse();
            assertThat(session.get(Country.class, "FR").getName()).isEqualTo("France");
        }
    }

    @EveryDatabase
    void aRowThatWasDeletedAndReplacedBelongsToItsFirstObjectAgain(Workbench bench) {
        SessionFactory countries = bench.factory(Country.class);
        bench.execute("INSERT INTO country (code, name, version) VALUES ('FR', 'France', 0)");
        try (Session session = countries.open()) {
            Country france = session.get(Country.class, "FR");
            session.remove(france);
            Country republic = new Country("FR", "French Republic");
            session.persist(republic);
            session.flush();
            session.remove(republic);
            session.persist(new Country("FR", "Third"));
            session.flush();

            session.rollback();

            assertThat(session.get(Country.class, "FR")).isSameAs(france);
            assertThat(session.stateOf(republic)).isEqualTo(TRANSIENT);
        }
    }

    @EveryDatabase
    void whatWasRolledBackToASavepointIsNoReasonToWarn(Workbench bench) {
        try (LogCapture log = LogCapture.from(Level.WARN)) {
            try (Session session = shop.open()) {
                Savepoint savepoint = session.savepoint();
                session.get(Book.class, 42L).setPrice(NEW_PRICE);
                session.flush();
                session.rollbackTo(savepoint);
            }
            assertThat(log.messages(Level.WARN)).isEmpty();
        }
    }

    @EveryDatabase
    void aRowThatIsThereAgainBelongsToItsFirstObjectAndNotToWhatWasReadInItsPlace(Workbench bench) {
        SessionFactory countries = bench.factory(Country.class);
        bench.execute("INSERT INTO country (code, name, version) VALUES ('FR', 'France', 0)");
        try (Session session = countries.open()) {
            Country france = session.get(Country.class, "FR");
            session.remove(france);
            session.flush();
            session.execute(insertInto(COUNTRY)
                    .row(row -> row.set(COUNTRY.code, "FR")
                            .set(COUNTRY.name, "French Republic")
                            .set(COUNTRY.version, (short) 1)));
            Country republic = session.get(Country.class, "FR");

            session.rollback();

            assertThat(session.contains(republic)).isFalse();
            assertThat(session.contains(france)).isTrue();
            assertThat(session.get(Country.class, "FR")).isSameAs(france);
        }
    }
}

package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Article;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Country;
import org.stint.behaviour.domain.Employee;
import org.stint.behaviour.domain.Letter;
import org.stint.behaviour.domain.Parcel;
import org.stint.behaviour.domain.Publisher;
import org.stint.behaviour.domain.Ticket;
import org.stint.exception.MissingVersionException;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StaleRow;
import org.stint.exception.StaleRow.Fate;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.TestClock;
import org.stint.testkit.Workbench;

/** No change overwrites what another made meanwhile. */
class VersionsTest {

    private static final UUID ID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Bookshop.open(bench);
    }

    @EveryDatabase
    void ofTwoSessionsThatChangeOneRowTheSecondIsTold(Workbench bench) {
        try (Session first = shop.open();
                Session second = shop.open()) {
            Book mine = first.get(Book.class, 42L);
            Book theirs = second.get(Book.class, 42L);
            mine.setPrice(new BigDecimal("12.99"));
            theirs.setTitle("Emma, revised");
            first.commit();

            StaleObjectException stale = catchThrowableOfType(StaleObjectException.class, second::commit);

            assertThat(Bookshop.rowsOf(stale)).containsExactly(new StaleRow(Book.class, 42L, 7, 8, Fate.CHANGED));
            assertThat(stale)
                    .hasMessageContaining("Book 42 was changed by someone else: expected version 7, the row has 8");
            second.rollback();
        }
        assertThat(bench.rows("SELECT title, price, version FROM book WHERE id = 42"))
                .containsExactly(row("Emma", new BigDecimal("12.99"), 8));
    }

    @EveryDatabase
    void theLoserReadsAnewAndSucceeds(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("Emma, revised");
            bench.execute("UPDATE book SET price = 1, version = 8 WHERE id = 42");
            assertThatThrownBy(session::commit).isInstanceOf(StaleObjectException.class);
            session.rollback();

            session.refresh(emma);
            emma.setTitle("Emma, revised");
            session.commit();
        }
        assertThat(bench.rows("SELECT title, price, version FROM book WHERE id = 42"))
                .containsExactly(row("Emma, revised", new BigDecimal("1.00"), 9));
    }

    @EveryDatabase
    void everyStaleRowOfAFlushIsListed(Workbench bench) {
        try (Session session = shop.open()) {
            Book changed = session.get(Book.class, 42L);
            Book deleted = session.get(Book.class, 43L);
            Book removed = session.get(Book.class, 44L);
            changed.setTitle("Emma, revised");
            deleted.setTitle("Anne");
            session.remove(removed);
            bench.execute("UPDATE book SET version = version + 1 WHERE id IN (42, 44)");
            bench.execute("DELETE FROM book WHERE id = 43");

            StaleObjectException stale = catchThrowableOfType(StaleObjectException.class, session::flush);

            assertThat(Bookshop.rowsOf(stale))
                    .containsExactlyInAnyOrder(
                            new StaleRow(Book.class, 42L, 7, 8, Fate.CHANGED),
                            new StaleRow(Book.class, 43L, 2, null, Fate.DELETED),
                            new StaleRow(Book.class, 44L, 0, 1, Fate.CHANGED));
            assertThat(stale)
                    .hasMessageContaining("Book 43 was deleted by someone else (expected version 2)")
                    .hasMessageContaining("Book 44 was changed by someone else: expected version 0, the row has 1");
            session.rollback();
        }
    }

    @EveryDatabase
    void noObjectKeepsAVersionThatNeverReachedTheDatabase(Workbench bench) {
        try (Session session = shop.open()) {
            Book fine = session.get(Book.class, 42L);
            Book stale = session.get(Book.class, 43L);
            fine.setTitle("Emma, revised");
            stale.setTitle("Anne");
            bench.execute("UPDATE book SET version = 9 WHERE id = 43");

            assertThatThrownBy(session::flush).isInstanceOf(StaleObjectException.class);

            assertThat(fine.getVersion()).isEqualTo(7);
            assertThat(stale.getVersion()).isEqualTo(2);
            assertThat(fine.getTitle()).isEqualTo("Emma, revised");
            session.rollback();
            assertThat(fine.getTitle()).isEqualTo("Emma");
            assertThat(stale.getVersion()).isEqualTo(2);
        }
        assertThat(bench.rows("SELECT version FROM book WHERE id = 42")).containsExactly(row(7));
    }

    @EveryDatabase
    void aDeleteChecksTheVersionToo(Workbench bench) {
        try (Session session = shop.open()) {
            session.remove(session.get(Book.class, 42L));
            bench.execute("UPDATE book SET version = 8 WHERE id = 42");

            assertThatThrownBy(session::commit)
                    .isInstanceOf(StaleObjectException.class)
                    .hasMessageContaining("Book 42");
            session.rollback();
        }
        assertThat(bench.rows("SELECT version FROM book WHERE id = 42")).containsExactly(row(8));
    }

    @EveryDatabase
    void deletingWhatIsAlreadyDeletedIsAConflict(Workbench bench) {
        try (Session session = shop.open()) {
            session.remove(session.get(Book.class, 42L));
            bench.execute("DELETE FROM book WHERE id = 42");

            StaleObjectException stale = catchThrowableOfType(StaleObjectException.class, session::commit);

            assertThat(Bookshop.rowsOf(stale)).containsExactly(new StaleRow(Book.class, 42L, 7, null, Fate.DELETED));
            session.rollback();
        }
    }

    @EveryDatabase
    void aRowWithoutAVersionThatIsGoneIsAConflictAsWell(Workbench bench) {
        SessionFactory staff = bench.factory(Employee.class);
        bench.execute("INSERT INTO employee (name) VALUES ('Anne')");
        long id = (Long) bench.value("SELECT id FROM employee");
        try (Session session = staff.open()) {
            session.get(Employee.class, id).setName("Ann");
            bench.execute("DELETE FROM employee");

            StaleObjectException stale = catchThrowableOfType(StaleObjectException.class, session::commit);

            assertThat(Bookshop.rowsOf(stale))
                    .containsExactly(new StaleRow(Employee.class, id, null, null, Fate.DELETED));
            session.rollback();
        }
    }

    @EveryDatabase
    void aVersionWrittenByHandIsAnExpectation(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            emma.setVersion(6);
            emma.setTitle("from an old form");

            StaleObjectException stale = catchThrowableOfType(StaleObjectException.class, session::commit);

            assertThat(Bookshop.rowsOf(stale)).containsExactly(new StaleRow(Book.class, 42L, 6, 7, Fate.CHANGED));
            session.rollback();
            assertThat(emma.getVersion()).isEqualTo(7);
        }
    }

    @EveryDatabase
    void itIsCheckedEvenIfNothingElseChanged(Workbench bench) {
        try (Session session = shop.open()) {
            session.get(Book.class, 42L).setVersion(6);

            assertThatThrownBy(session::commit).isInstanceOf(StaleObjectException.class);
            session.rollback();
        }
        assertThat(bench.rows("SELECT version FROM book WHERE id = 42")).containsExactly(row(7));
    }

    @EveryDatabase
    void aVersionWrittenByHandThatTheRowHasIsAccepted(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            bench.execute("UPDATE book SET version = 8 WHERE id = 42");
            emma.setVersion(8);
            emma.setTitle("from a newer form");
            session.commit();
            assertThat(emma.getVersion()).isEqualTo(9);
        }
        assertThat(bench.rows("SELECT title, version FROM book WHERE id = 42"))
                .containsExactly(row("from a newer form", 9));
    }

    @EveryDatabase
    void ifItsRowCannotBeReadThenTheFlushHasFailed(Workbench bench) {
        bench.execute("ALTER TABLE book DROP CONSTRAINT fk_book_author_id");
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            bench.execute("UPDATE book SET author_id = 99, version = 8 WHERE id = 42");
            emma.setVersion(8);
            emma.setTitle("from a newer form");

            assertThatThrownBy(session::flush).hasMessageContaining("refers to Author 99, which does not exist");

            assertThat(emma.getVersion()).isEqualTo(8);
            assertThat(emma.getTitle()).isEqualTo("from a newer form");
            assertThat(session.transaction().isRollbackOnly()).isTrue();
        }
        assertThat(bench.rows("SELECT title, version FROM book WHERE id = 42")).containsExactly(row("Emma", 8));
    }

    @EveryDatabase
    void aMissingVersionIsAnErrorAndNoUncheckedWrite(Workbench bench) {
        try (Session session = shop.open()) {
            Publisher murray = session.get(Publisher.class, 21L);
            murray.setVersion(null);
            murray.setName("Murray");
            bench.recorder().clear();

            assertThatThrownBy(session::flush)
                    .isInstanceOf(MissingVersionException.class)
                    .hasMessageContaining("Publisher 21")
                    .hasMessageContaining("is null, although the row has one");

            assertThatSql(bench.recorder()).wroteNothing();
            session.rollback();
            assertThat(murray.getVersion()).isZero();
        }
    }

    @EveryDatabase
    void aMissingVersionIsAnErrorOfADeleteToo(Workbench bench) {
        try (Session session = shop.open()) {
            Publisher lackington = session.get(Publisher.class, 22L);
            lackington.setVersion(null);
            session.remove(lackington);
            bench.recorder().clear();

            assertThatThrownBy(session::flush)
                    .isInstanceOf(MissingVersionException.class)
                    .hasMessageContaining("Publisher 22")
                    .hasMessageContaining("is null, although the row has one");

            assertThatSql(bench.recorder()).wroteNothing();
            session.rollback();
        }
    }

    @EveryDatabase
    void aVersionOfEachWholeTypeBeginsAtZeroAndCounts(Workbench bench) {
        SessionFactory factory = bench.factory(Country.class, Ticket.class, Parcel.class, Letter.class);
        Country france = new Country("FR", "France");
        Ticket ticket = new Ticket(1, "no sound");
        Parcel parcel = new Parcel(2, "tea");
        Letter letter = new Letter(3, "Dear Cassandra");
        try (Session session = factory.open()) {
            session.persist(france);
            session.persist(ticket);
            session.persist(parcel);
            session.persist(letter);
            session.flush();
            assertThat(france.getVersion()).isEqualTo((short) 0);
            assertThat(ticket.getVersion()).isZero();
            assertThat(parcel.getVersion()).isZero();
            assertThat(letter.getVersion()).isEqualTo(0L);

            france.setName("République française");
            ticket.setSubject("no picture");
            parcel.setContent("coffee");
            letter.setContent("My dear Cassandra");
            session.commit();
            assertThat(france.getVersion()).isEqualTo((short) 1);
            assertThat(ticket.getVersion()).isOne();
            assertThat(parcel.getVersion()).isOne();
            assertThat(letter.getVersion()).isEqualTo(1L);
        }
        assertThat(bench.rows("SELECT version FROM country UNION ALL SELECT version FROM ticket"
                        + " UNION ALL SELECT version FROM parcel UNION ALL SELECT version FROM letter"))
                .containsExactly(row(1), row(1), row(1), row(1));
    }

    @EveryDatabase
    void aVersionThatIsATimeIsTheTimeOfTheChange(Workbench bench) {
        SessionFactory articles = bench.factory(Article.class);
        Article article = new Article(ID, "Flood in Lyme");
        try (Session session = articles.open()) {
            session.persist(article);
            session.commit();
            assertThat(article.getChanged()).isEqualTo(TestClock.START);

            Instant later = bench.clock().advance(Duration.ofSeconds(5));
            article.setHeadline("Storm in Lyme");
            session.commit();
            assertThat(article.getChanged()).isEqualTo(later);
        }
        assertThatSql(bench.recorder())
                .wroteExactly(
                        "INSERT INTO article (id, headline, reviewed_at, changed) VALUES (?, ?, ?, ?)" + " [" + ID
                                + ", Flood in Lyme, null, 2026-05-01T10:00:00Z] -> 1",
                        "UPDATE article SET headline = ?, changed = ? WHERE id = ? AND changed = ?"
                                + " [Storm in Lyme, 2026-05-01T10:00:05Z, " + ID + ", 2026-05-01T10:00:00Z] -> 1");
    }

    @EveryDatabase
    void aVersionThatIsATimeAdvancesEvenIfTheClockStandsStillOrGoesBack(Workbench bench) {
        SessionFactory articles = bench.factory(Article.class);
        Article article = new Article(ID, "Flood in Lyme");
        try (Session session = articles.open()) {
            session.persist(article);
            session.commit();
            article.setHeadline("Storm in Lyme");
            session.commit();
            assertThat(article.getChanged()).isEqualTo(TestClock.START.plusNanos(1_000));

            bench.clock().advance(Duration.ofHours(-1));
            article.setHeadline("Calm in Lyme");
            session.commit();
            assertThat(article.getChanged()).isEqualTo(TestClock.START.plusNanos(2_000));
        }
        assertThat(bench.value("SELECT changed FROM article")).isEqualTo(TestClock.START.plusNanos(2_000));
    }

    @EveryDatabase
    void aStaleTimeIsAConflict(Workbench bench) {
        SessionFactory articles = bench.factory(Article.class);
        articles.useTransaction(session -> session.persist(new Article(ID, "Flood in Lyme")));
        Instant elsewhere = Instant.parse("2026-06-01T00:00:00Z");
        try (Session session = articles.open()) {
            session.get(Article.class, ID).setHeadline("Storm in Lyme");
            bench.execute("UPDATE article SET changed = ?", elsewhere);

            StaleObjectException stale = catchThrowableOfType(StaleObjectException.class, session::commit);

            assertThat(Bookshop.rowsOf(stale))
                    .containsExactly(new StaleRow(Article.class, ID, TestClock.START, elsewhere, Fate.CHANGED));
            session.rollback();
        }
    }

    @EveryDatabase
    void aNewObjectMayBringAVersionAlong(Workbench bench) {
        Book imported = new Book("Emma, imported");
        imported.setVersion(17);
        try (Session session = shop.open()) {
            session.persist(imported);
            session.commit();
            imported.setTitle("Emma, imported and revised");
            session.commit();
        }

        assertThat(bench.rows("SELECT title, version FROM book WHERE id = ?", imported.getId()))
                .containsExactly(row("Emma, imported and revised", 18));
    }
}

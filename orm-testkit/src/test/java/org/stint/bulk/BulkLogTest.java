package org.stint.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.behaviour.domain.Author_.AUTHOR;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.bulk.domain.Reading_.READING;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;

import ch.qos.logback.classic.Level;
import java.util.List;
import java.util.function.Consumer;
import org.stint.behaviour.LogCapture;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Genre;
import org.stint.bulk.domain.Reading;
import org.stint.session.BulkResult;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.statement.Counts;
import org.stint.statement.Update;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** The log says how a session followed a bulk statement, and warns of what may be overwritten. */
class BulkLogTest {

    private static final Update<Book> DEARER =
            update(BOOK).set(BOOK.price, BOOK.price.plus(1)).where(BOOK.genre.eq(Genre.NOVEL));

    @EveryDatabase
    void theStrategyThatAutoChoseIsInLogAndResult(Workbench bench) {
        try (Session session = Shop.open(bench).open();
                LogCapture log = LogCapture.from(Level.DEBUG)) {
            BulkResult<Counts> without = session.execute(DEARER, SynchronizeSession.AUTO);
            session.get(Book.class, 42L);
            BulkResult<Counts> with = session.execute(DEARER, SynchronizeSession.AUTO);
            BulkResult<Counts> deletion =
                    session.execute(deleteFrom(AUTHOR).where(AUTHOR.name.eq("nobody")), SynchronizeSession.AUTO);

            assertThat(without.strategy()).isEqualTo(SynchronizeSession.NONE);
            assertThat(with.strategy()).isEqualTo(SynchronizeSession.FETCH);
            assertThat(deletion.strategy()).isEqualTo(SynchronizeSession.FETCH); // Emma refers to an author
            assertThat(log.messages(Level.DEBUG))
                    .filteredOn(line -> line.startsWith("Bulk "))
                    .containsExactly(
                            "Bulk update rows of Book: 2 rows; NONE (by AUTO); objects: 0 refreshed, 0 expired, 0 removed",
                            "Bulk update rows of Book: 2 rows; FETCH (by AUTO); objects: 1 refreshed, 0 expired, 0 removed",
                            "Bulk delete rows of Author: 0 rows; FETCH (by AUTO); objects: 0 refreshed, 0 expired,"
                                    + " 0 removed");
            session.rollback();
        }
    }

    @EveryDatabase
    void whatNobodyChecksIsAWarning(Workbench bench) {
        SessionFactory readings = bench.factory(Reading.class);
        bench.execute("INSERT INTO reading (id, amount, kind) VALUES (1, 1, 1), (2, 2, 1), (3, 3, 1), (4, 4, 1),"
                + " (5, 5, 1), (6, 6, 1)");
        assertThat(warnings(readings, session -> {
                    session.list(select(READING).where(READING.id.le(2)).orderBy(READING.id.asc()));
                    session.execute(update(READING).set(READING.kind, 2).allRows(), SynchronizeSession.NONE);
                }))
                .containsExactly("A bulk update of Reading leaves 2 managed objects as they were, and they have no"
                        + " version: what they hold may overwrite it unnoticed (Reading 1, Reading 2). Use"
                        + " SynchronizeSession.AUTO, or detach them.");
        assertThat(warnings(readings, session -> {
                    session.list(select(READING).orderBy(READING.id.asc()));
                    session.execute(update(READING).set(READING.kind, 2).allRows(), SynchronizeSession.NONE);
                }))
                .singleElement()
                .asString()
                .contains("6 managed objects")
                .contains("Reading 5, …)");
    }

    @EveryDatabase
    void aKeptVersionIsAWarning(Workbench bench) {
        SessionFactory shop = Shop.open(bench);
        assertThat(warnings(shop, session -> {
                    session.get(Book.class, 42L);
                    session.execute(DEARER.keepVersion(), SynchronizeSession.NONE);
                }))
                .containsExactly(
                        "A bulk update of Book leaves 1 managed objects as they were, and it keeps the version:"
                                + " what they hold may overwrite it unnoticed (Book 42). Use SynchronizeSession.AUTO, or detach"
                                + " them.");
    }

    @EveryDatabase
    void whereAConflictWillBeNoticedThereIsNoWarning(Workbench bench) {
        SessionFactory shop = Shop.open(bench);
        assertThat(warnings(shop, session -> {
                    session.execute(DEARER.keepVersion(), SynchronizeSession.NONE); // manages nothing
                    session.get(Book.class, 42L);
                    session.execute(DEARER, SynchronizeSession.NONE);
                    session.execute(deleteFrom(BOOK).where(BOOK.id.eq(41)), SynchronizeSession.NONE);
                }))
                .isEmpty();
    }

    private static List<String> warnings(SessionFactory factory, Consumer<Session> work) {
        try (Session session = factory.open();
                LogCapture log = LogCapture.from(Level.WARN)) {
            work.accept(session);
            List<String> warnings = log.messages(Level.WARN);
            session.rollback();
            return warnings;
        }
    }
}

package org.stint.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import java.math.BigDecimal;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Genre;
import org.stint.behaviour.domain.Publisher;
import org.stint.event.StatementListener;
import org.stint.exception.Retryable;
import org.stint.exception.StaleObjectException;
import org.stint.session.BulkResult;
import org.stint.session.FlushMode;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.session.TransactionOptions;
import org.stint.session.TransactionOptions.Isolation;
import org.stint.statement.Counts;
import org.stint.statement.Update;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** Someone else writes between reading and the bulk statement, or during it: objects still hold what their rows hold. */
class ConcurrentWriterTest {

    private static final Update<Book> DEARER =
            update(BOOK).set(BOOK.price, BOOK.price.plus(1)).where(BOOK.genre.eq(Genre.NOVEL));

    private static final String THEIRS = "UPDATE book SET title = 'theirs', price = 20, version = 8 WHERE id = 42";

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Shop.open(bench);
    }

    @EveryDatabase
    void whereEachStatementSeesWhatWasCommittedTheObjectTakesIt(Workbench bench) {
        assertTheirsIsTaken(bench, Isolation.DEFAULT);
        assertTheirsIsTaken(bench, Isolation.READ_COMMITTED);
    }

    @EveryDatabase
    void inASnapshotTheStatementFailsAndTheObjectStaysAsItWasRead(Workbench bench) {
        assertRefused(bench, Isolation.REPEATABLE_READ);
        assertRefused(bench, Isolation.SERIALIZABLE);
    }

    private void assertTheirsIsTaken(Workbench bench, Isolation isolation) {
        for (SynchronizeSession strategy : List.of(SynchronizeSession.FETCH, SynchronizeSession.AUTO)) {
            bench.execute("UPDATE book SET title = 'Emma', price = 9.99, published = 1815, version = 7 WHERE id = 42");
            try (Session session = shop.open(TransactionOptions.defaults().isolation(isolation))) {
                Book emma = session.get(Book.class, 42L);
                bench.execute(THEIRS);

                BulkResult<Counts> result = session.execute(DEARER, strategy);

                assertThat(result.strategy()).isEqualTo(SynchronizeSession.FETCH);
                assertThat(result.refreshed()).isEqualTo(1);
                assertThat(emma.getTitle()).isEqualTo("theirs");
                assertThat(emma.getPrice()).isEqualTo(new BigDecimal("21.00"));
                emma.setPublished(1816);
                session.commit();
                assertThat(bench.rows("SELECT title, price, published, version FROM book WHERE id = 42"))
                        .containsExactly(row("theirs", new BigDecimal("21.00"), 1816, 10));
            }
        }
    }

    private void assertRefused(Workbench bench, Isolation isolation) {
        for (SynchronizeSession strategy : List.of(SynchronizeSession.FETCH, SynchronizeSession.AUTO)) {
            bench.execute("UPDATE book SET title = 'Emma', price = 9.99, published = 1815, version = 7 WHERE id = 42");
            try (Session session = shop.open(TransactionOptions.defaults().isolation(isolation))) {
                Book emma = session.get(Book.class, 42L);
                bench.execute(THEIRS);

                assertThatThrownBy(() -> session.execute(DEARER, strategy)).isInstanceOf(Retryable.class);

                assertThat(emma.getTitle()).isEqualTo("Emma");
                assertThat(emma.getPrice()).isEqualTo(new BigDecimal("9.99"));
                session.rollback();
                session.refresh(emma);
                assertThat(emma.getTitle()).isEqualTo("theirs");
            }
            assertThat(bench.value("SELECT price FROM book WHERE id = 42")).isEqualTo(new BigDecimal("20.00"));
        }
    }

    @EveryDatabase
    void theStatementWaitsForARowThatIsBeingWritten(Workbench bench) throws Exception {
        assertItWaits(bench, shop);
    }

    @EveryDatabase
    void aRowThatComesToMatchAfterChangesHeldBackWereLookedForIsAConflict(Workbench bench) {
        StatementListener meanwhile = event -> {
            if (event.sql().startsWith("SELECT id FROM book")) {
                bench.execute("UPDATE book SET genre = 'NOVEL', version = 3 WHERE id = 43");
            }
        };
        try (Session session = bench.factory(
                        stint -> stint.listener(meanwhile), Author.class, Publisher.class, Book.class)
                .open()) {
            session.flushMode(FlushMode.MANUAL);
            Book emma = session.get(Book.class, 42L);
            Book sanditon = session.get(Book.class, 43L);
            sanditon.setTitle("mine");

            BulkResult<Counts> result = session.execute(DEARER, SynchronizeSession.FETCH);

            assertThat(result.rows()).isEqualTo(3);
            assertThat(result.refreshed()).isEqualTo(1);
            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("10.99"));
            assertThat(sanditon.getTitle()).isEqualTo("mine");
            assertThat(sanditon.getPrice()).isEqualTo(new BigDecimal("5.00"));
            assertThatThrownBy(session::flush)
                    .isInstanceOf(StaleObjectException.class)
                    .hasMessageContaining("Book 43");
            session.rollback();
        }
    }

    @EveryDatabase
    void soIsItWhereNeitherTheyNorTheStatementAdvancedTheVersion(Workbench bench) {
        StatementListener meanwhile = event -> {
            if (event.sql().startsWith("SELECT id FROM book")) {
                bench.execute("UPDATE book SET genre = 'NOVEL', title = 'theirs' WHERE id = 43");
            }
        };
        try (Session session = bench.factory(
                        stint -> stint.listener(meanwhile), Author.class, Publisher.class, Book.class)
                .open()) {
            session.flushMode(FlushMode.MANUAL);
            Book sanditon = session.get(Book.class, 43L);
            sanditon.setTitle("mine");

            session.execute(DEARER.keepVersion(), SynchronizeSession.FETCH);

            assertThatThrownBy(session::flush)
                    .isInstanceOf(StaleObjectException.class)
                    .hasMessageContaining("Book 43");
            session.rollback();
        }
    }

    // locking first, where rows cannot come back

    @EveryDatabase
    void lockingFirstWaitsForARowThatIsBeingWritten(Workbench bench) throws Exception {
        assertItWaits(bench, lockingFirst(bench, event -> {}));
    }

    private static void assertItWaits(Workbench bench, SessionFactory factory) throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Connection other = bench.connect();
        try (Session session = factory.open()) {
            Book emma = session.get(Book.class, 42L);
            other.setAutoCommit(false);
            other.createStatement().executeUpdate(THEIRS);
            CountDownLatch begun = new CountDownLatch(1);
            Future<BulkResult<Counts>> bulk = threads.submit(() -> {
                begun.countDown();
                return session.execute(DEARER, SynchronizeSession.FETCH);
            });
            begun.await();
            Thread.sleep(50);
            assertThat(bulk.isDone()).isFalse();
            other.commit();

            assertThat(bulk.get(10, TimeUnit.SECONDS).refreshed()).isEqualTo(1);
            assertThat(emma.getTitle()).isEqualTo("theirs");
            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("21.00"));
            session.rollback();
        } finally {
            threads.shutdownNow();
        }
    }

    @EveryDatabase
    void lockingFirstTakesWhatWasCommittedMeanwhile(Workbench bench) {
        try (Session session = lockingFirst(bench, event -> {}).open()) {
            Book emma = session.get(Book.class, 42L);
            Book persuasion = session.get(Book.class, 41L);
            Book sanditon = session.get(Book.class, 43L);
            bench.execute(THEIRS);
            bench.execute("UPDATE book SET genre = 'POETRY', version = 1 WHERE id = 41");
            bench.execute("UPDATE book SET genre = 'NOVEL', version = 3 WHERE id = 43");

            BulkResult<Counts> result = session.execute(DEARER, SynchronizeSession.AUTO);

            assertThat(result.rows()).isEqualTo(2);
            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("21.00"));
            assertThat(sanditon.getGenre()).isEqualTo(Genre.NOVEL);
            assertThat(sanditon.getPrice()).isEqualTo(new BigDecimal("6.00"));
            // it has left the condition, which is for its own flush to find
            persuasion.setTitle("mine");
            assertThatThrownBy(session::flush).isInstanceOf(StaleObjectException.class);
            session.rollback();
        }
    }

    @EveryDatabase
    void aRowThatComesToMatchAfterTheLockIsLeftOut(Workbench bench) {
        StatementListener meanwhile = event -> {
            if (event.sql().contains("FOR ") && event.sql().startsWith("SELECT id FROM book")) {
                bench.execute("UPDATE book SET genre = 'NOVEL', version = 3 WHERE id IN (43, 44)");
            }
        };
        try (Session session = lockingFirst(bench, meanwhile).open()) {
            Book emma = session.get(Book.class, 42L);
            Book sanditon = session.get(Book.class, 43L);

            BulkResult<Counts> result = session.execute(DEARER, SynchronizeSession.FETCH);

            // Persuasion and Emma, and Frankenstein, which is not managed
            assertThat(result.rows()).isEqualTo(3);
            assertThat(result.refreshed()).isEqualTo(1);
            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("10.99"));
            assertThat(sanditon.getPrice()).isEqualTo(new BigDecimal("5.00"));
            session.commit();
        }
        assertThat(bench.rows("SELECT id, price FROM book WHERE id IN (43, 44) ORDER BY id"))
                .containsExactly(row(43L, new BigDecimal("5.00")), row(44L, new BigDecimal("8.00")));
    }

    @EveryDatabase
    void lockingFirstFollowsADeleteOfWhatMatchesNow(Workbench bench) {
        try (Session session = lockingFirst(bench, event -> {}).open()) {
            Book emma = session.get(Book.class, 42L);
            Book sanditon = session.get(Book.class, 43L);
            bench.execute("UPDATE book SET genre = 'POETRY', version = 8 WHERE id = 42");

            BulkResult<Counts> result =
                    session.execute(deleteFrom(BOOK).where(BOOK.genre.eq(Genre.POETRY)), SynchronizeSession.FETCH);

            assertThat(result.rows()).isEqualTo(2);
            assertThat(result.removed()).isEqualTo(2);
            assertThat(session.contains(emma)).isFalse();
            assertThat(session.contains(sanditon)).isFalse();
            session.rollback();
            assertThat(session.contains(emma)).isTrue();
            assertThat(session.list(select(BOOK).where(BOOK.id.eq(43)))).containsExactly(sanditon);
        }
    }

    private static SessionFactory lockingFirst(Workbench bench, StatementListener listener) {
        return bench.factory(
                stint -> stint.dialect(WithoutReturning.on(bench.database())).listener(listener),
                Author.class,
                Publisher.class,
                Book.class);
    }
}

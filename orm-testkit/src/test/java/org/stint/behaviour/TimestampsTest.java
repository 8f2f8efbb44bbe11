package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Publisher;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.TestClock;
import org.stint.testkit.Workbench;

/** The times of the first and the last change come from the application's clock. */
class TimestampsTest {

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Bookshop.open(bench);
    }

    @EveryDatabase
    void anInsertSetsBoth(Workbench bench) {
        Book book = new Book("Udolpho");
        shop.useTransaction(session -> session.persist(book));

        assertThat(book.getCreatedAt()).isEqualTo(TestClock.START);
        assertThat(book.getUpdatedAt()).isEqualTo(TestClock.START);
        assertThat(bench.rows("SELECT created_at, updated_at FROM book WHERE title = 'Udolpho'"))
                .containsExactly(row(TestClock.START, TestClock.START));
    }

    @EveryDatabase
    void aNewObjectMayBringItsTimesAlong(Workbench bench) {
        Book imported = new Book("Udolpho");
        imported.setCreatedAt(Instant.parse("1999-12-31T23:00:00Z"));
        shop.useTransaction(session -> session.persist(imported));

        assertThat(bench.rows("SELECT created_at, updated_at FROM book WHERE id = ?", imported.getId()))
                .containsExactly(row(Instant.parse("1999-12-31T23:00:00Z"), TestClock.START));
    }

    @EveryDatabase
    void anUpdateSetsTheTimeOfTheLastChangeOnly(Workbench bench) {
        Book book = new Book("Udolpho");
        try (var session = shop.open()) {
            session.persist(book);
            session.commit();
            Instant later = bench.clock().advance(Duration.ofMinutes(1));
            book.setTitle("The Mysteries of Udolpho");
            session.commit();

            assertThat(book.getCreatedAt()).isEqualTo(TestClock.START);
            assertThat(book.getUpdatedAt()).isEqualTo(later);
        }
        assertThat(bench.rows("SELECT created_at, updated_at FROM book WHERE id = ?", book.getId()))
                .containsExactly(row(TestClock.START, TestClock.START.plusSeconds(60)));
    }

    @EveryDatabase
    void withoutAChangeNoTimePasses(Workbench bench) {
        shop.useTransaction(session -> session.get(Book.class, 42L));

        assertThat(bench.value("SELECT updated_at FROM book WHERE id = 42"))
                .isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
    }

    @EveryDatabase
    void theTimeOfTheFirstChangeIsNeverUpdated(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            emma.setCreatedAt(Instant.EPOCH);
            emma.setTitle("Emma, revised");
        });

        assertThat(bench.value("SELECT created_at FROM book WHERE id = 42"))
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @EveryDatabase
    void allRowsOfAFlushCarryTheSameTime(Workbench bench) {
        AtomicInteger looks = new AtomicInteger();
        SessionFactory hurrying =
                bench.factory(stint -> stint.clock(ticking(looks)), Author.class, Publisher.class, Book.class);
        Book one = new Book("Udolpho");
        Book other = new Book("The Italian");
        hurrying.useTransaction(session -> {
            session.persist(one);
            session.persist(other);
            session.get(Book.class, 42L).setPublished(1816);
            session.get(Book.class, 43L).setTitle("Anne");
        });

        assertThat(looks).hasValue(1);
        assertThat(bench.rows("SELECT DISTINCT updated_at FROM book WHERE id <> 44"))
                .containsExactly(row(TestClock.START.plusSeconds(1)));
        assertThat(bench.rows("SELECT DISTINCT created_at FROM book WHERE id NOT IN (42, 43, 44)"))
                .containsExactly(row(TestClock.START.plusSeconds(1)));
        assertThat(one.getCreatedAt()).isEqualTo(other.getCreatedAt());
        assertThat(one.getUpdatedAt()).isEqualTo(one.getCreatedAt());
    }

    @EveryDatabase
    void allRowsOfABulkUpdateCarryTheSameTimeByEachStrategy(Workbench bench) {
        for (SynchronizeSession strategy : SynchronizeSession.values()) {
            AtomicInteger looks = new AtomicInteger();
            SessionFactory hurrying =
                    bench.factory(stint -> stint.clock(ticking(looks)), Author.class, Publisher.class, Book.class);
            hurrying.useTransaction(session -> {
                Book emma = session.get(Book.class, 42L);
                session.execute(update(BOOK).set(BOOK.price, BOOK.price.plus(1)).allRows(), strategy);

                assertThat(looks).as("by %s", strategy).hasValue(1);
                if (strategy != SynchronizeSession.NONE) {
                    assertThat(emma.getUpdatedAt()).isEqualTo(TestClock.START.plusSeconds(1));
                }
            });
            assertThat(bench.rows("SELECT DISTINCT updated_at FROM book"))
                    .containsExactly(row(TestClock.START.plusSeconds(1)));
        }
    }

    /** A clock that is a second later at each look at it. */
    private static Clock ticking(AtomicInteger looks) {
        return new Clock() {
            @Override
            public Instant instant() {
                return TestClock.START.plusSeconds(looks.incrementAndGet());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @EveryDatabase
    void whatIsInMemoryIsWhatTheColumnHolds(Workbench bench) {
        bench.clock().set(Instant.parse("2026-05-01T10:00:00.123456789Z"));
        Book book = new Book("Udolpho");
        shop.useTransaction(session -> session.persist(book));

        assertThat(bench.value("SELECT created_at FROM book WHERE id = ?", book.getId()))
                .isEqualTo(book.getCreatedAt());
    }
}

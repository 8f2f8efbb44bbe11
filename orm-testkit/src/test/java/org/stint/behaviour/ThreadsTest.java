package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.stint.Stint;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Publisher;
import org.stint.exception.SessionBusyException;
import org.stint.exception.StaleObjectException;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** One session is for one thread at a time; a factory is for all. */
class ThreadsTest {

    @EveryDatabase
    void aSecondThreadWithinASessionIsTurnedAway(Workbench bench) throws Exception {
        Bookshop.open(bench);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        SessionFactory slow = bench.closing(Stint.on(bench.dataSource())
                .entities(Book.class, Author.class, Publisher.class)
                .tracking(bench.tracking())
                .listener(event -> {
                    inside.countDown();
                    await(leave);
                })
                .open());
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Session session = slow.open()) {
            Future<Book> first = threads.submit(() -> session.get(Book.class, 42L));
            await(inside);

            assertThatThrownBy(() -> session.get(Book.class, 43L))
                    .isInstanceOf(SessionBusyException.class)
                    .hasMessageContaining("thread");
            assertThatThrownBy(() -> session.persist(new Author("Ann Radcliffe")))
                    .isInstanceOf(SessionBusyException.class);
            assertThatThrownBy(session::flush).isInstanceOf(SessionBusyException.class);

            leave.countDown();
            Book emma = first.get(10, TimeUnit.SECONDS);
            emma.setPrice(new BigDecimal("12.99"));
            session.commit();
        } finally {
            leave.countDown();
            threads.shutdownNow();
        }
        assertThat(bench.value("SELECT price FROM book WHERE id = 42")).isEqualTo(new BigDecimal("12.99"));
    }

    @EveryDatabase
    void aSessionMayBeHandedToAnotherThread(Workbench bench) throws Exception {
        SessionFactory shop = Bookshop.open(bench);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            threads.submit(() -> {
                        emma.setPrice(new BigDecimal("12.99"));
                        session.commit();
                    })
                    .get(10, TimeUnit.SECONDS);
            assertThat(session.get(Book.class, 42L)).isSameAs(emma);
        } finally {
            threads.shutdownNow();
        }
        assertThat(bench.value("SELECT price FROM book WHERE id = 42")).isEqualTo(new BigDecimal("12.99"));
    }

    @EveryDatabase
    void noIncrementOfManyThreadsIsLost(Workbench bench) throws Exception {
        SessionFactory shop = Bookshop.open(bench);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> results = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            results.add(threads.submit(() -> increments(shop, 25)));
        }
        threads.shutdown();
        int succeeded = 0;
        for (Future<Integer> result : results) {
            succeeded += result.get(60, TimeUnit.SECONDS);
        }

        assertThat(bench.value("SELECT published FROM book WHERE id = 42")).isEqualTo(1815L + succeeded);
        assertThat(bench.value("SELECT version FROM book WHERE id = 42")).isEqualTo(7L + succeeded);
        assertThat(succeeded).isPositive();
    }

    private static int increments(SessionFactory shop, int attempts) {
        int succeeded = 0;
        for (int attempt = 0; attempt < attempts; attempt++) {
            try {
                shop.useTransaction(session -> {
                    Book emma = session.get(Book.class, 42L);
                    emma.setPublished(emma.getPublished() + 1);
                });
                succeeded++;
            } catch (StaleObjectException lost) {
                // another thread was faster; what matters is that this one was told
            }
        }
        return succeeded;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited in vain");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

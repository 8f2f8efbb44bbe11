package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.stint.testkit.Row.row;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Book;
import org.stint.exception.Retryable;
import org.stint.exception.StaleObjectException;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.TransactionOptions;
import org.stint.session.TransactionOptions.Isolation;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** Transactions that meet at the same time. */
class ConflictsTest {

    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Bookshop.open(bench);
    }

    @AfterEach
    void stopTheThreads() {
        threads.shutdownNow();
    }

    @EveryDatabase
    void whoHadToWaitForTheOtherIsToldThatTheRowChanged(Workbench bench) throws Exception {
        try (Session first = shop.open();
                Session second = shop.open()) {
            first.get(Book.class, 42L).setTitle("first");
            second.get(Book.class, 42L).setTitle("second");
            first.flush();
            Future<?> waiting = threads.submit(second::flush);
            letWait(waiting);
            first.commit();

            assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(StaleObjectException.class);
            second.rollback();
        }
        assertThat(bench.rows("SELECT title, version FROM book WHERE id = 42")).containsExactly(row("first", 8));
    }

    @EveryDatabase
    void ofTwoThatWaitForEachOtherOneMayTryAgain(Workbench bench) throws Exception {
        try (Session one = shop.open();
                Session two = shop.open()) {
            change(one, 42L);
            change(two, 43L);
            Future<?> waiting = threads.submit(() -> change(one, 43L));
            letWait(waiting);

            Throwable failureOfTwo = catchThrowable(() -> change(two, 42L));
            if (failureOfTwo != null) {
                two.rollback();
            }
            Throwable failureOfOne = catchThrowable(() -> waiting.get(20, TimeUnit.SECONDS));

            assertThat(failureOfOne == null).isNotEqualTo(failureOfTwo == null);
            Throwable failure = failureOfOne instanceof ExecutionException wrapped ? wrapped.getCause() : failureOfTwo;
            assertThat(failure).isInstanceOf(Retryable.class);
            one.rollback();
            two.rollback();
        }
    }

    @EveryDatabase
    void aConflictThatTheIsolationLevelForbidsCanBeRetried(Workbench bench) {
        TransactionOptions serializable = TransactionOptions.defaults().isolation(Isolation.SERIALIZABLE);
        try (Session one = shop.open(serializable);
                Session two = shop.open(serializable)) {
            one.get(Book.class, 42L).setTitle("one");
            Book emma = two.get(Book.class, 42L);
            emma.setTitle("two");
            one.commit();

            assertThatThrownBy(two::commit).isInstanceOf(Retryable.class);

            two.rollback();
            assertThat(emma.getTitle()).isEqualTo("Emma");
            two.refresh(emma);
            emma.setTitle("two");
            two.commit();
        }
        assertThat(bench.rows("SELECT title, version FROM book WHERE id = 42")).containsExactly(row("two", 9));
    }

    private static void change(Session session, long id) {
        session.get(Book.class, id).setTitle("changed");
        session.flush();
    }

    /** Long enough for the other thread to reach the lock. */
    private static void letWait(Future<?> waiting) throws InterruptedException {
        Thread.sleep(150);
        assertThat(waiting.isDone()).isFalse();
    }
}

package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.math.BigDecimal;
import java.time.Duration;
import org.stint.Stint;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Publisher;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** The log tells the SQL, and values only to those who ask for them. */
class LoggingTest {

    @EveryDatabase
    void sqlIsLoggedAtDebugWithoutValues(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        try (LogCapture log = LogCapture.from(Level.DEBUG)) {
            changeEmma(shop);

            assertThat(log.messages(Level.DEBUG))
                    .anyMatch(line -> line.contains("UPDATE book SET title = ?, price = ?"));
            assertThat(log.messages()).noneMatch(line -> line.contains("12.99") || line.contains("Very Private"));
        }
    }

    @EveryDatabase
    void valuesAreLoggedAtTrace(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        try (LogCapture log = LogCapture.from(Level.TRACE)) {
            changeEmma(shop);

            assertThat(log.messages(Level.TRACE)).anyMatch(line -> line.contains("12.99"));
            assertThat(log.messages(Level.DEBUG)).noneMatch(line -> line.contains("12.99"));
        }
    }

    @EveryDatabase
    void aSlowStatementIsAWarningWithItsShapeButWithoutValues(Workbench bench) {
        Bookshop.open(bench);
        SessionFactory strict = bench.closing(Stint.on(bench.dataSource())
                .entities(Book.class, Author.class, Publisher.class)
                .tracking(bench.tracking())
                .slowStatement(Duration.ofNanos(1))
                .open());
        try (LogCapture log = LogCapture.from(Level.WARN)) {
            changeEmma(strict);

            assertThat(log.messages(Level.WARN))
                    .anyMatch(line -> line.contains("UPDATE book SET") && line.matches("(?s).*\\d ?(ms|µs|us|s).*"))
                    .noneMatch(line -> line.contains("12.99") || line.contains("Very Private"));
        }
    }

    @EveryDatabase
    void aSlowStatementIsNoWarningBelowTheLimit(Workbench bench) {
        Bookshop.open(bench);
        SessionFactory patient = bench.closing(Stint.on(bench.dataSource())
                .entities(Book.class, Author.class, Publisher.class)
                .slowStatement(Duration.ofMinutes(1))
                .open());
        try (LogCapture log = LogCapture.from(Level.WARN)) {
            changeEmma(patient);

            assertThat(log.messages()).isEmpty();
        }
    }

    private static void changeEmma(SessionFactory shop) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("Very Private");
            emma.setPrice(new BigDecimal("12.99"));
        });
    }
}

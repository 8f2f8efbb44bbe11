package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.bulk.domain.Reading_.READING;
import static org.stint.statement.Statements.into;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.stint.Stint;
import org.stint.bulk.domain.Reading;
import org.stint.exception.StintException;
import org.stint.session.Executor;
import org.stint.session.SessionFactory;
import org.stint.session.Tracking;
import org.stint.statement.NativeQuery;
import org.stint.testkit.Address;
import org.stint.testkit.AnotherProcess;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** Streams hold no more rows than they fetch at once. */
class StreamingTest {

    private static final int MANY_ROWS = 1_000_000;
    private static final long SUM = MANY_ROWS * (MANY_ROWS + 1L) / 2;

    record Line(long id, long amount) {}

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "only there rows are computed when they are fetched")
    void noMoreRowsAreFetchedThanTheSettingSays(Workbench bench) {
        SessionFactory factory = bench.factory(stint -> stint.fetchSize(10), Reading.class);
        bench.execute("CREATE SEQUENCE fetched");
        NativeQuery<Long> numbers =
                sql("SELECT nextval('fetched') FROM generate_series(1, 1000)").query(READING.id);

        factory.useTransaction(session -> {
            for (Executor executor : List.of(session, session.transaction())) {
                bench.value("SELECT setval('fetched', 1, false)");
                try (Stream<Long> stream = executor.stream(numbers)) {
                    Iterator<Long> rows = stream.iterator();
                    assertThat(rows.next()).isEqualTo(1);
                    assertThat(bench.value("SELECT last_value FROM fetched")).isEqualTo(10L);
                    for (int row = 2; row <= 11; row++) {
                        assertThat(rows.next()).isEqualTo(row);
                    }
                    assertThat(bench.value("SELECT last_value FROM fetched")).isEqualTo(20L);
                }
            }
        });
    }

    @EveryDatabase
    void entitiesOfATransactionBelongToNobodyAndThoseOfASessionToIt(Workbench bench) {
        SessionFactory factory = bench.factory(stint -> stint.fetchSize(2), Reading.class);
        bench.execute("INSERT INTO reading (id, amount, kind) VALUES (1, 10, 0), (2, 20, 0), (3, 30, 0)");

        factory.useTransaction(session -> {
            try (Stream<Reading> readings =
                    session.transaction().stream(select(READING).orderBy(READING.id.asc()))) {
                assertThat(readings.filter(session::contains)).isEmpty();
            }
            try (Stream<Reading> readings = session.stream(select(READING).orderBy(READING.id.asc()))) {
                assertThat(readings.filter(session::contains)).hasSize(3);
            }
        });
    }

    @Tag("long")
    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "another process needs a server to talk to")
    @OnlyWith(value = Tracking.SNAPSHOT, because = "the other process decides for itself")
    void aMillionRowsNeedLittleMemory(Workbench bench) throws Exception {
        bench.factory(Reading.class);
        bench.execute("INSERT INTO reading (id, amount, kind) SELECT i, i, MOD(i, 10) FROM generate_series(1, "
                + MANY_ROWS + ") AS n (i)");

        for (String way : List.of("columns", "records", "entities")) {
            assertThat(run(bench.address(), way)).as(way).isEqualTo("0: " + MANY_ROWS + " rows, " + SUM);
        }
        assertThat(run(bench.address(), "list")).as("all at once").isEqualTo("3: out of memory");
    }

    /** What the process with little memory does: adds up a column in one of several ways. */
    static final class InAnotherProcess {
        public static void main(String[] arguments) {
            try (SessionFactory factory = Stint.connect(arguments[1])
                    .user(arguments[2])
                    .password(arguments[3])
                    .entities(Reading.class)
                    .open()) {
                long[] seen = new long[2];
                factory.useTransaction(session -> {
                    try (Stream<Long> amounts = amounts(session.transaction(), arguments[0])) {
                        amounts.forEach(amount -> {
                            seen[0]++;
                            seen[1] += amount;
                        });
                    }
                });
                System.out.println(seen[0] + " rows, " + seen[1]);
            } catch (OutOfMemoryError | StintException failure) {
                if (!isOutOfMemory(failure)) {
                    throw failure;
                }
                System.out.println("out of memory");
                Runtime.getRuntime().halt(3);
            }
        }

        /** The driver makes an error of its own of it. */
        private static boolean isOutOfMemory(@Nullable Throwable failure) {
            return failure instanceof OutOfMemoryError
                    || failure instanceof SQLException refused && "53200".equals(refused.getSQLState())
                    || failure != null && isOutOfMemory(failure.getCause());
        }

        private static Stream<Long> amounts(Executor executor, String way) {
            return switch (way) {
                case "columns" -> executor.stream(select(READING.amount));
                case "records" ->
                    executor.stream(select(into(Line::new).of(READING.id, READING.amount)))
                            .map(Line::amount);
                case "entities" -> executor.stream(select(READING)).map(Reading::getAmount);
                default -> executor.list(select(READING)).stream().map(Reading::getAmount);
            };
        }
    }

    private static String run(Address address, String way) throws Exception {
        return AnotherProcess.run(64, InAnotherProcess.class, way, address.url(), address.user(), address.password());
    }
}

package org.stint.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.domain.Author_.AUTHOR;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.behaviour.domain.Note_.NOTE;
import static org.stint.bulk.domain.Item_.ITEM;
import static org.stint.bulk.domain.Reading_.READING;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.stint.Stint;
import org.stint.behaviour.domain.Note;
import org.stint.bulk.domain.Item;
import org.stint.bulk.domain.Keeper;
import org.stint.bulk.domain.Reading;
import org.stint.bulk.domain.Slot;
import org.stint.exception.CommitOutcomeUnknownException;
import org.stint.exception.FullTableStatementException;
import org.stint.exception.StatementTimeoutException;
import org.stint.exception.StintException;
import org.stint.session.BulkJob;
import org.stint.session.BulkProgress;
import org.stint.session.BulkReport;
import org.stint.session.Database;
import org.stint.session.SessionFactory;
import org.stint.session.Tracking;
import org.stint.statement.WholeExpression;
import org.stint.testkit.Address;
import org.stint.testkit.AnotherProcess;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.PlainDataSource;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** Millions of rows are changed in transactions of a chosen size, and each of them once. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "a job has no session")
class BulkJobTest {

    private static final int ROWS = 50_000;
    private static final int MANY_ROWS = 1_000_000;

    /** Not to be repeated: whoever is changed twice shows it. */
    static final BulkJob MORE = BulkJob.of(
            "more", update(READING).set(READING.amount, READING.amount.plus(1)).allRows());

    @EveryDatabase
    void everyRowIsChangedOnceInChunks(Workbench bench) {
        Database database = filled(bench, ROWS).database();
        List<BulkProgress> progress = new ArrayList<>();

        BulkReport report = MORE.chunk(7_000).onProgress(progress::add).run(database);

        assertThat(report.rows()).isEqualTo(ROWS);
        assertThat(report.chunks()).isEqualTo(8);
        assertThat(report.resumedAt()).isZero();
        assertThat(report.retries()).isZero();
        assertThat(progress).hasSize(8);
        assertThat(progress).extracting(BulkProgress::lastChunk).contains(report.longestChunk());
        assertThat(progress)
                .extracting(BulkProgress::lastChunk)
                .allMatch(chunk -> chunk.compareTo(report.longestChunk()) <= 0);
        assertThat(progress.get(0).rows()).isEqualTo(7_000);
        assertThat(progress.get(7).rows()).isEqualTo(ROWS);
        assertThat(wrong(bench)).isZero();
    }

    @EveryDatabase
    void aJobThatWasInterruptedIsTakenUpWhereItWas(Workbench bench) {
        Database database = filled(bench, 2_000).database();
        BulkJob job = MORE.chunk(300);
        AtomicInteger chunks = new AtomicInteger();

        assertThatThrownBy(() -> job.onProgress(progress -> {
                            if (chunks.incrementAndGet() == 3) {
                                throw new IllegalStateException("the power failed");
                            }
                        })
                        .run(database))
                .hasMessage("the power failed");
        assertThat(bench.value("SELECT COUNT(*) FROM reading WHERE amount = id + 1"))
                .isEqualTo(900L);

        BulkReport report = job.run(database);
        assertThat(report.resumedAt()).isEqualTo(900);
        assertThat(report.rows()).isEqualTo(2_000);
        assertThat(wrong(bench)).isZero();

        bench.execute("INSERT INTO reading (id, amount, kind) VALUES (2001, 2001, 1)"); // after its end
        BulkReport again = job.run(database);
        assertThat(again.resumedAt()).isEqualTo(2_000);
        assertThat(again.rows()).isEqualTo(2_000);
        assertThat(bench.value("SELECT amount FROM reading WHERE id = 2001")).isEqualTo(2_001L);
    }

    @EveryDatabase
    void aChunkThatFailsLeavesWhatWasCommittedBefore(Workbench bench) {
        Database database = filled(bench, 1_000).database();
        bench.execute("UPDATE reading SET amount = 9223372036854775807 WHERE id = 650");

        assertThatThrownBy(() -> MORE.chunk(100).run(database)).isInstanceOf(StintException.class);

        assertThat(bench.value("SELECT COUNT(*) FROM reading WHERE amount = id + 1"))
                .isEqualTo(600L);
        bench.execute("UPDATE reading SET amount = id WHERE id = 650");
        assertThat(MORE.chunk(100).run(database).resumedAt()).isEqualTo(600);
        assertThat(wrong(bench)).isZero();
    }

    @EveryDatabase
    void aConditionThatTheStatementChangesIsStillMetByEachRowOnce(Workbench bench) {
        Database database = filled(bench, 1_000).database();
        BulkJob job = BulkJob.of(
                "evens",
                update(READING)
                        .set(READING.amount, READING.amount.plus(10))
                        .set(READING.kind, READING.kind.plus(2))
                        .where(READING.kind.eq(1).or(READING.kind.eq(3))));

        BulkReport report = job.chunk(50).run(database);

        assertThat(report.rows()).isEqualTo(200);
        assertThat(bench.value("SELECT COUNT(*) FROM reading WHERE amount = id + 10"))
                .isEqualTo(200L);
    }

    @EveryDatabase
    void rowsAreDeletedInChunks(Workbench bench) {
        Database database = filled(bench, 1_000).database();

        BulkReport report = BulkJob.of("old", deleteFrom(READING).where(READING.kind.lt(5)))
                .chunk(90)
                .withoutCheckpoint()
                .run(database);

        assertThat(report.rows()).isEqualTo(500);
        assertThat(bench.value("SELECT COUNT(*) FROM reading")).isEqualTo(500L);
    }

    @EveryDatabase
    void aNameBelongsToOneStatementWithItsValues(Workbench bench) {
        Database database = filled(bench, 10).database();
        database.forgetJob("more"); // which nobody knows yet
        MORE.run(database);

        for (WholeExpression<Long> other : List.of(READING.amount.plus(2), READING.amount.minus(1))) {
            assertThatThrownBy(() -> BulkJob.of(
                                    "more",
                                    update(READING).set(READING.amount, other).allRows())
                            .run(database))
                    .as("%s", other)
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("\"more\"")
                    .hasMessageContaining("forget");
        }

        database.forgetJob("more");
        bench.recorder().clear();
        MORE.run(database);
        assertThat(bench.recorder().toString())
                .doesNotContain("CREATE TABLE"); // for which not every user has the right
        assertThat(bench.value("SELECT COUNT(*) FROM reading WHERE amount = id + 2"))
                .isEqualTo(10L);
    }

    @EveryDatabase
    void valuesOfAnyKindAreKnownAgain(Workbench bench) {
        Database database = bench.factory(Item.class, Keeper.class, Slot.class).database();
        bench.execute("INSERT INTO item (id, done, version) VALUES (1, FALSE, 0)");
        for (int time = 0; time < 2; time++) {
            BulkReport report = BulkJob.of(
                            "bytes",
                            update(ITEM)
                                    .set(ITEM.raw, new byte[] {1})
                                    .where(ITEM.raw.isNull().or(ITEM.raw.in(List.of(new byte[] {1}, new byte[] {2})))))
                    .run(database);
            assertThat(report.rows()).isEqualTo(1);
        }
    }

    @EveryDatabase
    void whoeverWaitsForItsTurnIsNotTooSlow(Workbench bench) throws Exception {
        Database database = filled(bench, 10).database();
        BulkJob job = MORE.chunk(5).statementTimeout(Duration.ofSeconds(1));
        assertThatThrownBy(() -> job.onProgress(progress -> {
                            throw new IllegalStateException("the power failed");
                        })
                        .run(database))
                .hasMessage("the power failed");
        Connection other = bench.connect();
        other.setAutoCommit(false);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Statement theirs = other.createStatement()) {
            theirs.executeUpdate("UPDATE stint_bulk_job SET chunk_count = chunk_count");
            Future<BulkReport> waiting = threads.submit(() -> job.run(database));
            Thread.sleep(1_300);
            other.commit();

            BulkReport report = waiting.get(20, TimeUnit.SECONDS);

            assertThat(report.chunks()).isEqualTo(2);
            assertThat(wrong(bench)).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    @EveryDatabase
    void whatMakesNoSenseIsRefusedAtOnce(Workbench bench) {
        assertThatThrownBy(() -> MORE.pause(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pause");
        assertThatThrownBy(() -> MORE.sampling(0, READING.amount.gt(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sample");
    }

    @EveryDatabase
    void aSampleThatIsNotAsExpectedTakesTheChunkBack(Workbench bench) {
        Database database = filled(bench, 1_000).database();

        assertThatThrownBy(() ->
                        MORE.chunk(100).sampling(100, READING.amount.lt(250)).run(database))
                .isInstanceOf(StintException.class)
                .hasMessageContaining("not as expected");

        assertThat(bench.value("SELECT COUNT(*) FROM reading WHERE amount = id + 1"))
                .isEqualTo(200L);
    }

    @EveryDatabase
    void ofASampleThatCannotBeToldTheChunkIsTakenBackToo(Workbench bench) {
        Database database = filled(bench, 100).database();
        BulkJob unkind = BulkJob.of(
                        "unkind", update(READING).setNull(READING.kind).allRows())
                .chunk(50);

        assertThatThrownBy(() -> unkind.sampling(3, READING.kind.lt(5)).run(database))
                .isInstanceOf(StintException.class)
                .hasMessageContaining("3 of 3 rows that were looked at are not as expected");

        assertThat(bench.value("SELECT COUNT(*) FROM reading WHERE kind IS NULL"))
                .isEqualTo(0L);
    }

    @EveryDatabase
    void bytesAreTheSameValueIfTheyHoldTheSame(Workbench bench) {
        Database database = bench.factory(Note.class).database();
        bench.execute("INSERT INTO note (text) VALUES ('one'), ('two')");
        for (int run = 0; run < 2; run++) {
            BulkJob pictures = BulkJob.of(
                    "pictures",
                    update(NOTE).set(NOTE.picture, new byte[] {1, 2}).allRows());
            assertThat(pictures.run(database).resumedAt()).isEqualTo(2L * run);
        }
        assertThatThrownBy(() -> BulkJob.of(
                                "pictures",
                                update(NOTE)
                                        .set(NOTE.picture, new byte[] {1, 3})
                                        .allRows())
                        .run(database))
                .hasMessageContaining("\"pictures\"");
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "the statement is slowed down by a function of PostgreSQL")
    void aChunkThatTakesTooLongIsHalvedAndRepeated(Workbench bench) {
        Database database = filled(bench, 48).database();
        bench.execute("CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN PERFORM pg_sleep(0.03); RETURN NEW; END $$");
        bench.execute("CREATE TRIGGER slow BEFORE UPDATE ON reading FOR EACH ROW EXECUTE FUNCTION slow()");

        BulkReport report =
                MORE.chunk(40).statementTimeout(Duration.ofSeconds(1)).run(database);

        assertThat(report.retries()).isEqualTo(1);
        assertThat(report.chunks()).isEqualTo(3); // 20, 20 and 8
        assertThat(report.rows()).isEqualTo(48);
        assertThat(wrong(bench)).isZero();
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "the statement is slowed down by a function of PostgreSQL")
    void aChunkThatWasHalvedGrowsAgainOnceSeveralWentWell(Workbench bench) {
        Database database = filled(bench, 100).database();
        bench.execute("CREATE SEQUENCE pauses");
        bench.execute("CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF nextval('pauses') = 1"
                + " THEN PERFORM pg_sleep(2); END IF; RETURN NEW; END $$");
        bench.execute("CREATE TRIGGER slow BEFORE UPDATE ON reading FOR EACH ROW EXECUTE FUNCTION slow()");
        List<Long> reached = new ArrayList<>();

        BulkReport report = MORE.chunk(8)
                .statementTimeout(Duration.ofSeconds(1))
                .onProgress(progress -> reached.add(progress.rows()))
                .run(database);

        assertThat(report.retries()).isEqualTo(1);
        // eight chunks of four rows, and then eight rows each
        assertThat(reached)
                .containsExactly(4L, 8L, 12L, 16L, 20L, 24L, 28L, 32L, 40L, 48L, 56L, 64L, 72L, 80L, 88L, 96L, 100L);
        assertThat(wrong(bench)).isZero();
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "the statement is slowed down by a function of PostgreSQL")
    void whatTakesTooLongEvenForOneRowFails(Workbench bench) {
        Database database = filled(bench, 2).database();
        bench.execute("CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN PERFORM pg_sleep(1.2); RETURN NEW; END $$");
        bench.execute("CREATE TRIGGER slow BEFORE UPDATE ON reading FOR EACH ROW EXECUTE FUNCTION slow()");

        assertThatThrownBy(() -> MORE.statementTimeout(Duration.ofSeconds(1)).run(database))
                .isInstanceOf(StatementTimeoutException.class);
        // half of the two rows there were, not half of the chunk's size again and again
        assertThat(bench.recorder().writes().stream()
                        .filter(statement -> statement.sql().startsWith("UPDATE reading"))
                        .count())
                .isEqualTo(2);
    }

    @EveryDatabase
    void rowsOfOtherTablesMaySayWhichAreMeant(Workbench bench) {
        Database database = Shop.open(bench).database();
        BulkReport updated = BulkJob.of(
                        "by whom",
                        update(BOOK)
                                .set(BOOK.title, BOOK.title.concat(" by ").concat(AUTHOR.name))
                                .where(BOOK.author.id.eq(AUTHOR.id).and(AUTHOR.country.eq("GB"))))
                .chunk(2)
                .run(database);

        assertThat(updated.rows()).isEqualTo(3);
        assertThat(updated.chunks()).isEqualTo(2);
        assertThat(bench.rows("SELECT title FROM book ORDER BY id"))
                .containsExactly(
                        row("Persuasion by Jane Austen"),
                        row("Emma by Jane Austen"),
                        row("Sanditon by Jane Austen"),
                        row("Frankenstein"));

        BulkReport deleted = BulkJob.of(
                        "British",
                        deleteFrom(BOOK)
                                .using(AUTHOR)
                                .where(BOOK.author.id.eq(AUTHOR.id).and(AUTHOR.country.eq("GB"))))
                .chunk(2)
                .run(database);
        assertThat(deleted.rows()).isEqualTo(3);
        assertThat(bench.rows("SELECT title FROM book")).containsExactly(row("Frankenstein"));
    }

    @EveryDatabase
    void keysOfAnySignAndWithGapsAreWalked(Workbench bench) {
        SessionFactory factory = bench.factory(Reading.class);
        for (long id : new long[] {Long.MIN_VALUE, -5, -1, 0, 7, 1_000_000, Long.MAX_VALUE}) {
            bench.execute("INSERT INTO reading (id, amount, kind) VALUES (?, 0, 1)", id);
        }

        assertThat(MORE.chunk(2).run(factory.database()).chunks()).isEqualTo(4);

        assertThat(bench.value("SELECT COUNT(*) FROM reading WHERE amount = 1")).isEqualTo(7L);
    }

    @EveryDatabase
    void severalRunnersOfOneJobTakeTurns(Workbench bench) throws Exception {
        Database database = filled(bench, 2_000).database();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<BulkReport>> runners = new ArrayList<>();
            for (int chunk = 40; chunk < 43; chunk++) {
                BulkJob job = MORE.chunk(chunk);
                runners.add(threads.submit(() -> job.run(database)));
            }
            for (Future<BulkReport> runner : runners) {
                assertThat(runner.get(30, TimeUnit.SECONDS).rows()).isEqualTo(2_000);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(wrong(bench)).isZero();
    }

    @EveryDatabase
    void aNameThatTheRecordCannotHoldIsRefused(Workbench bench) {
        assertThatThrownBy(() -> BulkJob.of("n".repeat(201), MORE.change()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 200 characters");
    }

    @EveryDatabase
    void theKeyMustStayAsItIs(Workbench bench) {
        assertThatThrownBy(() -> BulkJob.of(
                        "numbers",
                        update(READING).set(READING.id, READING.id.plus(1)).allRows()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whose key it changes");
    }

    @EveryDatabase
    void whatCannotBeDoneInChunksIsRefused(Workbench bench) {
        BulkJob deletion = BulkJob.of("old", deleteFrom(READING).where(READING.kind.lt(5)));
        assertThatThrownBy(() -> deletion.sampling(1, READING.kind.ge(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Deleted rows cannot be read again to look at them.");
        assertThatThrownBy(() -> deletion.chunk(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A chunk has at least one row, not 0.");
        assertThatThrownBy(() -> BulkJob.of("new", insertInto(READING).row(row -> row.set(READING.id, 1L))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Only an update or a delete can be executed in chunks.");
    }

    @EveryDatabase
    void allRowsMustBeSaid(Workbench bench) {
        assertThatThrownBy(() -> BulkJob.of("all", deleteFrom(READING)))
                .isInstanceOf(FullTableStatementException.class);
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "H2 lets whoever waits run into a timeout instead")
    void aChunkInADeadlockIsRepeated(Workbench bench) throws Exception {
        Database database = filled(bench, 100).database();
        // the victim is who finds the circle: whoever waits for a second when it is closed. So the job pauses once
        // at row 5, until the other transaction has looked for a circle in vain.
        bench.execute("CREATE SEQUENCE pauses");
        bench.execute("CREATE FUNCTION pause() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF nextval('pauses') = 1"
                + " THEN PERFORM pg_sleep(3); END IF; RETURN NEW; END $$");
        bench.execute("CREATE TRIGGER pause BEFORE UPDATE ON reading FOR EACH ROW WHEN (NEW.id = 5)"
                + " EXECUTE FUNCTION pause()");
        Connection other = bench.connect();
        other.setAutoCommit(false);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Statement theirs = other.createStatement()) {
            theirs.executeUpdate("UPDATE reading SET kind = 0 WHERE id = 10");
            Future<BulkReport> job = threads.submit(() -> MORE.chunk(20).run(database));
            while (pausing(bench) == 0 && !job.isDone()) {
                Thread.sleep(5);
            }
            theirs.executeUpdate("UPDATE reading SET kind = 0 WHERE id = 1");
            other.commit();

            BulkReport report = job.get(20, TimeUnit.SECONDS);

            assertThat(report.retries()).isEqualTo(1);
            assertThat(report.rows()).isEqualTo(100);
            assertThat(report.chunks()).isEqualTo(5);
            assertThat(wrong(bench)).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    private static long pausing(Workbench bench) {
        return (Long) bench.value("SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
                + " AND datname = current_database()");
    }

    @EveryDatabase
    void ofACommitWhoseOutcomeIsUnknownTheCheckpointTells(Workbench bench) {
        filled(bench, 100);
        for (boolean committed : List.of(true, false)) {
            AtomicBoolean failing = new AtomicBoolean();
            bench.execute("UPDATE reading SET amount = id");
            try (Database database = Stint.on(failingCommits(bench.dataSource(), failing, committed))
                    .database()) {
                BulkReport report = MORE.chunk(20)
                        .onProgress(progress -> failing.set(progress.chunks() == 2))
                        .run(database);

                assertThat(report.rows()).isEqualTo(100);
                assertThat(report.chunks()).isEqualTo(5);
                assertThat(report.retries()).as("committed: %s", committed).isEqualTo(1);
                assertThat(wrong(bench)).isZero();
                database.forgetJob(MORE.name());
            }
        }
    }

    @EveryDatabase
    void withoutACheckpointWhoseOutcomeIsUnknownIsNotRepeated(Workbench bench) {
        filled(bench, 100);
        AtomicBoolean failing = new AtomicBoolean();
        try (Database database =
                Stint.on(failingCommits(bench.dataSource(), failing, true)).database()) {
            assertThatThrownBy(() -> MORE.chunk(20)
                            .withoutCheckpoint()
                            .onProgress(progress -> failing.set(progress.chunks() == 2))
                            .run(database))
                    .isInstanceOf(CommitOutcomeUnknownException.class);
        }
        assertThat(bench.value("SELECT COUNT(*) FROM reading WHERE amount = id + 1"))
                .isEqualTo(60L);
    }

    /** Lets the connection break at one commit, before or after the database has heard of it. */
    private static DataSource failingCommits(DataSource source, AtomicBoolean failing, boolean committed) {
        return new PlainDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = source.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        BulkJobTest.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, args) -> {
                            boolean breaks = method.getName().equals("commit") && failing.getAndSet(false);
                            try {
                                if (breaks && !committed) {
                                    connection.rollback();
                                    throw new SQLException("the connection broke", "08006");
                                }
                                Object result = method.invoke(connection, args);
                                if (breaks) {
                                    throw new SQLException("the connection broke", "08006");
                                }
                                return result;
                            } catch (InvocationTargetException failure) {
                                throw failure.getCause();
                            }
                        });
            }
        };
    }

    @EveryDatabase
    void aPauseLetsOthersHaveTheirTurn(Workbench bench) {
        Database database = filled(bench, 40).database();
        AtomicInteger others = new AtomicInteger();
        BulkJob job = MORE.chunk(10)
                .pause(Duration.ofMillis(40))
                .onProgress(progress ->
                        others.addAndGet(bench.execute("UPDATE reading SET kind = 7 WHERE id = ?", progress.rows())));

        long begin = System.nanoTime();
        BulkReport report = job.run(database);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(3 * 40));
        assertThat(report.longestChunk()).isPositive();
        assertThat(others).hasValue(4);
        assertThat(wrong(bench)).isZero();
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "the process that is killed needs a server to talk to")
    void aKilledProcessIsTakenUpWithoutChangingARowTwice(Workbench bench) throws Exception {
        assertKilledAndTakenUp(bench, 40_000, 1_000);
    }

    @Tag("long")
    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "the process that is killed needs a server to talk to")
    void aMillionRowsSurviveAKillInTheMiddle(Workbench bench) throws Exception {
        assertKilledAndTakenUp(bench, MANY_ROWS, 10_000);
    }

    private static void assertKilledAndTakenUp(Workbench bench, int rows, int chunk) throws Exception {
        Database database = filled(bench, rows).database();
        BulkJob job = MORE.chunk(chunk);

        Address address = bench.address();
        Process process = AnotherProcess.start(
                48, InAnotherProcess.class, address.url(), address.user(), address.password(), Integer.toString(chunk));
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (done(bench) < rows / 4 && process.isAlive() && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        assertThat(process.isAlive()).as("still under way").isTrue();
        process.destroyForcibly().waitFor();
        long atTheKill = done(bench);
        assertThat(atTheKill).isBetween(rows / 4L, rows - 1L);

        long begin = System.nanoTime();
        BulkReport report = job.run(database);

        // a commit may have been under way when the process was killed
        assertThat(report.resumedAt()).isBetween(atTheKill, atTheKill + chunk);
        assertThat(report.rows()).isEqualTo(rows);
        assertThat(report.chunks()).isEqualTo(rows / chunk);
        assertThat(wrong(bench)).isZero();
        System.out.printf(
                Locale.ROOT,
                "%,d rows in a process of 48 MB, killed after %,d, taken up at %,d, the rest in %,d ms: %s%n",
                rows,
                atTheKill,
                report.resumedAt(),
                (System.nanoTime() - begin) / 1_000_000,
                report);
    }

    /** What the process that is killed does, with little memory. */
    static final class InAnotherProcess {
        public static void main(String[] arguments) {
            try (Database database = Stint.connect(arguments[0])
                    .user(arguments[1])
                    .password(arguments[2])
                    .database()) {
                MORE.chunk(Integer.parseInt(arguments[3]))
                        .pause(Duration.ofMillis(10))
                        .run(database);
            }
        }
    }

    private static long done(Workbench bench) {
        Object exists = bench.value("SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'stint_bulk_job'"
                + " AND table_schema = current_schema()");
        return Long.valueOf(0).equals(exists)
                ? 0
                : (Long) bench.value("SELECT COALESCE(MAX(row_count), 0) FROM stint_bulk_job");
    }

    private static SessionFactory filled(Workbench bench, int rows) {
        SessionFactory factory = bench.factory(Reading.class);
        bench.execute("INSERT INTO reading (id, amount, kind) SELECT i, i, MOD(i, 10) FROM "
                + (bench.database() == TestDatabase.H2 ? "SYSTEM_RANGE(1, " : "generate_series(1, ") + rows + ") AS n"
                + (bench.database() == TestDatabase.H2 ? "(i)" : "(i)"));
        return factory;
    }

    /** The rows that were not changed exactly once. */
    private static long wrong(Workbench bench) {
        return (Long) bench.value("SELECT COUNT(*) FROM reading WHERE amount <> id + 1");
    }
}

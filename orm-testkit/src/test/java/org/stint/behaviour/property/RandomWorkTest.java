package org.stint.behaviour.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.stint.Stint;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/**
 * Whatever a session is told to do, in whatever order, and whatever others do meanwhile: after every step its objects,
 * the rows, and a model made of plain maps agree.
 *
 * <p>A failure prints its seed and the shortest sequence that still fails. The system property
 * {@code stint.property.seed} runs the sequence of one seed only, {@code stint.long} runs twenty times as many.
 */
class RandomWorkTest {

    private static final int FACTOR = Boolean.getBoolean("stint.long") ? 20 : 1;

    @EveryDatabase
    void objectsRowsAndModelAgreeAfterEveryStep(Workbench bench) throws SQLException {
        bench.factory(Kind.types());
        List<Long> seeds = seeds(bench.database());
        System.out.println("Random work on " + bench.database() + ", " + bench.tracking() + ": seeds " + seeds.get(0)
                + " to " + seeds.get(seeds.size() - 1));
        try (Site site = new Site(bench)) {
            seeds.forEach(site::prove);
        }
    }

    /** A thousand seeds for each way of tracking, over all databases; always the same, so that a failure comes again. */
    private static List<Long> seeds(TestDatabase database) {
        Long only = Long.getLong("stint.property.seed");
        if (only != null) {
            return List.of(only);
        }
        return database == TestDatabase.H2
                ? LongStream.rangeClosed(1, 600L * FACTOR).boxed().toList()
                : LongStream.rangeClosed(600L * FACTOR + 1, 1_000L * FACTOR)
                        .boxed()
                        .toList();
    }

    /** Where the work is done, again and again from the same beginning. */
    private static final class Site implements AutoCloseable {

        private final Workbench bench;
        private final Connection connection;
        private final Others others;
        private final Tap tap;
        private final SessionFactory factory;

        Site(Workbench bench) throws SQLException {
            this.bench = bench;
            this.connection = DriverManager.getConnection(
                    bench.address().url(),
                    bench.address().user(),
                    bench.address().password());
            this.others = new Others(connection, bench.database());
            this.tap = new Tap(bench.dataSource(), connection);
            this.factory = Stint.on(tap)
                    .entities(Kind.types())
                    .tracking(bench.tracking())
                    .clock(bench.clock())
                    .listener(tap)
                    .open();
        }

        void prove(long seed) {
            List<Command> commands = Command.sequence(seed);
            Throwable first = failure(commands, new ArrayList<>());
            if (first == null) {
                return;
            }
            List<Command> shortest = new Shrinker(fewer -> failure(fewer, new ArrayList<>()) != null).shrink(commands);
            List<String> steps = new ArrayList<>();
            Throwable failure = Objects.requireNonNullElseGet(
                    failure(shortest, steps),
                    () -> new AssertionError("It failed before, but not again: " + first, first));
            throw new AssertionError(
                    "Random work fails on " + bench.database() + ", " + bench.tracking()
                            + ". Again: -Dstint.property.seed=" + seed + ". Shortened from " + commands.size() + " to "
                            + shortest.size() + " commands:\n  " + String.join("\n  ", steps) + "\n"
                            + failure.getMessage(),
                    failure);
        }

        private Throwable failure(List<Command> commands, List<String> steps) {
            try {
                others.beginAnew();
                try (Session session = factory.open()) {
                    Work work = new Work(session, tap, others, bench.clock());
                    try {
                        work.run(commands);
                    } finally {
                        steps.addAll(work.steps());
                        session.rollback(); // no warning for what is lost
                    }
                }
                return null;
            } catch (SQLException | RuntimeException | AssertionError failure) {
                return failure;
            }
        }

        @Override
        public void close() throws SQLException {
            factory.close();
            connection.close();
            assertThat(bench.connectionsInUse()).isZero();
        }
    }
}

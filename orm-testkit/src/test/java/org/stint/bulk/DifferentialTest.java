package org.stint.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.bulk.domain.Item_.ITEM;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.select;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.stint.Stint;
import org.stint.bulk.Generated.Change;
import org.stint.bulk.domain.Item;
import org.stint.bulk.domain.Keeper;
import org.stint.bulk.domain.Slot;
import org.stint.exception.DataException;
import org.stint.exception.DatabaseException;
import org.stint.exception.NotEvaluableException;
import org.stint.exception.StaleObjectException;
import org.stint.session.BulkResult;
import org.stint.session.Savepoint;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.session.Tracking;
import org.stint.statement.Attribute;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/**
 * Random statements over random rows: whatever the strategy, the objects of the session are afterwards what the database
 * holds, in every column. The seed is always the same but in long
 * runs, so that a failure is the doing of the change that meets it; the system property {@code stint.seed} gives another.
 */
class DifferentialTest {

    private static final boolean LONG = Boolean.getBoolean("stint.long");

    // on every database, and there in both ways of tracking; -Dstint.bulk.statements gives another number
    private static final int ALONE = Integer.getInteger("stint.bulk.statements", LONG ? 100_000 : 1_800) / 2;
    private static final int LOCKING_FIRST = LONG ? 2_000 : 60;
    private static final int FETCHED_WITH_A_WRITER = LONG ? 2_000 : 80;
    private static final int EVALUATED_WITH_A_WRITER = LONG ? 2_000 : 50;
    private static final int ROWS = 14;
    private static final Set<String> LAZY = Set.of("former", "notes");
    private static final int STATEMENTS_PER_FILLING = 20;

    /** A long run that is cut off has said how far it came. */
    private static final int STATEMENTS_PER_WORD = 5_000;

    private final long seed = Long.getLong("stint.seed", LONG ? System.nanoTime() : 8_971_317_678_225L);

    @EveryDatabase
    void memoryEqualsTheDatabaseInEveryColumn(Workbench bench) {
        Run run = new Run(bench, seed);
        int statement = 0;
        int words = 0;
        while (statement < ALONE) {
            run.fill();
            try (Session session = run.factory.open()) {
                Map<Long, Item> items = load(session);
                for (int i = 0; i < STATEMENTS_PER_FILLING && items.size() > ROWS / 2; i++, statement++) {
                    run.compare(session, items, run.generated.change());
                    items.values().removeIf(item -> !session.contains(item));
                }
                session.commit();
                run.leavesUnread = false;
                run.requireEqual(items, run.readElsewhere(), null, SynchronizeSession.FETCH);
            }
            if (statement / STATEMENTS_PER_WORD > words) {
                words++;
                System.out.printf("%s, seed %d: %d statements so far%n", bench.database(), seed, statement);
            }
        }
        double share = 100.0 * run.evaluated / run.offered;
        System.out.printf(
                "%s, seed %d: %d statements; EVALUATE accepted %.1f %% of them (%d objects computed, %d read), and"
                        + " refused: %s; %d executions failed in the database%n",
                bench.database(), seed, statement, share, run.computed, run.expired, run.refusals, run.failed);
        assertThat(share).as("share of statements that EVALUATE accepts").isGreaterThanOrEqualTo(80);
    }

    @EveryDatabase
    void objectsAreTrueWhereRowsCannotComeBack(Workbench bench) {
        Run run = new Run(bench, seed, stint -> stint.dialect(WithoutReturning.on(bench.database())));
        run.locksFirst = true;
        for (int statement = 0; statement < LOCKING_FIRST; ) {
            run.fill();
            try (Session session = run.factory.open()) {
                Map<Long, Item> items = load(session);
                for (int i = 0; i < STATEMENTS_PER_FILLING && items.size() > ROWS / 2; i++, statement++) {
                    run.compare(session, items, run.generated.change());
                    items.values().removeIf(item -> !session.contains(item));
                }
                session.rollback();
            }
        }
    }

    @EveryDatabase
    void fetchedObjectsAreTrueWhateverOthersWriteMeanwhile(Workbench bench) {
        Run run = new Run(bench, seed);
        int executed = 0;
        int followed = 0;
        for (int i = 0; i < FETCHED_WITH_A_WRITER; i++) {
            run.fill();
            try (Session session = run.factory.open()) {
                Map<Long, Item> items = load(session);
                run.interfere(false);
                Change change = run.generated.change();
                if (!isReadable(session)) {
                    session.rollback();
                    continue;
                }
                Map<Long, Item> before = readWithin(session);
                SynchronizeSession strategy = i % 2 == 0 ? SynchronizeSession.FETCH : SynchronizeSession.AUTO;
                if (run.executes(session, change, strategy) && isReadable(session)) {
                    executed++;
                    Map<Long, Item> rows = readWithin(session);
                    for (Item item : items.values()) {
                        followed += run.requireFollowed(session, item, before, rows, change, strategy) ? 1 : 0;
                    }
                }
                session.rollback();
            }
        }
        assertThat(executed).as("statements that were executed").isGreaterThan(FETCHED_WITH_A_WRITER / 2);
        assertThat(followed).as("objects whose rows they changed").isGreaterThan(FETCHED_WITH_A_WRITER);
    }

    @EveryDatabase
    void anEvaluatedObjectWhoseRowOthersChangedIsAConflictAndNeverOverwrites(Workbench bench) {
        Run run = new Run(bench, seed);
        int conflicts = 0;
        int hidden = 0;
        for (int i = 0; i < EVALUATED_WITH_A_WRITER; i++) {
            run.fill();
            Change change = run.generated.change();
            boolean advances = change.advancesVersion();
            try (Session session = run.factory.open()) {
                Map<Long, Item> items = load(session);
                Map<Long, Integer> versions = new LinkedHashMap<>();
                items.forEach((id, item) -> versions.put(id, item.getVersion()));
                run.interfere(advances);
                if (run.executes(session, change, SynchronizeSession.EVALUATE) && isReadable(session)) {
                    items.values().removeIf(item -> !session.contains(item));
                    Map<Long, Item> rows = readWithin(session);
                    for (Item item : run.telling(items, rows)) {
                        Item row = rows.get(item.getId());
                        boolean sameVersion = row != null && row.getVersion() == item.getVersion();
                        // of an object that the statement did not touch its version tells all
                        boolean touched = !advances || item.getVersion() != versions.get(item.getId());
                        boolean same = sameVersion && (!touched || run.isAsRead(item, row));
                        Savepoint before = session.savepoint();
                        item.setLabel("mine" + i);
                        try {
                            session.flush();
                            assertThat(same)
                                    .as("seed %d, %s: %s was overwritten", seed, change.statement(), item.getId())
                                    .isTrue();
                        } catch (StaleObjectException conflict) {
                            assertThat(same)
                                    .as("seed %d, %s: %s is no conflict", seed, change.statement(), conflict)
                                    .isFalse();
                            conflicts++;
                            hidden += sameVersion ? 1 : 0;
                        }
                        session.rollbackTo(before);
                    }
                }
                session.rollback();
            }
        }
        assertThat(conflicts).as("conflicts").isGreaterThan(EVALUATED_WITH_A_WRITER / 2);
        assertThat(hidden).as("conflicts that the version does not tell").isGreaterThan(EVALUATED_WITH_A_WRITER / 10);
    }

    private static Map<Long, Item> load(Session session) {
        Map<Long, Item> items = new LinkedHashMap<>();
        session.list(select(ITEM).orderBy(ITEM.id.asc())).forEach(item -> items.put(item.getId(), item));
        return items;
    }

    /** The rows as the transaction of the session sees them, as objects that no session knows. */
    private static Map<Long, Item> readWithin(Session session) {
        Map<Long, Item> rows = new LinkedHashMap<>();
        session.transaction().list(select(ITEM)).forEach(item -> rows.put(item.getId(), item));
        return rows;
    }

    /** Whether the driver can read what the rows hold: that of PostgreSQL knows no 29th of February before the year 1. */
    private static boolean isReadable(Session session) {
        try {
            readWithin(session);
            return true;
        } catch (DataException noDate) {
            return false;
        }
    }

    private static final class Run {

        private final Workbench bench;
        private final long seed;
        private final Random random;
        private final Generated generated;
        private final SessionFactory factory;
        private final Map<String, Integer> refusals = new TreeMap<>();
        private int offered;
        private int evaluated;
        private int failed;
        private long computed;
        private long expired;
        private boolean leavesUnread;

        /** Statements have conditions of their own then; where one of them fails depends on which is decided first. */
        private boolean locksFirst;

        Run(Workbench bench, long seed) {
            this(bench, seed, UnaryOperator.identity());
        }

        Run(Workbench bench, long seed, UnaryOperator<Stint> settings) {
            this.bench = bench;
            this.seed = seed;
            this.random = new Random(seed);
            this.generated = new Generated(random);
            this.factory = bench.factory(settings, Item.class, Keeper.class, Slot.class);
            factory.useTransaction(session -> {
                Generated.KEEPERS.stream().filter(Objects::nonNull).forEach(id -> session.persist(new Keeper(id)));
                Generated.PLACES.stream().filter(Objects::nonNull).forEach(place -> session.persist(new Slot(place)));
            });
            if (bench.database() == TestDatabase.POSTGRESQL) {
                bench.execute("ALTER TABLE item ALTER COLUMN code TYPE VARCHAR(12) COLLATE \"C\"");
            }
        }

        void fill() {
            leavesUnread = random.nextInt(3) == 0 && bench.tracking() == Tracking.RECORDED;
            factory.useTransaction(session -> {
                session.execute(deleteFrom(ITEM).allRows());
                for (long id = 1; id <= ROWS; id++) {
                    session.persist(generated.item(id, keeper -> session.get(Keeper.class, keeper)));
                }
            });
            bench.recorder().clear();
        }

        /**
         * Someone else changes some rows and commits.
         *
         * @param unnoticed whether now and then they leave the version as it is
         */
        void interfere(boolean unnoticed) {
            for (int i = 0; i < 3; i++) {
                Change change = generated.interference(ROWS, unnoticed);
                try {
                    factory.database().useTransaction(transaction -> transaction.execute(change.statement()));
                } catch (DatabaseException failed) {
                    // an overflow or the like: nothing was changed
                }
            }
        }

        /** Some of the objects, so that not each run flushes all of them; first those of which the version says too little. */
        List<Item> telling(Map<Long, Item> items, Map<Long, Item> rows) {
            List<Item> some = new ArrayList<>(items.values());
            Collections.shuffle(some, random);
            some.sort(Comparator.comparing(item -> {
                Item row = rows.get(item.getId());
                return row == null || row.getVersion() != item.getVersion() || difference(item, row) == null;
            }));
            return some.subList(0, Math.min(4, some.size()));
        }

        boolean executes(Session session, Change change, SynchronizeSession strategy) {
            Savepoint before = session.savepoint();
            try {
                session.execute(change.statement(), strategy);
                return true;
            } catch (NotEvaluableException | DatabaseException refused) {
                session.rollbackTo(before);
                return false;
            }
        }

        /** Runs a statement by each strategy from the same state, and keeps what the last of them did. */
        void compare(Session session, Map<Long, Item> items, Change change) {
            List<SynchronizeSession> strategies = new ArrayList<>(
                    List.of(SynchronizeSession.EVALUATE, SynchronizeSession.FETCH, SynchronizeSession.AUTO));
            Collections.shuffle(strategies, random);
            Map<Long, Map<String, Object>> before = values(items);
            List<SynchronizeSession> failures = new ArrayList<>();
            List<SynchronizeSession> executions = new ArrayList<>();
            for (int i = 0; i < strategies.size(); i++) {
                Savepoint savepoint = session.savepoint();
                boolean undone = i < strategies.size() - 1;
                try {
                    BulkResult<?> result = session.execute(change.statement(), strategies.get(i));
                    count(strategies.get(i), null);
                    if (strategies.get(i) == SynchronizeSession.EVALUATE) {
                        computed += result.refreshed() + result.removed();
                        expired += result.expired();
                    }
                    requireEqual(session, items, change, strategies.get(i));
                    executions.add(strategies.get(i));
                } catch (NotEvaluableException refused) {
                    count(strategies.get(i), refused);
                } catch (DatabaseException refused) {
                    count(strategies.get(i), null);
                    undone = true;
                    failures.add(strategies.get(i));
                } catch (AssertionError | RuntimeException mismatch) {
                    throw shrunk(session, savepoint, items, change, strategies.get(i), mismatch);
                }
                if (undone) {
                    session.rollbackTo(savepoint);
                    assertThat(values(items))
                            .as("seed %d: %s, rolled back after %s", seed, change.statement(), strategies.get(i))
                            .isEqualTo(before);
                }
            }
            assertThat(locksFirst || failures.isEmpty() || executions.isEmpty())
                    .as("seed %d: %s fails by %s and not by %s", seed, change.statement(), failures, executions)
                    .isTrue();
            failed += failures.size();
        }

        private void count(SynchronizeSession strategy, NotEvaluableException refused) {
            if (strategy == SynchronizeSession.EVALUATE) {
                offered++;
                evaluated += refused == null ? 1 : 0;
                if (refused != null) {
                    String message = refused.getMessage();
                    String reason = message.substring(
                            message.indexOf(refused.expression())
                                    + refused.expression().length(),
                            message.lastIndexOf(". Use"));
                    refusals.merge(reason.strip(), 1, Integer::sum);
                }
            }
        }

        private AssertionError shrunk(
                Session session,
                Savepoint savepoint,
                Map<Long, Item> items,
                Change change,
                SynchronizeSession strategy,
                Throwable mismatch) {
            Change smallest = change;
            Throwable reason = mismatch;
            boolean smaller = true;
            while (smaller) {
                smaller = false;
                for (Change candidate : smallest.smaller()) {
                    session.rollbackTo(savepoint);
                    try {
                        session.execute(candidate.statement(), strategy);
                        requireEqual(session, items, candidate, strategy);
                    } catch (NotEvaluableException | DatabaseException other) {
                        continue;
                    } catch (AssertionError | RuntimeException same) {
                        smallest = candidate;
                        reason = same;
                        smaller = true;
                        break;
                    }
                }
            }
            return new AssertionError(
                    "Seed " + seed + " on " + bench.database() + ", " + strategy + ": " + smallest.statement() + "\n"
                            + reason.getMessage() + "\nlast statements: " + lastStatements(),
                    reason);
        }

        private String lastStatements() {
            var statements = bench.recorder().statements();
            return statements
                    .subList(Math.max(0, statements.size() - 3), statements.size())
                    .toString();
        }

        /** Checks that an object followed its row if the statement changed that; gives whether it did. */
        boolean requireFollowed(
                Session session,
                Item item,
                Map<Long, Item> before,
                Map<Long, Item> after,
                Change change,
                SynchronizeSession strategy) {
            Long id = item.getId();
            Item row = after.get(id);
            boolean gone = before.containsKey(id) && row == null;
            boolean changed = row != null && difference(before.get(id), row) != null;
            if (gone) {
                assertThat(session.contains(item))
                        .as("seed %d, %s: %s is managed", seed, change.statement(), id)
                        .isFalse();
            } else if (changed || row != null && row.getVersion() == item.getVersion()) {
                requireEqual(Map.of(id, item), after, change, strategy);
            }
            return gone || changed;
        }

        private void requireEqual(Session session, Map<Long, Item> items, Change change, SynchronizeSession strategy) {
            Map<Long, Item> rows = readWithin(session);
            Map<Long, Item> managed = new LinkedHashMap<>(items);
            managed.values().removeIf(item -> !session.contains(item));
            assertThat(managed.keySet()).isEqualTo(rows.keySet());
            requireEqual(managed, rows, change, strategy);
            assertThat(session.isDirty()).isFalse();
        }

        void requireEqual(Map<Long, Item> items, Map<Long, Item> rows, Change change, SynchronizeSession strategy) {
            items.forEach((id, item) -> {
                String difference = difference(item, rows.get(id));
                if (difference != null) {
                    throw new AssertionError("Seed " + seed + " on " + bench.database() + ", " + strategy + ", "
                            + (change == null ? "after commit" : change.statement()) + ": item " + id + ": "
                            + difference);
                }
            });
        }

        String difference(Item item, Item row) {
            for (Attribute<Item, ?> attribute : ITEM.attributes()) {
                String difference = isLeftUnread(attribute) ? null : difference(attribute, item, row);
                if (difference != null) {
                    return difference;
                }
            }
            return null;
        }

        /** Whether a row has what its object knows of it, which of a reference that nobody followed is the key. */
        boolean isAsRead(Item item, Item row) {
            return difference(item, row) == null && Objects.equals(id(item.getFormer()), id(row.getFormer()));
        }

        private static Long id(Keeper keeper) {
            return keeper == null ? null : keeper.getId();
        }

        private static <T> String difference(Attribute<Item, T> attribute, Item item, Item row) {
            Class<T> type = attribute.definition().type().javaType();
            Object inMemory = Generated.get(item, attribute);
            Object inDatabase = Generated.get(row, attribute);
            boolean same = Objects.deepEquals(inMemory, inDatabase);
            if (inMemory instanceof Number && inDatabase instanceof Number) {
                same = attribute.definition().type().same(type.cast(inMemory), type.cast(inDatabase));
            }
            return same
                    ? null
                    : attribute.definition().field() + " is " + inMemory + " in memory and " + inDatabase
                            + " in the database";
        }

        Map<Long, Item> readElsewhere() {
            return factory.inTransaction(session -> {
                Map<Long, Item> rows = load(session);
                rows.values().forEach(Item::getNotes);
                rows.values().forEach(Item::getFormer);
                return rows;
            });
        }

        private boolean isLeftUnread(Attribute<Item, ?> attribute) {
            return leavesUnread && LAZY.contains(attribute.definition().field());
        }

        private Map<Long, Map<String, Object>> values(Map<Long, Item> items) {
            Map<Long, Map<String, Object>> values = new LinkedHashMap<>();
            items.forEach((id, item) -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                for (Attribute<Item, ?> attribute : ITEM.attributes()) {
                    Object value = isLeftUnread(attribute) ? null : Generated.get(item, attribute);
                    fields.put(
                            attribute.definition().field(),
                            value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value);
                }
                values.put(id, fields);
            });
            return values;
        }
    }
}

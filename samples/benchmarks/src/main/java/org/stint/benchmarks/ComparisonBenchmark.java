package org.stint.benchmarks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.stint.benchmarks.domain.Account;
import org.stint.internal.access.Accessors;
import org.stint.internal.state.ChangeTracking;
import org.stint.internal.state.DirtyCheck;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.EntityTypes;
import org.stint.internal.state.PersistenceContext;
import org.stint.mapping.Mapping;

/** Finding out that nothing changed, for each of a thousand objects of nine fields. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ComparisonBenchmark {

    private static final int OBJECTS = 1_000;

    private final EntityTypes types = new EntityTypes(Mapping.of(List.of(Account.class)), Accessors::of);
    private final Account[] objects = new Account[OBJECTS];
    private final Account[] copies = new Account[OBJECTS];
    private PersistenceContext snapshots;
    private PersistenceContext recorded;
    private DirtyCheck comparing;
    private DirtyCheck listening;

    @Setup
    public void manage() {
        EntityType<Account> type = types.of(Account.class);
        snapshots = new PersistenceContext(types, ChangeTracking.SNAPSHOT);
        recorded = new PersistenceContext(types, ChangeTracking.RECORDED);
        comparing = ChangeTracking.SNAPSHOT.check(types);
        listening = ChangeTracking.RECORDED.check(types);
        for (int id = 0; id < OBJECTS; id++) {
            objects[id] = account(id);
            copies[id] = account(id);
            snapshots.manage(type, objects[id], type.keyOf((long) id), (long) id, null, null);
            recorded.manage(type, account(id), type.keyOf((long) id), (long) id, null, null);
        }
    }

    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public int handWritten() {
        int changed = 0;
        for (int id = 0; id < OBJECTS; id++) {
            changed += objects[id].sameAs(copies[id]) ? 0 : 1;
        }
        return changed;
    }

    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public int snapshots() {
        return changed(snapshots, comparing);
    }

    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public int recorded() {
        return changed(recorded, listening);
    }

    private static int changed(PersistenceContext context, DirtyCheck check) {
        int changed = 0;
        for (EntityEntry<?> entry : context.candidates()) {
            changed += check.changed(entry).isEmpty() ? 0 : 1;
        }
        return changed;
    }

    private static Account account(long id) {
        return new Account(
                id,
                "owner " + id,
                "city " + id,
                BigDecimal.valueOf(id, 2),
                LocalDate.ofEpochDay(id),
                (int) id,
                false,
                id,
                1);
    }
}

package org.stint.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.stint.benchmarks.domain.Account;
import org.stint.contract.Woven;
import org.stint.internal.access.Accessors;
import org.stint.internal.state.ChangeTracking;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.EntityTypes;
import org.stint.internal.state.PersistenceContext;
import org.stint.mapping.Mapping;

/** A setter: of a plain class, and of a woven one in the states that an object can be in. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SetterBenchmark {

    private final Tally plain = new Tally();
    private Account unmanaged;
    private Account changed;
    private Account clean;
    private int value;

    @Setup
    public void manage() {
        EntityTypes types = new EntityTypes(Mapping.of(List.of(Account.class)), Accessors::of);
        EntityType<Account> type = types.of(Account.class);
        PersistenceContext context = new PersistenceContext(types, ChangeTracking.RECORDED);
        unmanaged = new Account();
        changed = new Account();
        clean = new Account();
        context.manage(type, changed, type.keyOf(1L), 1L, null, null);
        context.manage(type, clean, type.keyOf(2L), 2L, null, null);
        changed.setBookings(1);
    }

    @Benchmark
    public int plain() {
        plain.setBookings(value++);
        return value;
    }

    @Benchmark
    public int wovenOfAnUnmanagedObject() {
        unmanaged.setBookings(value++);
        return value;
    }

    @Benchmark
    public int wovenAndChangedBefore() {
        changed.setBookings(value++);
        return value;
    }

    /** The first write after a flush, which tells the session; giving the tracker back is part of it. */
    @Benchmark
    public int wovenForTheFirstTime() {
        Woven woven = (Woven) clean;
        woven.stintTracker(woven.stintTracker());
        clean.setBookings(value++);
        return value;
    }
}

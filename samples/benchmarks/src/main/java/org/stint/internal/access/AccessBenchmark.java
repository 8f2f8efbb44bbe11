package org.stint.internal.access;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
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
import org.stint.contract.EntityAccessor;
import org.stint.contract.FieldSource;
import org.stint.mapping.EntityModel;
import org.stint.mapping.Mapping;

/** Making an object of nine fields and filling it from a row that is there already. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AccessBenchmark {

    private final Row row = new Row();
    private EntityAccessor<Account> woven;
    private EntityAccessor<Account> generated;
    private EntityAccessor<Account> handles;
    private Field[] fields;

    @Setup
    public void prepare() throws ReflectiveOperationException {
        EntityModel<Account> model = Mapping.of(List.of(Account.class)).modelOf(Account.class);
        HandleAccessor<Account> byHandle = HandleAccessor.of(model);
        handles = byHandle;
        woven = Accessors.of(model);
        fields = byHandle.fields();
        generated = GeneratedAccessors.of(model, fields);
        for (Field field : fields) {
            field.setAccessible(true);
        }
    }

    @Benchmark
    public Account handWritten() {
        return new Account(
                row.longValue(0),
                (String) row.value(1),
                (String) row.value(2),
                (BigDecimal) row.value(3),
                (LocalDate) row.value(4),
                row.intValue(5),
                row.booleanValue(6),
                row.doubleValue(7),
                row.intValue(8));
    }

    @Benchmark
    public Account woven() throws Exception {
        Account account = woven.instantiate();
        woven.fill(account, row);
        return account;
    }

    @Benchmark
    public Account generated() throws Exception {
        Account account = generated.instantiate();
        generated.fill(account, row);
        return account;
    }

    @Benchmark
    public Account methodHandles() throws Exception {
        Account account = handles.instantiate();
        handles.fill(account, row);
        return account;
    }

    @Benchmark
    public Account reflection() throws ReflectiveOperationException {
        Account account = Account.class.getConstructor().newInstance();
        for (int attribute = 0; attribute < fields.length; attribute++) {
            fields[attribute].set(account, row.boxed(attribute));
        }
        return account;
    }

    /** A row in memory. */
    private static final class Row implements FieldSource {

        private final Object[] values = {
            42L, "Jane Austen", "Chawton", new BigDecimal("12.50"), LocalDate.of(1815, 12, 23), 7, false, 0.25, 3
        };
        private final long id = 42;
        private final int bookings = 7;
        private final double rate = 0.25;

        Object boxed(int attribute) {
            return values[attribute];
        }

        @Override
        public Object value(int attribute) {
            return values[attribute];
        }

        @Override
        public boolean booleanValue(int attribute) {
            return false;
        }

        @Override
        public byte byteValue(int attribute) {
            return 0;
        }

        @Override
        public short shortValue(int attribute) {
            return 0;
        }

        @Override
        public char charValue(int attribute) {
            return 0;
        }

        @Override
        public int intValue(int attribute) {
            return bookings + attribute;
        }

        @Override
        public long longValue(int attribute) {
            return id;
        }

        @Override
        public float floatValue(int attribute) {
            return 0;
        }

        @Override
        public double doubleValue(int attribute) {
            return rate;
        }
    }
}

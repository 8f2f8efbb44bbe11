package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.behaviour.domain.Sample_.SAMPLE;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.select;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.stint.behaviour.domain.Genre;
import org.stint.behaviour.domain.Sample;
import org.stint.session.SessionFactory;
import org.stint.statement.Attribute;
import org.stint.statement.Insert;
import org.stint.statement.Selectable;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** Values of every type travel to the database and back. */
class TypesTest {

    @EveryDatabase
    void everyTypeComesBackAsItWas(Workbench bench) {
        assertThat(storedAndReadAgain(bench, full())).usingRecursiveComparison().isEqualTo(full());
    }

    @EveryDatabase
    @SuppressWarnings("unchecked") // every value is that of its own attribute
    void everyTypeTravelsInAnInsertOfManyRows(Workbench bench) {
        SessionFactory factory = bench.factory(Sample.class);
        factory.useTransaction(session -> session.persist(full()));
        Map<Attribute<Sample, Object>, Object> values = new LinkedHashMap<>();
        factory.useTransaction(session -> SAMPLE.attributes()
                .forEach(attribute -> values.put(
                        (Attribute<Sample, Object>) attribute,
                        session.one(select((Selectable<?>) attribute).from(SAMPLE)))));
        Insert<Sample> insert = insertInto(SAMPLE)
                .rows(LongStream.range(2, 152).boxed().toList(), (row, id) -> {
                    for (Map.Entry<Attribute<Sample, Object>, Object> value : values.entrySet()) {
                        boolean isId = value.getKey().definition().name().equals("id");
                        row = row.set(value.getKey(), isId ? id : value.getValue());
                    }
                    return row;
                });

        factory.useTransaction(session -> session.execute(insert));

        factory.useTransaction(session -> assertThat(session.get(Sample.class, 151L))
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(full()));
    }

    @EveryDatabase
    void nullComesBackAsNull(Workbench bench) {
        Sample empty = new Sample(1);

        assertThat(storedAndReadAgain(bench, empty)).usingRecursiveComparison().isEqualTo(empty);
    }

    @EveryDatabase
    void aReadObjectIsNotDirtyWhateverItsValues(Workbench bench) {
        SessionFactory factory = bench.factory(Sample.class);
        factory.useTransaction(session -> session.persist(full()));
        bench.recorder().clear();

        factory.useTransaction(session -> {
            Sample read = session.get(Sample.class, 1L);
            assertThat(session.isDirty()).isFalse();
            assertThat(read.getText()).isNotNull();
        });

        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void extremeValuesSurvive(Workbench bench) {
        Sample sample = full();
        sample.setTiny(Byte.MIN_VALUE);
        sample.setSmall(Short.MIN_VALUE);
        sample.setWhole(Integer.MIN_VALUE);
        sample.setBig(Long.MIN_VALUE);
        sample.setReal(Float.MIN_NORMAL);
        sample.setExact(Double.MAX_VALUE);
        sample.setLetter('ÿ');
        sample.setText("");
        sample.setLongText("'; DROP TABLE sample; -- \\ % _ \n \t 漢字 😀 e\u0301");
        sample.setAmount(new BigDecimal("-999999999.999"));
        sample.setHuge(BigInteger.TEN.pow(38).subtract(BigInteger.ONE));
        sample.setDay(LocalDate.of(1, 1, 1));
        sample.setTime(LocalTime.of(23, 59, 59, 999_999_000));
        sample.setLocal(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000));
        sample.setMoment(Instant.parse("1582-10-10T00:00:00Z"));
        sample.setBytes(new byte[0]);

        assertThat(storedAndReadAgain(bench, sample)).usingRecursiveComparison().isEqualTo(sample);
    }

    @EveryDatabase
    void theDatabaseHoldsWhatTheJavaTypesPromise(Workbench bench) {
        bench.factory(Sample.class).useTransaction(session -> session.persist(full()));

        assertThat(bench.rows(
                        "SELECT truth, whole, letter, amount, by_name, by_ordinal, \"day\", moment, bytes FROM sample"))
                .containsExactly(row(
                        true,
                        3,
                        "é",
                        new BigDecimal("12.345"),
                        "HORROR",
                        2,
                        LocalDate.of(2026, 5, 1),
                        Instant.parse("2026-05-01T10:00:00.123456Z"),
                        "0001ff"));
    }

    @EveryDatabase
    void anOffsetDateTimeKeepsItsInstant(Workbench bench) {
        Sample sample = new Sample(1);
        OffsetDateTime zoned = OffsetDateTime.of(2026, 5, 1, 12, 0, 0, 0, ZoneOffset.ofHoursMinutes(5, 30));
        sample.setZoned(zoned);

        assertThat(storedAndReadAgain(bench, sample).getZoned().toInstant()).isEqualTo(zoned.toInstant());
    }

    @EveryDatabase
    void afterAFlushAFieldHoldsWhatTheColumnHolds(Workbench bench) {
        SessionFactory factory = bench.factory(Sample.class);
        Sample sample = new Sample(1);
        sample.setAmount(new BigDecimal("1.2"));
        sample.setMoment(Instant.parse("2026-05-01T10:00:00.123456789Z"));
        sample.setTime(LocalTime.of(1, 2, 3, 123_456_789));

        factory.useTransaction(session -> {
            session.persist(sample);
            session.flush();
            assertThat(sample.getAmount()).isEqualTo(new BigDecimal("1.200"));
            assertThat(session.isDirty()).isFalse();
        });

        Sample read = factory.inTransaction(session -> session.get(Sample.class, 1L));
        assertThat(read).usingRecursiveComparison().isEqualTo(sample);
        assertThat(read).isNotSameAs(sample);
    }

    private static Sample storedAndReadAgain(Workbench bench, Sample sample) {
        SessionFactory factory = bench.factory(Sample.class);
        factory.useTransaction(session -> session.persist(sample));
        return factory.inTransaction(session -> session.get(Sample.class, sample.getId()));
    }

    private static Sample full() {
        Sample sample = new Sample(1);
        sample.setTruth(true);
        sample.setMaybe(false);
        sample.setTiny((byte) 1);
        sample.setTinyOrNull((byte) -1);
        sample.setSmall((short) 2);
        sample.setSmallOrNull((short) -2);
        sample.setWhole(3);
        sample.setWholeOrNull(-3);
        sample.setBig(4_000_000_000L);
        sample.setBigOrNull(-4_000_000_000L);
        sample.setReal(1.5f);
        sample.setRealOrNull(-0.1f);
        sample.setExact(0.1);
        sample.setExactOrNull(-1e300);
        sample.setLetter('é');
        sample.setLetterOrNull(' ');
        sample.setText("Zoë O'Reilly");
        sample.setLongText("long ".repeat(2000));
        sample.setAmount(new BigDecimal("12.345"));
        sample.setHuge(new BigInteger("-123456789012345678901234567890"));
        sample.setUuid(UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"));
        sample.setByName(Genre.HORROR);
        sample.setByOrdinal(Genre.POETRY);
        sample.setDay(LocalDate.of(2026, 5, 1));
        sample.setTime(LocalTime.of(12, 34, 56, 123_456_000));
        sample.setLocal(LocalDateTime.of(2026, 3, 29, 2, 30));
        sample.setMoment(Instant.parse("2026-05-01T10:00:00.123456Z"));
        sample.setZoned(OffsetDateTime.of(2026, 5, 1, 10, 0, 0, 0, ZoneOffset.UTC));
        sample.setBytes(new byte[] {0, 1, (byte) 0xff});
        return sample;
    }
}

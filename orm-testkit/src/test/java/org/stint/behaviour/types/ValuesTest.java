package org.stint.behaviour.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.types.Facts_.FACTS;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.math.BigDecimal;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.stint.behaviour.types.Facts.Isbn;
import org.stint.behaviour.types.Facts.Pixel;
import org.stint.exception.DataException;
import org.stint.exception.MappingException;
import org.stint.exception.StintException;
import org.stint.session.SessionFactory;
import org.stint.statement.Insert;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** Values from one end of their type to the other are in the row what they are in memory. */
class ValuesTest {

    @EveryDatabase
    void everyValueComesBackAsItWas(Workbench bench) {
        List<Facts> written = values();
        SessionFactory factory = bench.factory(Facts.class);
        factory.useTransaction(session -> written.forEach(session::persist));

        List<Facts> read =
                factory.inTransaction(session -> session.list(select(FACTS).orderBy(FACTS.id.asc())));

        assertThat(read).usingRecursiveComparison().isEqualTo(written);
    }

    @EveryDatabase
    void whatWasReadIsNotDirty(Workbench bench) {
        SessionFactory factory = bench.factory(Facts.class);
        factory.useTransaction(session -> values().forEach(session::persist));
        bench.recorder().clear();

        factory.useTransaction(session -> {
            session.list(select(FACTS));
            assertThat(session.isDirty()).isFalse();
        });

        assertThatSql(bench.recorder()).wroteNothing();
    }

    /** What a column cannot hold is cut before it is sent, so that the object holds what the row does. */
    @EveryDatabase
    void afterAFlushAnObjectHoldsWhatItsRowHolds(Workbench bench) {
        SessionFactory factory = bench.factory(Facts.class);
        Facts facts = new Facts(1);
        facts.millis = Duration.ofSeconds(-1, -1_999_999);
        facts.wholeSeconds = OffsetTime.of(23, 59, 59, 999_999_999, ZoneOffset.ofHours(2));
        facts.time = LocalTime.MAX;
        facts.dateTime = LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_999);
        facts.second = Instant.parse("1969-12-31T23:59:58.999999999Z");
        facts.moment = OffsetDateTime.parse("2026-05-01T12:00:00.123456789+05:30");
        facts.amount = new BigDecimal("0.00005");
        facts.locale = new Locale.Builder().setLanguageTag("sl-nedis").build();
        factory.useTransaction(session -> session.persist(facts));

        assertThat(facts.millis).isEqualTo(Duration.ofMillis(-1002));
        assertThat(facts.wholeSeconds).isEqualTo(OffsetTime.parse("23:59:59+02:00"));
        assertThat(facts.time).isEqualTo(LocalTime.parse("23:59:59.999"));
        assertThat(facts.dateTime).isEqualTo(LocalDateTime.parse("1969-12-31T23:59:59.999"));
        assertThat(facts.second).isEqualTo(Instant.parse("1969-12-31T23:59:58Z"));
        assertThat(facts.moment).isEqualTo(OffsetDateTime.parse("2026-05-01T06:30:00.123456Z"));
        assertThat(facts.amount).isEqualTo(new BigDecimal("0.0001"));
        assertThat(factory.<Facts, RuntimeException>inTransaction(session -> session.get(Facts.class, 1L)))
                .usingRecursiveComparison()
                .isEqualTo(facts);
    }

    /** Whatever equals(…) says of them. */
    @EveryDatabase
    void anUpsertIsToldThatTwoOfItsRowsHaveOneKey(Workbench bench) {
        SessionFactory factory = bench.factory(Facts.class);
        bench.execute("ALTER TABLE facts ADD CONSTRAINT facts_pixel UNIQUE (pixel)");
        Insert<Facts> insert = insertInto(FACTS)
                .rows(
                        List.of(1L, 2L),
                        (row, id) ->
                                row.set(FACTS.id, id).set(FACTS.known, true).set(FACTS.pixel, new Pixel(3, 4)))
                .onConflict(FACTS.pixel)
                .setExcluded(FACTS.known)
                .doUpdate();

        assertThatThrownBy(() -> factory.useTransaction(session -> session.execute(insert)))
                .isInstanceOf(StintException.class)
                .hasMessageContaining("rows 1 and 2 have the same pixel");
    }

    @EveryDatabase
    void anEmptyTextIsNotNull(Workbench bench) {
        SessionFactory factory = bench.factory(Facts.class);
        Facts empty = new Facts(1);
        empty.text = "";
        factory.useTransaction(session -> {
            session.persist(empty);
            session.persist(new Facts(2));
        });

        assertThat(factory.<List<Long>, RuntimeException>inTransaction(
                        session -> session.list(select(FACTS.id).where(FACTS.text.eq("")))))
                .containsExactly(1L);
        assertThat(factory.<List<Long>, RuntimeException>inTransaction(
                        session -> session.list(select(FACTS.id).where(FACTS.text.isNull()))))
                .containsExactly(2L);
    }

    @EveryDatabase
    void timesSortAsTheyFollowEachOther(Workbench bench) {
        SessionFactory factory = bench.factory(Facts.class);
        factory.useTransaction(session -> {
            int id = 0;
            for (int year : new int[] {12_000, -3, 2026, 0, -1}) {
                for (int month : new int[] {12, 1}) {
                    Facts facts = new Facts(++id);
                    facts.yearMonth = YearMonth.of(year, month);
                    facts.year = Year.of(year);
                    facts.duration = Duration.ofSeconds(year, month);
                    session.persist(facts);
                }
            }
        });

        List<Facts> read =
                factory.inTransaction(session -> session.list(select(FACTS).orderBy(FACTS.yearMonth.asc())));

        assertThat(read).extracting(facts -> facts.yearMonth).isSorted();
        assertThat(read).extracting(facts -> facts.duration).isSorted();
        assertThat(factory.<Long, RuntimeException>inTransaction(
                        session -> session.one(select(FACTS.id.count()).where(FACTS.yearMonth.lt(YearMonth.of(0, 1))))))
                .isEqualTo(4);
    }

    @EveryDatabase
    void aConvertedValueIsComparedAndSetLikeAnyOther(Workbench bench) {
        SessionFactory factory = bench.factory(Facts.class);
        Facts facts = new Facts(1);
        facts.isbn = new Isbn("9780141439587");
        factory.useTransaction(session -> session.persist(facts));

        factory.useTransaction(session -> session.execute(update(FACTS)
                .set(FACTS.isbn, new Isbn("9780141439600"))
                .set(FACTS.tags, List.of("a", "b"))
                .where(FACTS.isbn.eq(new Isbn("9780141439587")))));

        assertThat(bench.rows("SELECT isbn, tags, known FROM facts")).containsExactly(row(9780141439600L, "a,b", "N"));
    }

    @EveryDatabase
    void aConvertedValueThatChangesInPlaceIsNoticed(Workbench bench) {
        SessionFactory factory = bench.factory(Facts.class);
        Facts facts = new Facts(1);
        facts.pixel = new Pixel(1, 2);
        facts.tags = new ArrayList<>(List.of("new"));
        Pixel pixel = facts.pixel;
        factory.useTransaction(session -> {
            session.persist(facts);
            session.flush();
            bench.recorder().clear();

            pixel.y = 3;
            facts.tags.add("cheap");
        });

        assertThat(facts.pixel).isSameAs(pixel);
        assertThatSql(bench.recorder())
                .isExactly("UPDATE facts SET tags = ?, pixel = ? WHERE id = ? [[new, cheap], 1/3, 1] -> 1");
        assertThat(bench.rows("SELECT tags, pixel FROM facts")).containsExactly(row("new,cheap", 10_003L));
    }

    @EveryDatabase
    void aRowThatHoldsNoValueOfTheTypeIsAnError(Workbench bench) {
        SessionFactory factory = bench.factory(Facts.class);
        factory.useTransaction(session -> session.persist(new Facts(1)));
        bench.execute("UPDATE facts SET currency = 'zzz'");
        assertThatThrownBy(() -> factory.useTransaction(session -> session.get(Facts.class, 1L)))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("Cannot read the column", "java.util.Currency")
                .hasMessageNotContaining("zzz");

        bench.execute("UPDATE facts SET currency = NULL, isbn = 77");
        assertThatThrownBy(() -> factory.useTransaction(session -> session.get(Facts.class, 1L)))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("Cannot read the column", "IsbnConverter")
                .hasMessageNotContaining("77");
    }

    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "it keeps microseconds")
    @EveryDatabase
    void aFractionThatTheDatabaseDoesNotKeepIsRefusedAtOnce(Workbench bench) {
        assertThatThrownBy(() -> bench.factory(Nanos.class))
                .isInstanceOf(MappingException.class)
                .hasMessage("Nanos.moment has 9 digits of a second, but PostgreSQL keeps 6 and would round the rest."
                        + " Give it @Column(precision = 6) or less.");
    }

    @OnlyOn(value = TestDatabase.H2, because = "it keeps nanoseconds")
    @EveryDatabase
    void nanosecondsAreKeptWhereTheDatabaseHasThem(Workbench bench) {
        SessionFactory factory = bench.factory(Nanos.class);
        Nanos nanos = new Nanos();
        nanos.moment = Instant.parse("2026-05-01T10:00:00.123456789Z");
        factory.useTransaction(session -> session.persist(nanos));

        assertThat(factory.<Nanos, RuntimeException>inTransaction(session -> session.get(Nanos.class, 0L)).moment)
                .isEqualTo(nanos.moment);
    }

    private static List<Facts> values() {
        List<Facts> all = new ArrayList<>();
        each(all, (facts, value) -> facts.duration = value, Duration.ZERO, Duration.ofNanos(-1));
        each(
                all,
                (facts, value) -> facts.duration = value,
                Duration.ofSeconds(Long.MIN_VALUE),
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));
        each(all, (facts, value) -> facts.period = value, Period.ZERO, Period.of(1, -2, 3), Period.ofMonths(25));
        each(
                all,
                (facts, value) -> facts.period = value,
                Period.of(Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE),
                Period.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));
        each(all, (facts, value) -> facts.year = value, Year.of(Year.MIN_VALUE), Year.of(0), Year.of(Year.MAX_VALUE));
        each(
                all,
                (facts, value) -> facts.yearMonth = value,
                YearMonth.of(Year.MIN_VALUE, 1),
                YearMonth.of(-1, 12),
                YearMonth.of(0, 1),
                YearMonth.of(2026, 5),
                YearMonth.of(Year.MAX_VALUE, 12));
        each(all, (facts, value) -> facts.monthDay = value, MonthDay.of(1, 1), MonthDay.of(2, 29), MonthDay.of(12, 31));
        each(
                all,
                (facts, value) -> facts.offsetTime = value,
                OffsetTime.of(0, 0, 0, 0, ZoneOffset.MAX),
                OffsetTime.of(23, 59, 59, 999_999_000, ZoneOffset.MIN),
                OffsetTime.of(12, 0, 0, 0, ZoneOffset.ofHoursMinutesSeconds(1, 2, 3)));
        each(
                all,
                (facts, value) -> facts.zone = value,
                ZoneId.of("Europe/Paris"),
                ZoneId.of("America/Argentina/ComodRivadavia"),
                ZoneOffset.UTC,
                ZoneId.of("UTC+18:00"));
        each(all, (facts, value) -> facts.offset = value, ZoneOffset.MIN, ZoneOffset.UTC, ZoneOffset.MAX);
        each(
                all,
                (facts, value) -> facts.locale = value,
                Locale.ROOT,
                Locale.US,
                Locale.forLanguageTag("zh-Hant-TW-u-co-stroke"),
                new Locale("ja", "JP", "JP"));
        each(all, (facts, value) -> facts.currency = value, Currency.getInstance("EUR"), Currency.getInstance("JPY"));
        each(
                all,
                (facts, value) -> facts.uri = value,
                URI.create(""),
                URI.create("HTTP://Example.org/%C3%A9?q=1#2"),
                URI.create("urn:isbn:9780141439587"));
        each(all, (facts, value) -> facts.url = value, url("https://no.such.host.invalid/a?b"), url("file:/x"));
        each(
                all,
                (facts, value) -> facts.day = value,
                LocalDate.of(1, 1, 1),
                LocalDate.of(1582, 10, 10),
                LocalDate.of(1900, 2, 28),
                LocalDate.of(9999, 12, 31));
        each(
                all,
                (facts, value) -> facts.dateTime = value,
                LocalDateTime.of(1, 1, 1, 0, 0),
                LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_000_000));
        each(
                all,
                (facts, value) -> facts.time = value,
                LocalTime.MIN,
                LocalTime.NOON,
                LocalTime.of(23, 59, 59, 999_000_000));
        each(
                all,
                (facts, value) -> facts.second = value,
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.EPOCH,
                Instant.ofEpochSecond(-1),
                Instant.parse("9999-12-31T23:59:59Z"));
        each(
                all,
                (facts, value) -> facts.amount = value,
                new BigDecimal("-999999.9999"),
                new BigDecimal("0.0000"),
                new BigDecimal("999999.9999"));
        each(
                all,
                (facts, value) -> facts.text = value,
                "",
                " ",
                " a ",
                "NULL",
                "'\"\\%_?$1;--",
                "\t\r\n",
                "e\u0301 \u00e9",
                "\uD83D\uDE00\uD83D\uDC69\u200D\uD83D\uDCBB \uD840\uDC00",
                "\u202e\uFEFF\u0000".replace("\u0000", ""),
                "x".repeat(40));
        each(all, (facts, value) -> facts.isbn = value, new Isbn("9780141439587"));
        each(all, (facts, value) -> facts.tags = value, List.of("one"), List.of("one", "two"));
        each(all, (facts, value) -> facts.known = value, true, false);
        each(all, (facts, value) -> facts.pixel = value, new Pixel(3, 4));
        return all;
    }

    @SafeVarargs
    private static <T> void each(List<Facts> all, BiConsumer<Facts, T> field, T... values) {
        Stream.of(values).forEach(value -> {
            Facts facts = new Facts(all.size() + 1);
            field.accept(facts, value);
            all.add(facts);
        });
    }

    private static URL url(String text) {
        try {
            return new URL(text);
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}

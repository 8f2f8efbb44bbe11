package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.language.domain.Writer_.WRITER;
import static org.stint.statement.Expressions.row;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.statement.Statements.values;
import static org.stint.testkit.Row.row;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.stint.exception.DataException;
import org.stint.exception.StintException;
import org.stint.exception.UniqueViolationException;
import org.stint.language.domain.Volume;
import org.stint.language.domain.Writer;
import org.stint.session.Tracking;
import org.stint.statement.BatchCounts;
import org.stint.statement.Counts;
import org.stint.statement.Insert;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.RecordedStatement;
import org.stint.testkit.TestDatabase;
import org.stint.type.SqlTypes;

/** Statements with more values than a database takes placeholders: 65,535 on PostgreSQL, 100,000 on H2. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements do not depend on how sessions track")
class ManyRowsTest extends InTheLibrary {

    private static final int ROWS = 25_100;

    @BeforeEach
    void forgetTheFilling() {
        bench.recorder().clear();
    }

    /** Writers with ids from 1000 down. */
    private static Insert<Writer> writers(int rows, Function<Insert.Values<Writer>, Insert.Values<Writer>> more) {
        return insertInto(WRITER)
                .rows(
                        IntStream.range(0, rows).boxed().toList(),
                        (row, number) -> more.apply(row.set(WRITER.id, 100_000L - number)
                                .set(WRITER.name, "W" + number)
                                .set(WRITER.country, number % 2 == 0 ? null : "GB")));
    }

    private static Insert.Values<Writer> complete(Insert.Values<Writer> row, long id, String name) {
        return row.set(WRITER.id, id)
                .set(WRITER.name, name)
                .set(WRITER.country, "FR")
                .set(WRITER.books, 2);
    }

    private static Insert<Writer> writers(int rows) {
        return writers(rows, row -> row.set(WRITER.books, 1));
    }

    @EveryDatabase
    void moreValuesThanPlaceholdersAreInserted() {
        Counts counts = execute(writers(ROWS).withGeneratedKeys());

        assertThat(counts.inserted()).isEqualTo(ROWS);
        assertThat(counts.generatedKeys())
                .hasSize(ROWS)
                .startsWith(100_000L, 99_999L)
                .endsWith(100_001L - ROWS);
        assertThat(bench.rows("SELECT COUNT(*), MIN(id), MAX(id) FROM writer WHERE id > 10"))
                .containsExactly(row(ROWS, 100_001 - ROWS, 100_000));
        assertThat(bench.rows("SELECT name FROM writer WHERE id IN (100000, 90000) ORDER BY id"))
                .containsExactly(row("W10000"), row("W0"));
        List<String> texts = bench.recorder().writes().stream()
                .map(RecordedStatement::sql)
                .distinct()
                .toList();
        if (bench.database() == TestDatabase.POSTGRESQL) {
            assertThat(texts)
                    .containsExactly("INSERT INTO writer (id, name, country, books) SELECT given.id, given.name,"
                            + " given.country, given.books FROM (SELECT * FROM unnest(CAST(? AS BIGINT[]),"
                            + " CAST(? AS VARCHAR[]), CAST(? AS VARCHAR[]), CAST(? AS INTEGER[])))"
                            + " AS given (id, name, country, books)");
        } else {
            assertThat(texts).hasSize(2); // all parts but the last are alike
        }
    }

    @EveryDatabase
    void expressionsAndDefaultsAreSplitIntoSeveralStatements() {
        Counts counts = execute(
                writers(ROWS, row -> row.set(WRITER.books, value(1).plus(2))).expectRows(ROWS));

        assertThat(counts.inserted()).isEqualTo(ROWS);
        assertThat(bench.rows("SELECT COUNT(*), SUM(books) FROM writer WHERE id > 10"))
                .hasToString("[[" + ROWS + ", " + 3 * ROWS + "]]");
        assertThat(bench.recorder().writes()).hasSizeGreaterThan(1);
    }

    @EveryDatabase
    void whatTheyGiveBackIsInTheOrderOfTheInput() {
        List<Long> ids = LongStream.range(0, ROWS).mapToObj(n -> 100_000L - n).toList();

        assertThat(execute(writers(ROWS).returning(WRITER.id)).rows()).containsExactlyElementsOf(ids);
    }

    @EveryDatabase
    void allOrNothingIsInserted() {
        Insert<Writer> twice = writers(ROWS).row(row -> complete(row, 1L, "again"));

        assertThatThrownBy(() -> execute(twice)).isInstanceOf(UniqueViolationException.class);
        assertThat(bench.value("SELECT COUNT(*) FROM writer")).isEqualTo(4L);
    }

    @EveryDatabase
    void rowsThatAreThereAlreadyAreUpdated() {
        Insert<Writer> upsert = writers(ROWS)
                .row(row -> complete(row, 1L, "J. Austen"))
                .onConflict(WRITER.id)
                .setExcluded(WRITER.name)
                .doUpdate();

        Counts counts = execute(upsert);
        assertThat(counts.inserted()).isEqualTo(ROWS);
        assertThat(counts.replaced()).isEqualTo(1);
        assertThat(bench.value("SELECT COUNT(*) FROM writer")).isEqualTo(ROWS + 4L);
        assertThat(bench.value("SELECT name FROM writer WHERE id = 1")).isEqualTo("J. Austen");
    }

    private static final Parameter<Integer> BOOKS = parameter("books", SqlTypes.INTEGER);
    private static final Parameter<String> LAST = parameter("last", SqlTypes.text(100));
    private static final Parameter<String> COUNTRY = parameter("country", SqlTypes.text(2));

    /** Rows with a parameter each, the last with two, and one behind them all. */
    private static Insert<Writer> writersOfParameters() {
        return writers(ROWS, row -> row.set(WRITER.books, BOOKS))
                .row(row -> row.set(WRITER.id, 2L)
                        .set(WRITER.name, LAST)
                        .set(WRITER.country, "FR")
                        .set(WRITER.books, BOOKS))
                .onConflict(WRITER.id)
                .setExcluded(WRITER.name, WRITER.books)
                .set(WRITER.country, COUNTRY)
                .doUpdate();
    }

    private static Parameters parameters(int books, String country) {
        return Parameters.of(LAST, "Last").and(BOOKS, books).and(COUNTRY, country);
    }

    @EveryDatabase
    void eachPartHasTheParametersOfItsRows() {
        Insert<Writer> upsert = writersOfParameters();

        Counts counts = library.inTransaction(session -> session.execute(upsert, parameters(7, "CH")));

        assertThat(counts.inserted()).isEqualTo(ROWS);
        assertThat(counts.replaced()).isEqualTo(1);
        assertThat(bench.recorder().writes()).hasSizeGreaterThan(1);
        assertThat(bench.rows("SELECT COUNT(*), SUM(books) FROM writer WHERE id > 10"))
                .hasToString("[[" + ROWS + ", " + 7 * ROWS + "]]");
        assertThat(bench.rows("SELECT name, country, books FROM writer WHERE id IN (2, 100000, 99999) ORDER BY id"))
                .containsExactly(row("Last", "CH", 7), row("W1", "GB", 7), row("W0", null, 7));

        List<Long> ids = library.inTransaction(
                        session -> session.execute(upsert.returning(WRITER.id), parameters(8, "AT")))
                .rows();
        assertThat(ids).hasSize(ROWS + 1).contains(2L, 100_000L);
        assertThat(bench.rows("SELECT country, SUM(books) FROM writer WHERE id = 2 OR id > 10 GROUP BY country"))
                .hasToString("[[AT, " + 8 * (ROWS + 1) + "]]");
        assertThatThrownBy(() -> execute(upsert))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[books, country, last]");
    }

    @EveryDatabase
    void aBatchOfSuchStatementsHasACountForEachSet() {
        Insert<Writer> insert = writers(ROWS, row -> row.set(WRITER.books, BOOKS))
                .onConflict(WRITER.id)
                .doNothing();

        BatchCounts counts = library.inTransaction(
                session -> session.executeAll(insert, List.of(Parameters.of(BOOKS, 1), Parameters.of(BOOKS, 2))));

        assertThat(counts.rows()).containsExactly(OptionalLong.of(ROWS), OptionalLong.of(0));
        assertThat(bench.rows("SELECT MIN(books), MAX(books) FROM writer WHERE id > 10"))
                .containsExactly(row(1, 1));
    }

    @EveryDatabase
    void noRowIsUpdatedTwice() {
        Insert<Writer> few = insertInto(WRITER)
                .row(row -> complete(row, 1L, "J. Austen"))
                .row(row -> complete(row, 9L, "New"))
                .row(row -> complete(row, 1L, "Again"))
                .onConflict(WRITER.id)
                .setExcluded(WRITER.name)
                .doUpdate();
        Insert<Writer> many = writers(ROWS, row -> row.set(WRITER.books, value(1).plus(2)))
                .row(row -> complete(row, 100_000L, "Again"))
                .onConflict(WRITER.id)
                .setExcluded(WRITER.name)
                .doUpdate();
        Insert<Writer> computed = writers(ROWS)
                .row(row -> row.set(WRITER.id, value(100_000L).plus(0))
                        .set(WRITER.name, "Again")
                        .set(WRITER.country, "FR")
                        .set(WRITER.books, 2))
                .onConflict(WRITER.id)
                .setExcluded(WRITER.name)
                .doUpdate();

        library.useTransaction(session -> {
            assertThatThrownBy(() -> session.execute(few))
                    .isInstanceOf(StintException.class)
                    .hasMessage(
                            "Cannot insert rows into Writer or update those that are there: rows 1 and 3 have the same"
                                    + " id, and one statement does not update a row twice. Leave one of them out, or use two"
                                    + " statements.");
            assertThatThrownBy(() -> session.execute(many.returning(WRITER.id)))
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("rows 1 and " + (ROWS + 1) + " have the same id");
            assertThatThrownBy(() -> session.execute(computed))
                    .isInstanceOf(StintException.class)
                    .hasMessageContainingAll("too many for one statement", "row " + (ROWS + 1) + " has no plain value");
            assertThat(bench.recorder().writes()).isEmpty();
            session.execute(insertInto(WRITER).row(row -> complete(row, 9L, "New")));
        });
        assertThat(bench.value("SELECT COUNT(*) FROM writer")).isEqualTo(5L);
    }

    @EveryDatabase
    void daysBeforeChristAndAfterTheYear9999() {
        List<LocalDate> days = List.of(LocalDate.of(-43, 3, 15), LocalDate.of(12_000, 1, 1), LocalDate.MAX);
        execute(insertInto(VOLUME)
                .rows(
                        LongStream.range(100, 300).boxed().toList(),
                        (row, id) -> row.set(VOLUME.id, id)
                                .set(VOLUME.title, "T" + id)
                                .set(VOLUME.available, true)
                                .set(VOLUME.published, days.get((int) (id % 3)))));

        assertThat(list(select(VOLUME.published, count())
                        .where(VOLUME.published.in(days))
                        .groupBy(VOLUME.published)
                        .orderBy(VOLUME.published.asc())))
                .extracting(String::valueOf)
                .containsExactly("[-0043-03-15, 66]", "[+12000-01-01, 67]", "[+999999999-12-31, 67]");
    }

    @EveryDatabase
    void keysWithNullInThemAreNotTheSame() {
        Integer[] pages = {null, null, 1};
        Insert<Volume> insert = insertInto(VOLUME)
                .rows(
                        List.of(7L, 8L, 9L),
                        (row, id) -> row.set(VOLUME.id, id)
                                .set(VOLUME.title, "T" + id)
                                .set(VOLUME.available, true)
                                .set(VOLUME.pages, pages[(int) (id - 7)]))
                .onConflict(VOLUME.pages)
                .setExcluded(VOLUME.title)
                .doUpdate();
        bench.execute("ALTER TABLE volume ADD CONSTRAINT volume_pages_key UNIQUE (pages)");

        assertThat(execute(insert).inserted()).isEqualTo(3);
    }

    @EveryDatabase
    void valuesThatAreTooLongAreNotCut() {
        String tooLong = "x".repeat(101);

        assertThatThrownBy(() -> execute(writers(200).row(row -> complete(row, 5L, tooLong))))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> execute(insertInto(WRITER)
                        .row(row -> row.set(WRITER.id, 5L).set(WRITER.name, tooLong))
                        .onConflict(WRITER.id)
                        .setExcluded(WRITER.name)
                        .doUpdate()))
                .isInstanceOf(DataException.class);
        var change = values("change", List.of(tooLong), row -> row.set(VOLUME.title, text -> text));
        assertThatThrownBy(() -> execute(update(VOLUME)
                        .set(VOLUME.title, change.get(VOLUME.title))
                        .where(VOLUME.id.eq(1))))
                .isInstanceOf(DataException.class);
    }

    @EveryDatabase
    void nullsAndEveryKindOfValueTravelInArrays() {
        Insert<?> insert = insertInto(VOLUME)
                .rows(
                        LongStream.range(100, 300).boxed().toList(),
                        (row, id) -> row.set(VOLUME.id, id)
                                .set(VOLUME.title, "T\"{,}\\" + id)
                                .set(VOLUME.price, id % 2 == 0 ? null : BigDecimal.valueOf(id, 2))
                                .set(VOLUME.pages, id % 3 == 0 ? null : id.intValue())
                                .set(VOLUME.available, id % 5 == 0)
                                .set(VOLUME.published, (LocalDate) null));

        assertThat(execute(insert)).isEqualTo(Counts.inserted(200));
        assertThat(bench.rows("SELECT title, price, pages, available, published FROM volume WHERE id IN (100, 101)"
                        + " ORDER BY id"))
                .containsExactly(
                        row("T\"{,}\\100", null, 100, true, null),
                        row("T\"{,}\\101", new BigDecimal("1.01"), 101, false, null));
    }

    @EveryDatabase
    void aListOfAHundredThousandValuesIsLookedThrough() {
        List<Long> ids = LongStream.rangeClosed(3, 100_002).boxed().toList();

        library.useTransaction(session -> {
            assertThat(session.list(select(VOLUME.id).where(VOLUME.id.in(ids)).orderBy(VOLUME.id.asc())))
                    .containsExactly(3L, 4L, 5L, 6L);
            assertThat(session.list(
                            select(VOLUME.id).where(VOLUME.id.in(ids).not()).orderBy(VOLUME.id.asc())))
                    .containsExactly(1L, 2L);
            assertThat(session.list(select(VOLUME.id)
                            .where(VOLUME.title.in(ids.stream()
                                    .map(id -> id == 99_999 ? "Emma" : "T" + id)
                                    .toList()))))
                    .containsExactly(1L);
            assertThat(session.execute(update(VOLUME).set(VOLUME.pages, 1).where(VOLUME.id.in(ids)))
                            .matched())
                    .isEqualTo(4);
        });
    }

    @EveryDatabase
    void aLongListIsLookedUpOnceForEachOfManyRows() {
        bench.execute("UPDATE volume SET pages = 500 WHERE pages > 470");
        execute(writers(ROWS));
        List<Long> ids = LongStream.range(0, 70_000).mapToObj(n -> 90_000L + n).toList();
        List<Integer> books = IntStream.rangeClosed(-70_000, 1).boxed().toList();
        List<Integer> fewer = IntStream.rangeClosed(10, 400).boxed().toList();
        long start = System.nanoTime();

        library.useTransaction(session -> {
            assertThat(session.one(select(count()).from(WRITER).where(WRITER.id.in(ids))))
                    .isEqualTo(10_001L);
            assertThat(session.one(
                            select(count()).from(WRITER).where(WRITER.id.in(ids).not())))
                    .isEqualTo(ROWS + 4 - 10_001L);
            assertThat(session.one(select(count()).from(WRITER).where(WRITER.books.in(books))))
                    .isEqualTo(ROWS + 3L);
            assertThat(session.one(select(count())
                            .from(WRITER)
                            .where(row(WRITER.id, WRITER.books).in(ids, id -> id, id -> id % 2 == 0 ? 1 : 7))))
                    .isEqualTo(5_001L);
            // whether NULL is in a list is unknown, and so is whether it is not
            assertThat(session.list(
                            select(VOLUME.id).where(VOLUME.pages.in(fewer)).orderBy(VOLUME.id.asc())))
                    .containsExactly(2L, 3L, 5L);
            assertThat(session.list(select(VOLUME.id)
                            .where(VOLUME.pages.in(fewer).not())
                            .orderBy(VOLUME.id.asc())))
                    .containsExactly(1L, 4L);
            assertThat(session.list(
                            select(VOLUME.id).where(VOLUME.pages.in(fewer).isNull())))
                    .containsExactly(6L);
        });

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(Duration.ofSeconds(30)); // row by row it takes minutes
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.H2, because = "PostgreSQL reads six rows faster without an index")
    void aLongListIsLookedUpInAnIndex() {
        List<Long> ids = LongStream.range(0, 70_000).boxed().toList();

        library.useTransaction(session -> {
            assertThat(session.explain(select(VOLUME.title).where(VOLUME.id.in(ids)))
                            .fullScans())
                    .isEmpty();
            assertThat(session.explain(update(VOLUME).set(VOLUME.title, "x").where(VOLUME.id.in(ids)))
                            .fullScans())
                    .isEmpty();
        });
    }

    @EveryDatabase
    void aHundredThousandRowsOfValuesAreATable() {
        List<Long> ids = LongStream.rangeClosed(1, 100_000).boxed().toList();
        var change = values(
                "change",
                ids,
                row -> row.set(VOLUME.id, id -> id == 100_000 ? 2 : id + 2).set(VOLUME.title, id -> "T" + id));

        assertThat(execute(update(VOLUME)
                                .set(VOLUME.title, change.get(VOLUME.title))
                                .where(VOLUME.id.eq(change.get(VOLUME.id))))
                        .matched())
                .isEqualTo(5);
        assertThat(bench.rows("SELECT title FROM volume ORDER BY id"))
                .containsExactly(row("Emma"), row("T100000"), row("T1"), row("T2"), row("T3"), row("T4"));
        library.useTransaction(session -> assertThat(
                        session.one(select(count(), change.get(VOLUME.id).max()).from(change)))
                .hasToString("[100000, 100001]"));
    }
}

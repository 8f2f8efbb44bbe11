package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.Written.assertSql;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.language.domain.Writer_.WRITER;
import static org.stint.statement.Expressions.subquery;
import static org.stint.statement.Statements.exists;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.statement.Statements.values;
import static org.stint.testkit.Row.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Genre;
import org.stint.behaviour.domain.Sample;
import org.stint.behaviour.domain.Sample_;
import org.stint.exception.DatabaseException;
import org.stint.language.domain.Volume_;
import org.stint.session.Database;
import org.stint.session.SessionFactory;
import org.stint.session.Tracking;
import org.stint.statement.Attribute;
import org.stint.statement.Derived;
import org.stint.statement.Expression;
import org.stint.statement.Typed;
import org.stint.statement.Update;
import org.stint.statement.ValueRows;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** Updates that take values from other rows: of several tables, of the same table, of lists of values of every type. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements are the same in both ways of tracking")
class UpdateFromTest {

    private static final Volume_ OTHER = VOLUME.as("other");

    private Database library;
    private Workbench bench;

    @BeforeEach
    void openTheLibrary(Workbench workbench) {
        bench = workbench;
        library = Library.open(workbench).database();
    }

    @EveryDatabase
    void severalTablesGiveValues() {
        var statement = update(VOLUME)
                .set(VOLUME.title, WRITER.name.concat(": ").concat(OTHER.title))
                .where(VOLUME.writer.id.eq(WRITER.id))
                .where(OTHER.writer.id.eq(WRITER.id).and(OTHER.id.ne(VOLUME.id)))
                .where(WRITER.country.eq("GB"));

        assertSql(statement)
                .binding(": ", "GB")
                .onPostgres("UPDATE volume SET title = writer.name || ? || other.title"
                        + " FROM writer CROSS JOIN volume AS other WHERE volume.writer_id = writer.id"
                        + " AND other.writer_id = writer.id AND other.id <> volume.id AND writer.country = ?")
                .onMariaDb("UPDATE volume JOIN (writer CROSS JOIN volume AS other)"
                        + " SET volume.title = CONCAT(CONCAT(writer.name, ?), other.title)"
                        + " WHERE volume.writer_id = writer.id"
                        + " AND other.writer_id = writer.id AND other.id <> volume.id AND writer.country = ?")
                .binding("GB", ": ")
                .onH2("MERGE INTO volume USING (SELECT writer.id, other.id, writer.name, other.title"
                        + " FROM writer CROSS JOIN volume AS other"
                        + " WHERE other.writer_id = writer.id AND writer.country = ?)"
                        + " AS joined_sources (c1, c2, c3, c4)"
                        + " ON volume.writer_id = joined_sources.c1 AND joined_sources.c2 <> volume.id"
                        + " WHEN MATCHED THEN UPDATE SET title = joined_sources.c3 || ? || joined_sources.c4");
        assertThat(library.execute(statement).matched()).isEqualTo(4);
        assertThat(bench.rows("SELECT title FROM volume ORDER BY id"))
                .containsExactly(
                        row("Jane Austen: Persuasion"),
                        row("Jane Austen: Emma"),
                        row("Mary Shelley: Matilda"),
                        row("Germinal"),
                        row("Mary Shelley: Frankenstein"),
                        row(" Lost "));
    }

    @EveryDatabase
    void aCommonTableAndATableTogetherWithASubqueryOverThem() {
        var dearest = select(VOLUME.writer.id, VOLUME.price.max())
                .where(VOLUME.writer.id.isNotNull())
                .groupBy(VOLUME.writer.id)
                .asCommonTable("dearest");
        var statement = update(VOLUME)
                .set(
                        VOLUME.pages,
                        subquery(OTHER.pages.max(), all -> all.where(OTHER.writer.id.eq(WRITER.id)))
                                .plus(1))
                .where(VOLUME.price.eq(dearest.get(VOLUME.price.max())))
                .where(dearest.get(VOLUME.writer.id).eq(WRITER.id).and(VOLUME.writer.id.eq(WRITER.id)))
                .countChanges();

        var counts = library.execute(statement);

        assertThat(counts.matched()).isEqualTo(4);
        assertThat(counts.changed()).isEqualTo(4);
        assertThat(bench.rows("SELECT id, pages FROM volume WHERE id IN (1, 2, 3, 4, 5) ORDER BY id"))
                .containsExactly(row(1, 475), row(2, 249), row(3, 281), row(4, 592), row(5, 281));
    }

    @EveryDatabase
    void aSubqueryMeansItsOwnRowsOfATableThatIsAmongThem() {
        var condition = update(VOLUME)
                .set(VOLUME.title, WRITER.name)
                .where(VOLUME.writer.id.eq(WRITER.id).and(OTHER.id.eq(VOLUME.id)))
                .where(exists(select(WRITER.id).where(WRITER.country.eq("FR").and(VOLUME.pages.gt(0)))));
        var value = update(VOLUME)
                .set(
                        VOLUME.pages,
                        subquery(WRITER.books.max(), all -> all.where(WRITER.country.eq("GB")))
                                .plus(OTHER.pages))
                .where(VOLUME.writer.id.eq(WRITER.id).and(OTHER.id.eq(VOLUME.id)));

        assertThat(library.execute(condition).matched()).isEqualTo(5);
        assertThat(library.execute(value).matched()).isEqualTo(5);
        assertThat(bench.rows("SELECT title, pages FROM volume WHERE id IN (1, 4) ORDER BY id"))
                .containsExactly(row("Jane Austen", 476), row("Émile Zola", 593));
    }

    @EveryDatabase
    void theSameTableUnderAnAlias() {
        var next = update(VOLUME).set(VOLUME.pages, OTHER.pages).where(OTHER.id.eq(VOLUME.id.plus(1)));
        var aliased = update(OTHER).set(OTHER.pages, VOLUME.pages).where(VOLUME.id.eq(OTHER.id.minus(1)));

        assertThat(library.execute(next).matched()).isEqualTo(5);
        assertThat(bench.rows("SELECT pages FROM volume ORDER BY id"))
                .containsExactly(row(249), row(280), row(591), row(210), row((Object) null), row((Object) null));
        assertThat(library.execute(aliased).matched()).isEqualTo(5);
        assertThat(bench.rows("SELECT pages FROM volume ORDER BY id"))
                .containsExactly(row(249), row(249), row(280), row(591), row(210), row((Object) null));
    }

    @EveryDatabase
    void aRowThatSeveralMatchIsAnErrorOrGetsOneOfTheirValues() {
        Derived<Integer> twice = values(
                "twice", List.of(5, 6), each -> each.set(VOLUME.id, pages -> 1L).set(VOLUME.pages, pages -> pages));
        var statement =
                update(VOLUME).set(VOLUME.pages, twice.get(VOLUME.pages)).where(VOLUME.id.eq(twice.get(VOLUME.id)));

        if (bench.database() == TestDatabase.H2) {
            assertThatThrownBy(() -> library.execute(statement))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("several rows of the input meet the same row");
        } else {
            assertThat(library.execute(statement).matched()).isEqualTo(1);
            assertThat(bench.value("SELECT pages FROM volume WHERE id = 1")).isIn(5L, 6L);
        }
    }

    @EveryDatabase
    void aSubqueryOfSeveralRowsIsNoValue() {
        var statement = update(VOLUME)
                .set(VOLUME.price, subquery(OTHER.price, all -> all.where(OTHER.genre.eq("novel"))))
                .where(VOLUME.id.eq(1));

        assertThatThrownBy(() -> library.execute(statement))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("a subquery that stands for one value gives several rows");
        assertThat(library.execute(update(VOLUME)
                                .set(VOLUME.price, subquery(OTHER.price, all -> all.where(OTHER.genre.eq("none"))))
                                .where(VOLUME.id.eq(1)))
                        .matched())
                .isEqualTo(1);
        assertThat(bench.rows("SELECT price FROM volume WHERE id = 1")).containsExactly(row((Object) null));
    }

    @EveryDatabase
    void valuesOfEveryTypeAreNullInSomeRowsOrInAll() {
        SessionFactory samples = bench.factory(Sample.class);
        Sample_ sample = Sample_.SAMPLE;
        Sample given = filled();
        samples.useTransaction(session -> {
            session.persist(given);
            session.persist(new Sample(2));
            session.persist(new Sample(3));
        });
        List<Attribute<Sample, ?>> optional = sample.attributes().stream()
                .filter(attribute -> attribute.definition().nullable())
                .toList();

        for (List<Sample> rows : List.of(List.of(given, given), List.of(given), List.<Sample>of())) {
            samples.database().execute(copied(sample, optional, given, rows.size()));
            for (long id : List.of(2L, 3L)) {
                Sample copy = samples.inTransaction(session -> session.get(Sample.class, id));
                boolean filled = id - 2 < rows.size();
                assertThat(copy)
                        .usingRecursiveComparison()
                        .ignoringFieldsMatchingRegexes("id|.*[tT]racker.*")
                        .isEqualTo(filled ? given : blank());
            }
        }
    }

    private static Sample blank() {
        return new Sample(0);
    }

    private static Sample filled() {
        Sample sample = new Sample(1);
        sample.setMaybe(true);
        sample.setTinyOrNull((byte) 1);
        sample.setSmallOrNull((short) 2);
        sample.setWholeOrNull(3);
        sample.setBigOrNull(4L);
        sample.setRealOrNull(2.5f);
        sample.setExactOrNull(1.5);
        sample.setLetterOrNull('ü');
        sample.setText("it's {\"\\},");
        sample.setLongText("");
        sample.setAmount(new BigDecimal("1.255"));
        sample.setHuge(new BigInteger("12345678901234567890"));
        sample.setUuid(new UUID(1, 2));
        sample.setByName(Genre.NOVEL);
        sample.setByOrdinal(Genre.NOVEL);
        sample.setDay(LocalDate.parse("2026-02-03"));
        sample.setTime(LocalTime.parse("10:11:12"));
        sample.setLocal(LocalDateTime.parse("2026-05-06T07:08:09.123456"));
        sample.setMoment(Instant.parse("2026-01-02T03:04:05.678901Z"));
        sample.setZoned(OffsetDateTime.parse("2026-05-06T07:08:09Z"));
        sample.setBytes(new byte[] {0, 1, -1});
        return sample;
    }

    /** Gives the samples 2 and 3 the values of another, as far as there are so many rows, and NULL beyond. */
    private Update<Sample> copied(Sample_ sample, List<Attribute<Sample, ?>> attributes, Sample given, int filled) {
        Derived<Long> rows = values("copies", List.of(2L, 3L), copies -> {
            ValueRows<Long> all = copies.set(sample.id, id -> id);
            for (Attribute<Sample, ?> attribute : attributes) {
                all = with(all, (Expression<?>) attribute, id -> id - 2 < filled ? valueOf(given, attribute) : null);
            }
            return all;
        });
        Update<Sample> update = update(sample).where(sample.id.eq(rows.get(sample.id)));
        for (Attribute<Sample, ?> attribute : attributes) {
            update = set(update, attribute, rows);
        }
        return update;
    }

    @SuppressWarnings("unchecked") // the value is of the attribute's own type
    private static <T> ValueRows<Long> with(ValueRows<Long> rows, Expression<T> column, Function<Long, Object> value) {
        return rows.set(column, id -> (T) value.apply(id));
    }

    @SuppressWarnings("unchecked") // an attribute is an expression of its own kind
    private static <T, X extends Expression<T>> Update<Sample> set(
            Update<Sample> update, Attribute<Sample, T> attribute, Derived<Long> rows) {
        return update.set(attribute, rows.get((Typed<T, X>) attribute));
    }

    private static Object valueOf(Sample given, Attribute<Sample, ?> attribute) {
        try {
            var field = Sample.class.getDeclaredField(attribute.definition().field());
            field.setAccessible(true);
            return field.get(given);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

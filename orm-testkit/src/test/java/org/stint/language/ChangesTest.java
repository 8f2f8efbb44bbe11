package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.Written.H2;
import static org.stint.language.Written.MARIADB;
import static org.stint.language.Written.POSTGRES;
import static org.stint.language.Written.assertSql;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.language.domain.Writer_.WRITER;
import static org.stint.statement.Expressions.subquery;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.exists;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.statement.Statements.values;
import static org.stint.testkit.Row.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.stint.exception.FullTableStatementException;
import org.stint.exception.UniqueViolationException;
import org.stint.language.domain.Volume;
import org.stint.session.Tracking;
import org.stint.statement.Derived;
import org.stint.statement.Select;
import org.stint.statement.Statement;
import org.stint.statement.Update;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.Row;
import org.stint.testkit.TestDatabase;

/** Updates, inserts and deletes. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements are the same in both ways of tracking")
class ChangesTest extends InTheLibrary {

    private List<Row> volumes(String columns) {
        return bench.rows("SELECT " + columns + " FROM volume ORDER BY id");
    }

    // updates

    @EveryDatabase
    void anAttributeIsSetToItsDefault() {
        bench.execute("ALTER TABLE volume ALTER COLUMN genre SET DEFAULT 'unknown'");
        var statement =
                update(VOLUME).setDefault(VOLUME.genre).setNull(VOLUME.pages).where(VOLUME.id.eq(1));

        assertSql(statement).binding(1L).everywhere("UPDATE volume SET genre = DEFAULT, pages = NULL WHERE id = ?");
        assertThat(execute(statement).matched()).isEqualTo(1);
        assertThat(bench.rows("SELECT genre, pages FROM volume WHERE id = 1")).containsExactly(row("unknown", null));
    }

    @EveryDatabase
    void anAttributeIsSetToACorrelatedSubquery() {
        var statement = update(WRITER)
                .set(
                        WRITER.books,
                        subquery(VOLUME.pages.max(), pages -> pages.where(VOLUME.writer.id.eq(WRITER.id)))
                                .coalesce(0))
                .where(WRITER.id.ge(3));

        assertSql(statement)
                .binding(0, 3L)
                .everywhere("UPDATE writer SET books = COALESCE((SELECT MAX(volume.pages) FROM volume"
                        + " WHERE volume.writer_id = writer.id), ?) WHERE writer.id >= ?");
        assertThat(execute(statement).matched()).isEqualTo(2);
        assertThat(bench.rows("SELECT books FROM writer WHERE id >= 3 ORDER BY id"))
                .containsExactly(row(591), row(0));
    }

    @EveryDatabase
    void allAssignmentsSeeTheRowAsItWas() {
        var statement = update(VOLUME)
                .set(VOLUME.title, VOLUME.genre)
                .set(VOLUME.genre, VOLUME.title)
                .where(VOLUME.id.eq(1));

        assertSql(statement)
                .binding(1L)
                .onH2AndPostgres("UPDATE volume SET title = genre, genre = title WHERE id = ?")
                .onMariaDb("UPDATE volume JOIN volume AS before_volume ON before_volume.id = volume.id"
                        + " SET volume.title = before_volume.genre, volume.genre = before_volume.title"
                        + " WHERE volume.id = ?");
        execute(statement);
        assertThat(bench.rows("SELECT title, genre FROM volume WHERE id = 1")).containsExactly(row("novel", "Emma"));
    }

    @EveryDatabase
    void onMariaDbAssignmentsAreSortedSoThatTheyDo() {
        assertSql(update(VOLUME)
                        .set(VOLUME.pages, 7)
                        .set(VOLUME.price, VOLUME.price.plus(VOLUME.pages.asDecimal(10, 2)))
                        .where(VOLUME.id.eq(1)))
                .onH2AndPostgres(
                        "UPDATE volume SET pages = ?, price = price + CAST(pages AS DECIMAL(10, 2)) WHERE id = ?")
                .binding(7, 1L)
                .onPostgres("UPDATE volume SET pages = ?, price = price + CAST(pages AS DECIMAL(10, 2)) WHERE id = ?")
                .onMariaDb("UPDATE volume SET price = price + CAST(pages AS DECIMAL(10, 2)), pages = ? WHERE id = ?");
        assertSql(update(VOLUME)
                        .set(VOLUME.title, VOLUME.genre)
                        .set(VOLUME.genre, VOLUME.title)
                        .where(VOLUME.id.in(select(VOLUME.as("v").id).from(VOLUME.as("v")))))
                .onMariaDb("UPDATE volume JOIN volume AS before_volume ON before_volume.id = volume.id"
                        + " SET volume.title = before_volume.genre, volume.genre = before_volume.title"
                        + " WHERE volume.id IN (SELECT v.id FROM volume AS v)");
    }

    @EveryDatabase
    void inOrderEachAssignmentSeesThoseBefore() {
        var statement = update(VOLUME)
                .set(VOLUME.price, VOLUME.price.times(new BigDecimal("1.055")))
                .set(VOLUME.title, VOLUME.price.asDecimal(10, 2).asText())
                .inOrder()
                .where(VOLUME.id.eq(1));

        assertSql(statement)
                .binding(new BigDecimal("1.055"), new BigDecimal("1.055"), 1L)
                .onPostgres("UPDATE volume SET price = price * ?, title = CAST(CAST(CAST(price * ? AS DECIMAL(10, 2))"
                        + " AS DECIMAL(10, 2)) AS VARCHAR(50)) WHERE id = ?")
                .onH2("UPDATE volume SET price = price * CAST(? AS DECIMAL(38, 3)), title = CAST(CAST(CAST(price"
                        + " * CAST(? AS DECIMAL(38, 3)) AS DECIMAL(10, 2)) AS DECIMAL(10, 2)) AS VARCHAR(50))"
                        + " WHERE id = ?")
                .binding(new BigDecimal("1.055"), 1L)
                .onMariaDb("UPDATE volume SET price = price * ?, title = CONCAT(CAST(price AS DECIMAL(10, 2)))"
                        + " WHERE id = ?");
        execute(statement);
        assertThat(bench.rows("SELECT price, title FROM volume WHERE id = 1"))
                .containsExactly(row(new BigDecimal("10.54"), "10.54"));
    }

    @EveryDatabase
    void theTablesThatTheConditionNamesAreUpdatedFrom() {
        var statement = update(VOLUME)
                .set(VOLUME.title, VOLUME.title.concat(" by ").concat(WRITER.name))
                .set(VOLUME.pages, 1)
                .where(VOLUME.writer.id.eq(WRITER.id).and(WRITER.country.eq("GB")));

        assertSql(statement)
                .binding(" by ", 1, "GB")
                .onPostgres("UPDATE volume SET title = volume.title || ? || writer.name, pages = ? FROM writer"
                        + " WHERE volume.writer_id = writer.id AND writer.country = ?")
                .onMariaDb("UPDATE volume JOIN writer SET volume.title = CONCAT(CONCAT(volume.title, ?), writer.name),"
                        + " volume.pages = ? WHERE volume.writer_id = writer.id AND writer.country = ?")
                .binding("GB", " by ", 1)
                .onH2("MERGE INTO volume USING writer ON volume.writer_id = writer.id AND writer.country = ?"
                        + " WHEN MATCHED THEN UPDATE SET title = volume.title || ? || writer.name, pages = ?");
        assertThat(execute(statement).matched()).isEqualTo(4);
        assertThat(volumes("title, pages"))
                .containsExactly(
                        row("Emma by Jane Austen", 1),
                        row("Persuasion by Jane Austen", 1),
                        row("Frankenstein by Mary Shelley", 1),
                        row("Germinal", 591),
                        row("Matilda by Mary Shelley", 1),
                        row(" Lost ", null));
    }

    record PriceChange(long id, BigDecimal price) {}

    @EveryDatabase
    void manyRowsGetDifferentValuesInOneStatement() {
        List<PriceChange> changes = LongStream.rangeClosed(1, 100)
                .mapToObj(id -> new PriceChange(id, new BigDecimal(id + ".50")))
                .toList();

        assertSql(repricing(changes.subList(0, 3)))
                .binding(
                        List.of(1L, 2L, 3L),
                        changes.stream().map(PriceChange::price).limit(3).toList())
                .onPostgres("UPDATE volume SET price = change.price FROM (SELECT * FROM unnest(CAST(? AS BIGINT[]),"
                        + " CAST(? AS DECIMAL(10, 2)[]))) AS change (id, price) WHERE volume.id = change.id")
                .onH2("MERGE INTO volume USING (SELECT * FROM UNNEST(CAST(? AS BIGINT ARRAY),"
                        + " CAST(? AS DECIMAL(10, 2) ARRAY))) AS change (id, price) ON volume.id = change.id"
                        + " WHEN MATCHED THEN UPDATE SET price = change.price")
                .binding(1L, new BigDecimal("1.50"), 2L, new BigDecimal("2.50"), 3L, new BigDecimal("3.50"))
                .onMariaDb("UPDATE volume JOIN (WITH `change` (id, price) AS (SELECT CAST(? AS SIGNED),"
                        + " CAST(? AS DECIMAL(10, 2)) UNION ALL SELECT CAST(? AS SIGNED), CAST(? AS DECIMAL(10, 2))"
                        + " UNION ALL SELECT CAST(? AS SIGNED), CAST(? AS DECIMAL(10, 2)))"
                        + " SELECT * FROM `change`) AS `change`"
                        + " SET volume.price = `change`.price WHERE volume.id = `change`.id");
        assertThat(execute(repricing(changes)).matched()).isEqualTo(6);
        assertThat(volumes("price"))
                .startsWith(row(new BigDecimal("1.50")), row(new BigDecimal("2.50")))
                .endsWith(row(new BigDecimal("6.50")));
    }

    private static Update<Volume> repricing(List<PriceChange> changes) {
        Derived<PriceChange> change = values(
                "change", changes, row -> row.set(VOLUME.id, PriceChange::id).set(VOLUME.price, PriceChange::price));
        return update(VOLUME).set(VOLUME.price, change.get(VOLUME.price)).where(VOLUME.id.eq(change.get(VOLUME.id)));
    }

    @EveryDatabase
    void aTableIsUpdatedFromAStatedOne() {
        Derived<?> prices = select(VOLUME.writer.id, VOLUME.price.max())
                .groupBy(VOLUME.writer.id)
                .asCommonTable("prices");
        var statement = update(WRITER)
                .from(prices)
                .set(
                        WRITER.books,
                        prices.get(VOLUME.price.max()).asLong().mod(100L).asInteger())
                .where(WRITER.id.eq(prices.get(VOLUME.writer.id)));

        assertSql(statement)
                .binding(100L)
                .onPostgres(
                        "UPDATE writer SET books = CAST(MOD(CAST(ROUND(prices.column_2, 0) AS BIGINT), ?) AS INTEGER)"
                                + " FROM (WITH prices (writer_id, column_2) AS (SELECT volume.writer_id, MAX(volume.price)"
                                + " FROM volume GROUP BY volume.writer_id) SELECT * FROM prices) AS prices (writer_id, column_2)"
                                + " WHERE writer.id = prices.writer_id")
                .onH2("MERGE INTO writer USING (WITH prices (writer_id, column_2) AS (SELECT volume.writer_id,"
                        + " MAX(volume.price) FROM volume GROUP BY volume.writer_id) SELECT * FROM prices)"
                        + " AS prices (writer_id, column_2) ON writer.id = prices.writer_id WHEN MATCHED THEN UPDATE SET"
                        + " books = CAST(MOD(CAST(ROUND(prices.column_2, 0) AS BIGINT), ?) AS INTEGER)")
                .onMariaDb("UPDATE writer JOIN (WITH prices (writer_id, column_2) AS (SELECT volume.writer_id,"
                        + " MAX(volume.price) FROM volume GROUP BY volume.writer_id) SELECT * FROM prices) AS prices"
                        + " SET writer.books = CAST(MOD(CAST(ROUND(prices.column_2, 0) AS SIGNED), ?) AS SIGNED)"
                        + " WHERE writer.id = prices.writer_id");
        assertThat(execute(statement).matched()).isEqualTo(3);
        assertThat(bench.rows("SELECT books FROM writer ORDER BY id"))
                .containsExactly(row(10), row(7), row(12), row(0));
    }

    @EveryDatabase
    void columnsOfTwoTablesAreSetOnMariaDbAlone() {
        var statement = update(VOLUME)
                .set(VOLUME.genre, "old")
                .alsoSet(WRITER.country, "XX")
                .where(VOLUME.writer.id.eq(WRITER.id));

        assertSql(statement)
                .onMariaDb("UPDATE volume JOIN writer SET volume.genre = ?, writer.country = ?"
                        + " WHERE volume.writer_id = writer.id")
                .refusedOn(POSTGRES, "columns of volume and of writer")
                .refusedOn(H2, "columns of volume and of writer");
    }

    @EveryDatabase
    void anUpdateOfEveryRowMustBeMeant() {
        for (Statement<?> statement : List.of(
                update(VOLUME).set(VOLUME.genre, "x"),
                update(VOLUME).set(VOLUME.genre, "x").where(org.stint.statement.Statements.allOf()),
                update(VOLUME)
                        .set(VOLUME.genre, "x")
                        .where(VOLUME.id.in(List.of()).not()),
                update(VOLUME).set(VOLUME.genre, "x").where(WRITER.id.eq(1)),
                deleteFrom(VOLUME),
                deleteFrom(VOLUME).where(WRITER.id.eq(1)))) {
            assertThatThrownBy(() -> execute(statement))
                    .isInstanceOf(FullTableStatementException.class)
                    .hasMessageContaining("allRows()");
        }
        assertThatThrownBy(() -> execute(deleteFrom(VOLUME)))
                .hasMessage(
                        "Cannot delete rows of Volume: the statement does not say which, for it has no condition, or one"
                                + " that is always true. Add where(…), or say allRows() if all of them are meant.");
        assertThatThrownBy(() -> execute(update(VOLUME).set(VOLUME.genre, "x").where(WRITER.id.eq(1))))
                .hasMessage("Cannot update rows of Volume: the statement does not say which, for its condition tells no"
                        + " row of volume from another, so that all meet it or none: id = ?. Add where(…), or say"
                        + " allRows() if all of them are meant.");
        assertThat(execute(update(VOLUME).set(VOLUME.genre, "x").allRows()).matched())
                .isEqualTo(6);
        assertThatThrownBy(() -> execute(update(VOLUME).where(VOLUME.id.eq(1)))).hasMessageContaining("nothing is set");
    }

    // deletes

    @EveryDatabase
    void rowsAreDeletedByAnotherTable() {
        var statement = deleteFrom(VOLUME).where(VOLUME.writer.id.eq(WRITER.id).and(WRITER.name.startsWith("Jane")));

        assertSql(statement)
                .binding("Jane%")
                .onPostgres("DELETE FROM volume USING writer WHERE volume.writer_id = writer.id AND writer.name LIKE ?")
                .onH2("DELETE FROM volume WHERE EXISTS (SELECT 1 FROM writer"
                        + " WHERE volume.writer_id = writer.id AND writer.name LIKE ?)")
                .onMariaDb("DELETE volume FROM volume JOIN writer"
                        + " WHERE volume.writer_id = writer.id AND writer.name LIKE ?");
        assertThat(execute(statement).deleted()).isEqualTo(2);
        assertThat(volumes("id")).containsExactly(row(3), row(4), row(5), row(6));
    }

    @EveryDatabase
    void rowsAreDeletedByACorrelatedSubquery() {
        var statement = deleteFrom(WRITER)
                .where(subquery(count(), books -> books.from(VOLUME).where(VOLUME.writer.id.eq(WRITER.id)))
                        .eq(0));

        assertSql(statement)
                .binding(0L)
                .everywhere("DELETE FROM writer"
                        + " WHERE (SELECT COUNT(*) FROM volume WHERE volume.writer_id = writer.id) = ?");
        assertThat(execute(statement).deleted()).isEqualTo(1);
        assertThat(bench.rows("SELECT id FROM writer ORDER BY id")).containsExactly(row(1), row(2), row(3));
    }

    // inserts

    @EveryDatabase
    void manyRowsAreInsertedAndTheirValuesComeBackInOrder() {
        List<Integer> numbers = IntStream.range(0, 200).boxed().toList();
        var statement = insertInto(WRITER)
                .rows(
                        numbers,
                        (row, number) -> row.set(WRITER.id, 1000L - number).set(WRITER.name, "W" + number))
                .returning(WRITER.id);

        assertThat(execute(statement).rows())
                .containsExactlyElementsOf(numbers.stream().map(n -> 1000L - n).toList());
    }

    @EveryDatabase
    void rowsAreInsertedFromASelect() {
        var statement = insertInto(WRITER)
                .select(
                        select(VOLUME.id.plus(100), VOLUME.title, value(0)).where(VOLUME.genre.eq("gothic")),
                        WRITER.id,
                        WRITER.name,
                        WRITER.books);

        assertSql(statement)
                .binding(100L, 0, "gothic")
                .onPostgres("INSERT INTO writer (id, name, books) SELECT volume.id + ?, volume.title,"
                        + " CAST(? AS INTEGER) FROM volume WHERE volume.genre = ?")
                .onMariaDb("INSERT INTO writer (id, name, books) SELECT volume.id + ?, volume.title,"
                        + " CAST(? AS SIGNED) FROM volume WHERE volume.genre = ?");
        assertThat(execute(statement).inserted()).isEqualTo(2);
        assertThat(bench.rows("SELECT id, name FROM writer WHERE id > 100 ORDER BY id"))
                .containsExactly(row(103, "Frankenstein"), row(105, "Matilda"));
        assertThatThrownBy(() -> insertInto(WRITER).select(select(VOLUME.title, VOLUME.id), WRITER.id, WRITER.name))
                .hasMessageContaining("as many columns of the same types");
    }

    @EveryDatabase
    void aRowOfDefaults() {
        assertSql(insertInto(WRITER).defaultValues())
                .onH2AndPostgres("INSERT INTO writer DEFAULT VALUES")
                .onMariaDb("INSERT INTO writer () VALUES ()");
        assertSql(insertInto(WRITER).row(row -> row.set(WRITER.id, 1L).setDefault(WRITER.books)))
                .binding(1L)
                .everywhere("INSERT INTO writer (id, books) VALUES (?, DEFAULT)");
        bench.execute("ALTER TABLE writer ALTER COLUMN id SET DEFAULT 70");
        bench.execute("ALTER TABLE writer ALTER COLUMN name SET DEFAULT 'Anonymous'");
        bench.execute("ALTER TABLE writer ALTER COLUMN books SET DEFAULT 42");
        assertThat(execute(insertInto(WRITER).defaultValues()).inserted()).isEqualTo(1);
        execute(insertInto(WRITER)
                .row(row -> row.set(WRITER.id, 71L).set(WRITER.name, "A").setDefault(WRITER.books))
                .row(row -> row.set(WRITER.id, 72L).set(WRITER.name, "B").set(WRITER.books, 1)));
        assertThat(bench.rows("SELECT id, name, books FROM writer WHERE id >= 70 ORDER BY id"))
                .containsExactly(row(70, "Anonymous", 42), row(71, "A", 42), row(72, "B", 1));
    }

    @EveryDatabase
    void rowsThatAreThereAlreadyStayAsTheyAre() {
        var statement = insertInto(WRITER)
                .row(row -> row.set(WRITER.id, 1L).set(WRITER.name, "Somebody"))
                .row(row -> row.set(WRITER.id, 9L).set(WRITER.name, "New"))
                .onConflict(WRITER.id)
                .doNothing();

        assertSql(statement)
                .binding(1L, "Somebody", 9L, "New")
                .onPostgres("INSERT INTO writer (id, name) VALUES (?, ?), (?, ?) ON CONFLICT (id) DO NOTHING")
                .onMariaDb(
                        "INSERT INTO writer (id, name) VALUES (?, ?), (?, ?) ON DUPLICATE KEY UPDATE writer.id = writer.id")
                .onH2("MERGE INTO writer USING (VALUES (CAST(? AS BIGINT), CAST(? AS VARCHAR)),"
                        + " (CAST(? AS BIGINT), CAST(? AS VARCHAR))) AS excluded (id, name)"
                        + " ON writer.id = excluded.id WHEN NOT MATCHED THEN INSERT (id, name)"
                        + " VALUES (excluded.id, excluded.name)");
        assertThat(execute(statement).inserted()).isEqualTo(1);
        assertThat(bench.rows("SELECT name FROM writer WHERE id IN (1, 9) ORDER BY id"))
                .containsExactly(row("Jane Austen"), row("New"));
    }

    @EveryDatabase
    void ofNewRowsWithTheSameKeyOneIsInsertedOrNone() {
        var twice = insertInto(WRITER)
                .row(row -> row.set(WRITER.id, 97L).set(WRITER.name, "first"))
                .row(row -> row.set(WRITER.id, 97L).set(WRITER.name, "second"))
                .onConflict(WRITER.id)
                .doNothing();

        if (bench.database() == TestDatabase.H2) {
            assertThatThrownBy(() -> execute(twice)).isInstanceOf(UniqueViolationException.class);
        } else {
            execute(twice);
            assertThat(list(select(WRITER.name).where(WRITER.id.eq(97)))).containsExactly("first");
        }
    }

    @EveryDatabase
    void rowsThatAreThereAlreadyAreUpdatedFromTheExcludedRow() {
        var excluded = WRITER.excluded();
        var statement = insertInto(WRITER)
                .row(row -> row.set(WRITER.id, 1L).set(WRITER.name, "J. Austen").set(WRITER.books, 6))
                .row(row -> row.set(WRITER.id, 3L).set(WRITER.name, "E. Zola").set(WRITER.books, 20))
                .row(row -> row.set(WRITER.id, 9L).set(WRITER.name, "New").set(WRITER.books, 1))
                .onConflict(WRITER.id)
                .setExcluded(WRITER.name)
                .set(WRITER.books, WRITER.books.plus(excluded.books))
                .where(WRITER.country.eq("GB"))
                .doUpdate();

        assertSql(statement)
                .binding(1L, "J. Austen", 6, 3L, "E. Zola", 20, 9L, "New", 1, "GB")
                .onPostgres("INSERT INTO writer (id, name, books) VALUES (?, ?, ?), (?, ?, ?), (?, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET name = excluded.name, books = writer.books + excluded.books"
                        + " WHERE writer.country = ?")
                .onH2("MERGE INTO writer USING (VALUES"
                        + " (CAST(? AS BIGINT), CAST(? AS VARCHAR), CAST(? AS INTEGER)),"
                        + " (CAST(? AS BIGINT), CAST(? AS VARCHAR), CAST(? AS INTEGER)),"
                        + " (CAST(? AS BIGINT), CAST(? AS VARCHAR), CAST(? AS INTEGER))) AS excluded (id, name, books)"
                        + " ON writer.id = excluded.id WHEN MATCHED AND writer.country = ? THEN UPDATE SET"
                        + " name = excluded.name, books = writer.books + excluded.books"
                        + " WHEN NOT MATCHED THEN INSERT (id, name, books)"
                        + " VALUES (excluded.id, excluded.name, excluded.books)")
                .binding(1L, "J. Austen", 6, 3L, "E. Zola", 20, 9L, "New", 1, "GB", "GB")
                .onMariaDb("INSERT INTO writer (id, name, books) VALUES (?, ?, ?), (?, ?, ?), (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE writer.name = IF(writer.country = ?, VALUES(name), writer.name),"
                        + " writer.books = IF(writer.country = ?, writer.books + VALUES(books), writer.books)");
        execute(statement);
        assertThat(bench.rows("SELECT name, books FROM writer WHERE id <> 2 ORDER BY id"))
                .containsExactly(row("J. Austen", 8), row("Émile Zola", 1), row("Nobody", 0), row("New", 1));
    }

    @EveryDatabase
    void aConstraintTellsWhatIsThereAlready() {
        var statement = insertInto(WRITER)
                .row(row -> row.set(WRITER.id, 77L).set(WRITER.name, "Nobody"))
                .onConstraint("writer_name_key")
                .set(WRITER.books, 5)
                .doUpdate();

        assertSql(statement)
                .binding(77L, "Nobody", 5)
                .onPostgres("INSERT INTO writer (id, name) VALUES (?, ?) ON CONFLICT ON CONSTRAINT writer_name_key"
                        + " DO UPDATE SET books = ?")
                .onH2("MERGE INTO writer USING (VALUES (CAST(? AS BIGINT), CAST(? AS VARCHAR)))"
                        + " AS excluded (id, name) ON writer.name = excluded.name"
                        + " WHEN MATCHED THEN UPDATE SET books = ?"
                        + " WHEN NOT MATCHED THEN INSERT (id, name) VALUES (excluded.id, excluded.name)")
                .onMariaDb("INSERT INTO writer (id, name) VALUES (?, ?) ON DUPLICATE KEY UPDATE writer.books = ?");
        execute(statement);
        assertThat(bench.rows("SELECT id, books FROM writer WHERE name = 'Nobody'"))
                .containsExactly(row(4, 5));
        assertThatThrownBy(() -> insertInto(WRITER).onConstraint("other")).hasMessageContaining("no unique constraint");
        assertThatThrownBy(() -> execute(insertInto(WRITER)
                        .row(row -> row.set(WRITER.id, 77L).set(WRITER.name, "Nobody"))
                        .onConflict(WRITER.id)
                        .doNothing()))
                .isInstanceOf(UniqueViolationException.class);
    }

    @EveryDatabase
    void theRowsOfASelectMayBeThereAlreadyToo() {
        var statement = insertInto(WRITER)
                .select(select(VOLUME.id, VOLUME.title).where(VOLUME.id.ge(4)), WRITER.id, WRITER.name)
                .onConflict(WRITER.id)
                .setExcluded(WRITER.name)
                .doUpdate();

        assertSql(statement)
                .binding(4L)
                .onPostgres("INSERT INTO writer (id, name) SELECT volume.id, volume.title FROM volume"
                        + " WHERE volume.id >= ? ON CONFLICT (id) DO UPDATE SET name = excluded.name")
                .onH2("MERGE INTO writer USING (SELECT volume.id, volume.title FROM volume WHERE volume.id >= ?)"
                        + " AS excluded (id, name) ON writer.id = excluded.id"
                        + " WHEN MATCHED THEN UPDATE SET name = excluded.name"
                        + " WHEN NOT MATCHED THEN INSERT (id, name) VALUES (excluded.id, excluded.name)")
                .onMariaDb("INSERT INTO writer (id, name) SELECT volume.id, volume.title FROM volume"
                        + " WHERE volume.id >= ? ON DUPLICATE KEY UPDATE writer.name = VALUES(name)");
        execute(statement);
        assertThat(bench.rows("SELECT id, name FROM writer WHERE id >= 4 ORDER BY id"))
                .containsExactly(row(4, "Germinal"), row(5, "Matilda"), row(6, " Lost "));
    }

    @EveryDatabase
    void whereASelectNamesTheSameColumnsItIsTheTargetThatStaysAsItIs() {
        var known = insertInto(WRITER)
                .select(select(VOLUME.id, VOLUME.title).where(VOLUME.id.ge(4)), WRITER.id, WRITER.name)
                .onConflict(WRITER.id)
                .doNothing();

        assertSql(known)
                .binding(4L)
                .onMariaDb("INSERT INTO writer (id, name) SELECT volume.id, volume.title FROM volume"
                        + " WHERE volume.id >= ? ON DUPLICATE KEY UPDATE writer.id = writer.id");
        execute(known);
        assertThat(bench.rows("SELECT id, name FROM writer WHERE id >= 4 ORDER BY id"))
                .containsExactly(row(4, "Nobody"), row(5, "Matilda"), row(6, " Lost "));
    }

    @EveryDatabase
    void theRowsMayComeFromTheVeryTable() {
        var doubled = insertInto(WRITER)
                .select(
                        select(WRITER.id, WRITER.name, WRITER.books).where(WRITER.id.le(2)),
                        WRITER.id,
                        WRITER.name,
                        WRITER.books)
                .onConflict(WRITER.id)
                .set(WRITER.books, WRITER.books.plus(WRITER.excluded().books))
                .doUpdate();

        assertSql(doubled)
                .binding(2L)
                .onMariaDb("INSERT INTO writer (id, name, books) WITH excluded (id, name, books) AS"
                        + " (SELECT writer.id, writer.name, writer.books FROM writer WHERE writer.id <= ?)"
                        + " SELECT * FROM excluded"
                        + " ON DUPLICATE KEY UPDATE writer.books = writer.books + VALUES(books)");
        execute(doubled);
        assertThat(bench.rows("SELECT books FROM writer WHERE id <= 3 ORDER BY id"))
                .containsExactly(row(4), row(2), row(1));
    }

    @EveryDatabase
    void anUpsertSeesTheRowAsItWas() {
        var excluded = WRITER.excluded();
        var statement = insertInto(WRITER)
                .row(row -> row.set(WRITER.id, 1L).set(WRITER.name, "J. Austen").set(WRITER.books, 6))
                .onConflict(WRITER.id)
                .set(WRITER.books, excluded.books)
                .set(WRITER.name, excluded.name.concat(WRITER.books.asText()))
                .where(WRITER.books.lt(excluded.books))
                .doUpdate();

        assertSql(statement)
                .binding(1L, "J. Austen", 6)
                .onMariaDb("INSERT INTO writer (id, name, books) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE"
                        + " writer.name = IF(writer.books < VALUES(books),"
                        + " CONCAT(VALUES(name), CONCAT(writer.books)), writer.name),"
                        + " writer.books = IF(writer.books < VALUES(books), VALUES(books), writer.books)");
        execute(statement);
        assertThat(bench.rows("SELECT name, books FROM writer WHERE id = 1")).containsExactly(row("J. Austen2", 6));

        var circular = insertInto(WRITER)
                .row(row -> row.set(WRITER.id, 1L).set(WRITER.name, "Swap").set(WRITER.books, 6))
                .onConflict(WRITER.id)
                .set(WRITER.books, WRITER.name.length())
                .set(WRITER.name, WRITER.books.asText())
                .doUpdate();
        assertSql(circular).refusedOn(MARIADB, "INSERT that updates rows of writer", "in a circle");
        execute(circular);
        assertThat(bench.rows("SELECT name, books FROM writer WHERE id = 1")).containsExactly(row("6", 10));
    }

    @EveryDatabase
    void whatIsDeletedByAnotherTableMayBeLookedUpToo() {
        var other = VOLUME.as("other");
        var statement = deleteFrom(VOLUME)
                .where(VOLUME.writer.id.eq(WRITER.id).and(WRITER.country.eq("GB")))
                .where(exists(select(other.id).where(other.price.gt(VOLUME.price))));

        assertSql(statement)
                .binding("GB")
                .onMariaDb("DELETE FROM volume WHERE EXISTS (SELECT 1 FROM writer WHERE volume.writer_id = writer.id"
                        + " AND writer.country = ? AND EXISTS (SELECT other.id FROM volume AS other"
                        + " WHERE other.price > volume.price))");
        execute(statement);
        assertThat(bench.rows("SELECT id FROM volume ORDER BY id")).containsExactly(row(4), row(6));
    }

    @EveryDatabase
    void inOrderTheyAreSaidByTheRowAsItWasWhereAnotherTableIsUsed() {
        var statement = update(VOLUME)
                .set(VOLUME.pages, VOLUME.pages.plus(1))
                .set(VOLUME.title, WRITER.name.concat(VOLUME.pages.asText()))
                .inOrder()
                .where(VOLUME.writer.id.eq(WRITER.id).and(VOLUME.id.eq(1)));

        assertSql(statement)
                .binding(1L, 1L, 1L)
                .onMariaDb("UPDATE volume JOIN writer SET volume.title ="
                        + " CONCAT(writer.name, CONCAT(CAST(volume.pages + ? AS SIGNED))),"
                        + " volume.pages = volume.pages + ? WHERE volume.writer_id = writer.id AND volume.id = ?");
        execute(statement);
        assertThat(bench.rows("SELECT pages, title FROM volume WHERE id = 1"))
                .containsExactly(row(475, "Jane Austen475"));
    }

    @EveryDatabase
    void inOrderASubqueryOverTheSameTableStillSeesTheRowsAsTheyWere() {
        Update<Volume> ordered = update(VOLUME)
                .set(VOLUME.pages, VOLUME.pages.plus(1000))
                .set(VOLUME.price, subquery(VOLUME.pages.max(), all -> all).asDecimal(10, 2))
                .inOrder()
                .where(VOLUME.id.eq(1));

        assertSql(ordered)
                .onPostgres("UPDATE volume SET pages = pages + ?,"
                        + " price = CAST((SELECT MAX(pages) FROM volume) AS DECIMAL(10, 2)) WHERE id = ?");
        execute(ordered);

        assertThat(list(select(VOLUME.price).where(VOLUME.id.eq(1)))).containsExactly(new BigDecimal("591.00"));
    }

    @EveryDatabase
    void whatIsCombinedWithSuchASubqueryLooksAtTheUpdatedRow() {
        Select<Integer> books = select(WRITER.books)
                .where(WRITER.id.eq(1).and(WRITER.books.plus(1000).lt(VOLUME.pages)));
        Update<Volume> ordered = update(VOLUME)
                .set(VOLUME.pages, VOLUME.pages.plus(1000))
                .set(
                        VOLUME.price,
                        subquery(
                                        VOLUME.pages,
                                        none -> none.where(VOLUME.id.lt(0)).unionAll(books))
                                .asDecimal(10, 2))
                .inOrder()
                .where(VOLUME.id.eq(1));

        execute(ordered);

        assertThat(bench.rows("SELECT pages, price FROM volume WHERE id = 1"))
                .containsExactly(row(1474, new BigDecimal("2.00")));
    }

    @EveryDatabase
    void whatAnInsertIsToldOnceIsNotSaidAgain() {
        var copies =
                insertInto(WRITER).select(select(WRITER.id.plus(10), WRITER.name.concat("!")), WRITER.id, WRITER.name);
        var known = copies.onConflict(WRITER.id).doNothing();

        assertThatThrownBy(() -> copies.select(select(WRITER.id, WRITER.name), WRITER.id, WRITER.name))
                .hasMessageContaining("those of another select are inserted already. Put both together by unionAll(…)");
        assertThatThrownBy(() -> known.onConflict(WRITER.name)).hasMessageStartingWith("Cannot say twice");
        assertThatThrownBy(() -> known.onConstraint("writer_name_key"))
                .hasMessageStartingWith("Cannot say twice what happens to rows of writer that are there already");
    }
}

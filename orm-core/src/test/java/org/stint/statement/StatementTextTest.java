package org.stint.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.statement.AuthorTable.AUTHOR;
import static org.stint.statement.BookTable.BOOK;
import static org.stint.statement.EventTable.EVENT;
import static org.stint.statement.Statements.allOf;
import static org.stint.statement.Statements.anyOf;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.exists;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.not;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stint.dialect.Dialect;
import org.stint.dialect.H2Dialect;
import org.stint.dialect.MariaDbDialect;
import org.stint.dialect.PostgresDialect;
import org.stint.type.SqlTypes;

/** Each statement as a user writes it: its SQL on every database and what is bound. */
class StatementTextTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30.123456789Z");

    /** A statement, its text where nothing else is said, its texts elsewhere, and its values in order. */
    private record Case(
            String name, Statement<?> statement, String sql, String h2, String mariaDb, List<Object> values) {

        static Case of(String name, Statement<?> statement, String sql, Object... values) {
            return new Case(name, statement, sql, sql, sql, List.of(values));
        }

        Case onH2(String text) {
            return new Case(name, statement, sql, text, mariaDb, values);
        }

        Case onMariaDb(String text) {
            return new Case(name, statement, sql, h2, text, values);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> statements() {
        BookTable other = BOOK.as("other");
        return Stream.of(
                Case.of("a column", select(BOOK.title), "SELECT title FROM book"),
                Case.of(
                        "several columns with a condition",
                        select(BOOK.id, BOOK.title)
                                .where(BOOK.price.gt(10))
                                .orderBy(BOOK.title.asc(), BOOK.price.desc())
                                .limit(5)
                                .offset(10),
                        "SELECT id, title FROM book WHERE price > ? ORDER BY title, price DESC LIMIT ? OFFSET ?",
                        10L,
                        5L,
                        10L),
                Case.of("an offset without a limit", select(BOOK.id).offset(3), "SELECT id FROM book OFFSET ?", 3L)
                        .onMariaDb("SELECT id FROM book LIMIT 18446744073709551615 OFFSET ?"),
                Case.of(
                        "an entity",
                        select(AUTHOR).where(AUTHOR.id.eq(7)),
                        "SELECT id, name FROM author WHERE id = ?",
                        7L),
                Case.of(
                        "an entity and a column of another",
                        select(AUTHOR, BOOK.title).from(BOOK).join(BOOK.author),
                        "SELECT author.id, author.name, book.title FROM book JOIN author ON book.author_id = author.id"),
                Case.of(
                        "a join of a table with itself",
                        select(BOOK.title, other.title)
                                .from(BOOK)
                                .leftJoin(
                                        other,
                                        other.author.id.eq(BOOK.author.id).and(other.id.ne(BOOK.id)))
                                .where(BOOK.genre.eq("poetry")),
                        "SELECT book.title, other.title FROM book LEFT JOIN book AS other"
                                + " ON other.author_id = book.author_id AND other.id <> book.id WHERE book.genre = ?",
                        "poetry"),
                Case.of(
                        "an alias alone needs no qualified columns",
                        select(other.title).where(other.id.eq(1)),
                        "SELECT title FROM book AS other WHERE id = ?",
                        1L),
                Case.of(
                        "a correlated subquery",
                        select(AUTHOR.name).where(exists(select(BOOK.id).where(BOOK.author.id.eq(AUTHOR.id)))),
                        "SELECT author.name FROM author"
                                + " WHERE EXISTS (SELECT book.id FROM book WHERE book.author_id = author.id)"),
                Case.of(
                        "no such row",
                        select(AUTHOR.name).where(not(exists(select(BOOK.id).where(BOOK.author.id.eq(AUTHOR.id))))),
                        "SELECT author.name FROM author"
                                + " WHERE NOT EXISTS (SELECT book.id FROM book WHERE book.author_id = author.id)"),
                Case.of(
                        "a scalar subquery",
                        select(BOOK.title).where(BOOK.price.gt(select(BOOK.price.avg()))),
                        "SELECT title FROM book WHERE price > (SELECT CAST(AVG(price) AS DECIMAL(38, 6)) FROM book)"),
                Case.of(
                        "membership in a select",
                        select(BOOK.title)
                                .where(BOOK.author.id.in(select(AUTHOR.id).where(AUTHOR.name.startsWith("Ü")))),
                        "SELECT book.title FROM book"
                                + " WHERE book.author_id IN (SELECT author.id FROM author WHERE author.name LIKE ?)",
                        "Ü%"),
                Case.of(
                                "membership in a list",
                                select(BOOK.title).where(BOOK.id.in(1L, 2L, 3L)),
                                "SELECT title FROM book WHERE id = ANY (?)",
                                List.of(1L, 2L, 3L))
                        .onH2("SELECT title FROM book WHERE id IN (?, ?, ?, ?)")
                        .onMariaDb("SELECT title FROM book WHERE id IN (?, ?, ?, ?)"),
                Case.of(
                        "membership in an empty list",
                        select(BOOK.title).where(BOOK.id.in(List.of())),
                        "SELECT title FROM book WHERE FALSE"),
                Case.of(
                        "conditions that restrict nothing",
                        select(BOOK.title).where(allOf()).where(Condition.TRUE.or(BOOK.id.eq(1))),
                        "SELECT title FROM book"),
                Case.of(
                        "or within and",
                        select(BOOK.title)
                                .where(BOOK.genre.eq("a").or(BOOK.genre.eq("b")))
                                .where(BOOK.available),
                        "SELECT title FROM book WHERE (genre = ? OR genre = ?) AND available",
                        "a",
                        "b"),
                Case.of(
                        "and within or",
                        select(BOOK.title).where(anyOf(BOOK.genre.eq("a").and(BOOK.available), BOOK.pages.isNull())),
                        "SELECT title FROM book WHERE genre = ? AND available OR pages IS NULL",
                        "a"),
                Case.of(
                        "not",
                        select(BOOK.title)
                                .where(not(BOOK.available))
                                .where(not(BOOK.id.eq(1).and(BOOK.id.eq(2))).not()),
                        "SELECT title FROM book WHERE NOT available AND NOT NOT (id = ? AND id = ?)",
                        1L,
                        2L),
                Case.of(
                        "a comparison of conditions",
                        select(BOOK.title).where(BOOK.available.eq(BOOK.pages.gt(100))),
                        "SELECT title FROM book WHERE available = (pages > ?)",
                        100L),
                Case.of(
                        "sums and products",
                        select(BOOK.title)
                                .where(BOOK.price
                                        .plus(BOOK.price)
                                        .times(BOOK.price)
                                        .eq(1)),
                        "SELECT title FROM book WHERE (price + price) * price = ?",
                        1L),
                Case.of(
                        "a chain of differences",
                        select(BOOK.title)
                                .where(BOOK.pages
                                        .minus(BOOK.pages)
                                        .minus(BOOK.pages.minus(BOOK.pages))
                                        .eq(0)),
                        "SELECT title FROM book WHERE pages - pages - (pages - pages) = ?",
                        0L),
                Case.of(
                        "two signs",
                        select(BOOK.title).where(BOOK.pages.negated().negated().eq(1)),
                        "SELECT title FROM book WHERE -(-pages) = ?",
                        1L),
                Case.of("whole division", select(BOOK.pages.dividedBy(2)), "SELECT pages / ? FROM book", 2L)
                        .onH2("SELECT pages / CAST(? AS BIGINT) FROM book")
                        .onMariaDb("SELECT pages DIV ? FROM book"),
                Case.of("texts", select(BOOK.title.lower().concat("!")), "SELECT LOWER(title) || ? FROM book", "!")
                        .onMariaDb("SELECT CONCAT(LOWER(title), ?) FROM book"),
                Case.of(
                        "a pattern",
                        select(BOOK.id).where(BOOK.title.contains("100%_\\")),
                        "SELECT id FROM book WHERE title LIKE ?",
                        "%100\\%\\_\\\\%"),
                Case.of(
                        "null-safe comparison with null",
                        select(BOOK.id).where(BOOK.genre.isNotDistinctFrom((String) null)),
                        "SELECT id FROM book WHERE genre IS NULL"),
                Case.of(
                                "null-safe comparison",
                                select(BOOK.id).where(BOOK.genre.isDistinctFrom("x")),
                                "SELECT id FROM book WHERE genre IS DISTINCT FROM ?",
                                "x")
                        .onMariaDb("SELECT id FROM book WHERE NOT (genre <=> ?)"),
                Case.of(
                        "a range",
                        select(BOOK.id).where(BOOK.price.between(new BigDecimal("1.50"), new BigDecimal("2.50"))),
                        "SELECT id FROM book WHERE price BETWEEN ? AND ?",
                        new BigDecimal("1.50"),
                        new BigDecimal("2.50")),
                Case.of(
                        "groups",
                        select(BOOK.genre, count())
                                .groupBy(BOOK.genre)
                                .having(count().gt(1))
                                .having(BOOK.pages.sum().lt(900)),
                        "SELECT genre, COUNT(*) FROM book GROUP BY genre HAVING COUNT(*) > ? AND SUM(pages) < ?",
                        1L,
                        900L),
                Case.of(
                        "different values",
                        select(BOOK.genre.countDistinct()).distinct(),
                        "SELECT DISTINCT COUNT(DISTINCT genre) FROM book"),
                Case.of(
                                "rows without a value last",
                                select(BOOK.id).orderBy(BOOK.pages.desc().nullsLast()),
                                "SELECT id FROM book ORDER BY pages DESC NULLS LAST")
                        .onMariaDb("SELECT id FROM book ORDER BY pages IS NULL, pages DESC"),
                Case.of("a lock", select(BOOK.id).forUpdate(), "SELECT id FROM book FOR UPDATE"),
                Case.of("a shared lock", select(BOOK.id).forShare(), "SELECT id FROM book FOR SHARE")
                        .onH2("SELECT id FROM book FOR UPDATE")
                        .onMariaDb("SELECT id FROM book LOCK IN SHARE MODE"),
                Case.of(
                        "a parameter",
                        select(BOOK.id).where(BOOK.title.eq(parameter("title", SqlTypes.text(200)))),
                        "SELECT id FROM book WHERE title = ?",
                        ":title"),
                Case.of(
                        "insert",
                        insertInto(BOOK)
                                .row(row -> row.set(BOOK.title, "Emma").set(BOOK.price, new BigDecimal("9.99")))
                                .row(row -> row.set(BOOK.price, new BigDecimal("5.00"))
                                        .set(BOOK.title, "Ulysses")),
                        "INSERT INTO book (title, price) VALUES (?, ?), (?, ?)",
                        "Emma",
                        new BigDecimal("9.99"),
                        "Ulysses",
                        new BigDecimal("5.00")),
                Case.of("insert nothing", insertInto(AUTHOR).row(row -> row), "INSERT INTO author DEFAULT VALUES")
                        .onMariaDb("INSERT INTO author () VALUES ()"),
                Case.of(
                        "insert from a subquery",
                        insertInto(BOOK)
                                .row(row -> row.set(BOOK.title, "Emma").set(BOOK.pages, select(BOOK.pages.max()))),
                        "INSERT INTO book (title, pages) VALUES (?, (SELECT MAX(pages) FROM book))",
                        "Emma"),
                Case.of(
                        "update",
                        update(BOOK)
                                .set(BOOK.price, new BigDecimal("12.99"))
                                .where(BOOK.id.eq(42).and(BOOK.version.eq(7))),
                        "UPDATE book SET price = ? WHERE id = ? AND version = ?",
                        new BigDecimal("12.99"),
                        42L,
                        7L),
                Case.of(
                                "update by an expression",
                                update(BOOK)
                                        .set(BOOK.price, BOOK.price.plus(5))
                                        .setNull(BOOK.genre)
                                        .where(BOOK.genre.eq("fiction")),
                                "UPDATE book SET price = price + ?, genre = NULL WHERE genre = ?",
                                5L,
                                "fiction")
                        .onH2("UPDATE book SET price = price + CAST(? AS BIGINT), genre = NULL WHERE genre = ?"),
                Case.of(
                                "a factor finer than the column stays as it is",
                                update(BOOK).set(BOOK.price, BOOK.price.times(new BigDecimal("1.055"))),
                                "UPDATE book SET price = price * ?",
                                new BigDecimal("1.055"))
                        .onH2("UPDATE book SET price = price * CAST(? AS DECIMAL(38, 3))"),
                Case.of(
                        "update as executed",
                        update(BOOK)
                                .set(BOOK.genre, "sci-fi")
                                .where(BOOK.genre.eq("fiction"))
                                .advancing(NOW),
                        "UPDATE book SET genre = ?, updated_at = ?, version = version + 1 WHERE genre = ?",
                        "sci-fi",
                        NOW,
                        "fiction"),
                Case.of(
                        "update that keeps the version",
                        update(BOOK).set(BOOK.genre, "sci-fi").keepVersion().advancing(NOW),
                        "UPDATE book SET genre = ?",
                        "sci-fi"),
                Case.of(
                        "update that sets the version itself",
                        update(BOOK).set(BOOK.version, 3).advancing(NOW),
                        "UPDATE book SET version = ?, updated_at = ?",
                        3,
                        NOW),
                Case.of(
                                "update of a version that is a time",
                                update(EVENT).set(EVENT.text, "x").advancing(NOW),
                                "UPDATE \"Event \"\"log\"\"\" SET \"a \"\"quoted\"\" text\" = ?, changed = ?,"
                                        + " \"Changed\" = ?,"
                                        + " version = GREATEST(?, version + INTERVAL '0.001' SECOND)",
                                "x",
                                LocalDateTime.ofInstant(NOW, ZoneOffset.UTC),
                                NOW.atOffset(ZoneOffset.UTC),
                                NOW)
                        .onMariaDb("UPDATE `Event \"log\"` SET `a \"quoted\" text` = ?, changed = ?, `Changed` = ?,"
                                + " version = GREATEST(?, version + INTERVAL 1000 MICROSECOND)"),
                Case.of(
                        "update by a correlated subquery",
                        update(BOOK)
                                .set(BOOK.title, select(AUTHOR.name.min()).where(AUTHOR.id.eq(BOOK.author.id)))
                                .where(BOOK.id.eq(1)),
                        "UPDATE book SET title ="
                                + " (SELECT MIN(author.name) FROM author WHERE author.id = book.author_id)"
                                + " WHERE book.id = ?",
                        1L),
                Case.of(
                        "delete",
                        deleteFrom(BOOK).where(BOOK.id.eq(1)).where(BOOK.version.eq(2)),
                        "DELETE FROM book WHERE id = ? AND version = ?",
                        1L,
                        2L),
                Case.of("delete all", deleteFrom(BOOK).allRows(), "DELETE FROM book"),
                Case.of(
                                "delete under an alias",
                                deleteFrom(other)
                                        .where(other.author.id.in(
                                                select(AUTHOR.id).where(AUTHOR.name.eq("x")))),
                                "DELETE FROM book AS other WHERE other.author_id IN"
                                        + " (SELECT author.id FROM author WHERE author.name = ?)",
                                "x")
                        .onMariaDb("DELETE other FROM book AS other WHERE other.author_id IN"
                                + " (SELECT author.id FROM author WHERE author.name = ?)"),
                Case.of(
                                "inserted rows come back",
                                insertInto(BOOK)
                                        .row(row -> row.set(BOOK.title, "Emma"))
                                        .returning(BOOK.id, BOOK.version),
                                "INSERT INTO book (title) VALUES (?) RETURNING id, version",
                                "Emma")
                        .onH2("SELECT id, version FROM FINAL TABLE (INSERT INTO book (title) VALUES (?))"),
                Case.of(
                                "deleted rows come back",
                                deleteFrom(BOOK).where(BOOK.id.eq(1)).returning(BOOK.title),
                                "DELETE FROM book WHERE id = ? RETURNING title",
                                1L)
                        .onH2("SELECT title FROM OLD TABLE (DELETE FROM book WHERE id = ?)"));
    }

    static Stream<Case> statementsThatMariaDbLacks() {
        return Stream.of(
                Case.of(
                                "updated rows come back",
                                update(BOOK)
                                        .set(BOOK.price, BigDecimal.ONE)
                                        .where(BOOK.id.eq(1))
                                        .returning(BOOK.id, BOOK.price.plus(2))
                                        .advancing(NOW),
                                "UPDATE book SET price = ?, updated_at = ?, version = version + 1 WHERE id = ?"
                                        + " RETURNING id, price + ?",
                                BigDecimal.ONE,
                                NOW,
                                1L,
                                2L)
                        .onH2("SELECT id, price + CAST(? AS BIGINT) FROM FINAL TABLE (UPDATE book SET price = ?,"
                                + " updated_at = ?, version = version + 1 WHERE id = ?)"),
                Case.of(
                                "updated rows come back from a statement of two tables",
                                update(BOOK)
                                        .set(BOOK.genre, "x")
                                        .where(BOOK.author.id.in(select(AUTHOR.id)))
                                        .returning(BOOK.id),
                                "UPDATE book SET genre = ? WHERE book.author_id IN (SELECT author.id FROM author)"
                                        + " RETURNING book.id",
                                "x")
                        .onH2("SELECT book.id FROM FINAL TABLE (UPDATE book SET genre = ? WHERE book.author_id IN"
                                + " (SELECT author.id FROM author)) AS book"));
    }

    static Stream<Case> all() {
        return Stream.concat(statements(), statementsThatMariaDbLacks());
    }

    @ParameterizedTest
    @MethodSource("all")
    void onPostgres(Case statement) {
        assertWritten(statement, statement.sql(), new PostgresDialect());
    }

    @ParameterizedTest
    @MethodSource("statements")
    void onMariaDb(Case statement) {
        assertWritten(statement, statement.mariaDb(), new MariaDbDialect());
    }

    @ParameterizedTest
    @MethodSource("all")
    void onH2(Case statement) {
        SqlWithValues sql = statement.statement().toSql(new H2Dialect());

        assertThat(sql.text()).isEqualTo(statement.h2());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theShapeStandsForTheText(Case statement) {
        List<Case> others =
                all().filter(other -> !other.name().equals(statement.name())).toList();
        StatementShape shape = ShapedStatement.of(statement.statement().node()).shape();

        for (Case other : others) {
            boolean sameText = SqlWriter.STANDARD
                    .write(other.statement().node())
                    .equals(SqlWriter.STANDARD.write(statement.statement().node()));
            assertThat(shape.equals(ShapedStatement.of(other.statement().node()).shape()))
                    .as(other.name())
                    .isEqualTo(sameText);
        }
    }

    private static void assertWritten(Case statement, String expected, Dialect dialect) {
        SqlWithValues sql = statement.statement().toSql(dialect);

        assertThat(sql.text()).isEqualTo(expected);
        assertThat(sql.values()).isEqualTo(dialect instanceof PostgresDialect ? statement.values() : filled(statement));
    }

    /** Where no array is sent, a list of three values is filled up to four. */
    private static List<Object> filled(Case statement) {
        List<Object> values = new ArrayList<>();
        for (Object value : statement.values()) {
            if (value instanceof List<?> list) {
                values.addAll(list);
                values.add(list.get(list.size() - 1));
            } else {
                values.add(value);
            }
        }
        return values;
    }
}

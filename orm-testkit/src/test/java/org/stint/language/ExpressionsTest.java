package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.Written.MARIADB;
import static org.stint.language.Written.assertSql;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.language.domain.Writer_.WRITER;
import static org.stint.statement.Expressions.caseWhen;
import static org.stint.statement.Expressions.row;
import static org.stint.statement.Expressions.subquery;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.statement.WindowFunctions.denseRank;
import static org.stint.statement.WindowFunctions.firstValue;
import static org.stint.statement.WindowFunctions.lag;
import static org.stint.statement.WindowFunctions.lead;
import static org.stint.statement.WindowFunctions.rank;
import static org.stint.statement.WindowFunctions.rowNumber;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.stint.exception.DataException;
import org.stint.session.Tracking;
import org.stint.statement.Condition;
import org.stint.statement.Expression;
import org.stint.statement.Frame.Bound;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.statement.Routine;
import org.stint.statement.Select;
import org.stint.statement.Window;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.type.SqlTypes;

/** Expressions: one meaning for each name on every database. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements are the same in both ways of tracking")
class ExpressionsTest extends InTheLibrary {

    private static final Window BY_PAGES = Window.partitionBy(VOLUME.genre).orderBy(VOLUME.pages.asc());

    private <T> T of(long id, Expression<T> expression) {
        return library.inTransaction(
                session -> session.one(select(expression).from(VOLUME).where(VOLUME.id.eq(id))));
    }

    @EveryDatabase
    void aCaseGivesTheValueBehindTheFirstConditionThatIsMet() {
        Select<String> select = select(caseWhen(VOLUME.pages.gt(400), value("long"))
                        .when(VOLUME.pages.gt(240), VOLUME.genre)
                        .otherwise("short"))
                .orderBy(VOLUME.id.asc());

        assertSql(select)
                .binding(400L, "long", 240L, "short")
                .onPostgres("SELECT CASE WHEN pages > ? THEN CAST(? AS VARCHAR) WHEN pages > ? THEN genre"
                        + " ELSE CAST(? AS VARCHAR) END FROM volume ORDER BY id")
                .onH2("SELECT CASE WHEN pages > ? THEN CAST(? AS VARCHAR) WHEN pages > ? THEN genre"
                        + " ELSE CAST(? AS VARCHAR) END FROM volume ORDER BY id")
                .onMariaDb("SELECT CASE WHEN pages > ? THEN ? WHEN pages > ? THEN genre"
                        + " ELSE ? END FROM volume ORDER BY id");
        assertThat(list(select)).containsExactly("long", "novel", "gothic", "long", "short", "short");
    }

    @EveryDatabase
    void aCaseWithoutOtherwiseIsNull() {
        assertThat(of(
                        1,
                        caseWhen(VOLUME.pages.gt(400), VOLUME.price)
                                .when(VOLUME.available, new BigDecimal("1.00"))
                                .end()))
                .isEqualByComparingTo("9.99");
        assertThat(list(select(caseWhen(VOLUME.pages.gt(400), VOLUME.price).end())
                        .where(VOLUME.id.eq(2))))
                .containsOnlyNulls();
    }

    @EveryDatabase
    void nullIfAndCoalesce() {
        Select<String> select =
                select(VOLUME.genre.nullIf("novel").coalesce("?")).orderBy(VOLUME.id.asc());

        assertSql(select)
                .binding("novel", "?")
                .everywhere("SELECT COALESCE(NULLIF(genre, ?), ?) FROM volume ORDER BY id");
        assertThat(list(select)).containsExactly("?", "?", "gothic", "?", "gothic", "?");
    }

    @EveryDatabase
    void aCorrelatedSubqueryIsAnExpression() {
        Select<?> select = select(
                        WRITER.name,
                        subquery(VOLUME.price.max(), max -> max.where(VOLUME.writer.id.eq(WRITER.id)))
                                .plus(1))
                .from(WRITER)
                .where(subquery(count(), books -> books.from(VOLUME).where(VOLUME.writer.id.eq(WRITER.id)))
                        .gt(1))
                .orderBy(WRITER.id.asc());

        assertSql(select)
                .binding(1L, 1L)
                .onPostgres(
                        "SELECT writer.name, (SELECT MAX(volume.price) FROM volume WHERE volume.writer_id = writer.id) + ?"
                                + " FROM writer WHERE (SELECT COUNT(*) FROM volume WHERE volume.writer_id = writer.id) > ?"
                                + " ORDER BY writer.id")
                .onH2("SELECT writer.name, (SELECT MAX(volume.price) FROM volume WHERE volume.writer_id = writer.id)"
                        + " + CAST(? AS BIGINT)"
                        + " FROM writer WHERE (SELECT COUNT(*) FROM volume WHERE volume.writer_id = writer.id) > ?"
                        + " ORDER BY writer.id");
        assertThat(list(select))
                .extracting(Object::toString)
                .containsExactly("[Jane Austen, 10.99]", "[Mary Shelley, 8.00]");
    }

    @EveryDatabase
    void rowValuesAreComparedTogether() {
        Select<Long> select = select(VOLUME.id)
                .where(row(VOLUME.writer.id, VOLUME.genre).eq(2L, "gothic"))
                .orderBy(VOLUME.id.asc());

        assertSql(select)
                .binding(2L, "gothic")
                .everywhere("SELECT id FROM volume WHERE (writer_id, genre) = (?, ?) ORDER BY id");
        assertThat(list(select)).containsExactly(3L, 5L);
    }

    @EveryDatabase
    void aSelectThatIsLookedUpMayHaveALimit() {
        Select<Long> cheapest = select(VOLUME.id)
                .where(VOLUME.id.in(select(VOLUME.as("v").id)
                        .orderBy(VOLUME.as("v").id.desc())
                        .limit(2)))
                .orderBy(VOLUME.id.asc());

        assertSql(cheapest)
                .binding(2L)
                .onH2AndPostgres("SELECT volume.id FROM volume WHERE volume.id IN (SELECT v.id FROM volume AS v"
                        + " ORDER BY v.id DESC LIMIT ?) ORDER BY volume.id")
                .onMariaDb("SELECT volume.id FROM volume WHERE volume.id IN (WITH limited (column_1) AS"
                        + " (SELECT v.id FROM volume AS v ORDER BY v.id DESC LIMIT ?) SELECT * FROM limited)"
                        + " ORDER BY volume.id");
        assertThat(list(cheapest)).containsExactly(5L, 6L);

        Select<Long> first = select(VOLUME.id)
                .where(VOLUME.id.in(select(VOLUME.as("v").id)
                        .where(VOLUME.as("v").genre.eq(VOLUME.genre))
                        .orderBy(VOLUME.as("v").id.asc())
                        .limit(1)))
                .orderBy(VOLUME.id.asc());
        assertSql(first).refusedOn(MARIADB, "an IN over a select with a limit", "exists(…)");
        assertThat(list(first)).containsExactly(1L, 3L);
    }

    @EveryDatabase
    void rowValuesHaveAnOrder() {
        var key = row(VOLUME.price, VOLUME.id);
        BigDecimal price = new BigDecimal("7.00");

        assertSql(select(VOLUME.id).where(key.gt(price, 3L)))
                .binding(price, 3L)
                .onPostgres("SELECT id FROM volume WHERE (price, id) > (?, ?)")
                .binding(price, price, price, 3L)
                .onMariaDb("SELECT id FROM volume WHERE (price >= ? AND (price > ? OR price = ? AND id > ?))");
        assertThat(list(select(VOLUME.id).where(key.gt(price, 3L)).orderBy(VOLUME.id.asc())))
                .containsExactly(1L, 2L, 4L, 5L);
        assertThat(list(select(VOLUME.id).where(key.ge(price, 5L)).orderBy(VOLUME.id.asc())))
                .containsExactly(1L, 2L, 4L, 5L);
        assertThat(list(select(VOLUME.id).where(key.lt(price, 5L)))).containsExactly(3L);
        assertThat(list(select(VOLUME.id).where(key.le(price, 5L)).orderBy(VOLUME.id.asc())))
                .containsExactly(3L, 5L);
    }

    record Key(long writer, String genre) {}

    @EveryDatabase
    void rowValuesAreLookedUpInALIst() {
        List<Key> keys = List.of(new Key(1, "novel"), new Key(2, "novel"), new Key(3, "novel"));
        Select<Long> select = select(VOLUME.id)
                .where(row(VOLUME.writer.id, VOLUME.genre).in(keys, Key::writer, Key::genre))
                .orderBy(VOLUME.id.asc());

        assertSql(select)
                .binding(List.of(1L, 2L, 3L), List.of("novel", "novel", "novel"))
                .onPostgres(
                        "SELECT id FROM volume WHERE (writer_id, genre) IN (SELECT * FROM unnest(CAST(? AS BIGINT[]),"
                                + " CAST(? AS VARCHAR[]))) ORDER BY id");
        assertSql(select)
                .binding(1L, "novel", 2L, "novel", 3L, "novel", 3L, "novel")
                .onH2("SELECT id FROM volume WHERE (writer_id, genre) IN ((?, ?), (?, ?), (?, ?), (?, ?))"
                        + " ORDER BY id")
                .onMariaDb("SELECT id FROM volume WHERE (writer_id, genre) IN ((?, ?), (?, ?), (?, ?), (?, ?))"
                        + " ORDER BY id");
        assertThat(list(select)).containsExactly(1L, 2L, 4L);
        assertThat(list(select(VOLUME.id)
                        .where(row(VOLUME.writer.id, VOLUME.genre).in(List.<Key>of(), Key::writer, Key::genre))))
                .isEmpty();
        assertThatThrownBy(() -> row(VOLUME.writer.id, VOLUME.genre).in(keys, Key::writer, key -> null))
                .hasMessageContaining("nothing equals NULL");
    }

    @EveryDatabase
    void rowValuesAreLookedUpInALongListByAnIndex() {
        List<Key> keys = new ArrayList<>(List.of(new Key(2, "novel"), new Key(1, "novel")));
        for (int writer = 1000; writer < 1198; writer++) {
            keys.add(new Key(writer, "novel"));
        }
        Condition listed = row(VOLUME.writer.id, VOLUME.genre).in(keys, Key::writer, Key::genre);
        Select<Long> select = select(VOLUME.id).where(listed);

        String range = " JOIN SYSTEM_RANGE(1, 256) AS place (number) ON place.number <= CARDINALITY(given.c1_1))";
        List<Long> writers = keys.stream().map(Key::writer).toList();
        assertSql(select)
                .binding(writers, writers, keys.stream().map(Key::genre).toList())
                .onH2("SELECT id FROM volume WHERE (writer_id IN (SELECT given.c1_1[place.number]"
                        + " FROM (SELECT CAST(? AS BIGINT ARRAY) AS c1_1) AS given" + range
                        + " AND (writer_id, genre) IN (SELECT given.c1_1[place.number], given.c2_1[place.number]"
                        + " FROM (SELECT CAST(? AS BIGINT ARRAY) AS c1_1, CAST(? AS VARCHAR ARRAY) AS c2_1) AS given"
                        + range + ")");
        assertThat(list(select)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(list(select(VOLUME.id).where(listed.not()))).contains(4L).doesNotContain(1L, 2L);
        assertThat(list(select(VOLUME.id)
                        .where(row(VOLUME.writer.id, VOLUME.genre.lower()).in(keys, Key::writer, Key::genre))))
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @EveryDatabase
    void rowValuesAreLookedUpInASelect() {
        Select<Long> select = select(VOLUME.id)
                .where(row(VOLUME.writer.id, VOLUME.genre)
                        .in(select(WRITER.id, value("novel")).where(WRITER.country.eq("GB"))))
                .orderBy(VOLUME.id.asc());

        assertSql(select)
                .binding("novel", "GB")
                .onH2AndPostgres("SELECT volume.id FROM volume WHERE (volume.writer_id, volume.genre) IN"
                        + " (SELECT writer.id, CAST(? AS VARCHAR) FROM writer WHERE writer.country = ?)"
                        + " ORDER BY volume.id");
        assertThat(list(select)).containsExactly(1L, 2L);
        assertThatThrownBy(() -> row(VOLUME.writer.id, VOLUME.genre).in(select(WRITER.name, WRITER.id)))
                .hasMessageContaining("select two columns of these types");
    }

    @EveryDatabase
    void textFunctions() {
        assertSql(select(VOLUME.title
                        .trim()
                        .substring(2, 3)
                        .replace("o", "0")
                        .padStart(5, "*")
                        .left(4)))
                .binding(2, 3, "o", "0", 5, "*", 4)
                .everywhere("SELECT LEFT(LPAD(REPLACE(SUBSTRING(TRIM(title), ?, ?), ?, ?), ?, ?), ?) FROM volume");
        assertSql(select(VOLUME.title.position("mm")))
                .binding("mm")
                .onH2AndPostgres("SELECT POSITION(? IN title) FROM volume")
                .onMariaDb("SELECT LOCATE(?, title) FROM volume");
        assertThat(of(6, VOLUME.title.trim().concat("|"))).isEqualTo("Lost|");
        assertThat(of(6, VOLUME.title.trimStart())).isEqualTo("Lost ");
        assertThat(of(6, VOLUME.title.trimEnd())).isEqualTo(" Lost");
        assertThat(of(1, VOLUME.title.substring(2))).isEqualTo("mma");
        assertThat(of(1, VOLUME.title.substring(2, 2))).isEqualTo("mm");
        assertThat(of(1, VOLUME.title.substring(9, 2))).isEmpty();
        assertThat(of(1, VOLUME.title.replace("m", "n"))).isEqualTo("Enna");
        assertThat(of(1, VOLUME.title.position("ma"))).isEqualTo(3);
        assertThat(of(1, VOLUME.title.position("x"))).isZero();
        assertThat(of(1, VOLUME.title.left(2).concat(VOLUME.title.right(9)))).isEqualTo("EmEmma");
        assertThat(of(1, VOLUME.title.padStart(6, ".").concat(VOLUME.title.padEnd(3, "."))))
                .isEqualTo("..EmmaEmm");
        assertThat(of(1, VOLUME.title.upper().length())).isEqualTo(4);
    }

    @EveryDatabase
    void whatDatabasesTakeInTheirOwnWaysIsRefused() {
        assertThatThrownBy(() -> VOLUME.title.substring(0)).hasMessageContaining("must be at least 1");
        assertThatThrownBy(() -> VOLUME.title.left(-1)).hasMessageContaining("must be at least 0");
        assertThatThrownBy(() -> VOLUME.title.replace("", "x")).hasMessageContaining("empty text");
        assertThatThrownBy(() -> VOLUME.title.padEnd(3, "ab")).hasMessageContaining("one character");
        assertThatThrownBy(() -> value(1.5).round(1)).hasMessageContaining("asDecimal(precision, scale)");
        assertThatThrownBy(() -> VOLUME.added.plus(Period.ofDays(1))).hasMessageContaining("time zone");
        assertThatThrownBy(() -> VOLUME.published.plus(Duration.ofDays(1))).hasMessageContaining("Period");
        assertThatThrownBy(() -> VOLUME.published.hour()).hasMessageContaining("has no such unit");
        assertThatThrownBy(() -> VOLUME.added.truncatedTo(ChronoUnit.WEEKS)).hasMessageContaining("Weeks");
        assertThatThrownBy(() -> VOLUME.title.over(Window.ALL)).hasMessageContaining("only an aggregate");
        assertThatThrownBy(() -> VOLUME.title.filter(VOLUME.available)).hasMessageContaining("only an aggregate");
    }

    @EveryDatabase
    void numericFunctions() {
        assertSql(select(VOLUME.price.times(new BigDecimal("1.5")).round(1), VOLUME.pages.mod(10), VOLUME.pages.sign()))
                .binding(new BigDecimal("1.5"), 10)
                .onPostgres("SELECT ROUND(price * ?, 1), MOD(pages, ?), CAST(SIGN(pages) AS INTEGER) FROM volume")
                .onH2("SELECT ROUND(price * CAST(? AS DECIMAL(10, 2)), 1), MOD(pages, ?), CAST(SIGN(pages) AS INTEGER)"
                        + " FROM volume")
                .onMariaDb("SELECT ROUND(price * ?, 1), MOD(pages, ?), CAST(SIGN(pages) AS SIGNED) FROM volume");
        assertThat(of(2, VOLUME.price.round(0))).isEqualByComparingTo("9");
        assertThat(of(2, VOLUME.price.negated().round(0))).isEqualByComparingTo("-9");
        assertThat(of(1, VOLUME.price.floor())).isEqualByComparingTo("9");
        assertThat(of(1, VOLUME.price.negated().floor())).isEqualByComparingTo("-10");
        assertThat(of(1, VOLUME.price.ceiling())).isEqualByComparingTo("10");
        assertThat(of(1, VOLUME.pages.negated().mod(100))).isEqualTo(-74);
        assertThat(of(1, VOLUME.price.minus(20).sign())).isEqualTo(-1);
        assertThat(of(3, VOLUME.price.power(2))).isEqualTo(49.0);
        assertThat(of(2, VOLUME.price.asLong())).isEqualTo(9);
        assertThat(of(1, VOLUME.pages.asDecimal(10, 2).dividedBy(100))).isEqualByComparingTo("4.74");
        assertThat(of(1, VOLUME.pages.dividedBy(100))).isEqualTo(4);
        assertThat(of(1, VOLUME.pages.asText().concat(" p."))).isEqualTo("474 p.");
        assertThat(of(1, value("12").asLong())).isEqualTo(12);
        assertThat(of(1, value("1.255").asDecimal(10, 2))).isEqualByComparingTo("1.26");
        assertThat(of(1, VOLUME.price.asDouble())).isEqualTo(9.99);
    }

    @EveryDatabase
    void theGreaterAndTheLesserOfTwo() {
        Select<?> select = select(VOLUME.pages.greatest(300), VOLUME.price.least(VOLUME.price.round(0)))
                .where(VOLUME.id.ne(4))
                .orderBy(VOLUME.id.asc());

        assertSql(select)
                .binding(300L, 300L, 300L, 4L)
                .onH2AndPostgres("SELECT CASE WHEN pages >= ? THEN pages WHEN ? >= pages THEN CAST(? AS BIGINT) END,"
                        + " CASE WHEN price <= ROUND(price, 0) THEN price WHEN ROUND(price, 0) <= price"
                        + " THEN ROUND(price, 0) END FROM volume WHERE id <> ? ORDER BY id");
        assertThat(list(select))
                .extracting(Object::toString)
                .containsExactly("[474, 9.99]", "[300, 8.50]", "[300, 7.00]", "[300, 7.00]", "[null, null]");
        assertThat(of(1, VOLUME.title.greatest("Zora").concat(VOLUME.title.least(VOLUME.genre))))
                .isEqualTo("ZoraEmma");
        assertThat(of(5, VOLUME.added.greatest(Instant.EPOCH))).isEqualTo(Instant.parse("2026-04-05T06:07:08Z"));
        assertThat(of(5, VOLUME.published.least(LocalDate.EPOCH))).isEqualTo(LocalDate.parse("1959-02-28"));
        assertThat(of(1, value(2).greatest(value(3)))).isEqualTo(3);
    }

    @EveryDatabase
    void partsOfDatesAndTimesAreThoseInUtc() {
        assertSql(select(VOLUME.published.year(), VOLUME.added.second()))
                .onH2AndPostgres("SELECT CAST(EXTRACT(YEAR FROM published) AS INTEGER),"
                        + " CAST(FLOOR(EXTRACT(SECOND FROM added AT TIME ZONE 'UTC')) AS INTEGER) FROM volume")
                .onMariaDb("SELECT EXTRACT(YEAR FROM published), EXTRACT(SECOND FROM added) FROM volume");
        assertThat(of(1, VOLUME.published.year())).isEqualTo(1815);
        assertThat(of(1, VOLUME.published.month())).isEqualTo(12);
        assertThat(of(1, VOLUME.published.day())).isEqualTo(23);
        assertThat(of(1, VOLUME.added.day())).isEqualTo(31);
        assertThat(of(1, VOLUME.added.hour())).isEqualTo(22);
        assertThat(of(1, VOLUME.added.minute())).isEqualTo(10);
        assertThat(of(1, VOLUME.added.second())).isEqualTo(5);
        assertThat(of(1, value(Instant.parse("2026-07-01T23:30:00Z")).hour())).isEqualTo(23);
    }

    @EveryDatabase
    void timesAreCutToAUnit() {
        assertSql(select(VOLUME.published.truncatedTo(ChronoUnit.MONTHS), VOLUME.added.truncatedTo(ChronoUnit.HOURS)))
                .onPostgres("SELECT CAST(DATE_TRUNC('MONTH', published) AS DATE), DATE_TRUNC('HOUR', added, 'UTC')"
                        + " FROM volume")
                .onH2("SELECT DATE_TRUNC(MONTH, published), DATE_TRUNC(HOUR, added AT TIME ZONE 'UTC') FROM volume")
                .onMariaDb("SELECT CAST(DATE_FORMAT(published, '%Y-%m-01') AS DATE),"
                        + " CAST(DATE_FORMAT(added, '%Y-%m-%d %H:00:00') AS DATETIME(6)) FROM volume");
        assertThat(of(1, VOLUME.published.truncatedTo(ChronoUnit.YEARS))).isEqualTo(LocalDate.parse("1815-01-01"));
        assertThat(of(1, VOLUME.added.truncatedTo(ChronoUnit.DAYS))).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
        assertThat(of(1, VOLUME.added.truncatedTo(ChronoUnit.SECONDS)))
                .isEqualTo(Instant.parse("2026-01-31T22:10:05Z"));
    }

    @EveryDatabase
    void timesAreMoved() {
        assertSql(select(VOLUME.published.plus(Period.of(1, 2, 3)), VOLUME.added.minus(Duration.ofMinutes(90))))
                .binding(14L, 3L, -5_400_000_000L)
                .onPostgres("SELECT CAST(CAST(published + CAST(? AS BIGINT) * INTERVAL '1 MONTH' AS DATE)"
                        + " + CAST(? AS BIGINT) * INTERVAL '1 DAY' AS DATE),"
                        + " (added + CAST(? AS BIGINT) * INTERVAL '1 MICROSECOND') FROM volume")
                .onMariaDb("SELECT ((published + INTERVAL ? MONTH) + INTERVAL ? DAY), (added + INTERVAL ? MICROSECOND)"
                        + " FROM volume")
                .binding(3L, 14L, -5_400_000_000L)
                .onH2("SELECT DATEADD(DAY, CAST(? AS BIGINT), DATEADD(MONTH, CAST(? AS BIGINT), published)),"
                        + " DATEADD(MICROSECOND, CAST(? AS BIGINT), added) FROM volume");
        assertThat(of(5, VOLUME.published.plus(Period.ofYears(1)))).isEqualTo(LocalDate.parse("1960-02-28"));
        assertThat(of(1, value(LocalDate.parse("2024-01-31")).plus(Period.of(0, 1, 1))))
                .isEqualTo(LocalDate.parse("2024-03-01"));
        assertThat(of(1, VOLUME.added.plus(Duration.ofHours(2)))).isEqualTo(Instant.parse("2026-02-01T00:10:05.5Z"));
        assertThat(of(1, VOLUME.added.minus(Duration.ofMillis(500)))).isEqualTo(Instant.parse("2026-01-31T22:10:05Z"));
    }

    @EveryDatabase
    void aggregatesTakeAFilter() {
        Select<?> select = select(
                count().filter(VOLUME.available),
                VOLUME.price.sum().filter(VOLUME.genre.eq("novel")),
                VOLUME.pages.avg());

        assertSql(select)
                .binding("novel")
                .onH2AndPostgres("SELECT COUNT(*) FILTER (WHERE available), SUM(price) FILTER (WHERE genre = ?),"
                        + " CAST(AVG(pages) AS DECIMAL(38, 4)) FROM volume")
                .onMariaDb("SELECT COUNT(CASE WHEN available THEN 1 END), SUM(CASE WHEN genre = ? THEN price END),"
                        + " CAST(AVG(pages) AS DECIMAL(38, 4)) FROM volume");
        assertThat(list(select)).extracting(Object::toString).containsExactly("[4, 30.49, 360.8000]");
    }

    @EveryDatabase
    void windowFunctions() {
        Select<?> select = select(
                        VOLUME.id,
                        rowNumber(BY_PAGES),
                        lag(VOLUME.title, BY_PAGES),
                        lead(VOLUME.pages, 2, BY_PAGES),
                        firstValue(VOLUME.id, BY_PAGES),
                        VOLUME.price.sum().over(BY_PAGES.rowsBetween(Bound.preceding(1), Bound.current())))
                .where(VOLUME.genre.isNotNull())
                .orderBy(VOLUME.id.asc());

        assertSql(select)
                .everywhere("SELECT id, ROW_NUMBER() OVER (PARTITION BY genre ORDER BY pages),"
                        + " LAG(title, 1) OVER (PARTITION BY genre ORDER BY pages),"
                        + " LEAD(pages, 2) OVER (PARTITION BY genre ORDER BY pages),"
                        + " FIRST_VALUE(id) OVER (PARTITION BY genre ORDER BY pages),"
                        + " SUM(price) OVER (PARTITION BY genre ORDER BY pages ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)"
                        + " FROM volume WHERE genre IS NOT NULL ORDER BY id");
        assertThat(list(select))
                .extracting(Object::toString)
                .containsExactly(
                        "[1, 2, Persuasion, null, 2, 18.49]",
                        "[2, 1, null, 591, 2, 8.50]",
                        "[3, 2, Matilda, null, 5, 14.00]",
                        "[4, 3, Emma, null, 2, 21.99]",
                        "[5, 1, null, null, 5, 7.00]");
    }

    @EveryDatabase
    void ranksAndTotals() {
        Window byPrice = Window.orderedBy(VOLUME.price.desc());
        Select<?> select = select(VOLUME.id, rank(byPrice), denseRank(byPrice), count().over(Window.ALL))
                .where(VOLUME.price.lt(9))
                .orderBy(VOLUME.id.asc());

        assertSql(select)
                .binding(9L)
                .everywhere("SELECT id, RANK() OVER (ORDER BY price DESC), DENSE_RANK() OVER (ORDER BY price DESC),"
                        + " COUNT(*) OVER () FROM volume WHERE price < ? ORDER BY id");
        assertThat(list(select))
                .extracting(Object::toString)
                .containsExactly("[2, 1, 1, 3]", "[3, 2, 2, 3]", "[5, 2, 2, 3]");
        assertThatThrownBy(() -> byPrice.rowsBetween(Bound.following(1), Bound.current()))
                .hasMessageContaining("cannot begin at");
    }

    @EveryDatabase
    void functionsAndOperatorsAreRegistered() {
        Routine ascii = Routine.function("ASCII");
        Routine bars = Routine.operator("||").on("MariaDB", "OR");
        Select<?> select = select(
                        ascii.whole(SqlTypes.INTEGER, VOLUME.title),
                        bars.text(SqlTypes.text(0), VOLUME.title, value("!")))
                .where(VOLUME.id.eq(1));

        assertSql(select)
                .binding("!", 1L)
                .onH2AndPostgres("SELECT ASCII(title), (title || ?) FROM volume WHERE id = ?")
                .onMariaDb("SELECT ASCII(title), (title OR ?) FROM volume WHERE id = ?");
        assertThat(list(select)).extracting(Object::toString).containsExactly("[69, Emma!]");
        for (String name : List.of("f(x); DROP TABLE volume", "", "a b", "a.b.c", "f\"", "1f", "ü")) {
            assertThatThrownBy(() -> Routine.function(name)).hasMessageContaining("becomes part of the SQL");
        }
        for (String sign : List.of("--", "/*", "a", "? ", ";", "'")) {
            assertThatThrownBy(() -> Routine.operator(sign)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @EveryDatabase
    void aNumberOfAnySizeIsAValue() {
        BigDecimal large = new BigDecimal("1E+40");
        BigDecimal fine = new BigDecimal("1E-39");

        assertThat(list(select(value(large).plus(1)))).containsExactly(large.add(BigDecimal.ONE));
        assertThat(list(select(value(fine).times(2)))).containsExactly(fine.multiply(new BigDecimal(2)));
        assertThat(list(select(value(large).avg()))).hasSize(1);
        assertThat(list(select(value(fine).avg()))).hasSize(1);
        assertSql(select(value(new BigDecimal("1E+62")).avg()))
                .onMariaDb("SELECT CAST(AVG(CAST(? AS DECIMAL(63, 0))) AS DECIMAL(65, 4))");
    }

    @EveryDatabase
    void whatIsReadFromNoTableIsComputed() {
        assertThatThrownBy(() -> list(select(value(Long.MAX_VALUE).plus(1L))))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Cannot compute values: a value is out of the range");
    }

    @EveryDatabase
    void aTextThatIsLongerThanItsColumnIsNotCut() {
        String longer = "a genre that is longer than its column";
        var genre = caseWhen(VOLUME.id.eq(1), VOLUME.genre).otherwise(longer);
        Parameter<String> given = parameter("given", SqlTypes.text(3));
        var second = caseWhen(VOLUME.id.eq(1), VOLUME.genre).otherwise(given);

        assertThat(list(select(genre).where(VOLUME.id.eq(2)))).containsExactly(longer);
        assertThat(library.database().execute(select(second).where(VOLUME.id.eq(2)), Parameters.of(given, longer)))
                .containsExactly(longer);
        assertThatThrownBy(() -> execute(update(VOLUME).set(VOLUME.genre, genre).where(VOLUME.id.eq(2))))
                .isInstanceOf(DataException.class);
    }
}

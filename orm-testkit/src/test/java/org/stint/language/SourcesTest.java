package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.Written.H2;
import static org.stint.language.Written.MARIADB;
import static org.stint.language.Written.assertSql;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.language.domain.Writer_.WRITER;
import static org.stint.statement.Expressions.subquery;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.statement.Statements.values;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.stint.exception.StintException;
import org.stint.language.domain.Volume;
import org.stint.language.domain.Volume_;
import org.stint.session.Tracking;
import org.stint.statement.Derived;
import org.stint.statement.Place;
import org.stint.statement.QueryNode.Select.Lock.Others;
import org.stint.statement.Select;
import org.stint.statement.Tuple;
import org.stint.statement.WholeExpression;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** What a select takes its rows from, and how results are put together, cut into pages and locked. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements are the same in both ways of tracking")
class SourcesTest extends InTheLibrary {

    private List<String> lines(Select<?> select) {
        return list(select).stream().map(String::valueOf).toList();
    }

    @EveryDatabase
    void aSubqueryIsATable() {
        WholeExpression<Long> volumes = count();
        Derived<Tuple> shelf = select(VOLUME.genre, volumes)
                .where(VOLUME.price.gt(7))
                .groupBy(VOLUME.genre)
                .as("shelf");
        Select<?> select = select(VOLUME.id, shelf.get(volumes))
                .from(VOLUME)
                .join(shelf, shelf.get(VOLUME.genre).eq(VOLUME.genre))
                .orderBy(VOLUME.id.asc());

        assertSql(select)
                .binding(7L)
                .onH2AndPostgres("SELECT volume.id, shelf.column_2 FROM volume JOIN (SELECT volume.genre, COUNT(*)"
                        + " FROM volume WHERE volume.price > ? GROUP BY volume.genre) AS shelf (genre, column_2)"
                        + " ON shelf.genre = volume.genre ORDER BY volume.id")
                .onMariaDb("SELECT volume.id, shelf.column_2 FROM volume JOIN (WITH shelf (genre, column_2) AS"
                        + " (SELECT volume.genre, COUNT(*) FROM volume WHERE volume.price > ? GROUP BY volume.genre)"
                        + " SELECT * FROM shelf) AS shelf ON shelf.genre = volume.genre ORDER BY volume.id");
        assertThat(lines(select)).containsExactly("[1, 3]", "[2, 3]", "[4, 3]");
        assertThatThrownBy(() -> shelf.get(VOLUME.title)).hasMessageContaining("Not a column of shelf");
    }

    @EveryDatabase
    void aWholeSubqueryIsSelectedAsWhatItsRowsAre() {
        Derived<Volume> novels = select(VOLUME).where(VOLUME.genre.eq("novel")).as("novels");

        assertThat(list(select(novels)
                        .from(novels)
                        .orderBy(novels.get(VOLUME.price).asc())))
                .extracting(Volume::getTitle)
                .containsExactly("Persuasion", "Emma", "Germinal");
    }

    record Discount(long volume, @Nullable BigDecimal price) {}

    @EveryDatabase
    void typedValuesAreATable() {
        List<Discount> discounts = List.of(
                new Discount(1, new BigDecimal("5.00")), new Discount(4, null), new Discount(99, BigDecimal.ONE));
        Derived<Discount> discount = values(
                "discount",
                discounts,
                row -> row.set(VOLUME.id, Discount::volume).set(VOLUME.price, Discount::price));
        Select<?> select = select(VOLUME.title, discount.get(VOLUME.price))
                .from(VOLUME)
                .join(discount, discount.get(VOLUME.id).eq(VOLUME.id))
                .orderBy(VOLUME.id.asc());

        assertSql(select)
                .onPostgres("SELECT volume.title, discount.price FROM volume JOIN (SELECT * FROM"
                        + " unnest(CAST(? AS BIGINT[]), CAST(? AS DECIMAL(10, 2)[]))) AS discount (id, price)"
                        + " ON discount.id = volume.id ORDER BY volume.id")
                .onH2("SELECT volume.title, discount.price FROM volume JOIN (SELECT * FROM"
                        + " UNNEST(CAST(? AS BIGINT ARRAY), CAST(? AS DECIMAL(10, 2) ARRAY))) AS discount (id, price)"
                        + " ON discount.id = volume.id ORDER BY volume.id")
                .onMariaDb("SELECT volume.title, discount.price FROM volume JOIN (WITH discount (id, price) AS"
                        + " (SELECT CAST(? AS SIGNED), CAST(? AS DECIMAL(10, 2))"
                        + " UNION ALL SELECT CAST(? AS SIGNED), CAST(? AS DECIMAL(10, 2))"
                        + " UNION ALL SELECT CAST(? AS SIGNED), CAST(? AS DECIMAL(10, 2)))"
                        + " SELECT * FROM discount) AS discount ON discount.id = volume.id ORDER BY volume.id");
        assertThat(lines(select)).containsExactly("[Emma, 5.00]", "[Germinal, null]");
        assertThat(list(select(discount.get(VOLUME.id))
                        .orderBy(discount.get(VOLUME.id).desc())))
                .containsExactly(99L, 4L, 1L);
        assertThatThrownBy(() -> values("v", List.<Discount>of(), row -> row.set(VOLUME.id, Discount::volume)))
                .hasMessageContaining("at least one row");
        assertThatThrownBy(() -> select(discount)).hasMessageContaining("Select columns");
    }

    @EveryDatabase
    void aCommonTableIsDefinedOnceAndNamedTwice() {
        Derived<Tuple> cheap =
                select(VOLUME.id, VOLUME.price).where(VOLUME.price.lt(9)).asCommonTable("cheap");
        Derived<Tuple> other = cheap.as("other");
        Select<?> select = select(cheap.get(VOLUME.id), other.get(VOLUME.id))
                .from(cheap)
                .join(
                        other,
                        other.get(VOLUME.price)
                                .eq(cheap.get(VOLUME.price))
                                .and(other.get(VOLUME.id).gt(cheap.get(VOLUME.id))));

        assertSql(select)
                .binding(9L)
                .everywhere("WITH cheap (id, price) AS (SELECT volume.id, volume.price FROM volume"
                        + " WHERE volume.price < ?) SELECT cheap.id, other.id FROM cheap JOIN cheap AS other"
                        + " ON other.price = cheap.price AND other.id > cheap.id");
        assertThat(lines(select)).containsExactly("[3, 5]");
    }

    @EveryDatabase
    void aCommonTableMayUseAnother() {
        Derived<Tuple> novels =
                select(VOLUME.id, VOLUME.price).where(VOLUME.genre.eq("novel")).asCommonTable("novels");
        Derived<Long> best = select(novels.get(VOLUME.id))
                .where(novels.get(VOLUME.price).gt(9))
                .asCommonTable("best");

        Select<String> select = select(VOLUME.title)
                .where(VOLUME.id.in(select(best.get(novels.get(VOLUME.id)))))
                .orderBy(VOLUME.id.asc());

        assertSql(select)
                .binding("novel", 9L)
                .everywhere("WITH novels (id, price) AS (SELECT volume.id, volume.price FROM volume"
                        + " WHERE volume.genre = ?), best (id) AS (SELECT novels.id FROM novels WHERE novels.price > ?)"
                        + " SELECT volume.title FROM volume WHERE volume.id IN (SELECT best.id FROM best)"
                        + " ORDER BY volume.id");
        assertThat(list(select)).containsExactly("Emma", "Germinal");
    }

    @EveryDatabase
    void aRecursiveCommonTable() {
        WholeExpression<Long> number = value(1L);
        Derived<Long> numbers = select(number)
                .recursively(
                        "numbers",
                        self -> select(self.get(number).plus(1))
                                .from(self)
                                .where(self.get(number).lt(5)));
        Select<Long> select = select(numbers.get(number))
                .where(numbers.get(number).gt(2))
                .orderBy(numbers.get(number).asc());

        assertSql(select)
                .binding(1L, 1L, 5L, 2L)
                .onPostgres("WITH RECURSIVE numbers (column_1) AS (SELECT CAST(? AS BIGINT) UNION ALL"
                        + " SELECT column_1 + ? FROM numbers WHERE column_1 < ?)"
                        + " SELECT column_1 FROM numbers WHERE column_1 > ? ORDER BY column_1");
        assertThat(list(select)).containsExactly(3L, 4L, 5L);
    }

    @EveryDatabase
    void whatARecursiveTableComputesKeepsItsType() {
        Derived<Tuple> paths = select(VOLUME.id, VOLUME.pages, VOLUME.price, VOLUME.title)
                .where(VOLUME.id.eq(1))
                .recursively(
                        "paths",
                        self -> select(
                                        self.get(VOLUME.id).plus(1),
                                        self.get(VOLUME.pages).plus(1),
                                        self.get(VOLUME.price).times(new BigDecimal("1.5")),
                                        self.get(VOLUME.title).concat("/"))
                                .from(self)
                                .where(self.get(VOLUME.id).lt(2)));
        Select<?> select = select(
                        paths.get(VOLUME.pages), paths.get(VOLUME.price).gt(14), paths.get(VOLUME.title))
                .orderBy(paths.get(VOLUME.id).asc());

        assertSql(select)
                .onPostgres(
                        "WITH RECURSIVE paths (id, pages, price, title) AS (SELECT volume.id, volume.pages,"
                                + " CAST(volume.price AS DECIMAL), CAST(volume.title AS VARCHAR) FROM volume WHERE volume.id = ?"
                                + " UNION ALL SELECT paths.id + ?, CAST((paths.pages + ?) AS INTEGER),"
                                + " CAST((paths.price * ?) AS DECIMAL), CAST((paths.title || ?) AS VARCHAR) FROM paths"
                                + " WHERE paths.id < ?) SELECT paths.pages, paths.price > ?, paths.title FROM paths ORDER BY paths.id")
                .onMariaDb("WITH RECURSIVE paths (id, pages, price, title) AS (SELECT volume.id, volume.pages,"
                        + " CAST(volume.price AS DECIMAL(65, 30)), IF(TRUE, volume.title, SPACE(16777216))"
                        + " FROM volume WHERE volume.id = ? UNION ALL SELECT paths.id + ?, paths.pages + ?,"
                        + " paths.price * ?, CONCAT(paths.title, ?) FROM paths WHERE paths.id < ?)"
                        + " SELECT paths.pages, paths.price > ?, paths.title FROM paths ORDER BY paths.id");
        assertThat(lines(select)).containsExactly("[474, false, Emma]", "[475, true, Emma/]");
    }

    @EveryDatabase
    void aCommonTableMayHaveAnyNameInAnUpdate() {
        for (String name : List.of("prix élevés", "two\nlines", "it's")) {
            Derived<Tuple> highest =
                    select(VOLUME.id, VOLUME.price).where(VOLUME.id.eq(1)).asCommonTable(name);
            library.useTransaction(session -> assertThat(session.execute(update(VOLUME)
                                    .set(VOLUME.price, highest.get(VOLUME.price))
                                    .where(VOLUME.id.eq(highest.get(VOLUME.id))))
                            .matched())
                    .isEqualTo(1));
        }
    }

    @EveryDatabase
    void rowsOfSeveralSelectsAreCombined() {
        Select<String> select = select(VOLUME.genre)
                .where(VOLUME.price.gt(7))
                .union(select(VOLUME.genre).where(VOLUME.genre.isNotNull()))
                .except(select(value("novel")))
                .orderBy(VOLUME.genre.desc())
                .limit(5);

        assertSql(select)
                .binding(7L, "novel", 5L)
                .onH2AndPostgres("(SELECT genre FROM volume WHERE price > ? UNION SELECT genre FROM volume"
                        + " WHERE genre IS NOT NULL) EXCEPT SELECT CAST(? AS VARCHAR) ORDER BY 1 DESC LIMIT ?");
        assertThat(list(select)).containsExactly("gothic");
    }

    @EveryDatabase
    void aPartMayHaveItsOwnOrderAndLimit() {
        Select<Long> select = select(VOLUME.id)
                .orderBy(VOLUME.id.asc())
                .limit(1)
                .unionAll(select(VOLUME.id).orderBy(VOLUME.id.desc()).limit(1))
                .orderBy(VOLUME.id.desc());

        assertSql(select)
                .onPostgres("SELECT first_part.id FROM (SELECT volume.id FROM volume ORDER BY volume.id LIMIT ?)"
                        + " AS first_part (id) UNION ALL (SELECT volume.id FROM volume ORDER BY volume.id DESC LIMIT ?)"
                        + " ORDER BY 1 DESC");
        assertThat(list(select)).containsExactly(6L, 1L);
        assertThatThrownBy(() -> select.where(VOLUME.id.gt(1))).hasMessageContaining("Say it of each");
        assertThatThrownBy(() -> select.orderBy(VOLUME.title.asc())).hasMessageContaining("by what is selected");
        assertThatThrownBy(() -> select.unionAll(select(VOLUME.id).forUpdate())).hasMessageContaining("locks rows");
    }

    @EveryDatabase
    void intersections(Workbench bench) {
        Select<String> genres = select(VOLUME.genre).where(VOLUME.genre.isNotNull());
        Select<String> some = select(VOLUME.genre).where(VOLUME.id.in(1L, 2L, 5L));

        Select<String> both = genres.intersect(some).orderBy(VOLUME.genre.asc());
        assertSql(both)
                .binding(List.of(1L, 2L, 5L))
                .onPostgres("SELECT genre FROM volume WHERE genre IS NOT NULL INTERSECT SELECT genre FROM volume"
                        + " WHERE id = ANY (?) ORDER BY 1")
                .binding(1L, 2L, 5L, 5L)
                .onH2("SELECT genre FROM volume WHERE genre IS NOT NULL INTERSECT SELECT genre FROM volume"
                        + " WHERE id IN (?, ?, ?, ?) ORDER BY 1")
                .onMariaDb("SELECT genre FROM volume WHERE genre IS NOT NULL INTERSECT SELECT genre FROM volume"
                        + " WHERE id IN (?, ?, ?, ?) ORDER BY 1");
        assertThat(list(both)).containsExactly("gothic", "novel");
        Select<String> all = genres.exceptAll(some).orderBy(VOLUME.genre.asc());
        assertSql(all)
                .onPostgres("SELECT genre FROM volume WHERE genre IS NOT NULL EXCEPT ALL SELECT genre FROM volume"
                        + " WHERE id = ANY (?) ORDER BY 1")
                .refusedOn(H2, "EXCEPT ALL");
        assertSql(genres.intersectAll(some)).refusedOn(H2, "INTERSECT ALL");
        if (bench.database() == TestDatabase.POSTGRESQL) {
            assertThat(list(all)).containsExactly("gothic", "novel");
        }
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "only PostgreSQL has lateral joins")
    void aLateralJoinIsMadeForEachRow() {
        Derived<Tuple> dearest = dearest();

        Select<?> select = select(WRITER.name, dearest.get(VOLUME.title))
                .from(WRITER)
                .leftJoin(dearest, org.stint.statement.Condition.TRUE)
                .orderBy(WRITER.id.asc());

        assertSql(select)
                .binding(1L)
                .onPostgres("SELECT writer.name, dearest.title FROM writer LEFT JOIN LATERAL (SELECT volume.id,"
                        + " volume.title FROM volume WHERE volume.writer_id = writer.id ORDER BY volume.price DESC,"
                        + " volume.id LIMIT ?) AS dearest (id, title) ON TRUE ORDER BY writer.id");
        assertThat(lines(select))
                .containsExactly(
                        "[Jane Austen, Emma]",
                        "[Mary Shelley, Frankenstein]",
                        "[Émile Zola, Germinal]",
                        "[Nobody, null]");
    }

    @EveryDatabase
    void whereThereIsNoLateralJoinItIsRefusedBeforeAnythingIsSent(Workbench bench) {
        Derived<Tuple> dearest = dearest();
        Select<?> select =
                select(WRITER.name, dearest.get(VOLUME.title)).from(WRITER).crossJoin(dearest);

        assertSql(select).refusedOn(H2, "lateral join").refusedOn(MARIADB, "lateral join");
        bench.recorder().clear();
        if (bench.database() == TestDatabase.H2) {
            assertThatThrownBy(() -> list(select)).isInstanceOf(StintException.class);
            assertThat(bench.recorder().statements()).isEmpty();
        }
    }

    private static Derived<Tuple> dearest() {
        return select(VOLUME.id, VOLUME.title)
                .where(VOLUME.writer.id.eq(WRITER.id))
                .orderBy(VOLUME.price.desc(), VOLUME.id.asc())
                .limit(1)
                .asLateral("dearest");
    }

    @EveryDatabase
    void outerJoins(Workbench bench) {
        Select<?> right = select(VOLUME.id, WRITER.id)
                .from(VOLUME)
                .rightJoin(WRITER, WRITER.id.eq(VOLUME.writer.id))
                .where(WRITER.id.ge(3))
                .orderBy(WRITER.id.asc());
        Select<?> full = select(VOLUME.id, WRITER.id)
                .from(VOLUME)
                .fullJoin(WRITER, WRITER.id.eq(VOLUME.writer.id))
                .where(WRITER.id.isNull().or(VOLUME.id.isNull()))
                .orderBy(WRITER.id.asc().nullsFirst());

        assertSql(right)
                .binding(3L)
                .everywhere("SELECT volume.id, writer.id FROM volume RIGHT JOIN writer"
                        + " ON writer.id = volume.writer_id WHERE writer.id >= ? ORDER BY writer.id");
        assertSql(full)
                .onPostgres("SELECT volume.id, writer.id FROM volume FULL JOIN writer"
                        + " ON writer.id = volume.writer_id WHERE writer.id IS NULL OR volume.id IS NULL"
                        + " ORDER BY writer.id NULLS FIRST");
        assertThat(lines(right)).containsExactly("[4, 3]", "[null, 4]");
        assertSql(full).refusedOn(H2, "FULL JOIN").refusedOn(MARIADB, "FULL JOIN");
        if (bench.database() == TestDatabase.POSTGRESQL) {
            assertThat(lines(full)).containsExactly("[6, null]", "[null, 4]");
        }
    }

    @EveryDatabase
    void listsOfAnySizeShareFewTexts() {
        for (int size : List.of(1, 2, 3, 5, 129, 3000, 65_537, 100_000)) {
            List<Long> ids = LongStream.rangeClosed(1, size).boxed().toList();
            assertThat(list(select(count()).from(VOLUME).where(VOLUME.id.in(ids))))
                    .containsExactly(Math.min(6L, size));
            assertThat(list(select(count()).from(VOLUME).where(VOLUME.id.in(ids).not())))
                    .containsExactly(Math.max(0L, 6 - size));
        }
        assertSql(select(VOLUME.id).where(VOLUME.id.in(1L, 2L, 3L, 4L, 5L)))
                .onPostgres("SELECT id FROM volume WHERE id = ANY (?)")
                .binding(1L, 2L, 3L, 4L, 5L, 5L, 5L, 5L)
                .onH2("SELECT id FROM volume WHERE id IN (?, ?, ?, ?, ?, ?, ?, ?)")
                .onMariaDb("SELECT id FROM volume WHERE id IN (?, ?, ?, ?, ?, ?, ?, ?)");
        List<Long> many = LongStream.rangeClosed(1, 129).boxed().toList();
        assertSql(select(VOLUME.id).where(VOLUME.id.in(many)))
                .binding(many)
                .onPostgres("SELECT id FROM volume WHERE id = ANY (?)")
                .onH2("SELECT id FROM volume WHERE id IN (SELECT given.c1_1[place.number] FROM (SELECT CAST(? AS BIGINT"
                        + " ARRAY) AS c1_1) AS given JOIN SYSTEM_RANGE(1, 256) AS place (number) ON place.number <="
                        + " CARDINALITY(given.c1_1))");
        assertThat(list(select(VOLUME.id).where(VOLUME.id.in(List.of())))).isEmpty();
        assertThat(list(select(VOLUME.id).where(VOLUME.price.in(new BigDecimal("7"), new BigDecimal("7.004")))))
                .containsExactlyInAnyOrder(3L, 5L);
    }

    @EveryDatabase
    void pagesGoOnAfterALastRowInMixedDirectionsAndAcrossNulls() {
        Select<Tuple> books = select(VOLUME.id, VOLUME.price);
        Select<Tuple> second = books.after(
                        Place.after(VOLUME.price.desc(), new BigDecimal("7.00")).then(VOLUME.id.asc(), 3L))
                .limit(2);

        assertSql(second)
                .binding(new BigDecimal("7.00"), new BigDecimal("7.00"), 3L, 2L)
                .onH2AndPostgres("SELECT id, price FROM volume WHERE price < ? OR price IS NULL OR price = ? AND id > ?"
                        + " ORDER BY price DESC NULLS LAST, id LIMIT ?")
                .onMariaDb("SELECT id, price FROM volume WHERE price < ? OR price IS NULL OR price = ? AND id > ?"
                        + " ORDER BY price IS NULL, price DESC, id LIMIT ?");
        assertThat(lines(second)).containsExactly("[5, 7.00]", "[6, null]");
        assertThat(lines(books.after(Place.after(VOLUME.price.desc(), null).then(VOLUME.id.asc(), 6L))))
                .isEmpty();
        assertThat(lines(books.after(Place.after(VOLUME.price.asc().nullsFirst(), null)
                                .then(VOLUME.id.desc(), 6L))
                        .limit(3)))
                .containsExactly("[5, 7.00]", "[3, 7.00]", "[2, 8.50]");
    }

    @EveryDatabase
    void everyRowIsOnJustOnePage() {
        for (boolean nullsFirst : List.of(true, false)) {
            List<Long> seen = new java.util.ArrayList<>();
            Select<Tuple> page = select(VOLUME.id, VOLUME.genre, VOLUME.price);
            var genre = nullsFirst
                    ? VOLUME.genre.desc().nullsFirst()
                    : VOLUME.genre.desc().nullsLast();
            var price = VOLUME.price.asc().nullsFirst();
            List<Tuple> rows = list(page.orderBy(genre, price, VOLUME.id.desc()).limit(1));
            while (!rows.isEmpty()) {
                Tuple last = rows.get(0);
                seen.add(last.get(VOLUME.id));
                rows = list(page.after(Place.after(genre, last.get(VOLUME.genre))
                                .then(price, last.get(VOLUME.price))
                                .then(VOLUME.id.desc(), last.get(VOLUME.id)))
                        .limit(1));
            }
            assertThat(seen).containsExactlyElementsOf(list(select(VOLUME.id).orderBy(genre, price, VOLUME.id.desc())));
            assertThat(seen).hasSize(6);
        }
    }

    @EveryDatabase
    void lockedRowsAreWaitedForRefusedOrPassedOver(Workbench bench) {
        Select<Long> locking = select(VOLUME.id).where(VOLUME.id.le(2)).orderBy(VOLUME.id.asc());
        assertSql(locking.forUpdate(Others.SKIP_LOCKED))
                .everywhere("SELECT id FROM volume WHERE id <= ? ORDER BY id FOR UPDATE SKIP LOCKED");
        assertSql(locking.forShare(Others.NOWAIT))
                .onPostgres("SELECT id FROM volume WHERE id <= ? ORDER BY id FOR SHARE NOWAIT")
                .onH2("SELECT id FROM volume WHERE id <= ? ORDER BY id FOR UPDATE NOWAIT")
                .onMariaDb("SELECT id FROM volume WHERE id <= ? ORDER BY id LOCK IN SHARE MODE NOWAIT");

        library.useTransaction(one -> {
            one.list(select(VOLUME.id).where(VOLUME.id.eq(1)).forUpdate());
            library.useTransaction(two -> {
                assertThat(two.list(locking.forUpdate(Others.SKIP_LOCKED))).containsExactly(2L);
            });
            assertThatThrownBy(() -> library.useTransaction(two -> two.list(locking.forUpdate(Others.NOWAIT))))
                    .isInstanceOf(StintException.class);
        });
    }

    @EveryDatabase
    void aTableIsJoinedWithItself() {
        Volume_ other = VOLUME.as("other");

        Select<?> pairs = select(VOLUME.id, other.id)
                .from(VOLUME)
                .join(other, other.price.eq(VOLUME.price).and(other.id.gt(VOLUME.id)));

        assertSql(pairs)
                .binding()
                .everywhere("SELECT volume.id, other.id FROM volume JOIN volume AS other"
                        + " ON other.price = volume.price AND other.id > volume.id");
        assertThat(lines(pairs)).containsExactly("[3, 5]");
        assertThat(list(select(WRITER.name)
                        .where(subquery(VOLUME.price.sum(), all -> all.where(VOLUME.writer.id.eq(WRITER.id)))
                                .gt(15))))
                .containsExactly("Jane Austen");
    }

    @EveryDatabase
    void pagesKeepTheRowsThatAnOuterJoinFoundNoPartnerFor() {
        Select<Tuple> volumes = select(VOLUME.id, WRITER.name)
                .from(VOLUME)
                .leftJoin(VOLUME.writer)
                .where(VOLUME.id.ne(4));
        Select<Tuple> second =
                volumes.after(Place.after(WRITER.name.asc(), "Mary Shelley").then(VOLUME.id.asc(), 3L));

        assertSql(second)
                .binding(4L, "Mary Shelley", "Mary Shelley", 3L)
                .onH2AndPostgres("SELECT volume.id, writer.name FROM volume"
                        + " LEFT JOIN writer ON volume.writer_id = writer.id WHERE volume.id <> ? AND"
                        + " (writer.name > ? OR writer.name IS NULL OR writer.name = ? AND volume.id > ?)"
                        + " ORDER BY writer.name NULLS LAST, volume.id");
        assertThat(lines(second)).containsExactly("[5, Mary Shelley]", "[6, null]");
        assertThat(lines(volumes.after(Place.after(WRITER.name.asc(), null).then(VOLUME.id.asc(), 5L))))
                .containsExactly("[6, null]");
        assertThat(lines(select(VOLUME.id, WRITER.id)
                        .from(VOLUME)
                        .rightJoin(WRITER, VOLUME.writer.id.eq(WRITER.id))
                        .after(Place.after(VOLUME.id.desc(), 1L).then(WRITER.id.asc(), 1L))))
                .containsExactly("[null, 4]");
    }

    @EveryDatabase
    void aPlaceHasAValueInAColumnThatAlwaysHasOne() {
        Select<Long> inner = select(VOLUME.id).from(VOLUME).join(VOLUME.writer);

        assertSql(inner.after(Place.after(WRITER.name.desc(), "X").then(VOLUME.id.asc(), 3L)))
                .everywhere("SELECT volume.id FROM volume JOIN writer ON volume.writer_id = writer.id"
                        + " WHERE writer.name < ? OR writer.name = ? AND volume.id > ?"
                        + " ORDER BY writer.name DESC, volume.id");
        assertThatThrownBy(() -> inner.after(Place.after(WRITER.name.desc(), null)))
                .hasMessageStartingWith("Cannot go on after a row without a value of name: the column always has one.");
    }

    @EveryDatabase
    void twoCommonTablesOfOneNameAreRefusedUnlessTheyAreTheSame() {
        Derived<Long> early = early(3);
        Derived<Long> later = early(6).as("later");
        Derived<Long> within =
                select(early.get(VOLUME.id)).where(early.get(VOLUME.id).gt(1)).asCommonTable("early");
        Derived<Long> same = early(3).as("same");

        assertThat(lines(select(early.get(VOLUME.id))
                        .from(early)
                        .join(same, same.get(VOLUME.id).eq(early.get(VOLUME.id)))
                        .orderBy(early.get(VOLUME.id).asc())))
                .containsExactly("1", "2");
        Derived<Long> another = early(6).as("same");
        for (Select<?> select : List.of(
                select(early.get(VOLUME.id))
                        .from(early)
                        .join(another, another.get(VOLUME.id).eq(early.get(VOLUME.id)))
                        .orderBy(early.get(VOLUME.id).asc()),
                select(early.get(VOLUME.id)).from(early).crossJoin(later),
                select(early.get(VOLUME.id)).where(early.get(VOLUME.id).in(select(later.get(VOLUME.id)))),
                select(within.get(early.get(VOLUME.id))))) {
            assertThatThrownBy(() -> list(select))
                    .hasMessageStartingWith("Cannot name two common tables of one statement early, which make different"
                            + " rows: a WITH clause defines a name once.");
        }
    }

    private static Derived<Long> early(long before) {
        return select(VOLUME.id).where(VOLUME.id.lt(before)).asCommonTable("early");
    }

    @EveryDatabase
    void rowsOfSeveralSelectsAreNotLocked() {
        Select<Long> both = select(VOLUME.id).union(select(WRITER.id));

        assertThatThrownBy(() -> both.forUpdate(Others.NOWAIT)).hasMessageContaining("combined of several selects");
        assertThatThrownBy(both::forShare).hasMessageContaining("lock the rows of each by a select of its own");
    }
}

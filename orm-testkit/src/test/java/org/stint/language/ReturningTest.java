package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.StockTable.HEAP;
import static org.stint.language.StockTable.STOCK;
import static org.stint.language.Written.H2;
import static org.stint.language.Written.MARIADB;
import static org.stint.language.Written.POSTGRES_14;
import static org.stint.language.Written.assertSql;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.language.domain.Writer_.WRITER;
import static org.stint.statement.Expressions.subquery;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.into;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.stint.exception.StintException;
import org.stint.language.domain.Volume;
import org.stint.language.domain.Volume_;
import org.stint.language.domain.Writer;
import org.stint.session.EntityState;
import org.stint.session.SessionFactory;
import org.stint.session.Tracking;
import org.stint.session.Transaction;
import org.stint.statement.Delete;
import org.stint.statement.Tuple;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.TestDatabase;

/** What changes give back: columns, expressions, entities and records, as rows are and as they were. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements do not depend on how sessions track")
class ReturningTest extends InTheLibrary {

    /** How a tuple of these values is printed. */
    private static String shown(Object... values) {
        return List.of(values).toString();
    }

    private void makeStock() {
        bench.execute(
                "CREATE TABLE stock (shop VARCHAR(20), item VARCHAR(20), amount INTEGER, PRIMARY KEY (shop, item))");
        bench.execute("INSERT INTO stock VALUES ('north', 'pen', 3), ('north', 'ink', 5), ('south', 'pen', 7)");
    }

    // old and new

    @EveryDatabase
    void ofADeletedRowASubqueryOverTheSameTableNeedsAnotherName() {
        Volume_ others = VOLUME.as("others");
        Delete<Volume> delete = deleteFrom(VOLUME).where(VOLUME.id.eq(3));

        assertThatThrownBy(() -> execute(delete.returning(
                        VOLUME.id,
                        subquery(count(), all -> all.from(VOLUME).where(VOLUME.genre.eq(VOLUME.old().genre))))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot give back the old genre of volume within a subquery over a table of the same name:"
                        + " there, it would be that of the subquery's rows. Give the table of the subquery an alias.");
        assertThat(execute(delete.returning(
                                VOLUME.id,
                                subquery(
                                        count(),
                                        all -> all.from(others)
                                                .where(others.genre
                                                        .eq(VOLUME.old().genre)
                                                        .and(others.id.ne(3))))))
                        .rows())
                .extracting(String::valueOf)
                .containsExactly("[3, 1]");
    }

    @EveryDatabase
    void anUpdateGivesBackOldAndNewValuesSideBySide() {
        var old = VOLUME.old();
        var difference = VOLUME.price.minus(old.price);
        var statement = update(VOLUME)
                .set(VOLUME.price, VOLUME.price.plus(5))
                .where(VOLUME.genre.eq("gothic"))
                .returning(VOLUME.id, old.price, VOLUME.price, difference);

        assertSql(statement)
                .binding(5L, "gothic")
                .onPostgres("UPDATE volume SET price = volume.price + ? WHERE volume.genre = ?"
                        + " RETURNING volume.id, old.price, volume.price, volume.price - old.price")
                .onH2("SELECT volume.id, old.price, volume.price, volume.price - old.price FROM OLD TABLE"
                        + " (UPDATE volume SET price = volume.price + CAST(? AS BIGINT) WHERE volume.genre = ?) AS old"
                        + " LEFT JOIN (SELECT * FROM volume FOR UPDATE) AS volume ON volume.id = old.id")
                .binding("gothic", 5L)
                .onPostgres14("WITH old AS (SELECT volume.* FROM volume WHERE volume.genre = ? FOR UPDATE)"
                        + " UPDATE volume SET price = volume.price + ? FROM old WHERE volume.id = old.id"
                        + " RETURNING volume.id, old.price, volume.price, volume.price - old.price")
                .refusedOn(MARIADB, "an UPDATE of volume that gives back its rows");
        int before = 7;
        for (SessionFactory factory : libraries()) {
            List<Tuple> rows =
                    factory.inTransaction(session -> session.execute(statement)).rows();
            assertThat(rows).extracting(row -> row.get(VOLUME.id)).containsExactlyInAnyOrder(3L, 5L);
            for (Tuple row : rows) {
                assertThat(row.get(old.price)).isEqualByComparingTo(BigDecimal.valueOf(before));
                assertThat(row.get(VOLUME.price)).isEqualByComparingTo(BigDecimal.valueOf(before + 5));
                assertThat(row.get(difference)).isEqualByComparingTo(BigDecimal.valueOf(5));
            }
            before += 5;
        }
        assertThat(bench.rows("SELECT price FROM volume WHERE id = 3"))
                .containsExactly(row(BigDecimal.valueOf(before).setScale(2)));
    }

    record PriceChange(String title, BigDecimal before, BigDecimal after) {}

    @EveryDatabase
    void aRecordTakesBoth() {
        for (SessionFactory factory : libraries()) {
            bench.execute("UPDATE volume SET price = 8.50 WHERE id = 2");
            List<PriceChange> changes = factory.inTransaction(session -> session.execute(update(VOLUME)
                            .set(VOLUME.price, new BigDecimal("1.25"))
                            .where(VOLUME.id.eq(2))
                            .returning(into(PriceChange::new).of(VOLUME.title, VOLUME.old().price, VOLUME.price))))
                    .rows();
            assertThat(changes)
                    .containsExactly(new PriceChange("Persuasion", new BigDecimal("8.50"), new BigDecimal("1.25")));
        }
    }

    @EveryDatabase
    void anEntityComesBackAsItWasAndAsItIs() {
        for (SessionFactory factory : libraries()) {
            bench.execute("UPDATE volume SET title = 'Emma' WHERE id = 1");
            factory.useTransaction(session -> {
                Volume managed = session.get(Volume.class, 1L);
                var old = VOLUME.old();
                Tuple row = session.execute(update(VOLUME)
                                .set(VOLUME.title, VOLUME.title.concat("!"))
                                .where(VOLUME.id.eq(1))
                                .returning(old, VOLUME))
                        .rows()
                        .get(0);
                Volume was = row.get(old);
                Volume is = row.get(VOLUME);

                assertThat(was.getTitle()).isEqualTo("Emma");
                assertThat(is).isSameAs(managed);
                assertThat(is.getTitle()).isEqualTo("Emma!");
                assertThat(was).isNotSameAs(is);
                assertThat(session.stateOf(was)).isNotEqualTo(EntityState.MANAGED);
                assertThat(session.isDirty()).isFalse();
            });
        }
    }

    @EveryDatabase
    void anUpdateFromAnotherTableGivesBackBoth() {
        var old = VOLUME.old();
        var statement = update(VOLUME)
                .set(VOLUME.title, VOLUME.title.concat(" by ").concat(WRITER.name))
                .where(VOLUME.writer.id.eq(WRITER.id).and(WRITER.country.eq("GB")))
                .returning(old.title, VOLUME.title);

        assertSql(statement)
                .binding("GB", " by ", "GB")
                .onPostgres14("WITH old AS (SELECT volume.* FROM volume WHERE EXISTS (SELECT 1 FROM writer"
                        + " WHERE volume.writer_id = writer.id AND writer.country = ?) FOR UPDATE)"
                        + " UPDATE volume SET title = volume.title || ? || writer.name FROM old, writer"
                        + " WHERE volume.id = old.id AND volume.writer_id = writer.id AND writer.country = ?"
                        + " RETURNING old.title, volume.title")
                .binding("GB", " by ")
                .onH2("SELECT old.title, volume.title FROM OLD TABLE (MERGE INTO volume USING writer"
                        + " ON volume.writer_id = writer.id AND writer.country = ?"
                        + " WHEN MATCHED THEN UPDATE SET title = volume.title || ? || writer.name) AS old"
                        + " LEFT JOIN (SELECT * FROM volume FOR UPDATE) AS volume ON volume.id = old.id");
        for (SessionFactory factory : libraries()) {
            bench.execute("UPDATE volume SET title = 'Emma' WHERE id = 1");
            List<Tuple> rows =
                    factory.inTransaction(session -> session.execute(statement)).rows();
            assertThat(rows).hasSize(4).extracting(Tuple::toString).contains(shown("Emma", "Emma by Jane Austen"));
        }
    }

    @EveryDatabase
    void anAliasedTableGivesBackBoth() {
        var volume = VOLUME.as("v");
        var old = volume.old();
        var statement = update(volume)
                .set(volume.pages, volume.pages.plus(1))
                .where(volume.id.eq(1))
                .returning(old.pages, volume.pages);

        assertSql(statement)
                .onPostgres("UPDATE volume AS v SET pages = v.pages + ? WHERE v.id = ? RETURNING old.pages, v.pages")
                .onPostgres14("WITH old AS (SELECT v.* FROM volume AS v WHERE v.id = ? FOR UPDATE)"
                        + " UPDATE volume AS v SET pages = v.pages + ? FROM old WHERE v.id = old.id"
                        + " RETURNING old.pages, v.pages");
        int pages = 474;
        for (SessionFactory factory : libraries()) {
            assertThat(factory.inTransaction(session -> session.execute(statement))
                            .rows())
                    .extracting(Tuple::toString)
                    .containsExactly(shown(pages, ++pages));
        }
    }

    @EveryDatabase
    void anIdOfSeveralColumnsTellsTheRows() {
        makeStock();
        var old = STOCK.old();
        var statement = update(STOCK)
                .set(STOCK.amount, STOCK.amount.minus(1))
                .where(STOCK.item.eq("pen"))
                .returning(STOCK.shop, old.amount, STOCK.amount);

        assertSql(statement)
                .onPostgres("UPDATE stock SET amount = stock.amount - ? WHERE stock.item = ?"
                        + " RETURNING stock.shop, old.amount, stock.amount")
                .onPostgres14("WITH old AS (SELECT stock.* FROM stock WHERE stock.item = ? FOR UPDATE)"
                        + " UPDATE stock SET amount = stock.amount - ? FROM old"
                        + " WHERE stock.shop = old.shop AND stock.item = old.item"
                        + " RETURNING stock.shop, old.amount, stock.amount")
                .onH2("SELECT stock.shop, old.amount, stock.amount FROM OLD TABLE (UPDATE stock SET"
                        + " amount = stock.amount - CAST(? AS BIGINT) WHERE stock.item = ?) AS old"
                        + " LEFT JOIN (SELECT * FROM stock FOR UPDATE) AS stock"
                        + " ON stock.shop = old.shop AND stock.item = old.item");
        int less = 0;
        for (SessionFactory factory : libraries()) {
            assertThat(factory.inTransaction(session -> session.execute(statement))
                            .rows())
                    .extracting(Tuple::toString)
                    .containsExactlyInAnyOrder(shown("north", 3 - less, 2 - less), shown("south", 7 - less, 6 - less));
            less++;
        }
    }

    @EveryDatabase
    void withoutAnIdOnlyPostgres18CanTellThem() {
        makeStock();
        var statement =
                update(HEAP).set(HEAP.amount, 0).where(HEAP.item.eq("ink")).returning(HEAP.old().amount, HEAP.amount);

        assertSql(statement)
                .onPostgres("UPDATE stock SET amount = ? WHERE stock.item = ? RETURNING old.amount, stock.amount")
                .refusedOn(POSTGRES_14, "gives back the rows as they were", "the table describes none")
                .refusedOn(H2, "gives back the rows as they were", "the table describes none");
        assertThat(execute(update(HEAP)
                                .set(HEAP.amount, 9)
                                .where(HEAP.item.eq("ink"))
                                .returning(HEAP.amount))
                        .rows())
                .containsExactly(9);
    }

    @EveryDatabase
    void anIdThatIsSetToo() {
        var statement = update(VOLUME)
                .set(VOLUME.id, VOLUME.id.plus(100))
                .where(VOLUME.genre.eq("gothic"))
                .returning(VOLUME.old().id, VOLUME.id);

        assertSql(statement).refusedOn(H2, "sets its id and gives back the rows as they were");
        if (bench.database() == TestDatabase.H2) {
            bench.recorder().clear();
            assertThatThrownBy(() -> execute(statement)).isInstanceOf(StintException.class);
            assertThat(bench.recorder().statements()).isEmpty();
            return;
        }
        for (SessionFactory factory : libraries()) {
            bench.execute("UPDATE volume SET id = id - 100 WHERE id > 100");
            assertThat(factory.inTransaction(session -> session.execute(statement))
                            .rows())
                    .extracting(Tuple::toString)
                    .containsExactlyInAnyOrder(shown(3L, 103L), shown(5L, 105L));
        }
    }

    @EveryDatabase
    void whatOthersWroteMeanwhileIsTheOldValue() throws Exception {
        var statement = update(VOLUME)
                .set(VOLUME.price, VOLUME.price.plus(1))
                .where(VOLUME.genre.eq("gothic"))
                .returning(VOLUME.id, VOLUME.old().price, VOLUME.price);
        for (SessionFactory factory : libraries()) {
            bench.execute("UPDATE volume SET price = 7.00, genre = 'gothic' WHERE id IN (3, 5)");
            try (Transaction other = library.database().begin()) {
                other.execute(update(VOLUME)
                        .set(VOLUME.price, new BigDecimal("70.00"))
                        .where(VOLUME.id.eq(3)));
                other.execute(update(VOLUME).set(VOLUME.genre, "novel").where(VOLUME.id.eq(5)));
                CompletableFuture<List<Tuple>> waiting =
                        CompletableFuture.supplyAsync(() -> factory.inTransaction(session -> session.execute(statement))
                                .rows());
                assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                other.commit();
                assertThat(waiting.get(10, TimeUnit.SECONDS))
                        .extracting(Tuple::toString)
                        .containsExactly("[3, 70.00, 71.00]");
            }
        }
    }

    // deletes, inserts and upserts

    @EveryDatabase
    void ofADeletedRowBothAreWhatItWas() {
        var statement = deleteFrom(VOLUME).where(VOLUME.id.eq(2)).returning(VOLUME.old().title, VOLUME.title);

        assertSql(statement)
                .binding(2L)
                .onPostgres("DELETE FROM volume WHERE id = ? RETURNING title, title")
                .onPostgres14("DELETE FROM volume WHERE id = ? RETURNING title, title")
                .onMariaDb("DELETE FROM volume WHERE id = ? RETURNING title, title")
                .onH2("SELECT title, title FROM OLD TABLE (DELETE FROM volume WHERE id = ?)");
        assertThat(execute(statement).rows())
                .extracting(Tuple::toString)
                .containsExactly(shown("Persuasion", "Persuasion"));
    }

    @EveryDatabase
    void anEntityOfADeletedRowIsManagedByNobody() {
        library.useTransaction(session -> {
            Volume managed = session.get(Volume.class, 1L);
            List<Volume> gone = session.execute(
                            deleteFrom(VOLUME).where(VOLUME.id.le(2)).returning(VOLUME))
                    .rows();
            Volume third = session.execute(
                            deleteFrom(VOLUME).where(VOLUME.id.eq(3)).returning(VOLUME))
                    .rows()
                    .get(0);

            assertThat(gone).extracting(Volume::getTitle).containsExactlyInAnyOrder("Emma", "Persuasion");
            assertThat(gone).contains(managed);
            assertThat(gone).extracting(session::stateOf).containsOnly(EntityState.DETACHED);
            assertThat(session.stateOf(third)).isEqualTo(EntityState.DETACHED);
            assertThat(session.find(Volume.class, 3L)).isEmpty();
        });
    }

    @EveryDatabase
    void beforeAnInsertThereWasNothing() {
        var statement = insertInto(WRITER)
                .row(row -> row.set(WRITER.id, 9L).set(WRITER.name, "New"))
                .returning(WRITER.old().name, WRITER.name.lower());

        assertSql(statement)
                .binding(9L, "New")
                .onPostgres("INSERT INTO writer (id, name) VALUES (?, ?)"
                        + " RETURNING CAST(NULL AS VARCHAR(100)), LOWER(name)")
                .onH2("SELECT CAST(NULL AS VARCHAR(100)), LOWER(name) FROM FINAL TABLE"
                        + " (INSERT INTO writer (id, name) VALUES (?, ?))")
                .onMariaDb("INSERT INTO writer (id, name) VALUES (?, ?) RETURNING CONCAT(NULL), LOWER(name)");
        assertThat(execute(statement).rows()).extracting(Tuple::toString).containsExactly("[null, new]");
    }

    @EveryDatabase
    void anUpsertGivesBackWhatIsThereAfterwards() {
        var statement = insertInto(WRITER)
                .row(row -> row.set(WRITER.id, 1L).set(WRITER.name, "J. Austen").set(WRITER.books, 6))
                .row(row -> row.set(WRITER.id, 9L).set(WRITER.name, "New").set(WRITER.books, 1))
                .row(row -> row.set(WRITER.id, 3L).set(WRITER.name, "Zola").set(WRITER.books, 1))
                .onConflict(WRITER.id)
                .setExcluded(WRITER.name)
                .where(WRITER.country.eq("GB"))
                .doUpdate()
                .returning(WRITER.id, WRITER.name, WRITER.books);

        assertSql(statement)
                .onPostgres("INSERT INTO writer (id, name, books) VALUES (?, ?, ?), (?, ?, ?), (?, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE writer.country = ?"
                        + " RETURNING writer.id, writer.name, writer.books")
                .refusedOn(MARIADB, "INSERT into writer that leaves rows alone");
        assertThat(execute(statement).rows())
                .extracting(Tuple::toString)
                .containsExactlyInAnyOrder(shown(1L, "J. Austen", 2), shown(9L, "New", 1));
    }

    @EveryDatabase
    void anUpsertOfEveryRowGivesThemBackOnMariaDbToo() {
        var upsert = insertInto(WRITER)
                .row(row -> row.set(WRITER.id, 1L).set(WRITER.name, "J. Austen"))
                .onConflict(WRITER.id);

        assertSql(upsert.setExcluded(WRITER.name).doUpdate().returning(WRITER.id))
                .binding(1L, "J. Austen")
                .onMariaDb("INSERT INTO writer (id, name) VALUES (?, ?)"
                        + " ON DUPLICATE KEY UPDATE writer.name = VALUES(name) RETURNING writer.id");
        assertSql(upsert.doNothing().returning(WRITER.id))
                .refusedOn(MARIADB, "INSERT into writer that leaves rows alone");
        assertThat(execute(upsert.setExcluded(WRITER.name).doUpdate().returning(WRITER.id))
                        .rows())
                .containsExactly(1L);
        assertThat(execute(upsert.doNothing().returning(WRITER.id)).rows()).isEmpty();
    }

    @EveryDatabase
    void anUpsertGivesBackOldRowsOnPostgres18() {
        var was = WRITER.old();
        var statement = insertInto(WRITER)
                .row(row -> row.set(WRITER.id, 1L).set(WRITER.name, "J. Austen"))
                .row(row -> row.set(WRITER.id, 9L).set(WRITER.name, "New"))
                .onConflict(WRITER.id)
                .setExcluded(WRITER.name)
                .doUpdate()
                .returning(WRITER.id, was.name, WRITER.name, was);

        assertSql(statement)
                .refusedOn(POSTGRES_14, "an INSERT that updates rows and gives them back as they were")
                .refusedOn(H2, "an INSERT that updates rows and gives them back as they were")
                .refusedOn(MARIADB, "an INSERT that updates rows and gives them back as they were");
        assertSql(insertInto(WRITER)
                        .row(row -> row.set(WRITER.id, 1L).set(WRITER.name, "J. Austen"))
                        .onConflict(WRITER.id)
                        .setExcluded(WRITER.name)
                        .doUpdate()
                        .returning(WRITER.old().name, WRITER.name))
                .onPostgres("INSERT INTO writer (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET"
                        + " name = excluded.name RETURNING old.name, writer.name");
        if (bench.database() == TestDatabase.POSTGRESQL && serverVersion() >= 18) {
            List<Tuple> rows = execute(statement).rows();
            assertThat(rows.get(0).get(was).getName()).isEqualTo("Jane Austen");
            assertThat(rows.get(0).get(was.name)).isEqualTo("Jane Austen");
            assertThat(rows.get(0).get(WRITER.name)).isEqualTo("J. Austen");
            assertThat(rows.get(1)).hasToString("[9, null, New, null]");
        } else {
            assertThatThrownBy(() -> execute(statement)).hasMessageContaining("as they were");
        }
    }

    private int serverVersion() {
        return Integer.parseInt(bench.value("SELECT current_setting('server_version_num')")
                        .toString())
                / 10_000;
    }

    // what may be named

    @EveryDatabase
    void subqueriesMayReadMore() {
        var statement = update(WRITER)
                .set(WRITER.books, 0)
                .where(WRITER.id.le(2))
                .returning(
                        WRITER.name,
                        subquery(count(), books -> books.from(VOLUME).where(VOLUME.writer.id.eq(WRITER.id))));

        assertThat(execute(statement).rows())
                .extracting(Tuple::toString)
                .containsExactlyInAnyOrder(shown("Jane Austen", 2L), shown("Mary Shelley", 2L));
    }

    @EveryDatabase
    void columnsOfATableThatIsUpdatedFromComeBackWhereTheyCan() {
        var statement = update(VOLUME)
                .set(VOLUME.pages, 1)
                .where(VOLUME.writer.id.eq(WRITER.id).and(VOLUME.id.eq(1)))
                .returning(VOLUME.old().pages, WRITER.name);

        assertSql(statement)
                .onPostgres("UPDATE volume SET pages = ? FROM writer WHERE volume.writer_id = writer.id"
                        + " AND volume.id = ? RETURNING old.pages, writer.name")
                .refusedOn(H2, "gives back columns of another table");
        if (bench.database() == TestDatabase.POSTGRESQL) {
            for (SessionFactory factory : libraries()) {
                bench.execute("UPDATE volume SET pages = 474 WHERE id = 1");
                assertThat(factory.inTransaction(session -> session.execute(statement))
                                .rows())
                        .extracting(Tuple::toString)
                        .containsExactly(shown(474, "Jane Austen"));
            }
        }
        assertSql(deleteFrom(VOLUME)
                        .where(VOLUME.writer.id.eq(WRITER.id).and(WRITER.name.eq("x")))
                        .returning(VOLUME.id))
                .refusedOn(MARIADB, "a DELETE that uses another table");
    }

    @EveryDatabase
    void nothingElseMayBeNamed() {
        assertThatThrownBy(() -> update(VOLUME)
                        .set(VOLUME.pages, 1)
                        .where(VOLUME.id.eq(1))
                        .returning(WRITER.name)
                        .node())
                .hasMessageContaining("Cannot give back columns of writer with a change of volume");
        assertThatThrownBy(() -> update(VOLUME)
                        .set(VOLUME.pages, VOLUME.old().pages)
                        .where(VOLUME.id.eq(1))
                        .node())
                .hasMessageContaining("it is for returning(…)");
        assertThatThrownBy(
                        () -> deleteFrom(VOLUME).where(VOLUME.old().pages.eq(1)).node())
                .hasMessageContaining("it is for returning(…)");
    }

    @EveryDatabase
    void manyRowsComeBackInTheOrderInWhichTheyWereGiven() {
        List<Integer> numbers = IntStream.range(0, 50).boxed().toList();
        var statement = insertInto(WRITER)
                .rows(
                        numbers,
                        (row, number) -> row.set(WRITER.id, 1000L - number).set(WRITER.name, "W" + number))
                .returning(WRITER);

        assertThat(execute(statement).rows())
                .extracting(Writer::getId)
                .containsExactlyElementsOf(numbers.stream().map(n -> 1000L - n).toList());
    }
}

package org.stint.tutorial;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.statement.Expressions.caseWhen;
import static org.stint.statement.Expressions.row;
import static org.stint.statement.Expressions.subquery;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.exists;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.into;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;
import static org.stint.statement.Statements.update;
import static org.stint.statement.Statements.values;
import static org.stint.statement.WindowFunctions.rowNumber;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.StatementAssert.assertThatStatement;
import static org.stint.tutorial.Author_.AUTHOR;
import static org.stint.tutorial.Book_.BOOK;
import static org.stint.tutorial.Reader_.READER;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.stint.exception.FullTableStatementException;
import org.stint.exception.RowCountMismatchException;
import org.stint.exception.StintException;
import org.stint.session.Database;
import org.stint.session.Tracking;
import org.stint.session.TransactionOptions;
import org.stint.session.TransactionOptions.Durability;
import org.stint.statement.BatchCounts;
import org.stint.statement.Counts;
import org.stint.statement.Derived;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.statement.Place;
import org.stint.statement.Returned;
import org.stint.statement.Select;
import org.stint.statement.Statement;
import org.stint.statement.Tuple;
import org.stint.statement.Update;
import org.stint.statement.WholeExpression;
import org.stint.statement.Window;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.RecordedStatement;
import org.stint.testkit.Row;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;
import org.stint.type.SqlTypes;

/**
 * The statement language by examples, to be read from top to bottom: each says a statement, what it is on every database,
 * and what it does to the rows. What stands between tags is quoted by the guide in orm-core/README.md, and so is the SQL
 * behind it.
 */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements are the same in both ways of tracking")
class StatementsTest {

    private Database shop;
    private Workbench bench;

    /** Three authors and five books; nobody knows what Matilda costs. */
    @BeforeEach
    void openTheShop(Workbench workbench) {
        bench = workbench;
        shop = workbench.factory(Author.class, Book.class).database();
        bench.execute("INSERT INTO author (id, name, country, books) VALUES"
                + " (1, 'Jane Austen', 'GB', 0), (2, 'Mary Shelley', 'GB', 0), (3, 'Émile Zola', 'FR', 0)");
        bench.execute("INSERT INTO book (title, genre, price, stock, author_id) VALUES"
                + " ('Emma', 'novel', 9.90, 3, 1), ('Persuasion', 'novel', 8.50, 0, 1),"
                + " ('Frankenstein', 'gothic', 7.00, 12, 2), ('Germinal', 'novel', 12.00, 1, 3),"
                + " ('Matilda', 'gothic', NULL, 0, 2)");
    }

    /** Checks what a statement is everywhere, executes it here, and checks that just that was sent. */
    private <R> R executed(Statement<R> statement, String sql) {
        assertThatStatement(statement).isWritten(sql);
        bench.recorder().clear();
        R result = shop.execute(statement);
        assertThat(bench.recorder().statements())
                .extracting(RecordedStatement::sql)
                .singleElement(as(InstanceOfAssertFactories.STRING))
                .contains(
                        statement.toSql(shop.dialect()).text()); // within a count, where the driver gives no exact one
        return result;
    }

    private List<Row> books(String columns) {
        return bench.rows("SELECT " + columns + " FROM book ORDER BY id");
    }

    private static BigDecimal decimal(String number) {
        return new BigDecimal(number);
    }

    // 1 Update

    @EveryDatabase
    void aStatementIsAValue() {
        // tag::update[]
        Update<Book> reprice =
                update(BOOK).set(BOOK.price, new BigDecimal("9.50")).where(BOOK.title.eq("Emma"));
        // end::update[]

        Counts counts = executed(reprice, """
                -- H2, PostgreSQL, MariaDB
                UPDATE book SET price = ? WHERE title = ?
                -- [9.50, Emma]
                """);

        assertThat(counts.matched()).isEqualTo(1);
        assertThat(books("price")).startsWith(row(decimal("9.50")), row(decimal("8.50")));
        assertThat(reprice).hasToString("UPDATE book SET price = ? WHERE title = ?");
    }

    @EveryDatabase
    void itIsExecutedByADatabaseATransactionOrASession() {
        var reprice = update(BOOK).set(BOOK.price, new BigDecimal("9.50")).where(BOOK.id.eq(1));
        var sellOut = update(BOOK).set(BOOK.stock, 0).where(BOOK.id.eq(1));
        // tag::execute[]
        Counts counts = shop.execute(reprice); // a transaction of its own

        shop.useTransaction(transaction -> {
            transaction.execute(reprice); // both or neither
            transaction.execute(sellOut);
        });

        shop.execute(sellOut, TransactionOptions.defaults().durability(Durability.SOFT));
        // end::execute[]

        assertThat(counts.matched()).isEqualTo(1);
        assertThat(books("price, stock")).startsWith(row(decimal("9.50"), 0));
    }

    @EveryDatabase
    void noValueIsSaidByName() {
        // tag::nothing[]
        var unpriced = update(BOOK).setNull(BOOK.price).where(BOOK.price.lt(8).or(BOOK.genre.isNull()));
        // end::nothing[]

        Counts counts = executed(unpriced, """
                -- H2, PostgreSQL, MariaDB
                UPDATE book SET price = NULL WHERE price < ? OR genre IS NULL
                -- [8]
                """);

        assertThat(counts.matched()).isEqualTo(1);
        assertThat(books("price")).contains(row((Object) null)).doesNotContain(row(decimal("7.00")));
    }

    @EveryDatabase
    void everyRowMustBeMeant() {
        // tag::guard[]
        assertThatThrownBy(() -> shop.execute(update(BOOK).set(BOOK.stock, 0)))
                .isInstanceOf(FullTableStatementException.class);

        Counts counts = shop.execute(update(BOOK).set(BOOK.stock, 0).allRows());
        // end::guard[]

        assertThat(counts.matched()).isEqualTo(5);
    }

    // 2 Expressions

    @EveryDatabase
    void theDatabaseComputes() {
        // tag::expression[]
        var raise = update(BOOK)
                .set(
                        BOOK.price,
                        BOOK.price.plus(1).times(new BigDecimal("1.10")).round(2))
                .set(
                        BOOK.title,
                        BOOK.title.concat(" (").concat(BOOK.genre.upper()).concat(")"))
                .where(BOOK.genre.in("novel", "poetry").and(BOOK.title.startsWith("E")));
        // end::expression[]

        Counts counts = executed(raise, """
                -- H2
                UPDATE book
                SET price = ROUND((price + CAST(? AS BIGINT)) * CAST(? AS DECIMAL(10, 2)), 2),
                    title = title || ? || UPPER(genre) || ?
                WHERE genre IN (?, ?) AND title LIKE ?
                -- [1, 1.10,  (, ), novel, poetry, E%]
                -- PostgreSQL
                UPDATE book SET price = ROUND((price + ?) * ?, 2), title = title || ? || UPPER(genre) || ?
                WHERE genre = ANY (?) AND title LIKE ?
                -- [1, 1.10,  (, ), [novel, poetry], E%]
                -- MariaDB
                UPDATE book
                SET price = ROUND((price + ?) * ?, 2), title = CONCAT(CONCAT(CONCAT(title, ?), UPPER(genre)), ?)
                WHERE genre IN (?, ?) AND title LIKE ?
                -- [1, 1.10,  (, ), novel, poetry, E%]
                """);

        assertThat(counts.matched()).isEqualTo(1);
        assertThat(books("title, price")).startsWith(row("Emma (NOVEL)", decimal("11.99")));
    }

    @EveryDatabase
    void aCaseChooses() {
        // tag::case[]
        var clearance = update(BOOK)
                .set(
                        BOOK.price,
                        caseWhen(BOOK.stock.gt(10), BOOK.price.dividedBy(2))
                                .when(BOOK.stock.gt(2), BOOK.price.minus(1))
                                .otherwise(BOOK.price))
                .where(BOOK.price.isNotNull());
        // end::case[]

        Counts counts = executed(clearance, """
                -- H2
                UPDATE book SET price = CASE WHEN stock > ? THEN price / CAST(? AS BIGINT)
                WHEN stock > ? THEN price - CAST(? AS BIGINT) ELSE price END WHERE price IS NOT NULL
                -- [10, 2, 2, 1]
                -- PostgreSQL, MariaDB
                UPDATE book SET price = CASE WHEN stock > ? THEN price / ?
                WHEN stock > ? THEN price - ? ELSE price END WHERE price IS NOT NULL
                -- [10, 2, 2, 1]
                """);

        assertThat(counts.matched()).isEqualTo(4);
        assertThat(books("price"))
                .startsWith(row(decimal("8.90")), row(decimal("8.50")), row(decimal("3.50")), row(decimal("12.00")));
    }

    @EveryDatabase
    void whatTheLanguageDoesNotHaveIsSqlWithNames() {
        // tag::native[]
        var odd = update(BOOK)
                .set(BOOK.genre, "odd")
                .where(sql("MOD(:stock, :n) = 1")
                        .bind("stock", BOOK.stock)
                        .bind("n", value(2))
                        .condition());
        // end::native[]

        Counts counts = executed(odd, """
                -- H2, PostgreSQL, MariaDB
                UPDATE book SET genre = ? WHERE (MOD(stock, ?) = 1)
                -- [odd, 2]
                """);

        assertThat(counts.matched()).isEqualTo(2);
        assertThat(books("genre")).startsWith(row("odd"), row("novel"), row("gothic"), row("odd"));
    }

    // 3 Parameters

    @EveryDatabase
    void valuesMayComeLater() {
        // tag::parameters[]
        Parameter<String> genre = parameter("genre", SqlTypes.text(20));
        Parameter<BigDecimal> price = parameter("price", SqlTypes.decimal(10, 2));

        var reprice = update(BOOK).set(BOOK.price, price).where(BOOK.genre.eq(genre));
        // end::parameters[]

        assertThatStatement(reprice).isWritten("""
                -- H2, PostgreSQL, MariaDB
                UPDATE book SET price = ? WHERE genre = ?
                -- [:price, :genre]
                """);

        // tag::batch[]
        shop.execute(reprice, Parameters.of(genre, "novel").and(price, new BigDecimal("9.00")));

        BatchCounts counts = shop.inTransaction(transaction -> transaction.executeAll(
                reprice, // one JDBC batch
                List.of(
                        Parameters.of(genre, "novel").and(price, new BigDecimal("5.00")),
                        Parameters.of(genre, "gothic").and(price, new BigDecimal("6.00")))));
        // end::batch[]

        assertThat(counts.rows().get(0)).hasValue(3);
        assertThat(counts.total()).hasValue(5);
        assertThat(books("price")).startsWith(row(decimal("5.00"))).endsWith(row(decimal("6.00")));
    }

    // 4 Correlated updates

    @EveryDatabase
    void aSubqueryLooksAtEachRow() {
        // tag::correlated[]
        var recount = update(AUTHOR)
                .set(
                        AUTHOR.books,
                        subquery(count(), all -> all.from(BOOK).where(BOOK.author.id.eq(AUTHOR.id)))
                                .asInteger())
                .where(exists(select(BOOK.id).where(BOOK.author.id.eq(AUTHOR.id))));
        // end::correlated[]

        Counts counts = executed(recount, """
                -- H2, PostgreSQL
                UPDATE author
                SET books = CAST((SELECT COUNT(*) FROM book WHERE book.author_id = author.id) AS INTEGER)
                WHERE EXISTS (SELECT book.id FROM book WHERE book.author_id = author.id)
                -- MariaDB
                UPDATE author
                SET books = CAST((SELECT COUNT(*) FROM book WHERE book.author_id = author.id) AS SIGNED)
                WHERE EXISTS (SELECT book.id FROM book WHERE book.author_id = author.id)
                """);

        assertThat(counts.matched()).isEqualTo(3);
        assertThat(bench.rows("SELECT books FROM author ORDER BY id")).containsExactly(row(2), row(2), row(1));
    }

    // 5 Update from other tables

    @EveryDatabase
    void tablesThatAreNamedAreUpdatedFrom() {
        // tag::from[]
        var signed = update(BOOK)
                .set(BOOK.title, BOOK.title.concat(" by ").concat(AUTHOR.name))
                .where(BOOK.author.id.eq(AUTHOR.id).and(AUTHOR.country.eq("FR")));
        // end::from[]

        Counts counts = executed(signed, """
                -- H2
                MERGE INTO book USING author ON book.author_id = author.id AND author.country = ?
                WHEN MATCHED THEN UPDATE SET title = book.title || ? || author.name
                -- [FR,  by ]
                -- PostgreSQL
                UPDATE book SET title = book.title || ? || author.name FROM author
                WHERE book.author_id = author.id AND author.country = ?
                -- [ by , FR]
                -- MariaDB
                UPDATE book JOIN author SET book.title = CONCAT(CONCAT(book.title, ?), author.name)
                WHERE book.author_id = author.id AND author.country = ?
                -- [ by , FR]
                """);

        assertThat(counts.matched()).isEqualTo(1);
        assertThat(books("title")).contains(row("Germinal by Émile Zola"), row("Emma"));
    }

    @EveryDatabase
    void aCommonTableIsUpdatedFrom() {
        // tag::cte[]
        var sums =
                select(BOOK.author.id, BOOK.stock.sum()).groupBy(BOOK.author.id).asCommonTable("sums");
        var counted = update(AUTHOR)
                .from(sums)
                .set(AUTHOR.books, sums.get(BOOK.stock.sum()).asInteger())
                .where(AUTHOR.id.eq(sums.get(BOOK.author.id)));
        // end::cte[]

        Counts counts = executed(counted, """
                -- H2
                MERGE INTO author
                USING (WITH sums (author_id, column_2) AS (SELECT book.author_id,
                    SUM(book.stock) FROM book GROUP BY book.author_id)
                    SELECT * FROM sums) AS sums (author_id, column_2)
                ON author.id = sums.author_id WHEN MATCHED THEN UPDATE SET books = CAST(sums.column_2 AS INTEGER)
                -- PostgreSQL
                UPDATE author SET books = CAST(sums.column_2 AS INTEGER)
                FROM (WITH sums (author_id, column_2) AS (SELECT book.author_id,
                    SUM(book.stock) FROM book GROUP BY book.author_id)
                    SELECT * FROM sums) AS sums (author_id, column_2)
                WHERE author.id = sums.author_id
                -- MariaDB
                UPDATE author
                JOIN (WITH sums (author_id, column_2) AS (SELECT book.author_id,
                    SUM(book.stock) FROM book GROUP BY book.author_id)
                    SELECT * FROM sums) AS sums
                SET author.books = CAST(sums.column_2 AS SIGNED) WHERE author.id = sums.author_id
                """);

        assertThat(counts.matched()).isEqualTo(3);
        assertThat(bench.rows("SELECT books FROM author ORDER BY id")).containsExactly(row(3), row(12), row(1));
    }

    @EveryDatabase
    void twoTablesAtOnceAreForMariaDb() {
        // tag::two[]
        var both = update(BOOK)
                .set(BOOK.genre, "classic")
                .alsoSet(AUTHOR.country, "UK")
                .where(BOOK.author.id.eq(AUTHOR.id).and(AUTHOR.country.eq("GB")));
        // end::two[]

        assertThatStatement(both).isWritten("""
                -- H2 refuses: Cannot write an UPDATE that sets columns of book and of author
                -- PostgreSQL refuses: Cannot write an UPDATE that sets columns of book and of author
                -- MariaDB
                UPDATE book JOIN author SET book.genre = ?, author.country = ?
                WHERE book.author_id = author.id AND author.country = ?
                -- [classic, UK, GB]
                """);

        assertThatThrownBy(() -> shop.execute(both)).isInstanceOf(StintException.class);
        assertThat(books("genre")).doesNotContain(row("classic"));
    }

    // 6 Rows of values

    // tag::change[]
    record PriceChange(long book, BigDecimal price) {}
    // end::change[]

    @EveryDatabase
    void manyRowsGetDifferentValuesInOneStatement() {
        // tag::values[]
        List<PriceChange> changes =
                List.of(new PriceChange(1, new BigDecimal("9.00")), new PriceChange(4, new BigDecimal("11.00")));

        Derived<PriceChange> change = values(
                "change", changes, row -> row.set(BOOK.id, PriceChange::book).set(BOOK.price, PriceChange::price));
        var reprice = update(BOOK).set(BOOK.price, change.get(BOOK.price)).where(BOOK.id.eq(change.get(BOOK.id)));
        // end::values[]

        Counts counts = executed(reprice, """
                -- H2
                MERGE INTO book
                USING (SELECT * FROM UNNEST(CAST(? AS BIGINT ARRAY), CAST(? AS DECIMAL(10,
                    2) ARRAY))) AS change (id, price)
                ON book.id = change.id WHEN MATCHED THEN UPDATE SET price = change.price
                -- [[1, 4], [9.00, 11.00]]
                -- PostgreSQL
                UPDATE book SET price = change.price
                FROM (SELECT * FROM unnest(CAST(? AS BIGINT[]), CAST(? AS DECIMAL(10, 2)[]))) AS change (id, price)
                WHERE book.id = change.id
                -- [[1, 4], [9.00, 11.00]]
                -- MariaDB
                UPDATE book
                JOIN (WITH `change` (id, price) AS (SELECT CAST(? AS SIGNED), CAST(? AS DECIMAL(10, 2))
                    UNION ALL SELECT CAST(? AS SIGNED), CAST(? AS DECIMAL(10, 2)))
                    SELECT * FROM `change`) AS `change`
                SET book.price = `change`.price WHERE book.id = `change`.id
                -- [1, 9.00, 4, 11.00]
                """);

        assertThat(counts.matched()).isEqualTo(2);
        assertThat(books("price"))
                .startsWith(row(decimal("9.00")), row(decimal("8.50")), row(decimal("7.00")), row(decimal("11.00")));
    }

    // 7 The order of assignments

    @EveryDatabase
    void assignmentsSeeTheRowAsItWas() {
        // tag::swap[]
        var swap = update(BOOK)
                .set(BOOK.title, BOOK.genre)
                .set(BOOK.genre, BOOK.title)
                .where(BOOK.id.eq(1));
        // end::swap[]

        executed(swap, """
                -- H2, PostgreSQL
                UPDATE book SET title = genre, genre = title WHERE id = ?
                -- [1]
                -- MariaDB
                UPDATE book JOIN book AS before_book ON before_book.id = book.id
                SET book.title = before_book.genre, book.genre = before_book.title WHERE book.id = ?
                -- [1]
                """);

        assertThat(books("title, genre")).startsWith(row("novel", "Emma"));
    }

    @EveryDatabase
    void inOrderTheySeeThoseBefore() {
        // tag::ordered[]
        var ordered = update(BOOK)
                .set(BOOK.stock, BOOK.stock.plus(10))
                .set(BOOK.title, BOOK.title.concat(", ").concat(BOOK.stock.asText()))
                .inOrder()
                .where(BOOK.id.eq(1));
        // end::ordered[]

        executed(ordered, """
                -- H2
                UPDATE book
                SET stock = stock + CAST(? AS BIGINT), title = title || ? || CAST(CAST(stock + CAST(? AS
                    BIGINT) AS INTEGER) AS VARCHAR(50))
                WHERE id = ?
                -- [10, , , 10, 1]
                -- PostgreSQL
                UPDATE book
                SET stock = stock + ?, title = title || ? || CAST(CAST(stock + ? AS INTEGER) AS VARCHAR(50))
                WHERE id = ?
                -- [10, , , 10, 1]
                -- MariaDB
                UPDATE book SET stock = stock + ?, title = CONCAT(CONCAT(title, ?), CONCAT(stock))
                WHERE id = ?
                -- [10, , , 1]
                """);

        assertThat(books("title, stock")).startsWith(row("Emma, 13", 13));
    }

    // 8 Delete

    @EveryDatabase
    void rowsAreDeletedByAnotherTable() {
        // tag::delete[]
        var gone = deleteFrom(BOOK)
                .where(BOOK.author
                        .id
                        .eq(AUTHOR.id)
                        .and(AUTHOR.name.like("%Austen"))
                        .and(BOOK.stock.eq(0)));
        // end::delete[]

        Counts counts = executed(gone, """
                -- H2
                DELETE FROM book
                WHERE EXISTS (SELECT 1 FROM author
                    WHERE book.author_id = author.id AND author.name LIKE ? AND book.stock = ?)
                -- [%Austen, 0]
                -- PostgreSQL
                DELETE FROM book USING author
                WHERE book.author_id = author.id AND author.name LIKE ? AND book.stock = ?
                -- [%Austen, 0]
                -- MariaDB
                DELETE book FROM book JOIN author
                WHERE book.author_id = author.id AND author.name LIKE ? AND book.stock = ?
                -- [%Austen, 0]
                """);

        assertThat(counts.deleted()).isEqualTo(1);
        assertThat(books("title")).hasSize(4).doesNotContain(row("Persuasion"));
    }

    // 9 Row counts

    @EveryDatabase
    void whatChangedIsToldApartIfAsked() {
        // tag::counts[]
        Counts counts = shop.execute(update(BOOK)
                .set(BOOK.price, new BigDecimal("8.50"))
                .where(BOOK.genre.eq("novel"))
                .countChanges());

        assertThat(counts.matched()).isEqualTo(3);
        assertThat(counts.changed()).isEqualTo(2);
        assertThat(counts.unchanged()).isEqualTo(1); // Persuasion cost that already
        // end::counts[]
    }

    @EveryDatabase
    void aCountIsAContract() {
        // tag::expect[]
        var sell = update(BOOK)
                .set(BOOK.stock, BOOK.stock.minus(1))
                .where(BOOK.id.eq(2).and(BOOK.stock.gt(0)))
                .expectRows(1);

        assertThatThrownBy(() -> shop.execute(sell))
                .isInstanceOf(RowCountMismatchException.class)
                .hasMessageStartingWith("Cannot update rows of Book: 1 row was expected, and 0 rows were affected.");
        // end::expect[]

        assertThat(books("stock")).containsExactly(row(3), row(0), row(12), row(1), row(0));
    }

    // 10 Returning

    @EveryDatabase
    void anUpdateGivesBackTheRowAsItWasAndAsItIs() {
        // tag::returning[]
        var old = BOOK.old();
        var raise = update(BOOK)
                .set(BOOK.price, BOOK.price.plus(1))
                .where(BOOK.id.eq(1))
                .returning(BOOK.title, old.price, BOOK.price);
        // end::returning[]
        if (bench.database() == TestDatabase.POSTGRESQL
                && !raise.toSql(shop.dialect()).text().startsWith("UPDATE")) {
            return; // PostgreSQL before 18; ReturningTest has its form
        }

        Returned<Tuple> returned = executed(raise, """
                -- H2
                SELECT book.title, old.price, book.price
                FROM OLD TABLE (UPDATE book SET price = book.price + CAST(? AS BIGINT) WHERE book.id = ?) AS old
                LEFT JOIN (SELECT * FROM book FOR UPDATE) AS book ON book.id = old.id
                -- [1, 1]
                -- PostgreSQL
                UPDATE book SET price = book.price + ? WHERE book.id = ? RETURNING book.title, old.price, book.price
                -- [1, 1]
                -- MariaDB refuses: Cannot write an UPDATE of book that gives back its rows
                """);

        // tag::returned[]
        Tuple row = returned.rows().get(0);
        BigDecimal before = row.get(old.price);
        BigDecimal after = row.get(BOOK.price);
        // end::returned[]
        assertThat(before).isEqualByComparingTo("9.90");
        assertThat(after).isEqualByComparingTo("10.90");
        assertThat(row.get(BOOK.title)).isEqualTo("Emma");
    }

    // tag::line[]
    record Line(String title, BigDecimal price) {}
    // end::line[]

    @EveryDatabase
    void aDeleteGivesBackRecords() {
        // tag::deleted[]
        var gone =
                deleteFrom(BOOK).where(BOOK.id.eq(4)).returning(into(Line::new).of(BOOK.title, BOOK.price));
        // end::deleted[]

        Returned<Line> returned = executed(gone, """
                -- H2
                SELECT title, price FROM OLD TABLE (DELETE FROM book WHERE id = ?)
                -- [4]
                -- PostgreSQL, MariaDB
                DELETE FROM book WHERE id = ? RETURNING title, price
                -- [4]
                """);

        assertThat(returned.rows()).containsExactly(new Line("Germinal", decimal("12.00")));
        assertThat(books("id")).hasSize(4);
    }

    // 11 Insert

    @EveryDatabase
    void rowsAreInserted() {
        // tag::insert[]
        var added = insertInto(BOOK)
                .row(row -> row.set(BOOK.title, "Nana").set(BOOK.price, new BigDecimal("8.00")))
                .row(row -> row.set(BOOK.title, "The Mill").set(BOOK.price, (BigDecimal) null))
                .returning(BOOK.id);
        // end::insert[]

        Returned<Long> ids = executed(added, """
                -- H2
                SELECT id FROM FINAL TABLE (INSERT INTO book (title, price) VALUES (?, ?), (?, ?))
                -- [Nana, 8.00, The Mill, null]
                -- PostgreSQL, MariaDB
                INSERT INTO book (title, price) VALUES (?, ?), (?, ?) RETURNING id
                -- [Nana, 8.00, The Mill, null]
                """);

        assertThat(ids.rows()).containsExactly(6L, 7L); // in the order of the input
        assertThat(books("title, price")).contains(row("Nana", decimal("8.00"))).endsWith(row("The Mill", null));
    }

    @EveryDatabase
    void generatedKeysComeBackInTheOrderOfTheInput() {
        // tag::keys[]
        Counts counts = shop.execute(insertInto(BOOK)
                .rows(List.of("Nana", "The Mill"), (row, title) -> row.set(BOOK.title, title))
                .withGeneratedKeys());

        assertThat(counts.generatedKeys()).containsExactly(6L, 7L);
        // end::keys[]
    }

    @EveryDatabase
    void whatASelectGivesIsInserted() {
        // tag::copy[]
        var copies = insertInto(BOOK)
                .select(
                        select(BOOK.title.concat(" II"), BOOK.price, value(0)).where(BOOK.genre.eq("gothic")),
                        BOOK.title,
                        BOOK.price,
                        BOOK.stock);
        // end::copy[]

        Counts counts = executed(copies, """
                -- H2, PostgreSQL
                INSERT INTO book (title, price, stock) SELECT title || ?, price, CAST(? AS INTEGER) FROM book
                WHERE genre = ?
                -- [ II, 0, gothic]
                -- MariaDB
                INSERT INTO book (title, price, stock) SELECT CONCAT(title, ?), price, CAST(? AS SIGNED) FROM book
                WHERE genre = ?
                -- [ II, 0, gothic]
                """);

        assertThat(counts.inserted()).isEqualTo(2);
        assertThat(books("title, stock")).contains(row("Frankenstein II", 0), row("Matilda II", 0));
    }

    // 12 Upsert

    @EveryDatabase
    void rowsThatAreThereAreLeftAlone() {
        // tag::ignore[]
        var known = insertInto(AUTHOR)
                .row(row -> row.set(AUTHOR.id, 1L).set(AUTHOR.name, "J. Austen"))
                .row(row -> row.set(AUTHOR.id, 4L).set(AUTHOR.name, "George Sand"))
                .onConflict(AUTHOR.id)
                .doNothing();
        // end::ignore[]

        Counts counts = executed(known, """
                -- H2
                MERGE INTO author
                USING (VALUES (CAST(? AS BIGINT), CAST(? AS VARCHAR)), (CAST(? AS BIGINT),
                    CAST(? AS VARCHAR))) AS excluded (id, name)
                ON author.id = excluded.id WHEN NOT MATCHED THEN INSERT (id, name)
                VALUES (excluded.id, excluded.name)
                -- [1, J. Austen, 4, George Sand]
                -- PostgreSQL
                INSERT INTO author (id, name) VALUES (?, ?), (?, ?) ON CONFLICT (id) DO NOTHING
                -- [1, J. Austen, 4, George Sand]
                -- MariaDB
                INSERT INTO author (id, name) VALUES (?, ?), (?, ?) ON DUPLICATE KEY UPDATE author.id = author.id
                -- [1, J. Austen, 4, George Sand]
                """);

        assertThat(counts.inserted()).isEqualTo(1);
        assertThat(bench.rows("SELECT name FROM author ORDER BY id"))
                .startsWith(row("Jane Austen"))
                .endsWith(row("George Sand"));
    }

    @EveryDatabase
    void orUpdatedFromTheRowThatWasToBeInserted() {
        // tag::upsert[]
        var excluded = AUTHOR.excluded();
        var upsert = insertInto(AUTHOR)
                .row(row -> row.set(AUTHOR.id, 1L).set(AUTHOR.name, "J. Austen").set(AUTHOR.books, 6))
                .onConflict(AUTHOR.id)
                .setExcluded(AUTHOR.name)
                .set(AUTHOR.books, AUTHOR.books.plus(excluded.books))
                .where(AUTHOR.country.eq("GB"))
                .doUpdate();
        // end::upsert[]

        executed(upsert, """
                -- H2
                MERGE INTO author
                USING (VALUES (CAST(? AS BIGINT), CAST(? AS VARCHAR),
                    CAST(? AS INTEGER))) AS excluded (id, name, books)
                ON author.id = excluded.id
                WHEN MATCHED AND author.country = ? THEN UPDATE SET name = excluded.name,
                    books = author.books + excluded.books
                WHEN NOT MATCHED THEN INSERT (id, name, books) VALUES (excluded.id, excluded.name, excluded.books)
                -- [1, J. Austen, 6, GB]
                -- PostgreSQL
                INSERT INTO author (id, name, books) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, books = author.books + excluded.books
                WHERE author.country = ?
                -- [1, J. Austen, 6, GB]
                -- MariaDB
                INSERT INTO author (id, name, books) VALUES (?, ?, ?)
                ON DUPLICATE KEY UPDATE author.name = IF(author.country = ?, VALUES(name), author.name),
                    author.books = IF(author.country = ?, author.books + VALUES(books), author.books)
                -- [1, J. Austen, 6, GB, GB]
                """);

        assertThat(bench.rows("SELECT name, books FROM author WHERE id = 1")).containsExactly(row("J. Austen", 6));
    }

    // 13 Select

    @EveryDatabase
    void columnsMakeTuplesAndRecords() {
        // tag::select[]
        Select<Line> lines = select(into(Line::new).of(BOOK.title, BOOK.price))
                .where(BOOK.price.between(new BigDecimal("8"), new BigDecimal("10")))
                .orderBy(BOOK.price.desc().nullsLast(), BOOK.title.asc())
                .limit(10);
        // end::select[]

        assertThat(executed(lines, """
                -- H2, PostgreSQL
                SELECT title, price FROM book WHERE price BETWEEN ? AND ? ORDER BY price DESC NULLS LAST, title
                LIMIT ?
                -- [8, 10, 10]
                -- MariaDB
                SELECT title, price FROM book WHERE price BETWEEN ? AND ? ORDER BY price IS NULL, price DESC, title
                LIMIT ?
                -- [8, 10, 10]
                """))
                .containsExactly(new Line("Emma", decimal("9.90")), new Line("Persuasion", decimal("8.50")));
    }

    @EveryDatabase
    void aRelationshipIsJoined() {
        // tag::join[]
        var titles =
                select(BOOK.title, AUTHOR.name).from(BOOK).join(BOOK.author).where(AUTHOR.country.eq("FR"));
        // end::join[]

        List<Tuple> rows = executed(titles, """
                -- H2, PostgreSQL, MariaDB
                SELECT book.title, author.name FROM book JOIN author ON book.author_id = author.id
                WHERE author.country = ?
                -- [FR]
                """);

        assertThat(rows).extracting(Tuple::toString).containsExactly("[Germinal, Émile Zola]");
    }

    @EveryDatabase
    void rowsAreGrouped() {
        // tag::group[]
        var genres = select(BOOK.genre, count(), BOOK.price.max(), count().filter(BOOK.stock.gt(0)))
                .groupBy(BOOK.genre)
                .having(count().gt(1))
                .orderBy(BOOK.genre.asc());
        // end::group[]

        List<Tuple> rows = executed(genres, """
                -- H2, PostgreSQL
                SELECT genre, COUNT(*), MAX(price), COUNT(*) FILTER (WHERE stock > ?) FROM book GROUP BY genre
                HAVING COUNT(*) > ? ORDER BY genre
                -- [0, 1]
                -- MariaDB
                SELECT genre, COUNT(*), MAX(price), COUNT(CASE WHEN stock > ? THEN 1 END) FROM book GROUP BY genre
                HAVING COUNT(*) > ? ORDER BY genre
                -- [0, 1]
                """);

        assertThat(rows).extracting(Tuple::toString).containsExactly("[gothic, 2, 7.00, 1]", "[novel, 3, 12.00, 2]");
    }

    @EveryDatabase
    void windowsAndSubqueries() {
        // tag::window[]
        var dearest = Window.partitionBy(BOOK.genre).orderBy(BOOK.price.desc().nullsLast());
        var ranked = select(BOOK.title, rowNumber(dearest)).as("ranked");
        var best = select(ranked.get(BOOK.title))
                .where(ranked.get(rowNumber(dearest)).eq(1))
                .orderBy(ranked.get(BOOK.title).asc());
        // end::window[]

        assertThat(executed(best, """
                -- H2, PostgreSQL
                SELECT ranked.title
                FROM (SELECT book.title, ROW_NUMBER() OVER (PARTITION BY book.genre ORDER BY book.price DESC
                    NULLS LAST)
                    FROM book) AS ranked (title, column_2)
                WHERE ranked.column_2 = ? ORDER BY ranked.title
                -- [1]
                -- MariaDB
                SELECT ranked.title
                FROM (WITH ranked (title, column_2) AS (SELECT book.title,
                    ROW_NUMBER() OVER (PARTITION BY book.genre ORDER BY book.price IS NULL,
                    book.price DESC) FROM book)
                    SELECT * FROM ranked) AS ranked
                WHERE ranked.column_2 = ? ORDER BY ranked.title
                -- [1]
                """)).containsExactly("Frankenstein", "Germinal");
    }

    @EveryDatabase
    void aRecursiveTableNamesItself() {
        // tag::recursive[]
        WholeExpression<Long> n = value(1L);
        Derived<Long> numbers = select(n)
                .recursively(
                        "numbers",
                        self -> select(self.get(n).plus(1))
                                .from(self)
                                .where(self.get(n).lt(3)));
        var listed = select(numbers.get(n)).from(numbers);
        // end::recursive[]

        assertThat(executed(listed, """
                -- H2
                WITH RECURSIVE numbers (column_1) AS (SELECT CAST(? AS BIGINT) UNION ALL
                    SELECT column_1 + CAST(? AS BIGINT) FROM numbers WHERE column_1 < ?)
                SELECT column_1 FROM numbers
                -- [1, 1, 3]
                -- PostgreSQL
                WITH RECURSIVE numbers (column_1) AS (SELECT CAST(? AS BIGINT) UNION ALL SELECT column_1 + ?
                    FROM numbers WHERE column_1 < ?)
                SELECT column_1 FROM numbers
                -- [1, 1, 3]
                -- MariaDB
                WITH RECURSIVE numbers (column_1) AS (SELECT CAST(? AS SIGNED) UNION ALL SELECT column_1 + ?
                    FROM numbers WHERE column_1 < ?)
                SELECT column_1 FROM numbers
                -- [1, 1, 3]
                """)).containsExactly(1L, 2L, 3L);
    }

    @EveryDatabase
    void pagesGoOnAfterARow() {
        // tag::page[]
        var page = select(BOOK.id, BOOK.title)
                .after(Place.after(BOOK.price.desc(), new BigDecimal("8.50")).then(BOOK.id.asc(), 2L))
                .limit(2);
        // end::page[]

        List<Tuple> rows = executed(page, """
                -- H2, PostgreSQL
                SELECT id, title FROM book WHERE price < ? OR price IS NULL OR price = ? AND id > ?
                ORDER BY price DESC NULLS LAST, id LIMIT ?
                -- [8.50, 8.50, 2, 2]
                -- MariaDB
                SELECT id, title FROM book WHERE price < ? OR price IS NULL OR price = ? AND id > ?
                ORDER BY price IS NULL, price DESC, id LIMIT ?
                -- [8.50, 8.50, 2, 2]
                """);

        assertThat(rows).extracting(row -> row.get(BOOK.title)).containsExactly("Frankenstein", "Matilda");
    }

    @EveryDatabase
    void listsAndRowValuesOfAnySize() {
        // tag::in[]
        var some = select(BOOK.title)
                .where(BOOK.id.in(List.of(1L, 3L, 4L)))
                .where(row(BOOK.genre, BOOK.stock)
                        .in(select(BOOK.as("b").genre, BOOK.as("b").stock)
                                .where(BOOK.as("b").stock.gt(2))))
                .orderBy(BOOK.id.asc());
        // end::in[]

        assertThat(executed(some, """
                -- H2, MariaDB
                SELECT book.title FROM book
                WHERE book.id IN (?, ?, ?, ?) AND (book.genre, book.stock) IN (SELECT b.genre, b.stock
                    FROM book AS b WHERE b.stock > ?)
                ORDER BY book.id
                -- [1, 3, 4, 4, 2]
                -- PostgreSQL
                SELECT book.title FROM book
                WHERE book.id = ANY (?) AND (book.genre, book.stock) IN (SELECT b.genre, b.stock FROM book AS b
                    WHERE b.stock > ?)
                ORDER BY book.id
                -- [[1, 3, 4], 2]
                """)).containsExactly("Emma", "Frankenstein");
    }

    @EveryDatabase
    void resultsAreListedFoundOrStreamed() {
        // tag::read[]
        shop.useTransaction(transaction -> {
            List<String> all = transaction.list(select(BOOK.title));
            long number = transaction.one(select(count()).from(BOOK));
            var first = transaction.first(select(BOOK.title).orderBy(BOOK.title.asc()));
            try (Stream<Book> books = transaction.stream(select(BOOK))) { // constant memory
                assertThat(books).hasSize(all.size());
            }
            assertThat(first).hasValue("Emma");
            assertThat(number).isEqualTo(5);
        });
        // end::read[]
    }

    // 14 JSON

    private void storeReaders() {
        bench.factory(Reader.class).useTransaction(session -> {
            session.persist(new Reader(
                    1, "Ann", "{\"address\": {\"city\": \"Rome\"}, \"tags\": [\"novel\", 7], \"draft\": true}"));
            session.persist(new Reader(2, "Bob", null));
        });
    }

    @EveryDatabase
    void placesInADocumentAreSelectedAndCompared() {
        storeReaders();

        // tag::json[]
        var romans = select(READER.name)
                .where(READER.profile.at("address", "city").asText().eq("Rome"))
                .where(READER.profile.at("tags").contains("novel"));
        // end::json[]

        assertThat(executed(romans, """
                -- H2
                SELECT name FROM reader
                WHERE STINT_JSON_TEXT(STINT_JSON_AT(profile, JSON_ARRAY(CAST(? AS VARCHAR), CAST(? AS VARCHAR)))) = ?
                    AND STINT_JSON_CONTAINS(STINT_JSON_AT(profile, JSON_ARRAY(CAST(? AS VARCHAR))),
                    CAST(CAST(? AS VARCHAR) AS JSON))
                -- [address, city, Rome, tags, novel]
                -- PostgreSQL
                SELECT name FROM reader
                WHERE CASE jsonb_typeof((profile -> ? -> ?)) WHEN 'string' THEN (profile -> ? -> ?) #>> '{}' END = ?
                    AND COALESCE(jsonb_typeof((profile -> ?)) = 'array'
                    AND (profile -> ?) @> to_jsonb(CAST(? AS VARCHAR)), FALSE)
                -- [address, city, address, city, Rome, tags, tags, novel]
                -- MariaDB
                SELECT name FROM reader
                WHERE CASE WHEN JSON_TYPE(JSON_EXTRACT(profile, CONCAT('$.', JSON_QUOTE(?), '.', JSON_QUOTE(?)))) IN ('STRING')
                    THEN JSON_UNQUOTE(JSON_EXTRACT(profile, CONCAT('$.', JSON_QUOTE(?), '.', JSON_QUOTE(?)))) END = ?
                    AND COALESCE(JSON_TYPE(JSON_EXTRACT(profile, CONCAT('$.', JSON_QUOTE(?)))) = 'ARRAY'
                    AND JSON_OVERLAPS(JSON_EXTRACT(profile, CONCAT('$.', JSON_QUOTE(?))), JSON_ARRAY(?)), FALSE)
                -- [address, city, address, city, Rome, tags, tags, novel]
                """)).containsExactly("Ann");
    }

    @EveryDatabase
    void placesInADocumentAreSet() {
        storeReaders();

        // tag::place[]
        var visits = READER.profile.at("visits");
        var visit = update(READER)
                .set(visits.asLong(), visits.asLong().coalesce(0L).plus(1))
                .set(READER.profile.at("address", "city").asText(), "Oslo")
                .remove(READER.profile.at("draft"))
                .where(READER.id.eq(1));
        // end::place[]

        executed(visit, """
                -- H2
                UPDATE reader
                SET profile = STINT_JSON_REMOVE(STINT_JSON_SET(STINT_JSON_SET(profile, JSON_ARRAY(CAST(? AS VARCHAR)),
                    CAST(COALESCE(CAST(ROUND(STINT_JSON_NUMBER(STINT_JSON_AT(profile, JSON_ARRAY(CAST(? AS VARCHAR)))), 0) AS BIGINT),
                    ?) + CAST(? AS BIGINT) AS JSON)), JSON_ARRAY(CAST(? AS VARCHAR), CAST(? AS VARCHAR)),
                    CAST(CAST(? AS VARCHAR) AS JSON)), JSON_ARRAY(CAST(? AS VARCHAR)))
                WHERE id = ?
                -- [visits, visits, 0, 1, address, city, Oslo, draft, 1]
                -- PostgreSQL
                UPDATE reader
                SET profile = (CASE jsonb_typeof(profile) WHEN 'object' THEN profile ELSE '{}' END - CAST(? AS VARCHAR)
                    || jsonb_build_object(CAST(? AS VARCHAR),
                    COALESCE(CAST(ROUND(CASE jsonb_typeof((profile -> ?)) WHEN 'number' THEN CAST((profile -> ?) AS NUMERIC) END, 0)
                    AS BIGINT), ?) + ?, CAST(? AS VARCHAR),
                    (CASE jsonb_typeof(profile -> ?) WHEN 'object' THEN profile -> ? ELSE '{}' END
                    || jsonb_build_object(CAST(? AS VARCHAR), CAST(? AS VARCHAR)))))
                WHERE id = ?
                -- [draft, visits, visits, visits, 0, 1, address, address, address, city, Oslo, 1]
                -- MariaDB
                UPDATE reader
                SET profile = JSON_REMOVE(JSON_SET(CASE JSON_TYPE(profile) WHEN 'OBJECT' THEN profile ELSE JSON_OBJECT() END,
                    CONCAT('$.', JSON_QUOTE(?)), COALESCE(CAST(ROUND(CASE WHEN JSON_TYPE(JSON_EXTRACT(profile,
                    CONCAT('$.', JSON_QUOTE(?)))) IN ('INTEGER', 'DOUBLE') THEN CAST(JSON_EXTRACT(profile,
                    CONCAT('$.', JSON_QUOTE(?))) AS DECIMAL(65, 30)) END, 0) AS SIGNED), ?) + ?,
                    CONCAT('$.', JSON_QUOTE(?)), JSON_SET(CASE JSON_TYPE(JSON_EXTRACT(profile, CONCAT('$.', JSON_QUOTE(?))))
                    WHEN 'OBJECT' THEN JSON_EXTRACT(profile, CONCAT('$.', JSON_QUOTE(?))) ELSE JSON_OBJECT() END,
                    CONCAT('$.', JSON_QUOTE(?)), ?)), CONCAT('$.', JSON_QUOTE(?)))
                WHERE id = ?
                -- [visits, visits, visits, 0, 1, address, address, address, city, Oslo, draft, 1]
                """);

        assertThat((String) bench.value("SELECT CAST(profile AS VARCHAR) FROM reader WHERE id = 1"))
                .isEqualTo("{\"tags\": [\"novel\", 7], \"visits\": 1, \"address\": {\"city\": \"Oslo\"}}");
    }

    // 15 Plans

    @EveryDatabase
    void aPlanNamesTheTablesThatAreReadWhole() {
        // tag::explain[]
        shop.useTransaction(transaction -> {
            var byTitle = select(BOOK.id).where(BOOK.title.eq("Emma"));
            var byId = select(BOOK.title).where(BOOK.id.eq(1));

            assertThat(transaction.explain(byTitle).fullScans()).containsExactly("book");
            assertThat(transaction.explain(byId).fullScans()).isEmpty();
        });
        // end::explain[]
    }
}

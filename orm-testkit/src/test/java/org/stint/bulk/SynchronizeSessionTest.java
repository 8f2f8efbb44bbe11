package org.stint.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.domain.Author_.AUTHOR;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.behaviour.domain.Country_.COUNTRY;
import static org.stint.behaviour.domain.Publisher_.PUBLISHER;
import static org.stint.bulk.domain.Building_Desk_.DESK;
import static org.stint.bulk.domain.Keeper_.KEEPER;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Country;
import org.stint.behaviour.domain.Genre;
import org.stint.behaviour.domain.Publisher;
import org.stint.bulk.domain.Building.Desk;
import org.stint.bulk.domain.Building.Room;
import org.stint.bulk.domain.Building.Wing;
import org.stint.bulk.domain.Keeper;
import org.stint.exception.DatabaseException;
import org.stint.exception.NotEvaluableException;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StintException;
import org.stint.session.BulkResult;
import org.stint.session.EntityState;
import org.stint.session.FlushMode;
import org.stint.session.PendingChanges;
import org.stint.session.Savepoint;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.session.Tracking;
import org.stint.statement.Counts;
import org.stint.statement.Delete;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.statement.Statement;
import org.stint.statement.Update;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;
import org.stint.type.SqlTypes;

/** After a bulk statement the objects of a session are what their rows are, by the strategy that was asked for. */
class SynchronizeSessionTest {

    private static final Update<Book> DEARER =
            update(BOOK).set(BOOK.price, BOOK.price.plus(1)).where(BOOK.genre.eq(Genre.NOVEL));

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Shop.open(bench);
    }

    // AUTO and FETCH

    @EveryDatabase
    void nothingIsDoneForASessionWithoutSuchObjects(Workbench bench) {
        shop.useTransaction(session -> {
            session.get(Author.class, 11L);
            bench.recorder().clear();

            BulkResult<Counts> result =
                    session.execute(deleteFrom(PUBLISHER).where(PUBLISHER.name.eq("nobody")), SynchronizeSession.AUTO);

            assertThat(result).isEqualTo(new BulkResult<>(Counts.deleted(0), 0, SynchronizeSession.NONE, 0, 0, 0));
            assertThatSql(bench.recorder()).isExactly("DELETE FROM publisher WHERE name = ? [nobody] -> 0");
        });
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "the SQL is that of PostgreSQL")
    void onlyManagedRowsComeBackFromPostgres(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            bench.recorder().clear();

            BulkResult<Counts> result = session.execute(
                    update(BOOK).set(BOOK.price, BOOK.price.plus(1)).where(BOOK.id.lt(44)), SynchronizeSession.AUTO);

            assertThat(result).isEqualTo(new BulkResult<>(Counts.updated(3), 3, SynchronizeSession.FETCH, 1, 0, 0));
            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("10.99"));
            assertThat(emma.getVersion()).isEqualTo(8);
            assertThatSql(bench.recorder())
                    .isExactly("WITH changed AS (UPDATE book SET price = price + ?, updated_at = ?,"
                            + " version = version + 1 WHERE id < ? RETURNING id, title, isbn, price, genre, published,"
                            + " author_id, publisher_id, created_at, updated_at, version) SELECT total.number,"
                            + " changed.id, changed.title, changed.isbn, changed.price, changed.genre,"
                            + " changed.published, changed.author_id, changed.publisher_id, changed.created_at,"
                            + " changed.updated_at, changed.version FROM (SELECT COUNT(*) AS number FROM changed)"
                            + " AS total LEFT JOIN (changed JOIN (SELECT * FROM unnest(CAST(? AS BIGINT[])))"
                            + " AS watched (key1) ON changed.id = watched.key1) ON TRUE"
                            + " [1, 2026-05-01T10:00:00Z, 44, [42]] -> 1");
        });
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.H2, because = "the SQL is that of H2")
    void onlyManagedRowsComeBackFromH2(Workbench bench) {
        shop.useTransaction(session -> {
            session.get(Book.class, 42L);
            bench.recorder().clear();

            BulkResult<Counts> result =
                    session.execute(deleteFrom(BOOK).where(BOOK.id.lt(44)), SynchronizeSession.FETCH);

            assertThat(result).isEqualTo(new BulkResult<>(Counts.deleted(3), 3, SynchronizeSession.FETCH, 0, 0, 1));
            assertThatSql(bench.recorder())
                    .isExactly("SELECT COUNT(*), ARRAY_AGG(ROW(id)) FILTER (WHERE id BETWEEN ? AND ?"
                            + " AND BITGET(?, BITAND(id, 65535)))"
                            + " FROM OLD TABLE (DELETE FROM book WHERE id < ?) [42, 42, [42], 44] -> 1");
        });
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.H2, because = "the SQL is that of H2")
    void managedRowsWhoseIdsLieFarApartAreLookedUp(Workbench bench) {
        bench.execute("INSERT INTO book (id, title, price, version) VALUES (70000, 'Far', 1, 0)");
        shop.useTransaction(session -> {
            session.getAll(Book.class, List.of(70_000L, 42L));
            bench.recorder().clear();

            BulkResult<Counts> result =
                    session.execute(deleteFrom(BOOK).where(BOOK.id.ge(44)), SynchronizeSession.FETCH);

            assertThat(result).isEqualTo(new BulkResult<>(Counts.deleted(2), 2, SynchronizeSession.FETCH, 0, 0, 1));
            assertThatSql(bench.recorder())
                    .isExactly("SELECT COUNT(*), ARRAY_AGG(ROW(id)) FILTER (WHERE BITGET(?, BITAND(id, 65535))"
                            + " AND id IN (SELECT given.c1_1[place.number] FROM (SELECT CAST(? AS BIGINT ARRAY) AS c1_1)"
                            + " AS given JOIN SYSTEM_RANGE(1, 2) AS place (number)"
                            + " ON place.number <= CARDINALITY(given.c1_1)))"
                            + " FROM OLD TABLE (DELETE FROM book WHERE id >= ?) [[42, 70000], [42, 70000], 44] -> 1");
        });
    }

    @EveryDatabase
    void manyManagedObjectsAreFollowedToo(Workbench bench) {
        for (int id = 100; id < 200; id++) {
            bench.execute("INSERT INTO book (id, title, price, version) VALUES (?, 'Many', 1, 0)", id);
        }
        shop.useTransaction(session -> {
            List<Book> many = session.list(select(BOOK).where(BOOK.title.eq("Many")));

            BulkResult<Counts> result = session.execute(
                    update(BOOK).set(BOOK.price, BOOK.price.plus(1)).allRows(), SynchronizeSession.FETCH);

            assertThat(result.rows()).isEqualTo(104);
            assertThat(result.refreshed()).isEqualTo(100);
            assertThat(many).allMatch(book -> book.getPrice().equals(new BigDecimal("2.00")));
            assertThat(session.execute(deleteFrom(BOOK).where(BOOK.title.eq("Many")), SynchronizeSession.FETCH))
                    .isEqualTo(new BulkResult<>(Counts.deleted(100), 100, SynchronizeSession.FETCH, 0, 0, 100));
        });
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.H2, because = "there watched rows are gathered in an array, which has an end")
    @OnlyWith(value = Tracking.SNAPSHOT, because = "which rows come back does not depend on tracking")
    void rowsWhoseIdsAreAlikeInTheirLastBitsAreNoMoreThanManyOthers(Workbench bench) {
        bench.execute("INSERT INTO book (id, title, price, version)"
                + " SELECT x * 4194304, 'Far', 1, 0 FROM SYSTEM_RANGE(1, 70000)");
        shop.useTransaction(session -> {
            Book first = session.get(Book.class, 4_194_304L);

            BulkResult<Counts> result = session.execute(
                    update(BOOK).set(BOOK.price, BOOK.price.plus(1)).where(BOOK.title.eq("Far")),
                    SynchronizeSession.FETCH);

            assertThat(result)
                    .isEqualTo(new BulkResult<>(Counts.updated(70_000), 70_000, SynchronizeSession.FETCH, 1, 0, 0));

            assertThat(first.getPrice()).isEqualTo(new BigDecimal("2.00"));
        });
    }

    @EveryDatabase
    void whatOthersCommittedMeanwhileIsInTheObjectToo(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            bench.execute("UPDATE book SET title = 'Emma, theirs', price = 20, version = 8 WHERE id = 42");

            session.execute(DEARER, SynchronizeSession.FETCH);

            assertThat(emma.getTitle()).isEqualTo("Emma, theirs");
            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("21.00"));
            assertThat(emma.getVersion()).isEqualTo(9);
            emma.setPublished(1816);
        });
        assertThat(bench.rows("SELECT title, price, published, version FROM book WHERE id = 42"))
                .containsExactly(row("Emma, theirs", new BigDecimal("21.00"), 1816, 10));
    }

    @EveryDatabase
    void anObjectThatTheStatementMissesStaysStaleAndConflicts(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            bench.execute("UPDATE book SET genre = 'POETRY', version = 8 WHERE id = 42");

            BulkResult<Counts> result = session.execute(DEARER, SynchronizeSession.FETCH);

            assertThat(result.rows()).isEqualTo(1);
            assertThat(result.refreshed()).isZero();
            emma.setTitle("mine");
            assertThatThrownBy(session::flush).isInstanceOf(StaleObjectException.class);
            session.rollback();
        }
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "the trigger is written in PL/pgSQL")
    void whatATriggerMakesOfARowIsFetched(Workbench bench) {
        bench.execute("CREATE FUNCTION cheaper() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN NEW.price := 1; NEW.title := 'by trigger'; RETURN NEW; END $$");
        bench.execute("CREATE TRIGGER cheaper BEFORE UPDATE ON book FOR EACH ROW EXECUTE FUNCTION cheaper()");
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);

            session.execute(DEARER);

            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("1.00"));
            assertThat(emma.getTitle()).isEqualTo("by trigger");
            assertThat(session.isDirty()).isFalse();
            assertThatThrownBy(() -> session.execute(DEARER, SynchronizeSession.EVALUATE))
                    .isInstanceOf(NotEvaluableException.class)
                    .hasMessageContaining("triggers");
        });
    }

    @EveryDatabase
    void anAliasedStatementIsFollowed(Workbench bench) {
        var b = BOOK.as("b");
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            var cheap = select(AUTHOR.id).where(AUTHOR.country.eq("GB"));

            session.execute(update(b).set(b.price, BigDecimal.TEN).where(b.author.id.in(cheap)));

            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("10.00"));
        });
    }

    @EveryDatabase
    void anUpdateThatTakesValuesFromAnotherTableIsFollowed(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            Book frankenstein = session.get(Book.class, 44L);
            bench.recorder().clear();

            BulkResult<Counts> result = session.execute(
                    update(BOOK)
                            .set(BOOK.title, BOOK.title.concat(" by ").concat(AUTHOR.name))
                            .where(BOOK.author.id.eq(AUTHOR.id).and(AUTHOR.country.eq("GB"))),
                    SynchronizeSession.AUTO);

            assertThat(result).isEqualTo(new BulkResult<>(Counts.updated(3), 3, SynchronizeSession.FETCH, 1, 0, 0));
            assertThat(emma.getTitle()).isEqualTo("Emma by Jane Austen");
            assertThat(emma.getVersion()).isEqualTo(8);
            assertThat(frankenstein.getVersion()).isZero();
            assertThat(bench.recorder().statements()).hasSize(1);
        });
    }

    @EveryDatabase
    void theIdOfAnObjectIsNotSetBehindItsBack(Workbench bench) {
        Update<Author> renumbered =
                update(AUTHOR).set(AUTHOR.id, AUTHOR.id.plus(100)).where(AUTHOR.name.eq("nobody"));
        for (SynchronizeSession strategy :
                List.of(SynchronizeSession.AUTO, SynchronizeSession.FETCH, SynchronizeSession.EVALUATE)) {
            shop.useTransaction(session -> {
                Book emma = session.get(Book.class, 42L);
                session.detach(emma.getAuthor());
                assertThatThrownBy(() -> session.execute(renumbered, strategy)) // Emma refers to an author
                        .isInstanceOf(StintException.class)
                        .hasMessage(
                                "Cannot update rows of Author in bulk: the statement sets the id, by which the session"
                                        + " knows its objects of Author and what they refer to. Detach those objects first, or"
                                        + " clear() the session.");
                session.clear();
                assertThat(session.execute(renumbered, strategy).rows()).isZero();
            });
        }
    }

    @EveryDatabase
    void onlyObjectsThatABatchNamesAreReadAnew(Workbench bench) {
        Parameter<Long> id = parameter("id", SqlTypes.LONG);
        Parameter<Integer> year = parameter("year", SqlTypes.INTEGER);
        Update<Book> dated = update(BOOK).set(BOOK.published, year);
        List<Parameters> years = List.of(
                Parameters.of(id, 41L).and(year, 1), Parameters.of(id, 99L).and(year, 3));
        shop.useTransaction(session -> {
            List<Book> books = session.getAll(Book.class, List.of(41L, 42L, 44L));
            bench.recorder().clear();

            session.executeAll(dated.where(BOOK.id.eq(id).and(BOOK.genre.eq(Genre.NOVEL))), years);
            assertThat(books).extracting(Book::getPublished).containsExactly(1, 1815, 1818);
            assertThat(bench.recorder().selects().get(0).toString())
                    .contains("[41]")
                    .doesNotContain("42");

            session.executeAll(
                    dated.where(BOOK.id.le(id)), List.of(Parameters.of(id, 42L).and(year, 2)));
            assertThat(books).extracting(Book::getPublished).containsExactly(2, 2, 1818);
        });
    }

    @EveryDatabase
    void aBatchIsRefusedWhereItWouldReadOverChangesHeldBack(Workbench bench) {
        Parameter<Long> id = parameter("id", SqlTypes.LONG);
        Update<Book> dated = update(BOOK).set(BOOK.published, 1900).where(BOOK.id.eq(id));
        try (Session session = shop.open()) {
            session.flushMode(FlushMode.MANUAL);
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("mine");
            bench.recorder().clear();

            assertThatThrownBy(() -> session.executeAll(dated, List.of(Parameters.of(id, 42L))))
                    .isInstanceOf(StintException.class)
                    .hasMessage("Cannot change book in bulk: the session holds changes of Book 42 that it has not"
                            + " written, because its flush mode is not AUTO. Call session.flush() first, or refresh the"
                            + " objects.");
            assertThatSql(bench.recorder()).isEmpty();
            assertThat(emma.getTitle()).isEqualTo("mine");

            session.flush();
            session.executeAll(dated, List.of(Parameters.of(id, 42L)));
            assertThat(emma.getPublished()).isEqualTo(1900);
            session.rollback();
        }
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.H2, because = "only H2 has such a type")
    void aBatchMayNameATextIdInAnotherSpelling(Workbench bench) {
        SessionFactory world = bench.factory(Country.class);
        bench.execute("ALTER TABLE country ALTER COLUMN code VARCHAR_IGNORECASE(2)");
        bench.execute("INSERT INTO country (code, name, version) VALUES ('fr', 'France', 0)");
        Parameter<String> code = parameter("code", SqlTypes.text(2));
        world.useTransaction(session -> {
            Country france = session.get(Country.class, "fr");
            session.executeAll(
                    update(COUNTRY).set(COUNTRY.name, "Gaul").where(COUNTRY.code.eq(code)),
                    List.of(Parameters.of(code, "FR")));
            assertThat(france.getName()).isEqualTo("Gaul");
        });
    }

    @EveryDatabase
    void anUpdateThatTakesValuesFromItsOwnTableIsFollowed(Workbench bench) {
        var other = BOOK.as("other");
        Update<Book> asSanditon = update(BOOK)
                .set(BOOK.title, other.title)
                .from(other)
                .where(BOOK.author.id.eq(other.author.id).and(other.id.eq(43)).and(BOOK.id.ne(43)));
        for (SessionFactory factory : List.of(shop, withoutReturning(bench))) {
            try (Session session = factory.open()) {
                List<Book> books = session.getAll(Book.class, List.of(41L, 42L, 43L, 44L));

                BulkResult<Counts> result = session.execute(asSanditon, SynchronizeSession.FETCH);

                assertThat(result.refreshed()).isEqualTo(2);
                assertThat(books)
                        .extracting(Book::getTitle)
                        .containsExactly("Sanditon", "Sanditon", "Sanditon", "Frankenstein");
                session.rollback();
                assertThat(books.get(1).getTitle()).isEqualTo("Emma");
            }
        }
    }

    // without rows that come back

    @EveryDatabase
    void whereRowsCannotComeBackThoseThatMatchAreLockedFirst(Workbench bench) {
        SessionFactory plain = withoutReturning(bench);
        plain.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            Book frankenstein = session.get(Book.class, 44L);
            bench.recorder().clear();

            BulkResult<Counts> result = session.execute(DEARER, SynchronizeSession.AUTO);

            assertThat(result).isEqualTo(new BulkResult<>(Counts.updated(2), 2, SynchronizeSession.FETCH, 1, 0, 0));
            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("10.99"));
            assertThat(emma.getVersion()).isEqualTo(8);
            assertThat(frankenstein.getVersion()).isZero();
            assertThat(bench.recorder().statements()).hasSize(3);
            assertThat(bench.recorder().statements().get(0).toString())
                    .startsWith("SELECT id FROM book WHERE id ")
                    .contains("AND genre = ? FOR UPDATE");
            assertThat(bench.recorder().statements().get(1).toString())
                    .startsWith("UPDATE book SET price = price + ")
                    .contains("WHERE genre = ? AND NOT id ");
        });
        assertThat(bench.rows("SELECT id, price FROM book ORDER BY id"))
                .containsExactly(
                        row(41, new BigDecimal("9.50")),
                        row(42, new BigDecimal("10.99")),
                        row(43, new BigDecimal("5.00")),
                        row(44, new BigDecimal("7.00")));
    }

    @EveryDatabase
    void lockingFirstFollowsADeleteToo(Workbench bench) {
        SessionFactory plain = withoutReturning(bench);
        plain.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            Book frankenstein = session.get(Book.class, 44L);

            BulkResult<Counts> result =
                    session.execute(deleteFrom(BOOK).where(BOOK.genre.eq(Genre.NOVEL)), SynchronizeSession.FETCH);

            assertThat(result).isEqualTo(new BulkResult<>(Counts.deleted(2), 2, SynchronizeSession.FETCH, 0, 0, 1));
            assertThat(session.stateOf(emma)).isEqualTo(EntityState.DETACHED);
            assertThat(session.contains(frankenstein)).isTrue();
        });
    }

    // EVALUATE

    @EveryDatabase
    void evaluatedObjectsNeedNoWordFromTheDatabase(Workbench bench) {
        shop.useTransaction(session -> session.execute(DEARER, SynchronizeSession.EVALUATE)); // asks the catalogue
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            bench.recorder().clear();

            BulkResult<Counts> result = session.execute(DEARER, SynchronizeSession.EVALUATE);

            assertThat(result).isEqualTo(new BulkResult<>(Counts.updated(2), 2, SynchronizeSession.EVALUATE, 1, 0, 0));
            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("11.99"));
            assertThat(emma.getVersion()).isEqualTo(9);
            assertThat(bench.recorder().statements()).hasSize(1);
            assertThat(session.isDirty()).isFalse();
        });
    }

    @EveryDatabase
    void assignmentsSeeTheRowAsItWas(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            session.execute(
                    update(BOOK)
                            .set(BOOK.title, BOOK.isbn.coalesce("none"))
                            .set(BOOK.isbn, BOOK.title)
                            .where(BOOK.id.eq(42)),
                    SynchronizeSession.EVALUATE);

            assertThat(emma.getTitle()).isEqualTo("none");
            assertThat(emma.getIsbn()).isEqualTo("Emma");
        });
        assertThat(bench.rows("SELECT title, isbn FROM book WHERE id = 42")).containsExactly(row("none", "Emma"));
    }

    @EveryDatabase
    void whatMemoryCannotDecideIsRefusedByNameBeforeAnythingIsSent(Workbench bench) {
        shop.useTransaction(session -> {
            session.get(Book.class, 42L);
            session.execute(DEARER, SynchronizeSession.EVALUATE);
            bench.recorder().clear();

            assertThatThrownBy(() -> session.execute(
                            update(BOOK)
                                    .set(BOOK.price, BigDecimal.ONE)
                                    .where(BOOK.title.lower().eq("emma")),
                            SynchronizeSession.EVALUATE))
                    .isInstanceOf(NotEvaluableException.class)
                    .hasMessage(
                            "Cannot update rows of Book by evaluating it in memory: LOWER(title) depends on the rules"
                                    + " of the database for letters. Use SynchronizeSession.AUTO or FETCH.");
            assertThatThrownBy(() -> session.execute(
                            deleteFrom(BOOK).where(BOOK.author.id.in(select(AUTHOR.id))), SynchronizeSession.EVALUATE))
                    .isInstanceOf(NotEvaluableException.class)
                    .hasMessageContaining("is a subquery");
            assertThatSql(bench.recorder()).isEmpty();
            assertThat(session.transaction().isRollbackOnly()).isFalse();
        });
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "only PostgreSQL has such collations")
    void aCollationThatCallsDifferentTextsEqualIsKnown(Workbench bench) {
        bench.execute("CREATE COLLATION anycase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
        bench.execute("ALTER TABLE book ALTER COLUMN title TYPE VARCHAR(200) COLLATE anycase");
        shop.useTransaction(session -> assertThatThrownBy(() -> session.execute(
                        update(BOOK).set(BOOK.price, BigDecimal.ONE).where(BOOK.title.eq("EMMA")),
                        SynchronizeSession.EVALUATE))
                .isInstanceOf(NotEvaluableException.class)
                .hasMessageContaining("title = ?")
                .hasMessageContaining("collation"));
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.H2, because = "only H2 has such a type")
    void aColumnThatIgnoresCaseIsKnown(Workbench bench) {
        bench.execute("ALTER TABLE book ALTER COLUMN title VARCHAR_IGNORECASE(200)");
        shop.useTransaction(session -> assertThatThrownBy(() -> session.execute(
                        update(BOOK).set(BOOK.price, BigDecimal.ONE).where(BOOK.title.eq("EMMA")),
                        SynchronizeSession.EVALUATE))
                .isInstanceOf(NotEvaluableException.class)
                .hasMessageContaining("title"));
    }

    @EveryDatabase
    void anEvaluatedObjectWhoseRowHadLeftTheConditionIsAConflict(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            bench.execute("UPDATE book SET genre = 'POETRY', title = 'theirs', version = 8 WHERE id = 42");

            session.execute(DEARER, SynchronizeSession.EVALUATE);
            assertThat(emma.getVersion()).isEqualTo(8); // as the row's is, though another change made it so

            emma.setPublished(1900);
            assertThatThrownBy(session::flush)
                    .isInstanceOf(StaleObjectException.class)
                    .hasMessageContaining("Book 42")
                    .hasMessageContaining("they changed title, price, genre");
            session.rollback();
        }
        assertThat(bench.value("SELECT title FROM book WHERE id = 42")).isEqualTo("theirs");
    }

    @EveryDatabase
    void objectsOfWhichMemoryCannotTellAreReadInOneStatement(Workbench bench) {
        shop.useTransaction(session -> {
            List<Book> books = session.getAll(Book.class, List.of(41L, 42L, 43L));
            session.execute(DEARER, SynchronizeSession.EVALUATE);
            session.detach(session.get(Author.class, 12L));
            bench.recorder().clear();

            BulkResult<Counts> result = session.execute(
                    update(BOOK).set(BOOK.author.id, 12L).where(BOOK.id.lt(44)), SynchronizeSession.EVALUATE);

            assertThat(result.expired()).isEqualTo(3);
            assertThat(books.get(0).getAuthor().getName()).isEqualTo("Mary Shelley");
            assertThat(bench.recorder().selects().stream()
                            .filter(select -> select.sql().contains(" FROM book ")))
                    .hasSize(1);
            assertThat(bench.recorder().selects()).hasSize(2); // the books, and their author
        });
    }

    @EveryDatabase
    void aForeignKeyThatIsSetToWhatItIsNeedsNoReading(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            Author austen = emma.getAuthor();
            session.execute(DEARER, SynchronizeSession.EVALUATE);
            bench.recorder().clear();

            BulkResult<Counts> result = session.execute(
                    update(BOOK).set(BOOK.author.id, 11L).where(BOOK.id.eq(42)), SynchronizeSession.EVALUATE);

            assertThat(result.refreshed()).isEqualTo(1);
            assertThat(emma.getAuthor()).isSameAs(austen);
            assertThat(bench.recorder().statements()).hasSize(1);
        });
    }

    @EveryDatabase
    void anObjectOfWhichMemoryCannotTellAndWhoseRowIsGoneIsManagedNoLonger(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            Book persuasion = session.get(Book.class, 41L);
            session.detach(session.get(Author.class, 12L));
            bench.execute("DELETE FROM book WHERE id = 42");

            BulkResult<Counts> result = session.execute(
                    update(BOOK).set(BOOK.author.id, 12L).where(BOOK.id.lt(43)), SynchronizeSession.EVALUATE);

            assertThat(result).isEqualTo(new BulkResult<>(Counts.updated(1), 1, SynchronizeSession.EVALUATE, 0, 1, 1));
            assertThat(session.contains(emma)).isFalse();
            assertThat(persuasion.getAuthor().getName()).isEqualTo("Mary Shelley");
            session.rollback();
        }
    }

    @EveryDatabase
    void whatTheDatabaseComputesByItselfIsRead(Workbench bench) {
        bench.execute("ALTER TABLE book DROP COLUMN isbn");
        bench.execute("ALTER TABLE book ADD COLUMN isbn VARCHAR(20) GENERATED ALWAYS AS (genre || '!')"
                + (bench.database() == TestDatabase.POSTGRESQL ? " STORED" : ""));
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);

            BulkResult<Counts> result = session.execute(
                    update(BOOK).set(BOOK.genre, Genre.POETRY).where(BOOK.genre.eq(Genre.NOVEL)),
                    SynchronizeSession.EVALUATE);

            assertThat(result.expired()).isEqualTo(1);
            assertThat(emma.getGenre()).isEqualTo(Genre.POETRY);
            assertThat(emma.getIsbn()).isEqualTo("POETRY!");
        });
    }

    @EveryDatabase
    void anEvaluatedObjectIsLookedAtBeforeItIsWrittenAndThenTrusted(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            session.execute(DEARER, SynchronizeSession.EVALUATE);
            bench.recorder().clear();

            emma.setTitle("looked at");
            session.flush();
            assertThat(bench.recorder().selects()).hasSize(1);
            assertThat(bench.recorder().selects().get(0).sql()).endsWith("FROM book WHERE id = ? FOR UPDATE");
            bench.recorder().clear();
            emma.setTitle("written before");
            session.flush();
            assertThat(bench.recorder().statements()).hasSize(1);

            session.execute(DEARER, SynchronizeSession.EVALUATE);
            session.refresh(emma);
            bench.recorder().clear();
            emma.setTitle("read before");
            session.flush();
            assertThat(bench.recorder().statements()).hasSize(1);
        });
    }

    // NONE

    @EveryDatabase
    void noneLeavesTheObjectsAloneAndTheirFlushConflicts(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);

            BulkResult<Counts> result = session.execute(DEARER, SynchronizeSession.NONE);

            assertThat(result).isEqualTo(new BulkResult<>(Counts.updated(2), 2, SynchronizeSession.NONE, 0, 0, 0));
            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("9.99"));
            emma.setTitle("stale");
            assertThatThrownBy(session::flush).isInstanceOf(StaleObjectException.class);
            session.rollback();
        }
    }

    // pending changes

    @EveryDatabase
    void aStatementThatTouchesHeldBackChangesIsRefused(Workbench bench) {
        try (Session session = shop.open()) {
            session.flushMode(FlushMode.MANUAL);
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("mine");

            for (SynchronizeSession strategy : List.of(SynchronizeSession.AUTO, SynchronizeSession.EVALUATE)) {
                assertThatThrownBy(() -> session.execute(DEARER, strategy))
                        .isInstanceOf(StintException.class)
                        .hasMessageContaining("Book 42")
                        .hasMessageContaining("KEEP_MINE");
            }
            bench.recorder().clear();
            for (SynchronizeSession strategy : List.of(SynchronizeSession.AUTO, SynchronizeSession.EVALUATE)) {
                BulkResult<Counts> others = session.execute(DEARER.where(BOOK.id.ne(42)), strategy);
                assertThat(others.rows()).isEqualTo(1);
                assertThat(emma.getTitle()).isEqualTo("mine");
            }
            // of what may be met AUTO asks, and EVALUATE knows
            assertThat(bench.recorder().selects().stream()
                            .filter(select -> select.sql().startsWith("SELECT id FROM book")))
                    .hasSize(1);
            session.rollback();
        }
    }

    @EveryDatabase
    void whatMemoryWouldDeleteOrReadIsRefusedToo(Workbench bench) {
        try (Session session = shop.open()) {
            session.flushMode(FlushMode.MANUAL);
            Book emma = session.get(Book.class, 42L);
            session.detach(session.get(Author.class, 12L));
            emma.setTitle("mine");

            for (Statement<Counts> touching : List.of(
                    deleteFrom(BOOK).where(BOOK.id.eq(42)),
                    update(BOOK).set(BOOK.author.id, 12L).where(BOOK.id.eq(42)))) {
                assertThatThrownBy(() -> session.execute(touching, SynchronizeSession.EVALUATE))
                        .isInstanceOf(StintException.class)
                        .hasMessageContaining("Book 42");
            }
            assertThat(bench.recorder().writes()).isEmpty();
            session.rollback();
        }
    }

    @EveryDatabase
    void memoryDecidesByTheRowAndNotByChangesHeldBack(Workbench bench) {
        try (Session session = shop.open()) {
            session.flushMode(FlushMode.MANUAL);
            Book emma = session.get(Book.class, 42L);
            Book sanditon = session.get(Book.class, 43L);
            emma.setGenre(Genre.HORROR);
            sanditon.setGenre(Genre.NOVEL);

            BulkResult<Counts> result = session.execute(DEARER, SynchronizeSession.EVALUATE, PendingChanges.KEEP_MINE);

            assertThat(result.refreshed()).isEqualTo(1);
            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("10.99"));
            assertThat(sanditon.getPrice()).isEqualTo(new BigDecimal("5.00"));
            session.flush();
            session.commit();
        }
        assertThat(bench.rows("SELECT genre, price, version FROM book WHERE id IN (42, 43) ORDER BY id"))
                .containsExactly(row("HORROR", new BigDecimal("10.99"), 9), row("NOVEL", new BigDecimal("5.00"), 3));
    }

    @EveryDatabase
    void mineIsKeptOverWhatTheStatementMade(Workbench bench) {
        for (SynchronizeSession strategy : List.of(SynchronizeSession.AUTO, SynchronizeSession.EVALUATE)) {
            try (Session session = shop.open()) {
                session.flushMode(FlushMode.MANUAL);
                Book emma = session.get(Book.class, 42L);
                emma.setTitle("mine by " + strategy);

                session.execute(DEARER, strategy, PendingChanges.KEEP_MINE);

                assertThat(emma.getTitle()).isEqualTo("mine by " + strategy);
                assertThat(session.isDirty()).isTrue();
                session.flush();
                session.commit();
                assertThat(bench.rows("SELECT title, price, version FROM book WHERE id = 42"))
                        .containsExactly(row("mine by " + strategy, emma.getPrice(), emma.getVersion()));
            }
        }
        assertThat(bench.value("SELECT price FROM book WHERE id = 42")).isEqualTo(new BigDecimal("11.99"));
    }

    @EveryDatabase
    void keepingMineDoesNotHideWhatOthersChanged(Workbench bench) {
        try (Session session = shop.open()) {
            session.flushMode(FlushMode.MANUAL);
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("mine");
            bench.execute("UPDATE book SET title = 'theirs', version = 8 WHERE id = 42");

            session.execute(DEARER, SynchronizeSession.AUTO, PendingChanges.KEEP_MINE);

            assertThatThrownBy(session::flush).isInstanceOf(StaleObjectException.class);
            session.rollback();
        }
    }

    @EveryDatabase
    void whoExpectsTheVersionThatTheRowHasNowWritesOverWhatOthersChanged(Workbench bench) {
        shop.useTransaction(session -> {
            session.flushMode(FlushMode.MANUAL);
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("mine");
            bench.execute("UPDATE book SET title = 'theirs', version = 8 WHERE id = 42");
            session.execute(DEARER, SynchronizeSession.AUTO, PendingChanges.KEEP_MINE);

            emma.setVersion(9);
            session.flush();
        });
        assertThat(bench.rows("SELECT title, price, version FROM book WHERE id = 42"))
                .containsExactly(row("mine", new BigDecimal("10.99"), 10));
    }

    @EveryDatabase
    void keepingMineDoesNotHideWhatOthersChangedWhereNoVersionTells(Workbench bench) {
        SessionFactory building = bench.factory(Wing.class, Room.class, Desk.class);
        bench.execute("INSERT INTO room (id) VALUES (1), (2)");
        bench.execute("INSERT INTO desk (id, room_id) VALUES (3, 1)");
        try (Session session = building.open()) {
            session.flushMode(FlushMode.MANUAL);
            Desk desk = session.get(Desk.class, 3L);
            desk.setOwner("mine");
            bench.execute("UPDATE desk SET owner = 'theirs' WHERE id = 3");

            BulkResult<Counts> result = session.execute(
                    update(DESK).set(DESK.room.id, 2L).where(DESK.id.eq(3)),
                    SynchronizeSession.FETCH,
                    PendingChanges.KEEP_MINE);

            assertThat(result.refreshed()).isZero();
            assertThat(desk.getOwner()).isEqualTo("mine");
            assertThatThrownBy(session::flush)
                    .isInstanceOf(StaleObjectException.class)
                    .hasMessageContaining("Desk 3");
            session.rollback();
        }
        assertThat(bench.rows("SELECT owner, room_id FROM desk")).containsExactly(row("theirs", 1L));
    }

    @EveryDatabase
    void theirsIsTakenIfSaid(Workbench bench) {
        try (Session session = shop.open()) {
            session.flushMode(FlushMode.MANUAL);
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("mine");

            session.execute(DEARER, SynchronizeSession.AUTO, PendingChanges.TAKE_THEIRS);

            assertThat(emma.getTitle()).isEqualTo("Emma");
            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("10.99"));
            assertThat(session.isDirty()).isFalse();
            session.rollback();
        }
    }

    @EveryDatabase
    void aRemovalHeldBackIsRefusedKeptOrGivenUp(Workbench bench) {
        for (SynchronizeSession strategy : List.of(SynchronizeSession.FETCH, SynchronizeSession.EVALUATE)) {
            try (Session session = shop.open()) {
                session.flushMode(FlushMode.MANUAL);
                Book emma = session.get(Book.class, 42L);
                session.remove(emma);
                assertThatThrownBy(() -> session.execute(DEARER, strategy)).hasMessageContaining("Book 42");

                session.execute(DEARER, strategy, PendingChanges.KEEP_MINE);
                assertThat(session.stateOf(emma)).isEqualTo(EntityState.REMOVED);
                session.flush();
                assertThat(session.list(select(BOOK.id).where(BOOK.id.eq(42)))).isEmpty();
                session.rollback();

                session.remove(emma);
                session.execute(DEARER, strategy, PendingChanges.TAKE_THEIRS);
                assertThat(session.stateOf(emma)).isEqualTo(EntityState.MANAGED);
                assertThat(emma.getPrice()).isEqualTo(new BigDecimal("10.99"));
                session.rollback();
            }
        }
    }

    // RETURNING

    @EveryDatabase
    void returnedEntitiesAreTheSessionsOwnAndRefreshed(Workbench bench) {
        for (SynchronizeSession strategy :
                List.of(SynchronizeSession.AUTO, SynchronizeSession.FETCH, SynchronizeSession.EVALUATE)) {
            try (Session session = shop.open()) {
                Book emma = session.get(Book.class, 42L);

                var result = session.execute(DEARER.returning(BOOK), strategy);

                assertThat(result.rows()).isEqualTo(2);
                assertThat(result.refreshed()).isEqualTo(1);
                assertThat(result.value().rows()).contains(emma).allMatch(session::contains);
                assertThat(emma.getPrice()).as("by %s", strategy).isEqualTo(new BigDecimal("10.99"));
                Book persuasion = session.get(Book.class, 41L);
                assertThat(result.value().rows()).contains(persuasion);
                assertThat(persuasion.getPrice()).isEqualTo(new BigDecimal("9.50"));
                session.rollback();
            }
        }
    }

    @EveryDatabase
    void returnedEntitiesOfASessionThatIsLeftAloneAreStillItsOwn(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);

            var result = session.execute(DEARER.returning(BOOK), SynchronizeSession.NONE);

            assertThat(result.value().rows()).hasSize(2).contains(emma).allMatch(session::contains);
            assertThat(emma.getVersion()).isEqualTo(7);
            emma.setTitle("stale");
            assertThatThrownBy(session::flush).isInstanceOf(StaleObjectException.class);
            session.rollback();
        }
    }

    @EveryDatabase
    void whereRowsCannotComeBackTheyAreNotAskedFor(Workbench bench) {
        try (Session session = withoutReturning(bench).open()) {
            session.get(Book.class, 42L);
            bench.recorder().clear();

            for (SynchronizeSession strategy : List.of(SynchronizeSession.AUTO, SynchronizeSession.FETCH)) {
                assertThatThrownBy(() -> session.execute(DEARER.returning(BOOK), strategy))
                        .isInstanceOf(StintException.class)
                        .hasMessageContaining("Cannot update rows of Book and give them back")
                        .hasMessageContaining("Lock and read the rows with a select first");
            }
            assertThat(bench.recorder().writes()).isEmpty();
            session.rollback();
        }
    }

    @EveryDatabase
    void deletedEntitiesThatComeBackAreNotManaged(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);

            List<Book> deleted = session.execute(
                            deleteFrom(BOOK).where(BOOK.genre.eq(Genre.NOVEL)).returning(BOOK))
                    .rows();

            assertThat(deleted).hasSize(2).contains(emma);
            assertThat(deleted).noneMatch(session::contains);
        });
        assertThat(bench.value("SELECT COUNT(*) FROM book")).isEqualTo(2L);
    }

    @EveryDatabase
    void anObjectThatIsToTakeThePlaceOfADeletedRowIsStillInserted(Workbench bench) {
        SessionFactory keepers = bench.factory(Keeper.class);
        for (SynchronizeSession strategy : SynchronizeSession.values()) {
            bench.execute("DELETE FROM keeper");
            bench.execute("INSERT INTO keeper (id, name) VALUES (1, 'before')");
            try (Session session = keepers.open()) {
                session.flushMode(FlushMode.COMMIT);
                session.persist(new Keeper(1L));

                session.execute(deleteFrom(KEEPER).where(KEEPER.id.eq(1L)).returning(KEEPER), strategy);
                session.commit();
            }
            assertThat(bench.rows("SELECT id, name FROM keeper"))
                    .as("by %s", strategy)
                    .containsExactly(row(1L, null));
        }
    }

    @EveryDatabase
    void entitiesMadeOfDeletedRowsAreManagedByNoStrategy(Workbench bench) {
        Delete<Book> novels = deleteFrom(BOOK).where(BOOK.genre.eq(Genre.NOVEL));
        for (SynchronizeSession strategy : SynchronizeSession.values()) {
            for (List<Long> managed : List.of(List.<Long>of(), List.of(42L), List.of(44L))) {
                try (Session session = shop.open()) {
                    List<Book> before = session.getAll(Book.class, managed);

                    List<Book> deleted = session.execute(novels.returning(BOOK), strategy)
                            .value()
                            .rows();

                    assertThat(deleted).hasSize(2);
                    assertThat(deleted)
                            .as("by %s, with %s managed", strategy, managed)
                            .noneMatch(book -> session.contains(book)
                                    && !(strategy == SynchronizeSession.NONE && before.contains(book)));
                    for (Book book : before) {
                        assertThat(session.contains(book))
                                .isEqualTo(strategy == SynchronizeSession.NONE || !deleted.contains(book));
                    }
                    assertThat(session.isDirty()).isFalse();
                    for (Book book : deleted) {
                        if (!before.contains(book)) {
                            book.setTitle("nobody's");
                        }
                    }
                    session.flush();
                    assertThat(session.find(Book.class, 41L)).isEmpty();
                }
            }
        }
    }

    @EveryDatabase
    void whatDeletedRowsReferToStaysManaged(Workbench bench) {
        for (SynchronizeSession strategy : SynchronizeSession.values()) {
            try (Session session = shop.open()) {
                Book deleted = session.execute(
                                deleteFrom(BOOK).where(BOOK.id.eq(42)).returning(BOOK), strategy)
                        .value()
                        .rows()
                        .get(0);

                assertThat(deleted.getAuthor().getName()).isEqualTo("Jane Austen");
                assertThat(session.contains(deleted.getAuthor()))
                        .as("by %s", strategy)
                        .isTrue();
            }
        }
    }

    // undo

    @EveryDatabase
    void aRollbackTakesBackWhatWasFetchedAndWhatWasEvaluated(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            session.execute(DEARER, SynchronizeSession.EVALUATE);
            Savepoint savepoint = session.savepoint();
            session.execute(DEARER, SynchronizeSession.FETCH);
            session.execute(DEARER, SynchronizeSession.EVALUATE);
            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("12.99"));

            session.rollbackTo(savepoint);
            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("10.99"));
            assertThat(emma.getVersion()).isEqualTo(8);

            session.rollback();
            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("9.99"));
            assertThat(emma.getVersion()).isEqualTo(7);
            emma.setTitle("Emma, revised");
            session.commit();
        }
        assertThat(bench.rows("SELECT title, price, version FROM book WHERE id = 42"))
                .containsExactly(row("Emma, revised", new BigDecimal("9.99"), 8));
    }

    @EveryDatabase
    void whatWasReadAfterwardsIsTakenBackToo(Workbench bench) {
        for (List<Long> managed : List.of(List.<Long>of(), List.of(41L), List.of(44L))) {
            for (SynchronizeSession strategy : SynchronizeSession.values()) {
                try (Session session = shop.open()) {
                    session.getAll(Book.class, managed);
                    session.get(Publisher.class, 21L);
                    Savepoint savepoint = session.savepoint();
                    session.execute(DEARER, strategy);
                    Book emma = session.get(Book.class, 42L);
                    assertThat(emma.getPrice()).isEqualTo(new BigDecimal("10.99"));

                    session.rollbackTo(savepoint);

                    assertThat(session.get(Book.class, 42L).getPrice())
                            .as("by %s, with %s managed", strategy, managed)
                            .isEqualTo(new BigDecimal("9.99"));
                    session.execute(DEARER, strategy);
                    session.rollback();
                    assertThat(session.get(Book.class, 42L).getPrice()).isEqualTo(new BigDecimal("9.99"));
                }
            }
        }
    }

    @EveryDatabase
    void aSavepointRemembersWhichObjectsWereEvaluated(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            Savepoint unevaluated = session.savepoint();
            session.execute(DEARER, SynchronizeSession.EVALUATE);
            session.rollbackTo(unevaluated);
            bench.recorder().clear();
            emma.setTitle("Emma, revised");
            session.flush();
            assertThat(bench.recorder().selects()).isEmpty();
            session.rollback();

            bench.execute("UPDATE book SET genre = 'POETRY', title = 'theirs', version = 8 WHERE id = 42");
            session.execute(DEARER, SynchronizeSession.EVALUATE);
            Savepoint evaluated = session.savepoint();
            session.execute(update(BOOK).set(BOOK.published, 1900).where(BOOK.id.eq(42)), SynchronizeSession.FETCH);
            assertThat(emma.getTitle()).isEqualTo("theirs");
            session.rollbackTo(evaluated);

            emma.setPublished(1901);
            assertThatThrownBy(session::flush).isInstanceOf(StaleObjectException.class);
            session.rollback();
        }
    }

    @EveryDatabase
    void afterAStatementThatFailsEachSavepointLeadsBack(Workbench bench) {
        Update<Book> tooLong =
                update(BOOK).set(BOOK.title, BOOK.title.concat("x".repeat(200))).allRows();
        for (SynchronizeSession strategy : SynchronizeSession.values()) {
            try (Session session = shop.open()) {
                Book emma = session.get(Book.class, 42L);
                emma.setTitle("flushed");
                Savepoint first = session.savepoint();
                session.execute(DEARER);
                Savepoint second = session.savepoint();

                assertThatThrownBy(() -> session.execute(tooLong, strategy)).isInstanceOf(DatabaseException.class);

                assertThat(emma.getTitle()).as("by %s", strategy).isEqualTo("flushed");
                session.rollbackTo(second);
                assertThat(emma.getPrice()).isEqualTo(new BigDecimal("10.99"));
                session.execute(DEARER, SynchronizeSession.EVALUATE);
                session.rollbackTo(first);
                assertThat(emma.getPrice()).isEqualTo(new BigDecimal("9.99"));
                assertThat(emma.getVersion()).isEqualTo(8);
                emma.setPublished(1900);
                session.flush();
                session.rollback();
                assertThat(emma.getTitle()).isEqualTo("Emma");
            }
        }
    }

    private static SessionFactory withoutReturning(Workbench bench) {
        return bench.factory(
                stint -> stint.dialect(WithoutReturning.on(bench.database())),
                Author.class,
                Publisher.class,
                Book.class);
    }
}

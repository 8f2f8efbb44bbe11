package org.stint.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.domain.Author_.AUTHOR;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.behaviour.domain.Country_.COUNTRY;
import static org.stint.behaviour.domain.Sample_.SAMPLE;
import static org.stint.bulk.domain.Cipher_.CIPHER;
import static org.stint.bulk.domain.Crate_.CRATE;
import static org.stint.bulk.domain.Item_.ITEM;
import static org.stint.statement.Expressions.caseWhen;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Country;
import org.stint.behaviour.domain.Genre;
import org.stint.behaviour.domain.Publisher;
import org.stint.behaviour.domain.Sample;
import org.stint.bulk.domain.Cipher;
import org.stint.bulk.domain.Crate;
import org.stint.bulk.domain.Item;
import org.stint.bulk.domain.Keeper;
import org.stint.bulk.domain.Slot;
import org.stint.contract.Ref;
import org.stint.exception.DataException;
import org.stint.exception.NotEvaluableException;
import org.stint.session.BulkResult;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.session.Tracking;
import org.stint.statement.Condition;
import org.stint.statement.Counts;
import org.stint.statement.NumberExpression;
import org.stint.statement.Statement;
import org.stint.statement.Update;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** What EVALUATE decides as the database decides it, and what it refuses to decide. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "how statements are evaluated does not depend on tracking")
class EvaluateTest {

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Shop.open(bench);
        bench.execute("UPDATE book SET isbn = 'x' WHERE id = 41");
    }

    @EveryDatabase
    void theCatalogueTellsOfATableInASchemaOfItsOwn(Workbench bench) {
        bench.execute("CREATE SCHEMA depot");
        try {
            SessionFactory depot = bench.factory(Crate.class);
            depot.useTransaction(session -> {
                Crate full = new Crate(1, "a", 12);
                session.persist(full);
                session.persist(new Crate(2, "b", 3));
                session.flush();

                BulkResult<Counts> result = session.execute(
                        update(CRATE).set(CRATE.bottles, CRATE.bottles.plus(1)).where(CRATE.label.eq("a")),
                        SynchronizeSession.EVALUATE);

                assertThat(result.refreshed()).isEqualTo(1);
                assertThat(full.getBottles()).isEqualTo(13);
            });
            assertThat(bench.rows("SELECT bottles FROM depot.crate ORDER BY id"))
                    .containsExactly(row(13), row(3));
        } finally {
            bench.execute("DROP SCHEMA depot CASCADE");
        }
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.H2, because = "others have no ON UPDATE")
    void whatTheDatabaseSetsInEveryUpdateIsReadAnew(Workbench bench) {
        SessionFactory ciphers = bench.factory(Cipher.class);
        bench.execute("ALTER TABLE cipher ALTER COLUMN hits INTEGER DEFAULT 1 ON UPDATE 99");
        ciphers.useTransaction(session -> {
            Cipher cipher = new Cipher(1, "abc", true);
            session.persist(cipher);
            session.flush();

            session.execute(
                    update(CIPHER).set(CIPHER.known, false).where(CIPHER.id.eq(1)), SynchronizeSession.EVALUATE);

            assertThat(cipher.getKnown()).isFalse();
            assertThat(cipher.getHits()).isEqualTo(99);
        });
    }

    @EveryDatabase
    void unknownIsNeitherTrueNorFalse(Workbench bench) {
        Condition one = BOOK.isbn.eq("x"); // true of book 41, unknown of the others
        Map<Condition, Integer> rows = new LinkedHashMap<>();
        rows.put(one, 1);
        rows.put(one.not(), 0);
        rows.put(BOOK.isbn.in("x", "y").not(), 0);
        rows.put(BOOK.isbn.in("y", "z").not(), 1);
        rows.put(BOOK.isbn.ne("y"), 1);
        rows.put(one.or(BOOK.id.eq(42)), 2);
        rows.put(one.and(BOOK.id.eq(42)).not(), 4 - 1);
        rows.put(one.or(BOOK.id.eq(42)).not(), 0);
        rows.put(BOOK.isbn.isDistinctFrom("x"), 3);
        rows.put(BOOK.isbn.isNotDistinctFrom("x").not(), 3);
        rows.put(BOOK.isbn.between("a", "b").not().and(BOOK.isbn.isNotNull()), 1);
        rows.put(caseWhen(one.not(), BOOK.id).otherwise(0L).eq(0), 4);
        rows.put(BOOK.isbn.nullIf("x").isNull(), 4);
        rows.put(BOOK.isbn.coalesce("x").eq("x"), 4);
        try (Session session = shop.open()) {
            session.list(select(BOOK));
            rows.forEach((condition, count) -> {
                if (condition.toString().contains("BETWEEN") && !isOrderedByCharacter(bench)) {
                    return;
                }
                BulkResult<Counts> result = session.execute(
                        update(BOOK).set(BOOK.published, 1900).where(condition), SynchronizeSession.EVALUATE);

                assertThat(result.rows()).as("rows where %s", condition).isEqualTo(count.longValue());
                assertThat(result.refreshed()).as("objects where %s", condition).isEqualTo(count);
                assertThat(result.expired())
                        .as("objects read where %s", condition)
                        .isZero();
            });
            session.rollback();
        }
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.H2, because = "there the database has one collation for all columns")
    void aDatabaseThatComparesTextsByRulesIsKnown(Workbench bench) {
        bench.execute("DROP ALL OBJECTS");
        bench.execute("SET COLLATION ENGLISH STRENGTH PRIMARY");
        SessionFactory world = bench.factory(Country.class);
        bench.execute("INSERT INTO country (code, name, version) VALUES ('fr', 'France', 0)");
        world.useTransaction(session -> {
            Country france = session.get(Country.class, "fr");
            Update<Country> gaul = update(COUNTRY).set(COUNTRY.name, "Gaul");
            for (Condition condition :
                    List.of(COUNTRY.code.eq("FR"), COUNTRY.code.in("FR", "DE"), COUNTRY.name.lt("G"))) {
                assertThatThrownBy(() -> session.execute(gaul.where(condition), SynchronizeSession.EVALUATE))
                        .as("%s", condition)
                        .isInstanceOf(NotEvaluableException.class)
                        .hasMessageContaining("compares texts by a collation that only the database knows");
            }
            assertThatThrownBy(() -> session.execute(gaul.where(COUNTRY.code.like("F%")), SynchronizeSession.EVALUATE))
                    .isInstanceOf(NotEvaluableException.class)
                    .hasMessageContaining("compares texts by rules of the database");

            session.execute(gaul.where(COUNTRY.code.eq("FR")), SynchronizeSession.AUTO);
            assertThat(france.getName()).isEqualTo("Gaul");
        });
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "there each column may have a collation of its own")
    void textsAreOrderedInMemoryOnlyByCodePoints(Workbench bench) {
        Update<Book> later = update(BOOK).set(BOOK.published, 1900).where(BOOK.title.gt("\uFFFD"));
        bench.execute(
                "UPDATE book SET title = ? WHERE id = 42", "\uD83D\uDE00"); // before it in UTF-16, after it in UTF-8
        shop.useTransaction(session -> assertThatThrownBy(() -> session.execute(later, SynchronizeSession.EVALUATE))
                .isInstanceOf(NotEvaluableException.class)
                .hasMessageContaining("orders texts by a collation that only the database knows"));

        bench.execute("ALTER TABLE book ALTER COLUMN title TYPE VARCHAR(200) COLLATE \"C\"");
        bench.factory(Author.class, Publisher.class, Book.class).useTransaction(session -> {
            List<Book> books = session.list(select(BOOK).orderBy(BOOK.id.asc()));

            BulkResult<Counts> result = session.execute(later, SynchronizeSession.EVALUATE);

            assertThat(result).isEqualTo(new BulkResult<>(Counts.updated(1), 1, SynchronizeSession.EVALUATE, 1, 0, 0));
            assertThat(books).extracting(Book::getPublished).containsExactly(1817, 1900, 1817, 1818);
        });
    }

    private static boolean isOrderedByCharacter(Workbench bench) {
        return bench.database() == TestDatabase.H2;
    }

    @EveryDatabase
    void aDecimalBecomesWhatItsColumnHolds(Workbench bench) {
        Map<NumberExpression<BigDecimal>, String> prices = new LinkedHashMap<>();
        prices.put(BOOK.price.times(new BigDecimal("0.5")), "5.00"); // of 9.99: 4.995, a tie
        prices.put(BOOK.price.times(new BigDecimal("-0.5")), "-5.00");
        prices.put(BOOK.price.dividedBy(8), "1.25"); // 1.24875
        prices.put(BOOK.price.dividedBy(3).times(3), "9.99");
        prices.put(BOOK.price.plus(new BigDecimal("0.004")), "9.99");
        prices.put(BOOK.price.plus(new BigDecimal("0.005")), "10.00");
        prices.forEach((price, expected) -> {
            try (Session session = shop.open()) {
                Book emma = session.get(Book.class, 42L);

                session.execute(update(BOOK).set(BOOK.price, price).where(BOOK.id.eq(42)), SynchronizeSession.EVALUATE);

                assertThat(emma.getPrice()).as("%s", price).isEqualTo(new BigDecimal(expected));
                assertThat(session.<BigDecimal>one(select(BOOK.price).where(BOOK.id.eq(42))))
                        .as("%s", price)
                        .isEqualTo(new BigDecimal(expected));
                session.rollback();
            }
        });
    }

    @EveryDatabase
    void timesAreMovedAsTheDatabaseMovesThem(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            Instant evening = Instant.parse("2024-02-28T23:59:59.500Z");
            session.execute(
                    update(BOOK).set(BOOK.createdAt, evening).where(BOOK.id.eq(42)), SynchronizeSession.EVALUATE);

            BulkResult<Counts> result = session.execute(
                    update(BOOK)
                            .set(BOOK.createdAt, BOOK.createdAt.plus(Duration.ofSeconds(1)))
                            .where(BOOK.createdAt
                                    .second()
                                    .eq(59)
                                    .and(BOOK.createdAt.month().eq(2))),
                    SynchronizeSession.EVALUATE);

            assertThat(result.refreshed()).isEqualTo(1);
            assertThat(emma.getCreatedAt()).isEqualTo(Instant.parse("2024-02-29T00:00:00.500Z"));
            assertThat(session.<Instant>one(select(BOOK.createdAt).where(BOOK.id.eq(42))))
                    .isEqualTo(emma.getCreatedAt());
        });
    }

    @EveryDatabase
    void yearsBeforeTheFirstAreLeftToTheDatabase(Workbench bench) {
        Item old = new Item(1L);
        Generated.set(old, "born", LocalDate.of(0, 6, 1)); // the year 0, or 1 before Christ
        bench.factory(Item.class, Keeper.class, Slot.class).useTransaction(session -> {
            session.persist(old);
            session.flush();

            BulkResult<Counts> result = session.execute(
                    update(ITEM).set(ITEM.whole, 1).where(ITEM.born.year().lt(0)), SynchronizeSession.EVALUATE);

            assertThat(result.expired()).isEqualTo(1);
            Item row = session.transaction().one(select(ITEM));
            assertThat(Generated.get(old, "whole")).isEqualTo(Generated.get(row, "whole"));
            assertThat(old.getVersion()).isEqualTo(row.getVersion());
        });
    }

    @EveryDatabase
    void whatOnlyTheDatabaseDeletesIsManagedNoLonger(Workbench bench) {
        bench.factory(Item.class, Keeper.class, Slot.class).useTransaction(session -> {
            List<Item> items = List.of(new Item(1L), new Item(2L));
            Generated.set(items.get(0), "born", LocalDate.of(0, 6, 1));
            Generated.set(items.get(1), "born", LocalDate.of(-1, 6, 1));
            items.forEach(session::persist);
            session.flush();

            BulkResult<Counts> result = session.execute(
                    deleteFrom(ITEM).where(ITEM.born.year().lt(1).and(ITEM.id.eq(1))), SynchronizeSession.EVALUATE);

            assertThat(result.rows()).isEqualTo(1);
            assertThat(result.removed()).isEqualTo(1);
            assertThat(items).extracting(session::contains).containsExactly(false, true);
        });
    }

    @EveryDatabase
    void aReferenceOfWhichAPartIsMissingIsAnErrorOfItsRow(Workbench bench) {
        SessionFactory factory = bench.factory(Item.class, Keeper.class, Slot.class);
        Slot.Place place = new Slot.Place("A", 1);
        factory.useTransaction(session -> {
            Item item = new Item(1L);
            session.persist(new Slot(place));
            Generated.set(item, "slot", Ref.to(Slot.class, place));
            session.persist(item);
        });
        for (SynchronizeSession strategy : List.of(SynchronizeSession.EVALUATE, SynchronizeSession.FETCH)) {
            try (Session session = factory.open()) {
                Item item = session.get(Item.class, 1L);

                assertThatThrownBy(() -> session.execute(
                                update(ITEM).setNull(ITEM.slot.id.number).allRows(), strategy))
                        .as("by %s", strategy)
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining("of its columns slot_aisle, slot_number some are NULL")
                        .hasMessageContaining("the row of Item 1.");

                assertThat(((Ref<?>) Generated.get(item, "slot")).id()).isEqualTo(place);
                session.rollback();
            }
        }
    }

    @EveryDatabase
    void infinityIsLeftToTheDatabase(Workbench bench) {
        SessionFactory factory = bench.factory(Item.class, Keeper.class, Slot.class);
        Item endless = new Item(1L);
        Generated.set(endless, "born", LocalDate.MAX);
        Generated.set(endless, "died", LocalDate.MIN);
        Generated.set(endless, "local", LocalDateTime.MAX);
        factory.useTransaction(session -> session.persist(endless));
        if (bench.database() == TestDatabase.POSTGRESQL) {
            bench.execute("UPDATE item SET moment = 'infinity'");
        }
        factory.useTransaction(session -> {
            Item item = session.get(Item.class, 1L);
            List<Condition> conditions = List.of(
                    ITEM.born.month().eq(12),
                    ITEM.died.month().eq(1),
                    ITEM.local.hour().lt(24),
                    ITEM.moment.second().lt(60),
                    ITEM.moment.day().gt(0));
            for (int i = 0; i < conditions.size(); i++) {
                session.execute(update(ITEM).set(ITEM.whole, i).where(conditions.get(i)), SynchronizeSession.EVALUATE);

                Item row = session.transaction().one(select(ITEM));
                assertThat(Generated.get(item, "whole"))
                        .as("%s", conditions.get(i))
                        .isEqualTo(Generated.get(row, "whole"));
                assertThat(item.getVersion()).isEqualTo(row.getVersion());
            }
        });
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "only there infinity can be moved")
    void infinityStaysWhereItIsWhenItIsMoved(Workbench bench) {
        SessionFactory factory = bench.factory(Item.class, Keeper.class, Slot.class);
        factory.useTransaction(session -> session.persist(new Item(1L)));
        bench.execute("UPDATE item SET born = 'infinity', died = '-infinity', local = 'infinity', moment = 'infinity'");
        factory.useTransaction(session -> {
            Item item = session.get(Item.class, 1L);

            session.execute(
                    update(ITEM)
                            .set(ITEM.born, ITEM.born.plus(Period.ofDays(1)))
                            .set(ITEM.died, ITEM.died.minus(Period.ofMonths(1)))
                            .set(ITEM.local, ITEM.local.plus(Duration.ofSeconds(1)))
                            .set(ITEM.moment, ITEM.moment.plus(Duration.ofSeconds(1)))
                            .allRows(),
                    SynchronizeSession.EVALUATE);

            Item row = session.transaction().one(select(ITEM));
            for (String field : List.of("born", "died", "local", "moment")) {
                assertThat(Generated.get(item, field)).as(field).isEqualTo(Generated.get(row, field));
            }
        });
    }

    @EveryDatabase
    void aTimeThatTheColumnRoundsIsNotGuessed(Workbench bench) {
        SessionFactory factory = bench.factory(Item.class, Keeper.class, Slot.class);
        factory.useTransaction(session -> session.persist(new Item(1L)));
        bench.execute(
                bench.database() == TestDatabase.H2
                        ? "ALTER TABLE item ALTER COLUMN moment SET DATA TYPE TIMESTAMP(0) WITH TIME ZONE"
                        : "ALTER TABLE item ALTER COLUMN moment TYPE timestamptz(0)");
        factory.useTransaction(session -> {
            session.get(Item.class, 1L);

            assertThatThrownBy(() -> session.execute(
                            update(ITEM)
                                    .set(ITEM.moment, Instant.parse("2026-01-01T00:00:00.6Z"))
                                    .allRows(),
                            SynchronizeSession.EVALUATE))
                    .isInstanceOf(NotEvaluableException.class)
                    .hasMessageContaining(
                            "the column moment, whose type in the database is not the one that is mapped");
        });
    }

    @EveryDatabase
    void bytesOfTheStatementMayBeChangedAfterwards(Workbench bench) {
        SessionFactory factory = bench.factory(Item.class, Keeper.class, Slot.class);
        factory.useTransaction(session -> session.persist(new Item(1L)));
        factory.useTransaction(session -> {
            Item item = session.get(Item.class, 1L);
            byte[] raw = {1};
            session.execute(update(ITEM).set(ITEM.raw, raw).allRows(), SynchronizeSession.EVALUATE);

            raw[0] = 9;

            assertThat(Generated.get(item, "raw")).isEqualTo(new byte[] {1});
            assertThat(session.isDirty()).isFalse();
        });
    }

    @EveryDatabase
    void aTableThatCameLaterIsKnown(Workbench bench) {
        SessionFactory ciphers = bench.factory(Cipher.class);
        bench.execute("ALTER TABLE cipher RENAME TO later");
        Update<Cipher> hit = update(CIPHER).set(CIPHER.hits, 1).allRows();
        try (Session session = ciphers.open()) {
            assertThatThrownBy(() -> session.execute(hit, SynchronizeSession.EVALUATE))
                    .isInstanceOf(NotEvaluableException.class)
                    .hasMessageContaining("does not tell of the table");
            session.rollback();

            bench.execute("ALTER TABLE later RENAME TO cipher");

            assertThat(session.execute(hit, SynchronizeSession.EVALUATE).rows()).isZero();
            session.rollback();
        }
    }

    @EveryDatabase
    void aNumberThatTheFieldCannotHoldIsAnErrorAndNotAnother(Workbench bench) {
        SessionFactory samples = bench.factory(Sample.class);
        Sample tiny = new Sample(1L);
        tiny.setTiny((byte) 100);
        samples.useTransaction(session -> session.persist(tiny));
        for (SynchronizeSession strategy : List.of(SynchronizeSession.EVALUATE, SynchronizeSession.FETCH)) {
            try (Session session = samples.open()) {
                Sample sample = session.get(Sample.class, 1L);

                assertThatThrownBy(() -> session.execute(
                                update(SAMPLE)
                                        .set(SAMPLE.tiny, SAMPLE.tiny.plus(100))
                                        .allRows(),
                                strategy))
                        .as("by %s", strategy)
                        .isInstanceOf(DataException.class);

                assertThat(sample).hasFieldOrPropertyWithValue("tiny", (byte) 100);
                session.rollback();
            }
        }
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "it is this driver that cannot read such a day")
    void aLeapDayBeforeTheFirstYearIsAnErrorOfItsRow(Workbench bench) {
        SessionFactory factory = bench.factory(Item.class, Keeper.class, Slot.class);
        factory.useTransaction(session -> session.persist(new Item(1L)));
        bench.execute("UPDATE item SET local = '0005-02-29 10:00:00 BC'");

        factory.useTransaction(session -> assertThatThrownBy(() -> session.list(select(ITEM)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the 29th of February before the year 1")
                .hasMessageContaining("It is the attribute local of Item 1."));
    }

    @EveryDatabase
    void eachThingThatMemoryCannotDecideIsNamed(Workbench bench) {
        Map<Statement<Counts>, String> refusals = new LinkedHashMap<>();
        refusals.put(where(BOOK.title.upper().eq("EMMA")), "UPPER(title) depends on the rules of the database");
        refusals.put(where(BOOK.title.trim().eq("Emma")), "TRIM(title) is not known to have a twin in Java");
        refusals.put(where(BOOK.title.asLong().gt(1L)), "converts between types");
        refusals.put(where(BOOK.author.id.in(select(AUTHOR.id))), "is a subquery");
        refusals.put(deleteFrom(BOOK).using(AUTHOR).where(BOOK.author.id.eq(AUTHOR.id)), "it uses other tables");
        refusals.put(update(BOOK).setDefault(BOOK.price).allRows(), "DEFAULT is made by the database");
        refusals.put(update(BOOK).set(BOOK.title, BOOK.published.asText()).allRows(), "CAST(published AS VARCHAR(50))");
        try (Session session = shop.open()) {
            session.list(select(BOOK));
            session.execute(where(BOOK.id.eq(0)), SynchronizeSession.EVALUATE);
            bench.recorder().clear();
            refusals.forEach((statement, reason) -> assertThatThrownBy(
                            () -> session.execute(statement, SynchronizeSession.EVALUATE))
                    .as("%s", statement)
                    .isInstanceOf(NotEvaluableException.class)
                    .hasMessageContaining(reason)
                    .hasMessageContaining("Use SynchronizeSession.AUTO or FETCH"));
            assertThat(bench.recorder().statements()).isEmpty();
            session.rollback();
        }
    }

    @EveryDatabase
    void whatAConverterMakesOfAValueIsNotComputedWith(Workbench bench) {
        SessionFactory ciphers = bench.factory(Cipher.class);
        ciphers.useTransaction(session -> session.persist(new Cipher(1, "abc", true)));
        Update<Cipher> hit = update(CIPHER).set(CIPHER.hits, 1);
        try (Session session = ciphers.open()) {
            Cipher cipher = session.get(Cipher.class, 1L);
            for (Condition condition :
                    List.of(CIPHER.word.eq("abc"), CIPHER.known.eq(true), CIPHER.known.in(List.of(false)))) {
                assertThatThrownBy(() -> session.execute(hit.where(condition), SynchronizeSession.EVALUATE))
                        .as("%s", condition)
                        .isInstanceOf(NotEvaluableException.class)
                        .hasMessageContaining("has a type that memory does not compute with");
            }

            session.execute(hit.where(CIPHER.known.isNotNull()), SynchronizeSession.EVALUATE);
            session.execute(
                    update(CIPHER)
                            .set(CIPHER.word, "xyz")
                            .set(CIPHER.known, false)
                            .allRows(),
                    SynchronizeSession.EVALUATE);

            assertThat(cipher.getHits()).isEqualTo(1);
            assertThat(cipher.getWord()).isEqualTo("xyz");
            assertThat(cipher.getKnown()).isFalse();
            session.commit();
        }
        assertThat(bench.rows("SELECT word, known, hits FROM cipher")).containsExactly(row("zyx", "N", 1));
    }

    private static Statement<Counts> where(Condition condition) {
        return update(BOOK).set(BOOK.genre, Genre.POETRY).where(condition);
    }

    @EveryDatabase
    void assignmentsOfOneStatementExchangeValues(Workbench bench) {
        bench.execute("UPDATE book SET isbn = 'y' WHERE id = 42");
        try (Session session = shop.open()) {
            List<Book> books = session.getAll(Book.class, List.of(41L, 42L));
            session.execute(
                    update(BOOK)
                            .set(BOOK.title, BOOK.isbn)
                            .set(BOOK.isbn, BOOK.title)
                            .where(BOOK.id.le(42)),
                    SynchronizeSession.EVALUATE);

            assertThat(books).extracting(Book::getTitle).containsExactly("x", "y");
            assertThat(books).extracting(Book::getIsbn).containsExactly("Persuasion", "Emma");
            assertThat(session.list(select(BOOK.title).where(BOOK.id.le(42)).orderBy(BOOK.id.asc())))
                    .containsExactly("x", "y");
            session.rollback();
        }
    }
}

package org.stint.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.jdbc.Book.BOOK;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.into;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stint.event.StatementEvent;
import org.stint.exception.DataException;
import org.stint.exception.EntityNotFoundException;
import org.stint.exception.FullTableStatementException;
import org.stint.exception.NonUniqueResultException;
import org.stint.exception.StintException;
import org.stint.internal.jdbc.JdbcTransaction;
import org.stint.statement.ChangeNode;
import org.stint.statement.Counts;
import org.stint.statement.ExpressionNode;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.Returned;
import org.stint.statement.Tuple;
import org.stint.type.SqlTypes;

class StatementRunnerTest {

    private static final ChangeNode.Insert INSERT_BOOK = new ChangeNode.Insert(
            BOOK.node(),
            List.of(BOOK.title.node(), BOOK.price.node()),
            List.of(new ExpressionNode.Row(List.of(
                    new PlaceholderNode.Parameter("title", SqlTypes.text(20)),
                    new PlaceholderNode.Parameter("price", SqlTypes.decimal(10, 2))))));

    @ParameterizedTest
    @EnumSource(Server.class)
    void expressionsEntitiesAndSeveralThingsAreRead(Server server) {
        Bookstore store = new Bookstore(server);
        try (JdbcTransaction transaction = store.begin()) {
            assertThat(transaction.list(select(BOOK.price).orderBy(BOOK.id.asc())))
                    .containsExactly(new BigDecimal("9.99"), new BigDecimal("19.99"), null);
            List<Book> books = transaction.list(select(BOOK).orderBy(BOOK.id.asc()));
            assertThat(books).extracting(book -> book.title).containsExactly("Emma", "Ulysses", "Walden");
            assertThat(books).allMatch(book -> book.completed);
            Tuple tuple = transaction.one(
                    select(BOOK.version, BOOK, BOOK.title).from(BOOK).where(BOOK.id.eq(2L)));
            assertThat(tuple.get(BOOK.version)).isZero();
            assertThat(tuple.get(BOOK).title).isEqualTo("Ulysses");
            assertThat(tuple.get(BOOK.title)).isEqualTo("Ulysses");
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void oneMeansExactlyOne(Server server) {
        Bookstore store = new Bookstore(server);
        try (JdbcTransaction transaction = store.begin()) {
            assertThat(transaction.one(select(BOOK.title).where(BOOK.id.eq(1L))))
                    .isEqualTo("Emma");
            assertThatThrownBy(() -> transaction.one(select(BOOK.title).where(BOOK.id.eq(9L))))
                    .isInstanceOf(EntityNotFoundException.class)
                    .hasMessage("Cannot read from book: exactly one row was to meet the condition, and none does."
                            + " Use oneOrEmpty(…) if that may be.");
            assertThatThrownBy(() -> transaction.one(select(BOOK.title))).isInstanceOf(NonUniqueResultException.class);
            assertThat(transaction.oneOrEmpty(select(BOOK.title).where(BOOK.id.eq(9L))))
                    .isEmpty();
            assertThat(transaction.oneOrEmpty(select(BOOK.price).where(BOOK.id.eq(3L))))
                    .isEmpty();
            assertThatThrownBy(() -> transaction.oneOrEmpty(select(BOOK.title)))
                    .isInstanceOf(NonUniqueResultException.class);
            assertThat(transaction.first(select(BOOK.title).orderBy(BOOK.id.desc())))
                    .contains("Walden");
            assertThat(transaction.first(select(BOOK.title).limit(0))).isEmpty();
            assertThat(store.sql()).contains("SELECT title FROM book ORDER BY id DESC LIMIT ?");
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aChangeAdvancesTheVersionUnlessItIsToBeKept(Server server) {
        Bookstore store = new Bookstore(server);
        try (JdbcTransaction transaction = store.begin()) {
            Counts counts = transaction.execute(
                    update(BOOK).set(BOOK.title, "Dubliners").where(BOOK.id.eq(2L)));
            assertThat(counts).isEqualTo(Counts.updated(1));
            transaction.execute(
                    update(BOOK).set(BOOK.title, "Persuasion").keepVersion().where(BOOK.id.eq(1L)));
            assertThat(transaction.list(select(BOOK.version).orderBy(BOOK.id.asc())))
                    .containsExactly(0, 1, 0);
        }
        assertThat(store.sql())
                .startsWith(
                        "UPDATE book SET title = ?, version = version + 1 WHERE id = ?",
                        "UPDATE book SET title = ? WHERE id = ?");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void changedRowsComeBack(Server server) {
        Bookstore store = new Bookstore(server);
        try (JdbcTransaction transaction = store.begin()) {
            Returned<Tuple> updated = transaction.execute(update(BOOK)
                    .set(BOOK.title, "Dubliners")
                    .where(BOOK.id.eq(2L))
                    .returning(BOOK.id, BOOK.version));
            assertThat(updated.rows()).singleElement().satisfies(row -> {
                assertThat(row.get(BOOK.id)).isEqualTo(2L);
                assertThat(row.get(BOOK.version)).isEqualTo(1);
            });
            Returned<Book> inserted = transaction.execute(insertInto(BOOK)
                    .row(row -> row.set(BOOK.title, "Dune").set(BOOK.version, 0))
                    .returning(BOOK));
            assertThat(inserted.rows()).extracting(book -> book.title).containsExactly("Dune");
            Returned<String> deleted =
                    transaction.execute(deleteFrom(BOOK).where(BOOK.id.eq(3L)).returning(BOOK.title));
            assertThat(deleted.rows()).containsExactly("Walden");
        }
    }

    @Test
    void aStatementForAWholeTableMustSaySo() {
        Bookstore store = new Bookstore(Server.H2);
        try (JdbcTransaction transaction = store.begin()) {
            assertThatThrownBy(() -> transaction.execute(update(BOOK).set(BOOK.title, "x")))
                    .isInstanceOf(FullTableStatementException.class)
                    .hasMessageStartingWith("Cannot update rows of Book: the statement does not say which");
            assertThatThrownBy(() -> transaction.execute(deleteFrom(BOOK).returning(BOOK.id)))
                    .isInstanceOf(FullTableStatementException.class);
            assertThat(store.events).isEmpty();
            assertThat(transaction.isRollbackOnly()).isFalse();
            assertThat(transaction.execute(
                            update(BOOK).set(BOOK.price, BigDecimal.ONE).allRows()))
                    .isEqualTo(Counts.updated(3));
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void generatedKeysComeInTheOrderOfTheRows(Server server) {
        Bookstore store = new Bookstore(server);
        try (JdbcTransaction transaction = store.begin()) {
            List<Object[]> three =
                    List.of(new Object[] {"A", null}, new Object[] {"B", BigDecimal.TEN}, new Object[] {"C", null});
            assertThat(transaction
                            .execution()
                            .batchReturning(INSERT_BOOK, List.of(BOOK.id.node()), three, "insert 3 rows into Book")
                            .rows())
                    .containsExactly(new Object[] {4L}, new Object[] {5L}, new Object[] {6L});
            assertThat(transaction
                            .execution()
                            .batchReturning(
                                    INSERT_BOOK,
                                    List.of(BOOK.id.node(), BOOK.title.node()),
                                    List.<Object[]>of(new Object[] {"D", null}),
                                    "insert a Book")
                            .rows())
                    .containsExactly(new Object[] {7L, "D"});
            assertThat(transaction.list(select(BOOK.title).where(BOOK.id.gt(3L)).orderBy(BOOK.id.asc())))
                    .containsExactly("A", "B", "C", "D");
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aBatchTellsTheCountOfEachRow(Server server) {
        Bookstore store = new Bookstore(server);
        ChangeNode.Update rename = new ChangeNode.Update(
                BOOK.node(),
                List.of(new ChangeNode.Assignment(
                        BOOK.title.node(), new PlaceholderNode.Parameter("title", SqlTypes.text(20)))),
                BOOK.id.eq(0L).node() instanceof ExpressionNode.Operation equal
                        ? new ExpressionNode.Operation(
                                equal.operator(),
                                List.of(BOOK.id.node(), new PlaceholderNode.Parameter("id", SqlTypes.LONG)),
                                equal.type())
                        : null);
        try (JdbcTransaction transaction = store.begin()) {
            assertThat(transaction
                            .execution()
                            .batch(
                                    rename,
                                    List.of(new Object[] {"A", 1L}, new Object[] {"B", 99L}, new Object[] {"C", 3L}),
                                    "update 3 rows of Book"))
                    .containsExactly(1, 0, 1);
            assertThat(transaction.execution().batch(rename, List.of(), "update nothing"))
                    .isEmpty();
        }
        StatementEvent event = store.events.get(0);
        assertThat(event.sql()).isEqualTo("UPDATE book SET title = ? WHERE id = ?");
        assertThat(event.values()).containsExactly(List.of("A", 1L), List.of("B", 99L), List.of("C", 3L));
        assertThat(event.counts()).containsExactly(1L, 0L, 1L);
        assertThat(event.failure()).isNull();
    }

    @Test
    void statementsOfOneShapeShareTheirTextAndKeepTheirValues() {
        Bookstore store = new Bookstore(Server.H2);
        try (JdbcTransaction transaction = store.begin()) {
            for (long id = 1; id <= 3; id++) {
                String title = "Book " + id;
                transaction.execute(update(BOOK)
                        .set(BOOK.title, title)
                        .set(BOOK.price, new BigDecimal("1.999"))
                        .where(BOOK.id.eq(id)));
            }
            assertThat(transaction.list(select(BOOK.title).orderBy(BOOK.id.asc())))
                    .containsExactly("Book 1", "Book 2", "Book 3");
        }
        assertThat(store.sql().subList(0, 3))
                .allSatisfy(sql -> assertThat(sql).isSameAs(store.sql().get(0)));
        assertThat(store.events.get(1).values()).containsExactly(List.of("Book 2", new BigDecimal("2.00"), 2L));
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aStreamReadsPartByPart(Server server) {
        Bookstore store = new Bookstore(server, settings -> settings.fetchSize(2));
        try (JdbcTransaction transaction = store.begin()) {
            List<String> titles = new ArrayList<>();
            try (Stream<Book> books = transaction.stream(select(BOOK).orderBy(BOOK.id.asc()))) {
                books.forEach(book -> {
                    assertThat(book.completed).isTrue();
                    titles.add(book.title);
                });
            }
            assertThat(titles).containsExactly("Emma", "Ulysses", "Walden");
            assertThat(store.reading.completed).isEqualTo(2);
            assertThat(store.events)
                    .singleElement()
                    .satisfies(event -> assertThat(event.counts()).containsExactly(3L));
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void statementsCanRunWhileAStreamIsOpen(Server server) {
        Bookstore store = new Bookstore(server, settings -> settings.fetchSize(1));
        try (JdbcTransaction transaction = store.begin();
                Stream<Long> ids = transaction.stream(select(BOOK.id).orderBy(BOOK.id.asc()))) {
            ids.forEach(id -> transaction.execute(
                    update(BOOK).set(BOOK.title, "Book " + id).where(BOOK.id.eq(id))));
            transaction.commit();
        }
        assertThat(store.titles()).containsExactly("Book 1", "Book 2", "Book 3");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aStreamLeftOpenEndsWithItsTransaction(Server server) {
        Bookstore store = new Bookstore(server, settings -> settings.fetchSize(1));
        JdbcTransaction transaction = store.begin();
        Iterator<String> titles =
                transaction.stream(select(BOOK.title).orderBy(BOOK.id.asc())).iterator();
        assertThat(titles.next()).isEqualTo("Emma");
        transaction.commit();
        assertThat(store.source.returned).isOne();
        assertThatThrownBy(titles::next)
                .isInstanceOf(StintException.class)
                .hasMessageStartingWith("Cannot read from book: the stream was closed");
    }

    @Test
    void everyStreamLeftOpenEndsWithItsTransactionWhateverAListenerThrows() {
        AtomicBoolean objecting = new AtomicBoolean();
        IllegalStateException objection = new IllegalStateException("not like that");
        Bookstore store = new Bookstore(
                Server.H2,
                settings -> settings.fetchSize(1).listener(event -> {
                    if (objecting.getAndSet(false)) {
                        throw objection;
                    }
                }));
        JdbcTransaction transaction = store.begin();
        List<Iterator<String>> streams = List.of(
                transaction.stream(select(BOOK.title)).iterator(),
                transaction.stream(select(BOOK.title)).iterator());
        objecting.set(true);
        assertThatThrownBy(transaction::rollback).isSameAs(objection);
        assertThat(streams)
                .allSatisfy(stream -> assertThatThrownBy(stream::next)
                        .hasMessageStartingWith("Cannot read from book: the stream was closed"));
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aStreamWhoseRowsCannotBeReadIsToldToListenersToo(Server server) {
        record Price(long price) {}
        Bookstore store = new Bookstore(server);
        try (JdbcTransaction transaction = store.begin();
                Stream<Price> prices = transaction.stream(
                        select(into(Price::new).of(BOOK.price.asLong())).orderBy(BOOK.id.asc()))) {
            assertThatThrownBy(prices::toList)
                    .isInstanceOf(DataException.class)
                    .hasMessageEndingWith("It is row 3 of the result.")
                    .isSameAs(store.events.get(0).failure());
        }
        assertThat(store.events)
                .singleElement()
                .satisfies(event -> assertThat(event.counts()).containsExactly(3L));
    }

    @Test
    void aListenerThatThrowsFailsTheStatement() {
        AtomicBoolean objecting = new AtomicBoolean();
        IllegalStateException objection = new IllegalStateException("not like that");
        Bookstore store = new Bookstore(
                Server.H2,
                settings -> settings.listener(event -> {
                    if (objecting.get()) {
                        throw objection;
                    }
                }));
        objecting.set(true);
        try (JdbcTransaction transaction = store.begin()) {
            assertThatThrownBy(() -> transaction.execute(deleteFrom(BOOK).where(BOOK.id.eq(3L))))
                    .isSameAs(objection);
            assertThat(transaction.isRollbackOnly()).isTrue();
        }
        objecting.set(false);
        assertThat(store.books()).isEqualTo(3);
    }

    @Test
    void aFailureIsToldToListeners() {
        Bookstore store = new Bookstore(Server.H2, settings -> settings.slowStatement(Duration.ofDays(400_000)));
        try (JdbcTransaction transaction = store.begin()) {
            assertThatThrownBy(() -> transaction.execute(deleteFrom(BOOK).where(BOOK.id.eq(1L))))
                    .isSameAs(store.events.get(0).failure());
            assertThat(store.events.get(0).values()).containsExactly(List.of(1L));
        }
    }

    @Test
    void closingTheDatabaseClosesWhatBelongsToIt() {
        AtomicBoolean closed = new AtomicBoolean();
        Bookstore store = new Bookstore(Server.H2, settings -> settings.onClose(() -> closed.set(true)));
        store.database.close();
        assertThat(closed).isTrue();
        store.database.close();
        assertThatThrownBy(store::begin)
                .isInstanceOf(StintException.class)
                .hasMessage("Cannot begin a transaction: the database was closed.");
    }
}

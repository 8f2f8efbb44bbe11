package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.stint.Stint;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Country;
import org.stint.behaviour.domain.Publisher;
import org.stint.contract.Ref;
import org.stint.exception.ConnectionFailedException;
import org.stint.exception.DataException;
import org.stint.exception.DatabaseException;
import org.stint.exception.DetachedException;
import org.stint.exception.MappingException;
import org.stint.exception.NotNullViolationException;
import org.stint.exception.ReadOnlyException;
import org.stint.exception.SessionClosedException;
import org.stint.exception.StintException;
import org.stint.exception.UniqueViolationException;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.session.TransactionOptions;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** What is asked for wrongly gives one clear error and loses nothing. */
class BadInputTest {

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Bookshop.open(bench);
    }

    @EveryDatabase
    void anEntityClassThatTheFactoryDoesNotKnow(Workbench bench) {
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("Emma, revised");

            assertThatThrownBy(() -> session.get(Country.class, "FR"))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("Country")
                    .hasMessageContaining("entities(");
            assertThatThrownBy(() -> session.persist(new Country("FR", "France")))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("Country");
            assertThatThrownBy(() -> session.persist("a string"))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("String");
        });

        assertThat(bench.value("SELECT title FROM book WHERE id = 42")).isEqualTo("Emma, revised");
    }

    @EveryDatabase
    void anEntityWhoseTableClassWasNotGenerated(Workbench bench) {
        assertThatThrownBy(() -> Stint.on(bench.dataSource())
                        .entities(Book.class, BadInputTest.class)
                        .open())
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("BadInputTest")
                .hasMessageContaining("BadInputTest_")
                .hasMessageContaining("orm-annotations")
                .hasMessageContaining("processor");
    }

    @EveryDatabase
    void anIdOfAWrongType(Workbench bench) {
        shop.useTransaction(session -> {
            assertThatThrownBy(() -> session.get(Book.class, "42"))
                    .isInstanceOfAny(StintException.class, IllegalArgumentException.class)
                    .hasMessageContaining("Book")
                    .hasMessageContaining("Long")
                    .hasMessageContaining("String");
            assertThatThrownBy(() -> session.getAll(Book.class, List.of(42L, "43")))
                    .isInstanceOfAny(StintException.class, IllegalArgumentException.class)
                    .hasMessageContaining("String");
        });

        assertThatSql(bench.recorder()).isEmpty();
    }

    @EveryDatabase
    void aSessionThatWasClosed(Workbench bench) {
        Session session = shop.open();
        Book emma = session.get(Book.class, 42L);
        session.close();
        session.close();
        bench.recorder().clear();

        List<ThrowingCallable> verbs = List.of(
                () -> session.get(Book.class, 42L),
                () -> session.find(Book.class, 42L),
                () -> session.getAll(Book.class, List.of(42L)),
                () -> session.findAll(Book.class, List.of(42L)),
                () -> session.persist(new Book("late")),
                () -> session.remove(emma),
                () -> session.refresh(emma),
                () -> session.refreshAll(List.of(emma)),
                () -> session.expire(emma),
                () -> session.detach(emma),
                session::clear,
                () -> session.contains(emma),
                () -> session.stateOf(emma),
                session::isDirty,
                session::flush,
                session::plan,
                session::commit,
                session::rollback,
                session::savepoint,
                session::transaction,
                () -> session.list(select(BOOK)),
                () -> session.stream(select(BOOK)),
                () -> session.execute(update(BOOK).set(BOOK.title, "late").allRows()));
        for (var verb : verbs) {
            assertThatThrownBy(verb).isInstanceOf(SessionClosedException.class).hasMessageContaining("closed");
        }
        assertThatSql(bench.recorder()).isEmpty();
    }

    @EveryDatabase
    void aDetachedObjectThatIsPersisted(Workbench bench) {
        Book detached = shop.inTransaction(session -> session.get(Book.class, 42L));

        shop.useTransaction(session -> assertThatThrownBy(() -> session.persist(detached))
                .isInstanceOf(DetachedException.class)
                .hasMessageContaining("Book 42")
                .hasMessageContaining("stored already"));
        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void anIdThatIsInTheDatabaseAlready(Workbench bench) {
        SessionFactory countries = bench.factory(Country.class);
        bench.execute("INSERT INTO country (code, name, version) VALUES ('FR', 'France', 3)");

        assertThatThrownBy(() -> countries.useTransaction(session -> session.persist(new Country("FR", "Francia"))))
                .isInstanceOf(UniqueViolationException.class)
                .hasMessageContaining("Country");

        assertThat(bench.rows("SELECT name, version FROM country")).containsExactly(row("France", 3));
    }

    @EveryDatabase
    void anIdThatTheSessionHoldsAlready(Workbench bench) {
        SessionFactory countries = bench.factory(Country.class);
        countries.useTransaction(session -> {
            session.persist(new Country("FR", "France"));
            assertThatThrownBy(() -> {
                        session.persist(new Country("FR", "Francia"));
                        session.flush();
                    })
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("Country FR");
            session.rollback();
        });
    }

    @EveryDatabase
    void aValueThatIsTooLong(Workbench bench) {
        String tooLong = "x".repeat(201);
        assertThatThrownBy(() -> shop.useTransaction(
                        session -> session.get(Book.class, 42L).setTitle(tooLong)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Book")
                .hasMessageNotContaining(tooLong);

        assertThat(bench.value("SELECT title FROM book WHERE id = 42")).isEqualTo("Emma");
    }

    @EveryDatabase
    void aNumberThatIsTooGreat(Workbench bench) {
        assertThatThrownBy(() -> shop.useTransaction(
                        session -> session.get(Book.class, 42L).setPrice(new BigDecimal("123456789.00"))))
                .isInstanceOf(DataException.class)
                .hasMessageNotContaining("123456789");
    }

    @EveryDatabase
    void noValueWhereOneIsNeeded(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            emma.setTitle(null);

            assertThatThrownBy(session::flush)
                    .isInstanceOf(NotNullViolationException.class)
                    .hasMessageContaining("Book")
                    .hasMessageContaining("title");

            session.rollback();
            assertThat(emma.getTitle()).isEqualTo("Emma");
        }
    }

    @EveryDatabase
    void nullWhereNullHasNoMeaning(Workbench bench) {
        shop.useTransaction(session -> {
            assertThatThrownBy(() -> session.persist(null)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> session.get(Book.class, null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessageContaining("Cannot look up Book by an id that is null");
            assertThatThrownBy(() -> session.find(null, 42L)).isInstanceOf(NullPointerException.class);
        });
    }

    @EveryDatabase
    void aUrlThatNoDriverKnows(Workbench bench) {
        assertThatThrownBy(() -> connected("jdbc:nosuch:shop?password=secret", "sa", ""))
                .isInstanceOf(ConnectionFailedException.class)
                .hasMessageContaining("jdbc:nosuch:")
                .hasMessageNotContaining("secret");
    }

    @EveryDatabase
    void aServerThatIsNotThere(Workbench bench) {
        assertThatThrownBy(() -> connected("jdbc:postgresql://127.0.0.1:1/shop", "sa", "secret"))
                .isInstanceOf(ConnectionFailedException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("secret");
    }

    @EveryDatabase
    void aWrongUserOrPassword(Workbench bench) {
        assertThatThrownBy(() -> connected(bench.address().url(), "nobody", "secret"))
                .isInstanceOf(ConnectionFailedException.class)
                .hasMessageNotContaining("secret");
    }

    @EveryDatabase
    void aTableThatIsMissing(Workbench bench) {
        SessionFactory countries = bench.closing(
                Stint.on(bench.dataSource()).entities(Country.class).open());

        countries.useTransaction(session -> {
            assertThatThrownBy(() -> session.get(Country.class, "FR"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("country");
            session.rollback();
        });
    }

    @EveryDatabase
    void aWriteInASessionThatOnlyReads(Workbench bench) {
        try (Session session = shop.open(TransactionOptions.defaults().forReading())) {
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("Emma, revised");
            bench.recorder().clear();

            assertThatThrownBy(session::flush)
                    .isInstanceOf(ReadOnlyException.class)
                    .hasMessageContaining("read");
            assertThatThrownBy(() ->
                            session.execute(update(BOOK).set(BOOK.title, "x").where(BOOK.id.eq(42))))
                    .isInstanceOf(ReadOnlyException.class);
            assertThatSql(bench.recorder()).isEmpty();
            session.rollback();
            assertThat(session.get(Book.class, 43L).getTitle()).isEqualTo("Persuasion");
        }
        assertThat(bench.value("SELECT title FROM book WHERE id = 42")).isEqualTo("Emma");
    }

    @EveryDatabase
    void anObjectThatTwoSessionsAreToHold(Workbench bench) {
        try (Session first = shop.open();
                Session second = shop.open()) {
            Author author = new Author("Ann Radcliffe");
            first.persist(author);
            first.flush();

            assertThatThrownBy(() -> second.persist(author)).isInstanceOf(DetachedException.class);
            first.rollback();
        }
    }

    private static void connected(String url, String user, String password) {
        try (SessionFactory factory = Stint.connect(url)
                        .user(user)
                        .password(password)
                        .entities(Book.class, Author.class, Publisher.class)
                        .open();
                Session session = factory.open()) {
            session.find(Book.class, 42L);
        }
    }

    @EveryDatabase
    void anIdThatIsChangedOrGivenWhereTheDatabaseGivesIt(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            emma.setId(4711L);
            assertThatThrownBy(session::flush)
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("Book 42")
                    .hasMessageContaining("id");
            session.rollback();
            assertThat(emma.getId()).isEqualTo(42L);

            Author author = new Author("Ann Radcliffe");
            author.setId(4711L);
            assertThatThrownBy(() -> session.persist(author)).isInstanceOf(DetachedException.class);
        }
    }

    @EveryDatabase
    void aReferenceByAnIdOfAWrongType(Workbench bench) {
        try (Session session = shop.open()) {
            session.get(Book.class, 42L).setPublisher(Ref.to(Publisher.class, "21"));

            assertThatThrownBy(session::flush)
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("publisher")
                    .hasMessageContaining("String");
            session.rollback();
        }
    }
}

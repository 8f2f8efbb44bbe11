package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Country;
import org.stint.behaviour.domain.Employee;
import org.stint.behaviour.domain.Note;
import org.stint.behaviour.domain.Publisher;
import org.stint.contract.Ref;
import org.stint.exception.StintException;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** Ids reach the objects with the flush, wherever they come from. */
class GeneratedIdTest {

    @EveryDatabase
    void anIdFromASequenceIsThereAfterTheFlush(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            Author author = new Author("Ann Radcliffe");
            session.persist(author);
            assertThat(author.getId()).isNull();
            assertThatSql(bench.recorder()).isEmpty();

            session.flush();

            assertThat(author.getId()).isNotNull();
            assertThat(session.get(Author.class, author.getId())).isSameAs(author);
        });
    }

    @EveryDatabase
    void anIdFromTheDatabaseIsThereAfterTheFlush(Workbench bench) {
        SessionFactory notes = bench.factory(Note.class);
        notes.useTransaction(session -> {
            Note note = new Note("first");
            session.persist(note);
            assertThat(note.getId()).isZero();

            session.flush();

            assertThat(note.getId()).isPositive();
            assertThat(session.get(Note.class, note.getId())).isSameAs(note);
        });
    }

    @EveryDatabase
    void aNewChildRefersToItsNewParent(Workbench bench) {
        SessionFactory staff = bench.factory(Employee.class);
        Employee boss = new Employee("Anne", null);
        Employee assistant = new Employee("Ben", boss);
        staff.useTransaction(session -> {
            session.persist(boss);
            session.persist(assistant);
        });

        assertThat(bench.rows("SELECT name, manager_id FROM employee ORDER BY id"))
                .containsExactly(row("Anne", null), row("Ben", boss.getId()));
    }

    @EveryDatabase
    void aSequenceIsAskedOnceForManyIds(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            session.persist(new Author("first"));
            session.flush();
        });
        bench.recorder().clear();

        Author second = new Author("second");
        shop.useTransaction(session -> session.persist(second));

        assertThatSql(bench.recorder())
                .isExactly("INSERT INTO author (id, name, country, version) VALUES (?, ?, ?, ?) [" + second.getId()
                        + ", second, null, 0] -> 1");
    }

    @EveryDatabase
    void whatAFlushNeedsOfASequenceItTakesAtOnce(Workbench bench) {
        SessionFactory shop = bench.factory(Author.class);
        List<Author> authors = IntStream.rangeClosed(1, 120)
                .mapToObj(number -> new Author("author " + number))
                .toList();

        shop.useTransaction(session -> authors.forEach(session::persist));

        assertThat(authors)
                .extracting(Author::getId)
                .isEqualTo(LongStream.rangeClosed(1, 120).boxed().toList());
        assertThat(bench.recorder().statements()).hasSize(2);
        String three = bench.database() == TestDatabase.POSTGRESQL
                ? "SELECT nextval('author_seq') FROM generate_series(1, ?)"
                : "SELECT NEXT VALUE FOR author_seq FROM SYSTEM_RANGE(1, ?)";
        assertThat(bench.recorder().statements().get(0).sql()).isEqualTo(three);
        bench.recorder().clear();

        shop.useTransaction(session ->
                IntStream.rangeClosed(121, 151).forEach(number -> session.persist(new Author("author " + number))));

        assertThat(bench.recorder().statements()).hasSize(2); // thirty were left, one was lacking
        assertThat(bench.value("SELECT max(id) FROM author")).isEqualTo(151L);
    }

    @EveryDatabase
    void twoFactoriesOverOneSequenceDoNotMeet(Workbench bench) {
        SessionFactory one = bench.factory(Author.class);
        SessionFactory other = bench.factory(Author.class);
        for (int i = 0; i < 60; i++) {
            String name = "author " + i;
            one.useTransaction(session -> session.persist(new Author("one's " + name)));
            other.useTransaction(session -> session.persist(new Author("other's " + name)));
        }

        assertThat(bench.value("SELECT COUNT(*) FROM author")).isEqualTo(120L);
    }

    @EveryDatabase
    void anIdThatTheApplicationOwesIsMissed(Workbench bench) {
        SessionFactory countries = bench.factory(Country.class);
        try (Session session = countries.open()) {
            assertThatThrownBy(() -> {
                        session.persist(new Country(null, "Utopia"));
                        session.flush();
                    })
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("Country")
                    .hasMessageContaining("id");
            session.rollback();
        }
        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void aReferenceByIdNeedsNoObject(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        Book book = new Book("Glenarvon");
        book.setPublisher(Ref.to(Publisher.class, 22L));

        shop.useTransaction(session -> session.persist(book));

        assertThat(bench.value("SELECT publisher_id FROM book WHERE id = ?", book.getId()))
                .isEqualTo(22L);
    }
}

package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.Bookshop.SELECT_AUTHOR;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.behaviour.domain.Employee_.EMPLOYEE;
import static org.stint.statement.Statements.select;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.util.List;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Employee;
import org.stint.behaviour.domain.Publisher;
import org.stint.contract.Ref;
import org.stint.exception.StintException;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** An object refers to another through a foreign key, which is either loaded with it or when it is asked for. */
class RelationshipsTest {

    @EveryDatabase
    void theAuthorsOfAllBooksOfAResultAreReadAtOnce(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            List<Book> books = session.list(select(BOOK).orderBy(BOOK.id.asc()));

            assertThat(books)
                    .extracting(book -> book.getAuthor().getName())
                    .containsExactly("Jane Austen", "Jane Austen", "Mary Shelley");
            assertThat(books.get(0).getAuthor()).isSameAs(books.get(1).getAuthor());
        });

        assertThat(bench.recorder().statements()).hasSize(2);
        assertThat(bench.recorder().statements().get(1))
                .hasToString(SELECT_AUTHOR + Bookshop.withIds(bench, 11, 12) + " -> 2");
    }

    @EveryDatabase
    void whatTheSessionHoldsAlreadyIsNotReadAgain(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            Author austen = session.get(Author.class, 11L);
            bench.recorder().clear();

            List<Book> books = session.list(select(BOOK).orderBy(BOOK.id.asc()));

            assertThat(books.get(0).getAuthor()).isSameAs(austen);
            assertThat(bench.recorder().statements().get(1)).hasToString(SELECT_AUTHOR + " WHERE id = ? [12] -> 1");
        });
    }

    @EveryDatabase
    void noKeyMeansNoObjectAndNoSelect(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        bench.execute("UPDATE book SET author_id = NULL, publisher_id = NULL");

        Book emma = shop.inTransaction(session -> session.get(Book.class, 42L));

        assertThat(emma.getAuthor()).isNull();
        assertThat(emma.getPublisher()).isNull();
        assertThatSql(bench.recorder()).selectedTimes(1);
    }

    @EveryDatabase
    void selfReferencesAreReadLevelByLevel(Workbench bench) {
        SessionFactory staff = bench.factory(Employee.class);
        Employee boss = new Employee("Anne", null);
        Employee lead = new Employee("Ben", boss);
        Employee first = new Employee("Cleo", lead);
        Employee second = new Employee("Dan", lead);
        staff.useTransaction(session -> List.of(boss, lead, first, second).forEach(session::persist));
        bench.recorder().clear();

        staff.useTransaction(session -> {
            List<Employee> found = session.list(
                    select(EMPLOYEE).where(EMPLOYEE.name.in("Cleo", "Dan")).orderBy(EMPLOYEE.name.asc()));

            assertThat(found.get(0).getManager()).isSameAs(found.get(1).getManager());
            assertThat(found.get(0).getManager().getManager().getName()).isEqualTo("Anne");
            assertThat(found.get(0).getManager().getManager().getManager()).isNull();
        });
        assertThatSql(bench.recorder()).selectedTimes(3);
    }

    @EveryDatabase
    void aCircleOfReferencesEnds(Workbench bench) {
        SessionFactory staff = bench.factory(Employee.class);
        bench.execute("INSERT INTO employee (id, name, manager_id) VALUES (101, 'Anne', NULL), (102, 'Ben', 101)");
        bench.execute("UPDATE employee SET manager_id = 102 WHERE id = 101");

        staff.useTransaction(session -> {
            Employee anne = session.get(Employee.class, 101L);
            assertThat(anne.getManager().getManager()).isSameAs(anne);
        });
        assertThatSql(bench.recorder()).selectedTimes(2);
    }

    @EveryDatabase
    void aRefKnowsItsIdAndLoadsWhenAsked(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            Ref<Publisher> ref = session.get(Book.class, 42L).getPublisher();
            bench.recorder().clear();

            assertThat(ref.id()).isEqualTo(21L);
            assertThat(ref.type()).isEqualTo(Publisher.class);
            assertThat(ref).isEqualTo(Ref.to(Publisher.class, 21L));
            assertThatSql(bench.recorder()).isEmpty();

            assertThat(ref.get().getName()).isEqualTo("John Murray");
            assertThat(ref.get()).isSameAs(session.get(Publisher.class, 21L));
            assertThatSql(bench.recorder()).isExactly("SELECT id, name, version FROM publisher WHERE id = ? [21] -> 1");
        });
    }

    @EveryDatabase
    void aRefIsOfNoUseAfterItsSessionWasClosed(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        Ref<Publisher> ref =
                shop.inTransaction(session -> session.get(Book.class, 42L)).getPublisher();

        assertThat(ref.id()).isEqualTo(21L);
        assertThatThrownBy(ref::get)
                .isInstanceOf(StintException.class)
                .hasMessageContaining("Publisher")
                .hasMessageContaining("21")
                .hasMessageContaining("closed");
    }

    @EveryDatabase
    void anotherObjectIsWrittenAsItsKey(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            emma.setAuthor(session.get(Author.class, 12L));
            emma.setPublisher(Ref.to(Publisher.class, 22L));
        });

        assertThatSql(bench.recorder())
                .wroteExactly("UPDATE book SET author_id = ?, publisher_id = ?, updated_at = ?, version = ?"
                        + " WHERE id = ? AND version = ? [12, 22, 2026-05-01T10:00:00Z, 8, 42, 7] -> 1");
    }

    @EveryDatabase
    void aDetachedObjectServesAsAReference(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        Author shelley = shop.inTransaction(session -> session.get(Author.class, 12L));

        shop.useTransaction(session -> session.get(Book.class, 42L).setAuthor(shelley));

        assertThat(bench.value("SELECT author_id FROM book WHERE id = 42")).isEqualTo(12L);
    }

    @EveryDatabase
    void aReferenceToAnObjectThatIsNotStoredIsAnError(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        try (Session session = shop.open()) {
            session.get(Book.class, 42L).setAuthor(new Author("Nobody"));
            bench.recorder().clear();

            assertThatThrownBy(session::flush)
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("Book 42")
                    .hasMessageContaining("author")
                    .hasMessageContaining("persist");

            assertThatSql(bench.recorder()).wroteNothing();
            session.rollback();
        }
    }

    @EveryDatabase
    void theForeignKeyIsAColumnOfTheStatement(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> assertThat(session.list(
                        select(BOOK.title).where(BOOK.author.id.eq(11)).orderBy(BOOK.title.asc())))
                .containsExactly("Emma", "Persuasion"));

        assertThatSql(bench.recorder())
                .isExactly("SELECT title FROM book WHERE author_id = ? ORDER BY title [11] -> 2");
    }

    @EveryDatabase
    void aRefOfANewObjectCanBeMadeOnceItHasAnId(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            Publisher virago = new Publisher("Virago");
            session.persist(virago);
            session.flush();
            session.get(Book.class, 42L).setPublisher(Ref.to(Publisher.class, virago.getId()));
        });

        assertThat(bench.rows("SELECT p.name FROM book b JOIN publisher p ON p.id = b.publisher_id WHERE b.id = 42"))
                .containsExactly(row("Virago"));
    }
}

package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.testkit.Row.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Country;
import org.stint.behaviour.domain.Employee;
import org.stint.behaviour.property.domain.Shelf;
import org.stint.exception.StintException;
import org.stint.session.FlushResult;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.RecordedStatement;
import org.stint.testkit.Workbench;

/** A flush writes in an order that the foreign keys and unique constraints allow, whatever the order of the calls. */
class FlushOrderTest {

    @EveryDatabase
    void parentsAreInsertedBeforeTheirChildren(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            Author author = new Author("Ann Radcliffe");
            Book book = new Book("Udolpho");
            book.setAuthor(author);
            session.persist(book);
            session.persist(author);
        });

        assertThat(bench.recorder().writes())
                .extracting(RecordedStatement::sql)
                .satisfiesExactly(
                        sql -> assertThat(sql).startsWith("INSERT INTO author"),
                        sql -> assertThat(sql).startsWith("INSERT INTO book"));
        assertThat(bench.rows(
                        "SELECT a.name FROM book b JOIN author a ON a.id = b.author_id WHERE b.title = 'Udolpho'"))
                .containsExactly(row("Ann Radcliffe"));
    }

    @EveryDatabase
    void childrenAreDeletedBeforeTheirParents(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            Book frankenstein = session.get(Book.class, 44L);
            session.remove(frankenstein.getAuthor());
            session.remove(frankenstein);
        });

        assertThat(bench.recorder().writes())
                .extracting(RecordedStatement::toString)
                .containsExactly(
                        "DELETE FROM book WHERE id = ? AND version = ? [44, 0] -> 1",
                        "DELETE FROM author WHERE id = ? AND version = ? [12, 0] -> 1");
    }

    @EveryDatabase
    void aChildThatIsGivenAnotherParentLetsTheOldOneGo(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            Book frankenstein = session.get(Book.class, 44L);
            session.remove(frankenstein.getAuthor());
            frankenstein.setAuthor(session.get(Author.class, 11L));
        });

        assertThat(bench.rows("SELECT id FROM author")).containsExactly(row(11));
        assertThat(bench.value("SELECT author_id FROM book WHERE id = 44")).isEqualTo(11L);
    }

    @EveryDatabase
    void aChildThatLosesItsParentLetsItGo(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            Book frankenstein = session.get(Book.class, 44L);
            session.remove(frankenstein.getAuthor());
            frankenstein.setAuthor(null);
        });

        assertThat(bench.value("SELECT author_id FROM book WHERE id = 44")).isNull();
    }

    @EveryDatabase
    void aChildCanBeGivenANewParent(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            Author author = new Author("Percy Shelley");
            session.get(Book.class, 44L).setAuthor(author);
            session.persist(author);
        });

        assertThat(bench.rows("SELECT a.name FROM book b JOIN author a ON a.id = b.author_id WHERE b.id = 44"))
                .containsExactly(row("Percy Shelley"));
    }

    @EveryDatabase
    void aUniqueValueCanMoveFromADeletedRowToANewOne(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            Book reprint = new Book("Emma, reprinted");
            reprint.setIsbn(emma.getIsbn());
            session.persist(reprint);
            session.remove(emma);
        });

        assertThat(bench.rows("SELECT title FROM book WHERE isbn = '9780141439587'"))
                .containsExactly(row("Emma, reprinted"));
    }

    @EveryDatabase
    void aUniqueValueCanMoveFromADeletedRowToAChangedOne(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            session.get(Book.class, 43L).setIsbn(emma.getIsbn());
            session.remove(emma);
        });

        assertThat(bench.value("SELECT isbn FROM book WHERE id = 43")).isEqualTo("9780141439587");
    }

    @EveryDatabase
    void twoRowsCanExchangeUniqueValuesThatMayBeNull(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        bench.execute("UPDATE book SET isbn = '9780141439686' WHERE id = 43");
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            Book persuasion = session.get(Book.class, 43L);
            emma.setIsbn("9780141439686");
            persuasion.setIsbn("9780141439587");
        });

        assertThat(bench.rows("SELECT id, isbn, version FROM book WHERE id IN (42, 43) ORDER BY id"))
                .containsExactly(row(42, "9780141439686", 8), row(43, "9780141439587", 3));
    }

    @EveryDatabase
    void uniqueValuesCanGoAround(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        bench.execute("UPDATE book SET isbn = 'b' WHERE id = 43");
        bench.execute("UPDATE book SET isbn = 'c' WHERE id = 44");
        shop.useTransaction(session -> {
            session.get(Book.class, 42L).setIsbn("b");
            session.get(Book.class, 43L).setIsbn("c");
            session.get(Book.class, 44L).setIsbn("9780141439587");
        });

        assertThat(bench.rows("SELECT id, isbn FROM book ORDER BY id"))
                .containsExactly(row(42, "b"), row(43, "c"), row(44, "9780141439587"));
    }

    @EveryDatabase
    void aChainOfUniqueValuesIsWrittenFromItsEnd(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        bench.execute("UPDATE book SET isbn = 'b' WHERE id = 43");
        shop.useTransaction(session -> {
            session.get(Book.class, 44L).setIsbn("9780141439587");
            session.get(Book.class, 42L).setIsbn("b");
            session.get(Book.class, 43L).setIsbn("c");
        });

        assertThat(bench.rows("SELECT id, isbn FROM book ORDER BY id"))
                .containsExactly(row(42, "b"), row(43, "c"), row(44, "9780141439587"));
    }

    @EveryDatabase
    void exchangingUniqueValuesThatMayNotBeNullIsRefusedAndBothRowsAreNamed(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        try (Session session = shop.open()) {
            session.get(Author.class, 11L).setName("Mary Shelley");
            session.get(Author.class, 12L).setName("Jane Austen");

            assertThatThrownBy(session::flush)
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("UPDATE Author 11")
                    .hasMessageContaining("UPDATE Author 12")
                    .hasMessageContaining("exchange unique values");
            session.rollback();
        }
    }

    @EveryDatabase
    void aUniqueValueCanMoveFromAChangedRowToANewOne(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            Book reprint = new Book("Emma, reprinted");
            reprint.setIsbn(emma.getIsbn());
            session.persist(reprint);
            emma.setIsbn(null);
        });

        assertThat(bench.rows("SELECT title FROM book WHERE isbn = '9780141439587'"))
                .containsExactly(row("Emma, reprinted"));
    }

    @EveryDatabase
    void anotherObjectWithTheIdOfADeletedOneIsInsertedAfterwards(Workbench bench) {
        SessionFactory countries = bench.factory(Country.class);
        bench.execute("INSERT INTO country (code, name, version) VALUES ('DE', 'Germany', 5)");

        countries.useTransaction(session -> {
            session.remove(session.get(Country.class, "DE"));
            Country deutschland = new Country("DE", "Deutschland");
            session.persist(deutschland);
            assertThat(session.flush()).isEqualTo(new FlushResult(1, 0, 1));
            assertThat(session.get(Country.class, "DE")).isSameAs(deutschland);
        });

        assertThat(bench.rows("SELECT code, name, version FROM country")).containsExactly(row("DE", "Deutschland", 0));
    }

    @EveryDatabase
    void aChainWithinOneTableIsInsertedFromItsTopInWhateverOrderItCame(Workbench bench) {
        SessionFactory staff = bench.factory(Employee.class);
        for (int seed = 0; seed < 5; seed++) {
            List<Employee> chain = chain(6);
            Collections.shuffle(chain, new Random(seed));
            staff.useTransaction(session -> chain.forEach(session::persist));
        }

        assertThat(bench.value("SELECT COUNT(*) FROM employee e JOIN employee m ON m.id = e.manager_id"))
                .isEqualTo(25L);
    }

    @EveryDatabase
    void aChainWithinOneTableIsDeletedFromItsBottomInWhateverOrderItCame(Workbench bench) {
        SessionFactory staff = bench.factory(Employee.class);
        List<Employee> chain = chain(6);
        Collections.shuffle(chain, new Random(42));

        staff.useTransaction(session -> {
            chain.forEach(session::persist);
            session.flush();
            chain.forEach(session::remove);
        });

        assertThat(bench.value("SELECT COUNT(*) FROM employee")).isEqualTo(0L);
    }

    @EveryDatabase
    void anObjectMayReferToItself(Workbench bench) {
        SessionFactory staff = bench.factory(Employee.class);
        Employee boss = new Employee("Anne", null);

        staff.useTransaction(session -> {
            session.persist(boss);
            session.flush();
            boss.setManager(boss);
            session.flush();
            session.remove(boss);
        });

        assertThat(bench.value("SELECT COUNT(*) FROM employee")).isEqualTo(0L);
    }

    @EveryDatabase
    void theSameWorkGivesTheSameSql(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        List<List<String>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            bench.recorder().clear();
            try (var session = shop.open()) {
                for (long id : List.of(44L, 42L, 43L)) {
                    Book book = session.get(Book.class, id);
                    book.setTitle(book.getTitle() + "!");
                }
                session.remove(session.get(Book.class, 43L));
                session.flush();
                session.rollback();
            }
            runs.add(bench.recorder().writes().stream()
                    .map(RecordedStatement::toString)
                    .toList());
        }

        assertThat(runs.get(0)).isNotEmpty().isEqualTo(runs.get(1));
    }

    @EveryDatabase
    void aUniqueValueCanMoveFromOneChangedRowToAnother(Workbench bench) {
        SessionFactory shop = Bookshop.open(bench);
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, 42L);
            session.get(Book.class, 43L).setIsbn(emma.getIsbn());
            emma.setIsbn("9780000000002");
        });

        assertThat(bench.rows("SELECT isbn FROM book WHERE id IN (42, 43) ORDER BY id"))
                .containsExactly(row("9780000000002"), row("9780141439587"));
    }

    @EveryDatabase
    void newObjectsMayReferToEachOtherInACircle(Workbench bench) {
        SessionFactory staff = bench.factory(Employee.class);
        Employee anne = new Employee("Anne", null);
        Employee ben = new Employee("Ben", anne);
        anne.setManager(ben);

        staff.useTransaction(session -> {
            session.persist(anne);
            session.persist(ben);
        });
        assertThat(bench.rows(
                        "SELECT e.name, m.name FROM employee e JOIN employee m ON m.id = e.manager_id ORDER BY e.name"))
                .containsExactly(row("Anne", "Ben"), row("Ben", "Anne"));

        staff.useTransaction(session -> session.getAll(Employee.class, List.of(anne.getId(), ben.getId()))
                .forEach(session::remove));
        assertThat(bench.value("SELECT COUNT(*) FROM employee")).isEqualTo(0L);
    }

    @EveryDatabase
    void aNewObjectMayReferToItself(Workbench bench) {
        SessionFactory staff = bench.factory(Employee.class);
        Employee boss = new Employee("Anne", null);
        boss.setManager(boss);

        staff.useTransaction(session -> session.persist(boss));

        assertThat(bench.value("SELECT manager_id FROM employee")).isEqualTo(boss.getId());
    }

    @EveryDatabase
    void aChildThatLetsGoOfItsParentMayTakeItsUniqueValue(Workbench bench) {
        SessionFactory library = bench.factory(Shelf.class);
        bench.execute("INSERT INTO shelf (id, size, code, below_id, version) VALUES"
                + " (-2, 1, 'lower', NULL, 0), (-1, 1, 'upper', -2, 0)");

        library.useTransaction(session -> {
            Shelf lower = session.get(Shelf.class, -2L);
            Shelf upper = session.get(Shelf.class, -1L);
            upper.setBelow(null);
            upper.setCode("lower");
            session.remove(lower);
        });

        assertThat(bench.rows("SELECT id, code, below_id, version FROM shelf"))
                .containsExactly(row(-1, "lower", null, 1));
    }

    private static List<Employee> chain(int length) {
        List<Employee> chain = new ArrayList<>();
        Employee above = null;
        for (int level = 0; level < length; level++) {
            above = new Employee("level " + level, above);
            chain.add(above);
        }
        return chain;
    }

    @EveryDatabase
    void aNewObjectMayBeGivenTheIdOfADeletedOneAfterItWasPersisted(Workbench bench) {
        SessionFactory countries = bench.factory(Country.class);
        bench.execute("INSERT INTO country (code, name, version) VALUES ('DE', 'Germany', 5)");

        countries.useTransaction(session -> {
            Country deutschland = new Country("XX", "Deutschland");
            session.persist(deutschland);
            session.remove(session.get(Country.class, "DE"));
            deutschland.setCode("DE");

            assertThat(session.plan().toString())
                    .contains("INSERT Country DE {")
                    .doesNotContain("XX");
            assertThat(session.flush()).isEqualTo(new FlushResult(1, 0, 1));
            assertThat(session.get(Country.class, "DE")).isSameAs(deutschland);
        });

        assertThat(bench.rows("SELECT code, name, version FROM country")).containsExactly(row("DE", "Deutschland", 0));
    }
}

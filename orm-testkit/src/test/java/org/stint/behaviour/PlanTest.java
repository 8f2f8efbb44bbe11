package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.session.FlushPlan;
import org.stint.session.FlushPlan.Change;
import org.stint.session.FlushPlan.Kind;
import org.stint.session.FlushResult;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** A plan says what a flush would write, and does nothing. */
class PlanTest {

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Bookshop.open(bench);
    }

    @EveryDatabase
    void withoutChangesThereIsNothingToWrite(Workbench bench) {
        shop.useTransaction(session -> {
            session.get(Book.class, 42L);
            assertThat(session.plan().isEmpty()).isTrue();
            assertThat(session.plan()).hasToString("nothing to write");
        });
    }

    @EveryDatabase
    void itListsWhatWouldBeWrittenInItsOrder(Workbench bench) {
        shop.useTransaction(session -> {
            Author author = new Author("Ann Radcliffe");
            Book udolpho = new Book("Udolpho");
            udolpho.setAuthor(author);
            session.persist(udolpho);
            session.persist(author);
            session.get(Book.class, 42L).setPrice(new BigDecimal("12.99"));
            session.remove(session.get(Book.class, 43L));

            FlushPlan plan = session.plan();

            assertThat(plan.writes())
                    .extracting(FlushPlan.Write::kind, FlushPlan.Write::entity)
                    .containsExactlyInAnyOrder(
                            tuple(Kind.INSERT, Author.class),
                            tuple(Kind.INSERT, Book.class),
                            tuple(Kind.UPDATE, Book.class),
                            tuple(Kind.DELETE, Book.class));
            assertThat(plan.writes().indexOf(write(plan, Kind.INSERT, Author.class)))
                    .isLessThan(plan.writes().indexOf(write(plan, Kind.INSERT, Book.class)));
        });
    }

    @EveryDatabase
    void anUpdateShowsTheValuesBeforeAndAfter(Workbench bench) {
        shop.useTransaction(session -> {
            session.get(Book.class, 42L).setPrice(new BigDecimal("12.99"));

            FlushPlan.Write write = session.plan().writes().get(0);

            assertThat(write.id()).isEqualTo(42L);
            assertThat(write.changes())
                    .contains(entry("price", new Change(new BigDecimal("9.99"), new BigDecimal("12.99"))))
                    .doesNotContainKey("title");
            assertThat(write.toString()).startsWith("UPDATE Book 42 {").contains("price: 9.99 -> 12.99");
        });
    }

    @EveryDatabase
    void anIdThatTheDatabaseHasYetToGiveHasAName(Workbench bench) {
        shop.useTransaction(session -> {
            Author author = new Author("Ann Radcliffe");
            Book udolpho = new Book("Udolpho");
            udolpho.setAuthor(author);
            session.persist(author);
            session.persist(udolpho);

            assertThat(session.plan().toString())
                    .contains("INSERT Author <id of Author#1> {")
                    .contains("name: Ann Radcliffe")
                    .contains("author: <id of Author#1>");
        });
    }

    @EveryDatabase
    void makingItRunsNothingAndChangesNothing(Workbench bench) {
        shop.useTransaction(session -> {
            Author author = new Author("Ann Radcliffe");
            session.persist(author);
            Book emma = session.get(Book.class, 42L);
            emma.setTitle("Emma, revised");
            bench.recorder().clear();

            FlushPlan plan = session.plan();

            assertThatSql(bench.recorder()).isEmpty();
            assertThat(author.getId()).isNull();
            assertThat(emma.getVersion()).isEqualTo(7);
            assertThat(session.plan()).isEqualTo(plan);
            assertThat(session.flush()).isEqualTo(new FlushResult(1, 1, 0));
        });
    }

    private static FlushPlan.Write write(FlushPlan plan, Kind kind, Class<?> entity) {
        return plan.writes().stream()
                .filter(write -> write.kind() == kind && write.entity() == entity)
                .findFirst()
                .orElseThrow();
    }
}

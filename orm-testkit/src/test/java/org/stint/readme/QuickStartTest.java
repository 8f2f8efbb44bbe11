package org.stint.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.readme.Author_.AUTHOR;
import static org.stint.readme.Book_.BOOK;
import static org.stint.statement.Statements.into;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stint.Stint;
import org.stint.exception.StaleObjectException;
import org.stint.session.SessionFactory;
import org.stint.statement.Counts;

/** The examples of the README, as they stand there. */
class QuickStartTest {

    private SessionFactory shop;
    private Long emmaId;

    @BeforeEach
    void open() {
        shop = opened();
    }

    private SessionFactory opened() {
        // tag::open[]
        SessionFactory shop = Stint.connect("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1")
                .entities(Book.class, Author.class)
                .open();
        shop.schema().create(); // for tests and samples; a running system has its migrations

        Long emmaId = shop.inTransaction(session -> {
            Author austen = new Author("Jane Austen");
            Book emma = new Book("Emma", "fiction", new BigDecimal("9.90"), austen);
            session.persist(austen);
            session.persist(emma);
            session.flush(); // the ids are there after the flush
            return emma.getId();
        });
        // end::open[]
        this.emmaId = emmaId;
        return shop;
    }

    @AfterEach
    void close() {
        shop.schema().drop();
        shop.close();
    }

    @Test
    void changingAnObjectUpdatesItsRow() {
        // tag::change[]
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, emmaId);
            emma.setPrice(new BigDecimal("12.99"));
        }); // UPDATE book SET price = ?, version = ?, updated_at = ? WHERE id = ? AND version = ?
        // end::change[]

        record Row(BigDecimal price, int version, String author) {}
        Row row = shop.inTransaction(
                session -> session.one(select(into(Row::new).of(BOOK.price, BOOK.version, AUTHOR.name))
                        .from(BOOK)
                        .join(BOOK.author)));
        assertThat(row).isEqualTo(new Row(new BigDecimal("12.99"), 1, "Jane Austen"));
    }

    @Test
    void aBulkUpdateLeavesNoStaleObject() {
        // tag::bulk[]
        shop.useTransaction(session -> {
            Book emma = session.get(Book.class, emmaId);

            Counts counts = session.execute(
                    update(BOOK).set(BOOK.price, BOOK.price.plus(5)).where(BOOK.genre.eq("fiction")));

            assertThat(counts.matched()).isEqualTo(1);
            assertThat(emma.getPrice()).isEqualTo("14.90"); // the object knows
        });
        // end::bulk[]
    }

    @Test
    void aSelectGivesEntitiesColumnsOrRecords() {
        // tag::select[]
        record Line(String title, BigDecimal price) {}

        List<Line> lines = shop.inTransaction(
                session -> session.list(select(into(Line::new).of(BOOK.title, BOOK.price))
                        .where(BOOK.price.lt(10).and(BOOK.title.startsWith("E")))
                        .orderBy(BOOK.title.asc())));
        // end::select[]

        assertThat(lines).containsExactly(new Line("Emma", new BigDecimal("9.90")));
    }

    @Test
    void aConflictSaysWhichRowAndWhichVersion() {
        // tag::conflict[]
        shop.useTransaction(mine -> {
            Book emma = mine.get(Book.class, emmaId);
            emma.setPrice(new BigDecimal("11.00"));

            shop.useTransaction(theirs -> theirs.get(Book.class, emmaId).setPrice(new BigDecimal("8.00")));

            assertThatThrownBy(mine::flush)
                    .isInstanceOf(StaleObjectException.class)
                    .hasMessageContaining(
                            "Book " + emmaId + " was changed by someone else: expected version 0, the row has 1");
            mine.rollback(); // emma is again what was read
        });
        // end::conflict[]
    }
}

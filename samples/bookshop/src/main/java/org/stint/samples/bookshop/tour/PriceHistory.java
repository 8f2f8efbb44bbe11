package org.stint.samples.bookshop.tour;

import static org.stint.samples.bookshop.domain.PriceTag_.PRICE_TAG;
import static org.stint.statement.Statements.select;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.stint.samples.bookshop.console.Page;
import org.stint.samples.bookshop.console.TextTable;
import org.stint.samples.bookshop.domain.Book;
import org.stint.samples.bookshop.domain.PriceTag;
import org.stint.session.Session;

/** Rows that are only ever added, and a pointer to the current one. */
final class PriceHistory implements Chapter {

    private static final String TITLE = "Jane Eyre";

    @Override
    public String title() {
        return "A book's price history";
    }

    @Override
    public String about() {
        return "A new price is a new price tag; old tags stay, and the book points to the current one. The tag is"
                + " inserted before the book that refers to it is updated.";
    }

    @Override
    public void tell(Shop shop, Page page) {
        putTag(shop, "6.50", LocalDate.of(2026, 1, 1));
        putTag(shop, "7.90", LocalDate.of(2026, 4, 15));
        try (Session session = shop.open()) {
            Book book = Shelf.book(session, TITLE);
            session.persist(book.putTag(new BigDecimal("5.00"), LocalDate.of(2026, 11, 1)));
            page.statements(shop.statementsOf(session::flush));
            session.commit();
            page.table(table(tags(session, book), book));
        }
        page.space();
        page.say(
                "Someone tries to change the past. The tag's own @BeforeUpdate method objects, and nothing is written:");
        try {
            shop.useTransaction(session -> {
                PriceTag oldest = tags(session, Shelf.book(session, TITLE)).get(0);
                oldest.setPrice(BigDecimal.ONE);
            });
        } catch (IllegalStateException objection) {
            page.error(objection);
        }
    }

    private static void putTag(Shop shop, String price, LocalDate since) {
        shop.useTransaction(
                session -> session.persist(Shelf.book(session, TITLE).putTag(new BigDecimal(price), since)));
    }

    /** The oldest first. */
    private static List<PriceTag> tags(Session session, Book book) {
        return session.list(select(PRICE_TAG)
                .where(PRICE_TAG.book.id.eq(Objects.requireNonNull(book.getId())))
                .orderBy(PRICE_TAG.since.asc()));
    }

    private static TextTable table(List<PriceTag> tags, Book book) {
        TextTable table = new TextTable("since", ">price", "");
        tags.forEach(tag -> table.row(tag.getSince(), tag.getPrice(), tag == book.getPriceTag() ? "current" : ""));
        return table;
    }
}

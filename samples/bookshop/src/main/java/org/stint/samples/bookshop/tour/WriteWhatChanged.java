package org.stint.samples.bookshop.tour;

import static org.stint.samples.bookshop.domain.Author_.AUTHOR;
import static org.stint.samples.bookshop.domain.Book_.BOOK;
import static org.stint.statement.Statements.select;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stint.samples.bookshop.console.Page;
import org.stint.samples.bookshop.domain.Book;
import org.stint.session.Session;

/** Objects are changed as objects; the flush finds out what to write. */
final class WriteWhatChanged implements Chapter {

    @Override
    public String title() {
        return "Change objects, write what changed";
    }

    @Override
    public String about() {
        return "All books of Stanisław Lem are loaded and four of them get a new price or stock. plan() tells what a"
                + " flush would write; then the flush itself, with the values it bound.";
    }

    @Override
    public void tell(Shop shop, Page page) {
        try (Session session = shop.open()) {
            Map<String, Book> books = booksOf("Stanisław Lem", session);
            Book astronauci = books.get("Astronauci");
            BigDecimal price = astronauci.getPrice();
            astronauci.setPrice(price.setScale(4));
            books.get("Solaris").setPrice(new BigDecimal("12.50"));
            books.get("Cyberiada").restock(3);
            books.get("Głos Pana").setPrice(new BigDecimal("9.95"));

            page.say("The plan:");
            page.plan(session.plan());
            page.say("The flush:");
            page.statements(shop.statementsOf(session::flush));
            page.say("Astronauci is not among them: from " + price + " to " + price.setScale(4)
                    + " is no change in a column with two decimals.");
            session.commit();
        }
    }

    private static Map<String, Book> booksOf(String author, Session session) {
        List<Book> books = session.list(
                select(BOOK).join(BOOK.author).where(AUTHOR.name.eq(author)).orderBy(BOOK.firstPublished.asc()));
        return books.stream().collect(Collectors.toMap(Book::getTitle, Function.identity()));
    }
}

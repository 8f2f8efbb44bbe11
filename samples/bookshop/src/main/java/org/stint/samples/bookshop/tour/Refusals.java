package org.stint.samples.bookshop.tour;

import static org.stint.samples.bookshop.domain.Book_.BOOK;
import static org.stint.statement.Statements.update;

import jakarta.validation.ConstraintViolationException;
import java.math.BigDecimal;
import org.stint.exception.CheckViolationException;
import org.stint.exception.UniqueViolationException;
import org.stint.samples.bookshop.console.Page;
import org.stint.samples.bookshop.domain.Author;
import org.stint.samples.bookshop.domain.Book;
import org.stint.samples.bookshop.domain.Genre;
import org.stint.statement.Update;

/** What is wrong is refused, by whoever notices first: the constraints of the class, or those of the table. */
final class Refusals implements Chapter {

    private static final Update<Book> SELL_A_HUNDRED =
            update(BOOK).set(BOOK.stock, BOOK.stock.minus(100)).where(BOOK.genre.eq(Genre.POETRY));

    @Override
    public String title() {
        return "What is refused, and how it is said";
    }

    @Override
    public String about() {
        return "A blank title is stopped by Bean Validation before any INSERT. A second author of the same name and a"
                + " negative stock are stopped by the database; the error names the rule, and never a value.";
    }

    @Override
    public void tell(Shop shop, Page page) {
        page.say("A book with a blank title and a price of zero:");
        try {
            shop.useTransaction(session -> {
                Author author = new Author("Anonymous");
                session.persist(author);
                session.persist(new Book(" ", author, 1700, "en", Genre.POETRY, BigDecimal.ZERO));
            });
        } catch (ConstraintViolationException invalid) {
            page.error(invalid);
        }
        page.say("A second Jane Austen:");
        try {
            shop.useTransaction(session -> session.persist(new Author("Jane Austen")));
        } catch (UniqueViolationException twice) {
            page.error(twice);
        }
        page.say("A hundred copies of each book of poetry, sold in bulk:");
        try {
            shop.useTransaction(session -> session.execute(SELL_A_HUNDRED));
        } catch (CheckViolationException soldOut) {
            page.error(soldOut);
        }
    }
}

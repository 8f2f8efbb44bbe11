package org.stint.samples.bookshop.tour;

import java.math.BigDecimal;
import org.stint.exception.StaleObjectException;
import org.stint.samples.bookshop.console.Page;
import org.stint.samples.bookshop.domain.Book;
import org.stint.session.Session;

/** Optimistic locking: the second to write is told, and nobody's change is lost. */
final class TwoAtOnce implements Chapter {

    private static final String TITLE = "Пикник на обочине";

    @Override
    public String title() {
        return "Two people, one book";
    }

    @Override
    public String about() {
        return "Anna and Ben read the same book in sessions of their own. Ben changes the price and commits; Anna, who"
                + " still sees the old one, sells a copy.";
    }

    @Override
    public void tell(Shop shop, Page page) {
        try (Session anna = shop.open();
                Session ben = shop.open()) {
            Book annas = Shelf.book(anna, TITLE);
            Book bens = Shelf.book(ben, TITLE);
            page.say("Both read " + TITLE + ": " + describe(annas));

            bens.setPrice(new BigDecimal("14.00"));
            ben.commit();
            page.say("Ben commits: " + describe(bens));

            annas.sell(1);
            try {
                anna.commit();
            } catch (StaleObjectException conflict) {
                page.say("Anna commits, and is told:");
                page.error(conflict);
                retry(anna, annas);
                page.say("She rolls back, reads again, sells again and commits: " + describe(annas));
            }
        }
    }

    private static void retry(Session session, Book book) {
        session.rollback();
        session.refresh(book);
        book.sell(1);
        session.commit();
    }

    private static String describe(Book book) {
        return "price " + book.getPrice() + ", stock " + book.getStock() + ", version " + book.getVersion();
    }
}

package org.stint.samples.bookshop.tour;

import static org.stint.samples.bookshop.domain.Book_.BOOK;
import static org.stint.statement.Statements.update;

import org.stint.samples.bookshop.console.Page;
import org.stint.samples.bookshop.domain.Book;
import org.stint.samples.bookshop.domain.Genre;
import org.stint.samples.bookshop.tour.Shop.Watched;
import org.stint.statement.Counts;
import org.stint.statement.Update;

/** One statement changes many rows, and no object of the session is left behind. */
final class RepriceAShelf implements Chapter {

    private static final Update<Book> DEARER = update(BOOK)
            .set(BOOK.price, BOOK.price.plus(2))
            .where(BOOK.genre.eq(Genre.SCI_FI).and(BOOK.firstPublished.lt(1970)));

    @Override
    public String title() {
        return "Reprice a shelf with one statement";
    }

    @Override
    public String about() {
        return "Classic science fiction becomes two dearer by a bulk update. It counts up every row's version, and a"
                + " book that the session holds already shows its new price at once.";
    }

    @Override
    public void tell(Shop shop, Page page) {
        shop.useTransaction(session -> {
            Book dune = Shelf.book(session, "Dune");
            String before = describe(dune);
            Watched<Counts> update = shop.watch(() -> session.execute(DEARER));
            page.statements(update.statements());
            page.say(update.result().matched() + " books matched. Dune is in the session and was read again: " + before
                    + " → " + describe(dune) + ".");
        });
    }

    private static String describe(Book book) {
        return book.getPrice() + " in version " + book.getVersion();
    }
}

package org.stint.samples.bookshop.tour;

import static org.stint.samples.bookshop.domain.Book_.BOOK;
import static org.stint.statement.Statements.select;

import org.stint.samples.bookshop.domain.Book;
import org.stint.session.Session;

/** Where a bookseller looks for a book. */
final class Shelf {

    private Shelf() {}

    /** The one book with a title, managed by the session. */
    static Book book(Session session, String title) {
        return session.one(select(BOOK).where(BOOK.title.eq(title)));
    }

    /** A year as one says it: 1865, or 423 BC. */
    static String year(int year) {
        return year < 0 ? -year + " BC" : Integer.toString(year);
    }
}

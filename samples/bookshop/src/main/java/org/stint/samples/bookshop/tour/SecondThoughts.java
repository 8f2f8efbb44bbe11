package org.stint.samples.bookshop.tour;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.stint.samples.bookshop.console.Page;
import org.stint.samples.bookshop.console.TextTable;
import org.stint.samples.bookshop.domain.Author;
import org.stint.samples.bookshop.domain.Book;
import org.stint.samples.bookshop.domain.Genre;
import org.stint.session.Savepoint;
import org.stint.session.Session;

/** What rollback and savepoints mean for objects, not only for rows. */
final class SecondThoughts implements Chapter {

    @Override
    public String title() {
        return "Second thoughts";
    }

    @Override
    public String about() {
        return "A rollback undoes the rows and the objects as well: fields, versions, even the id of a new object. A"
                + " savepoint does the same for a part of the work.";
    }

    @Override
    public void tell(Shop shop, Page page) {
        try (Session session = shop.open()) {
            Book dune = Shelf.book(session, "Dune");
            rollBackEverything(session, dune, page);
            page.space();
            rollBackAPart(session, dune, page);
        }
    }

    private static void rollBackEverything(Session session, Book dune, Page page) {
        Book sequel = new Book("Heretics of Dune", author(dune), 1984, "en", Genre.SCI_FI, new BigDecimal("11.90"));
        Diary diary = new Diary(session, dune, sequel);
        diary.note("at first");
        dune.setPrice(new BigDecimal("1.00"));
        session.persist(sequel);
        session.flush();
        diary.note("flushed");
        session.rollback();
        diary.note("rolled back");
        page.table(diary.table);
    }

    private static void rollBackAPart(Session session, Book dune, Page page) {
        Book messiah = Shelf.book(session, "Dune Messiah");
        Diary diary = new Diary(session, dune, messiah);
        dune.restock(5);
        Savepoint delivered = session.savepoint();
        diary.note("restocked, savepoint");
        dune.setPrice(new BigDecimal("1.00"));
        session.remove(messiah);
        session.flush();
        diary.note("price cut, one removed");
        session.rollbackTo(delivered);
        diary.note("back to the savepoint");
        session.commit();
        diary.note("committed");
        page.table(diary.table);
    }

    private static Author author(Book book) {
        Author author = book.getAuthor();
        if (author == null) {
            throw new IllegalStateException(book + " has no author");
        }
        return author;
    }

    /** Notes how two books look to a session, line by line. */
    private static final class Diary {

        private final Session session;
        private final Book dune;
        private final Book other;
        private final TextTable table;

        Diary(Session session, Book dune, Book other) {
            this.session = session;
            this.dune = dune;
            this.other = other;
            this.table = new TextTable("", ">Dune: price", ">stock", ">version", ">" + other + ": id", "state");
        }

        void note(String when) {
            table.row(
                    when,
                    dune.getPrice(),
                    dune.getStock(),
                    dune.getVersion(),
                    orDash(other.getId()),
                    session.stateOf(other).name().toLowerCase(Locale.ROOT));
        }

        private static String orDash(@Nullable Long id) {
            return id == null ? "–" : id.toString();
        }
    }
}

package org.stint.samples.bookshop.tour;

import static org.stint.samples.bookshop.domain.Author_.AUTHOR;
import static org.stint.samples.bookshop.domain.Book_.BOOK;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.select;

import java.util.List;
import java.util.Locale;
import org.stint.samples.bookshop.console.Page;

/** All chapters in their order, and a line of counts at the end. */
public final class Tour {

    private static final List<Chapter> CHAPTERS = List.of(
            new CreateTables(),
            new ImportCatalogue(),
            new WriteWhatChanged(),
            new AskQuestions(),
            new RepriceAShelf(),
            new TwoAtOnce(),
            new SecondThoughts(),
            new Refusals(),
            new WithoutObjects(),
            new PriceHistory(),
            new WhoChangedWhat(),
            new BigJob());

    private final Shop shop;
    private final Page page;
    private final long begin;

    /**
     * A tour through a shop.
     *
     * @param begin when the program began, by {@link System#nanoTime()}
     */
    public Tour(Shop shop, Page page, long begin) {
        this.shop = shop;
        this.page = page;
        this.begin = begin;
    }

    /** Walks through all chapters. */
    public void walk() {
        int number = 1;
        for (Chapter chapter : CHAPTERS) {
            page.chapter(number++, chapter.title(), chapter.about());
            chapter.tell(shop, page);
        }
        close();
    }

    private void close() {
        long books = shop.inTransaction(session -> session.one(select(count()).from(BOOK)));
        long authors = shop.inTransaction(session -> session.one(select(count()).from(AUTHOR)));
        page.closing(String.format(
                Locale.ROOT,
                "%d books by %d authors · %d units of work · %d statements · %.1f s",
                books,
                authors,
                shop.unitsOfWork(),
                shop.statements(),
                (System.nanoTime() - begin) / 1e9));
    }
}

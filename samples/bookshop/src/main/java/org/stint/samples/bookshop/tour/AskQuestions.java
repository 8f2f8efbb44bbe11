package org.stint.samples.bookshop.tour;

import static org.stint.samples.bookshop.domain.Author_.AUTHOR;
import static org.stint.samples.bookshop.domain.Book_.BOOK;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.into;
import static org.stint.statement.Statements.select;

import java.util.List;
import org.stint.samples.bookshop.console.Page;
import org.stint.samples.bookshop.console.TextTable;
import org.stint.samples.bookshop.domain.Genre;
import org.stint.samples.bookshop.tour.Shop.Watched;
import org.stint.statement.Select;

/** Queries that give records instead of entities. */
final class AskQuestions implements Chapter {

    /** A shelf at a glance. */
    private record ShelfLine(Genre genre, long books, long authors, int earliest, long copies) {}

    /** An author at a glance. */
    private record AuthorLine(String name, long books, int earliest, int latest) {}

    private static final Select<ShelfLine> SHELVES = select(into(ShelfLine::new)
                    .of(
                            BOOK.genre,
                            count(),
                            BOOK.author.id.countDistinct(),
                            BOOK.firstPublished.min(),
                            BOOK.stock.sum()))
            .groupBy(BOOK.genre)
            .orderBy(count().desc(), BOOK.firstPublished.min().asc());

    private static final Select<AuthorLine> FAR_FROM_LATIN = select(into(AuthorLine::new)
                    .of(AUTHOR.name, count(), BOOK.firstPublished.min(), BOOK.firstPublished.max()))
            .from(BOOK)
            .join(BOOK.author)
            .where(BOOK.language.in("el", "ja", "ko", "ru", "zh"))
            .groupBy(AUTHOR.name)
            .having(count().ge(4))
            .orderBy(count().desc(), BOOK.firstPublished.min().asc())
            .limit(6);

    @Override
    public String title() {
        return "Ask the shelves";
    }

    @Override
    public String about() {
        return "Statements are typed values: columns come from the generated classes, and each row becomes a record"
                + " through its constructor.";
    }

    @Override
    public void tell(Shop shop, Page page) {
        page.table(shelves(shop.inTransaction(session -> session.list(SHELVES))));
        page.space();
        page.say("The busiest authors of those who wrote in Chinese, Greek, Japanese, Korean or Russian:");
        Watched<List<AuthorLine>> query = shop.watch(() -> shop.inTransaction(session -> session.list(FAR_FROM_LATIN)));
        page.statements(query.statements());
        page.table(authors(query.result()));
    }

    private static TextTable shelves(List<ShelfLine> lines) {
        TextTable table = new TextTable("genre", ">books", ">authors", ">copies", ">earliest");
        lines.forEach(line ->
                table.row(line.genre.label(), line.books, line.authors, line.copies, Shelf.year(line.earliest)));
        return table;
    }

    private static TextTable authors(List<AuthorLine> lines) {
        TextTable table = new TextTable("author", ">books", ">first", ">last");
        lines.forEach(line -> table.row(line.name, line.books, Shelf.year(line.earliest), Shelf.year(line.latest)));
        return table;
    }
}

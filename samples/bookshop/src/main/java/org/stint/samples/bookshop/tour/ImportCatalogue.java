package org.stint.samples.bookshop.tour;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.stint.event.StatementEvent;
import org.stint.samples.bookshop.catalogue.Catalogue;
import org.stint.samples.bookshop.catalogue.CatalogueEntry;
import org.stint.samples.bookshop.console.Page;
import org.stint.samples.bookshop.console.TextTable;
import org.stint.samples.bookshop.domain.Author;
import org.stint.samples.bookshop.domain.Book;
import org.stint.session.Session;

/** The whole catalogue as one unit of work. */
final class ImportCatalogue implements Chapter {

    @Override
    public String title() {
        return "A catalogue in one unit of work";
    }

    @Override
    public String about() {
        return "Every author and book is an object that is persisted. Nothing is sent until the end; then authors go"
                + " before their books, each sequence gives all ids at once, and rows of the same shape travel in"
                + " batches.";
    }

    @Override
    public void tell(Shop shop, Page page) {
        List<CatalogueEntry> entries = Catalogue.read();
        long begin = System.nanoTime();
        List<StatementEvent> sent = shop.statementsOf(() -> shop.useTransaction(session -> persist(entries, session)));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        Map<String, Kind> kinds = kinds(sent);
        long rows = kinds.values().stream().mapToLong(kind -> kind.inserted).sum();
        page.say(rows + " rows in " + sent.size() + " statements and " + millis + " ms:");
        page.table(table(kinds));
    }

    private static void persist(List<CatalogueEntry> entries, Session session) {
        Map<String, Author> authors = new HashMap<>();
        for (CatalogueEntry entry : entries) {
            Author author = authors.computeIfAbsent(entry.author(), Author::new);
            if (!session.contains(author)) {
                session.persist(author);
            }
            session.persist(book(entry, author));
        }
    }

    private static Book book(CatalogueEntry entry, Author author) {
        Book book =
                new Book(entry.title(), author, entry.year(), entry.language(), entry.genre(), price(entry.title()));
        book.restock(1 + dice(entry.title(), 9));
        return book;
    }

    /** The catalogue has no prices, so they are made up: from 7.90 to 23.90, the same in every run. */
    private static BigDecimal price(String title) {
        return BigDecimal.valueOf(790 + 100L * dice(title, 17), 2);
    }

    private static int dice(String title, int sides) {
        return Math.floorMod(title.hashCode(), sides);
    }

    private static Map<String, Kind> kinds(List<StatementEvent> events) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (StatementEvent event : events) {
            kinds.computeIfAbsent(event.sql(), sql -> new Kind()).add(event);
        }
        return kinds;
    }

    private static TextTable table(Map<String, Kind> kinds) {
        TextTable table = new TextTable(">sent", ">rows", "statement");
        kinds.forEach((sql, kind) -> table.row(kind.sent, kind.inserted == 0 ? "" : kind.inserted, head(sql)));
        return table;
    }

    private static String head(String sql) {
        int columns = sql.indexOf(" (");
        return columns < 0 ? sql : sql.substring(0, columns) + " (…) VALUES (…)";
    }

    /** How often a statement was sent, and what came of it. */
    private static final class Kind {

        private int sent;
        private long inserted;

        private void add(StatementEvent event) {
            sent++;
            if (event.sql().startsWith("INSERT")) {
                inserted += event.counts().stream().mapToLong(Long::longValue).sum();
            }
        }
    }
}

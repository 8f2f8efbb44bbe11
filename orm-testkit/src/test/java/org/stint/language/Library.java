package org.stint.language;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stint.language.domain.Volume;
import org.stint.language.domain.Writer;
import org.stint.session.SessionFactory;
import org.stint.testkit.Workbench;

/** Four writers and six books, of which the last knows neither pages, day, price nor writer. */
final class Library {

    private Library() {}

    static SessionFactory open(Workbench bench) {
        SessionFactory factory = bench.factory(Writer.class, Volume.class);
        writer(bench, 1, "Jane Austen", "GB", 2);
        writer(bench, 2, "Mary Shelley", "GB", 1);
        writer(bench, 3, "Émile Zola", "FR", 1);
        writer(bench, 4, "Nobody", null, 0);
        volume(bench, 1, "Emma", "9.99", 474, "novel", true, "1815-12-23", "2026-01-31T22:10:05.5Z", 1L);
        volume(bench, 2, "Persuasion", "8.50", 249, "novel", true, "1817-12-20", "2026-02-28T08:00:00Z", 1L);
        volume(bench, 3, "Frankenstein", "7.00", 280, "gothic", false, "1818-01-01", "2026-03-01T00:00:00Z", 2L);
        volume(bench, 4, "Germinal", "12.00", 591, "novel", true, "1885-03-25", "2026-03-01T12:30:45Z", 3L);
        volume(bench, 5, "Matilda", "7.00", 210, "gothic", true, "1959-02-28", "2026-04-05T06:07:08Z", 2L);
        volume(bench, 6, " Lost ", null, null, null, false, null, null, null);
        return factory;
    }

    private static void writer(Workbench bench, long id, String name, @Nullable String country, int books) {
        bench.execute("INSERT INTO writer (id, name, country, books) VALUES (?, ?, ?, ?)", id, name, country, books);
    }

    private static void volume(
            Workbench bench,
            long id,
            String title,
            @Nullable String price,
            @Nullable Integer pages,
            @Nullable String genre,
            boolean available,
            @Nullable String published,
            @Nullable String added,
            @Nullable Long writer) {
        bench.execute(
                "INSERT INTO volume (id, title, price, pages, genre, available, published, added, writer_id)"
                        + " VALUES (?, ?, CAST(? AS DECIMAL(10, 2)), ?, ?, ?, CAST(? AS DATE),"
                        + " CAST(? AS TIMESTAMP(6) WITH TIME ZONE), ?)",
                id,
                title,
                price == null ? null : new BigDecimal(price),
                pages,
                genre,
                available,
                published == null ? null : LocalDate.parse(published),
                added == null ? null : Instant.parse(added),
                writer);
    }
}

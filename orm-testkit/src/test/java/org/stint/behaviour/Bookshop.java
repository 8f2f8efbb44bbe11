package org.stint.behaviour;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Publisher;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StaleRow;
import org.stint.session.SessionFactory;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/**
 * The bookshop that most tests begin with: authors 11 (Jane Austen) and 12 (Mary Shelley), publisher 21 (John Murray),
 * books 42 (Emma, 9.99, version 7), 43 (Persuasion, 8.50, version 2) by the first author and 44 (Frankenstein, 7.00,
 * version 0) by the second. Written with plain JDBC, so that a test begins with nothing that Stint did.
 */
final class Bookshop {

    static final String SELECT_BOOK = "SELECT id, title, isbn, price, genre, published, author_id, publisher_id,"
            + " created_at, updated_at, version FROM book";
    static final String SELECT_AUTHOR = "SELECT id, name, country, version FROM author";

    private Bookshop() {}

    static SessionFactory open(Workbench bench) {
        SessionFactory factory = bench.factory(Author.class, Publisher.class, Book.class);
        bench.execute("INSERT INTO author (id, name, country, version) VALUES"
                + " (11, 'Jane Austen', 'GB', 1), (12, 'Mary Shelley', NULL, 0)");
        bench.execute("INSERT INTO publisher (id, name, version) VALUES (21, 'John Murray', 0), (22, 'Lackington', 3)");
        bench.execute("""
                INSERT INTO book (id, title, isbn, price, genre, published, author_id, publisher_id,
                    created_at, updated_at, version) VALUES
                (42, 'Emma', '9780141439587', 9.99, 'NOVEL', 1815, 11, 21,
                    '2026-01-01 00:00:00+00', '2026-02-01 00:00:00+00', 7),
                (43, 'Persuasion', NULL, 8.50, 'NOVEL', 1817, 11, 21,
                    '2026-01-01 00:00:00+00', '2026-02-01 00:00:00+00', 2),
                (44, 'Frankenstein', NULL, 7.00, 'HORROR', 1818, 12, 22,
                    '2026-01-01 00:00:00+00', '2026-02-01 00:00:00+00', 0)""");
        return factory;
    }

    /** The condition by which rows of several ids are read, with its values; PostgreSQL takes them as one array. */
    static String withIds(Workbench bench, long... ids) {
        String values = Arrays.toString(ids);
        return bench.database() == TestDatabase.POSTGRESQL
                ? " WHERE id = ANY (?) [" + values + "]"
                : " WHERE id IN (" + String.join(", ", Collections.nCopies(ids.length, "?")) + ") " + values;
    }

    /** The stale rows of a conflict without their attributes, which only tests of those are about. */
    static List<StaleRow> rowsOf(StaleObjectException stale) {
        return stale.rows().stream()
                .map(row ->
                        new StaleRow(row.entity(), row.id(), row.expectedVersion(), row.actualVersion(), row.fate()))
                .toList();
    }
}

package org.stint.bulk;

import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Publisher;
import org.stint.session.SessionFactory;
import org.stint.testkit.Workbench;

/** Authors 11 and 12, publisher 21, and books 41 to 44, of which 44 is by the second author. */
final class Shop {

    private Shop() {}

    static SessionFactory open(Workbench bench) {
        SessionFactory factory = bench.factory(Author.class, Publisher.class, Book.class);
        bench.execute("INSERT INTO author (id, name, country, version) VALUES"
                + " (11, 'Jane Austen', 'GB', 1), (12, 'Mary Shelley', NULL, 0)");
        bench.execute("INSERT INTO publisher (id, name, version) VALUES (21, 'John Murray', 0)");
        bench.execute("""
                INSERT INTO book (id, title, price, genre, published, author_id, publisher_id, version) VALUES
                (41, 'Persuasion', 8.50, 'NOVEL', 1817, 11, 21, 0), (42, 'Emma', 9.99, 'NOVEL', 1815, 11, 21, 7),
                (43, 'Sanditon', 5.00, 'POETRY', 1817, 11, NULL, 2), (44, 'Frankenstein', 7.00, 'HORROR', 1818, 12, 21, 0)""");
        return factory;
    }
}

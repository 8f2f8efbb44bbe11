package org.stint.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.internal.jdbc.EntityReading;
import org.stint.internal.jdbc.Execution;
import org.stint.internal.jdbc.RowReader;
import org.stint.statement.ColumnDefinition;
import org.stint.statement.EntityTable;
import org.stint.statement.Generation;
import org.stint.statement.NumberAttribute;
import org.stint.statement.TextAttribute;
import org.stint.statement.WholeAttribute;
import org.stint.type.SqlTypes;

/** A book, with its table written by hand. */
final class Book {

    static final BookTable BOOK = new BookTable(null);

    final Long id;
    final String title;
    boolean completed;

    private Book(Long id, String title) {
        this.id = id;
        this.title = title;
    }

    static final class BookTable extends EntityTable<Book, BookTable> {

        final WholeAttribute<Book, Long> id =
                whole(ColumnDefinition.column("id", "id", SqlTypes.LONG).id(Generation.IDENTITY));
        final TextAttribute<Book> title = text(
                ColumnDefinition.column("title", "title", SqlTypes.text(20)).notNull());
        final NumberAttribute<Book, java.math.BigDecimal> price =
                number(ColumnDefinition.column("price", "price", SqlTypes.decimal(10, 2)));
        final WholeAttribute<Book, Integer> version =
                whole(ColumnDefinition.column("version", "version", SqlTypes.INTEGER)
                        .role(ColumnDefinition.Role.VERSION)
                        .notNull());

        private BookTable(@Nullable String alias) {
            super(Book.class, null, "book", alias);
        }

        @Override
        public BookTable as(String alias) {
            return new BookTable(alias);
        }
    }

    /** Reads books and marks them when their result is complete. */
    static final class Reading implements EntityReading {

        /** How many results, or parts of a stream, were read to their end. */
        int completed;

        @Override
        public Scope begin(Execution execution) {
            List<Book> read = new ArrayList<>();
            return new Scope() {

                @Override
                @SuppressWarnings("unchecked") // there is only one table
                public <E> RowReader<E> reader(EntityTable<E, ?> table, int firstColumn, BitSet leftOut) {
                    return row -> (E) book(row, firstColumn);
                }

                @Override
                public <E> RowReader<E> detachedReader(EntityTable<E, ?> table, int firstColumn) {
                    return reader(table, firstColumn, new BitSet());
                }

                private Book book(ResultSet row, int column) throws SQLException {
                    Book book = new Book(row.getLong(column), row.getString(column + 1));
                    read.add(book);
                    return book;
                }

                @Override
                public void complete() {
                    completed++;
                    read.forEach(book -> book.completed = true);
                }
            };
        }
    }
}

package org.stint.statement;

import static org.stint.statement.ColumnDefinition.column;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.stint.statement.AuthorTable.Author;
import org.stint.statement.BookTable.Book;
import org.stint.type.SqlTypes;

/** The table of an entity with a version and a relationship, written by hand. */
public final class BookTable extends EntityTable<Book, BookTable> {

    public static final BookTable BOOK = new BookTable(null);

    public final WholeAttribute<Book, Long> id =
            whole(column("id", "id", SqlTypes.LONG).id(Generation.IDENTITY));
    public final TextAttribute<Book> title =
            text(column("title", "title", SqlTypes.text(200)).notNull());
    public final NumberAttribute<Book, BigDecimal> price = number(column("price", "price", SqlTypes.decimal(10, 2)));
    public final WholeAttribute<Book, Integer> pages = whole(column("pages", "pages", SqlTypes.INTEGER));
    public final TextAttribute<Book> genre = text(column("genre", "genre", SqlTypes.text(20)));
    public final BooleanAttribute<Book> available = bool(column("available", "available", SqlTypes.BOOLEAN));
    public final ToOneAttribute<Book, Author, WholeAttribute<Book, Long>> author =
            toOne(column("author", "author_id", SqlTypes.LONG), Author.class, () -> AuthorTable.AUTHOR, this::whole);
    public final WholeAttribute<Book, Integer> version =
            whole(column("version", "version", SqlTypes.INTEGER).role(ColumnDefinition.Role.VERSION));
    public final TimeAttribute<Book, Instant> updatedAt =
            time(column("updatedAt", "updated_at", SqlTypes.instant(6)).role(ColumnDefinition.Role.UPDATED_AT));

    /** Stands for an entity. */
    public static final class Book {}

    private BookTable(@Nullable String alias) {
        super(Book.class, null, "book", alias);
    }

    @Override
    public BookTable as(String alias) {
        return new BookTable(alias);
    }
}

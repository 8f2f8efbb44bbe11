package org.stint.statement;

import static org.stint.statement.ColumnDefinition.column;

import org.jspecify.annotations.Nullable;
import org.stint.statement.AuthorTable.Author;
import org.stint.type.SqlTypes;

// tag::table[]
/** The table of an entity, written by hand. */
public final class AuthorTable extends EntityTable<Author, AuthorTable> {

    public static final AuthorTable AUTHOR = new AuthorTable(null);

    public final WholeAttribute<Author, Long> id =
            whole(column("id", "id", SqlTypes.LONG).id(Generation.IDENTITY));
    public final TextAttribute<Author> name =
            text(column("name", "name", SqlTypes.text(100)).notNull());

    /** Stands for an entity. */
    public static final class Author {}

    private AuthorTable(@Nullable String alias) {
        super(Author.class, null, "author", alias);
    }

    @Override
    public AuthorTable as(String alias) {
        return new AuthorTable(alias);
    }
}
// end::table[]

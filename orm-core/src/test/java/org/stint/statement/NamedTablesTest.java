package org.stint.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.statement.AuthorTable.AUTHOR;
import static org.stint.statement.BookTable.BOOK;
import static org.stint.statement.Statements.exists;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;

import org.junit.jupiter.api.Test;

class NamedTablesTest {

    @Test
    void subqueriesAndJoinsCount() {
        assertThat(NamedTables.namesOf(
                        select(BOOK.title).where(exists(select(AUTHOR.id))).node()))
                .containsExactly("book", "author");
        assertThat(NamedTables.namesOf(select(BOOK.title).join(BOOK.author).node()))
                .containsExactly("book", "author");
        assertThat(NamedTables.namesOf(update(BOOK)
                        .set(BOOK.title, select(AUTHOR.name.min()))
                        .returning(BOOK.id)
                        .node()))
                .containsExactly("book", "author");
        assertThat(NamedTables.namesOf(
                        insertInto(AUTHOR).row(row -> row.set(AUTHOR.name, "x")).node()))
                .containsExactly("author");
    }

    @Test
    void anAliasIsAnotherTableOfTheSameName() {
        BookTable other = BOOK.as("other");
        Node node = select(BOOK.title).join(other, other.id.eq(BOOK.id)).node();

        assertThat(NamedTables.of(node)).containsExactly(BOOK.node(), other.node());
        assertThat(NamedTables.namesOf(node)).containsExactly("book");
    }
}

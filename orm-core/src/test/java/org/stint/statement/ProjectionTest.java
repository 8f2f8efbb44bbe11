package org.stint.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.stint.statement.AuthorTable.AUTHOR;
import static org.stint.statement.BookTable.BOOK;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.into;
import static org.stint.statement.Statements.select;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.stint.statement.AuthorTable.Author;

class ProjectionTest {

    record Line(String title, BigDecimal price, int pages) {}

    record Work(Author author, Line line) {}

    private static final Projection<Line> LINE = into(Line::new).of(BOOK.title, BOOK.price, BOOK.pages);

    @Test
    void aRecordIsMadeOfWhatIsSelected() {
        assertThat(select(LINE)).hasToString("SELECT title, price, pages FROM book");
        assertThat(LINE.make(new Object[] {"Emma", BigDecimal.TEN, 474}))
                .isEqualTo(new Line("Emma", BigDecimal.TEN, 474));
    }

    @Test
    void anEntityAndAnotherProjectionMayBeParts() {
        Projection<Work> work = into(Work::new).of(AUTHOR, LINE);
        Author author = new Author();
        Line line = new Line("Emma", BigDecimal.TEN, 474);

        assertThat(select(work).from(BOOK).join(BOOK.author))
                .hasToString("SELECT author.id, author.name, book.title, book.price, book.pages"
                        + " FROM book JOIN author ON book.author_id = author.id");
        assertThat(work.make(new Object[] {author, line})).isEqualTo(new Work(author, line));
    }

    @Test
    void aTupleIsAskedForByWhatWasSelected() {
        Tuple tuple = Projections.tuple(BOOK.genre, count(), AUTHOR.as("a")).make(new Object[] {"poetry", 3L, "x"});

        assertThat(tuple.get(BOOK.genre)).isEqualTo("poetry");
        assertThat(tuple.get(count())).isEqualTo(3L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tuple.get(BOOK.title))
                .withMessage("Not selected: title; selected were [genre, COUNT(*), author AS a]");
        assertThatIllegalArgumentException().isThrownBy(() -> tuple.get(AUTHOR.as("b")));
    }

    @Test
    void rowsComeFromTheTableOfTheColumnsAndNotOfTheirSubqueries() {
        assertThat(select(BOOK.title.coalesce(select(AUTHOR.name.max()))))
                .hasToString("SELECT COALESCE(book.title, (SELECT MAX(author.name) FROM author)) FROM book");
    }
}

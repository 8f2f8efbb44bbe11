package org.stint.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.stint.statement.AuthorTable.AUTHOR;
import static org.stint.statement.BookTable.BOOK;
import static org.stint.statement.Statements.allOf;
import static org.stint.statement.Statements.anyOf;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is refused while a statement is built, and how conditions fold. */
class StatementRefusalTest {

    private static final String NOTHING = null;

    @Test
    void comparingWithNullIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BOOK.title.eq(NOTHING))
                .withMessageContaining("title with null")
                .withMessageContaining("isNull()");
        for (ThrowingCallable search : List.<ThrowingCallable>of(
                () -> BOOK.title.startsWith(NOTHING),
                () -> BOOK.title.endsWith(NOTHING),
                () -> BOOK.title.contains(NOTHING))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(search)
                    .withMessage(
                            "Cannot compare title with null, or compute anything of both: in SQL the result is NULL,"
                                    + " which no condition takes for true. Use isNull() or isNotDistinctFrom(value), and"
                                    + " setNull(…) to set it.");
        }
    }

    @Test
    void aNullInAListIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BOOK.title.in("a", NOTHING))
                .withMessage("Cannot test whether title is in a list with null: in SQL nothing equals NULL. Leave it"
                        + " out, and add .or(….isNull()) if that is meant.");
        assertThatIllegalArgumentException().isThrownBy(() -> BOOK.title.in(Arrays.asList("a", null)));
        assertThatIllegalArgumentException().isThrownBy(() -> BOOK.title.in(NOTHING));
    }

    @Test
    void anUpdateThatSetsNothingIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> update(BOOK).where(BOOK.id.eq(1)).node())
                .withMessage("Cannot update book: nothing is set. Add set(attribute, value).");
    }

    @Test
    void settingAnAttributeTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> update(BOOK).set(BOOK.title, "a").setNull(BOOK.title))
                .withMessage("Cannot set title twice in one UPDATE of book.");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        insertInto(BOOK).row(row -> row.set(BOOK.title, "a").set(BOOK.title, "b")));
    }

    @Test
    void settingNullByAValueIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> update(BOOK).set(BOOK.title, NOTHING))
                .withMessage("Cannot set title to null; say setNull(title).");
    }

    @Test
    void rowsOfAnInsertMustSetTheSameAttributes() {
        Insert<?> insert = insertInto(BOOK).row(row -> row.set(BOOK.title, "a")).row(row -> row.set(BOOK.genre, "b"));

        assertThatIllegalStateException()
                .isThrownBy(insert::node)
                .withMessageContaining("one sets [title], another [genre]");
        assertThatIllegalStateException().isThrownBy(() -> insertInto(BOOK).node());
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> insertInto(BOOK).row(row -> row).row(row -> row).node());
    }

    @Test
    void insertingIntoAnAliasIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> insertInto(BOOK.as("b")));
    }

    @Test
    void aSelectFromNowhereIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> select(count()).node())
                .withMessageContaining("Cannot tell which rows are meant by SELECT COUNT(*)");
        assertThatIllegalStateException()
                .isThrownBy(() -> select(BOOK.title, AUTHOR.name).node());
        assertThatIllegalStateException().isThrownBy(() -> select(count()).join(BOOK.author));
    }

    @Test
    void takingTheRowsFromASecondTableIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> select(count()).from(BOOK).from(AUTHOR))
                .withMessage("Cannot say from(author) of SELECT COUNT(*) FROM book: it has its rows from somewhere"
                        + " already. Add a table by join(author, on), or by crossJoin(author) for each row with each;"
                        + " from(…) is said once, before the joins.");
        assertThatIllegalStateException()
                .isThrownBy(() -> select(BOOK.title).join(BOOK.author).from(AUTHOR));
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> select(BOOK.title).from(BOOK).where(BOOK.id.eq(1)).from(BOOK));
        assertThat(select(BOOK.title).where(BOOK.id.eq(1)).from(AUTHOR))
                .as("in a subquery, what is selected may belong to the statement around it")
                .hasToString("SELECT book.title FROM author WHERE book.id = ?");
    }

    @Test
    void joiningATableTwiceUnderOneNameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> select(BOOK.title).join(BOOK, BOOK.id.eq(BOOK.author.id)))
                .withMessageContaining("already has a book");
    }

    @Test
    void aNegativeLimitIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> select(BOOK).limit(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> select(BOOK).offset(-1));
    }

    @Test
    void conditionsFoldAsTheyAreBuilt() {
        Condition some = BOOK.id.eq(1);

        assertThat(allOf().isAlwaysTrue()).isTrue();
        assertThat(anyOf()).isSameAs(Condition.FALSE);
        assertThat(some.and(Condition.TRUE)).hasToString("id = ?");
        assertThat(some.and(Condition.FALSE)).isSameAs(Condition.FALSE);
        assertThat(some.or(Condition.TRUE).isAlwaysTrue()).isTrue();
        assertThat(some.or(Condition.FALSE)).hasToString("id = ?");
        assertThat(Condition.FALSE.not().isAlwaysTrue()).isTrue();
        assertThat(BOOK.id.in(List.of()).or(some).and(some)).hasToString("id = ? AND id = ?");
    }

    @Test
    void aConditionThatFoldsToTrueRestrictsNothing() {
        assertThat(deleteFrom(BOOK).where(Condition.TRUE).isRestricted()).isFalse();
        assertThat(deleteFrom(BOOK).where(Condition.TRUE).where(BOOK.id.eq(1)).isRestricted())
                .isTrue();
        assertThat(update(BOOK).set(BOOK.title, "a").where(allOf()).isRestricted())
                .isFalse();
        assertThat(update(BOOK).set(BOOK.title, "a").where(Condition.FALSE).isRestricted())
                .isTrue();
    }
}

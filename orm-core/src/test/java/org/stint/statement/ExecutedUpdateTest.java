package org.stint.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.statement.AuthorTable.AUTHOR;
import static org.stint.statement.BookTable.BOOK;
import static org.stint.statement.Statements.update;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an update is when it is executed, again and again. */
class ExecutedUpdateTest {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-01-01T00:00:01Z");

    private final Deque<Instant> times = new ArrayDeque<>(List.of(FIRST, SECOND));

    @Test
    void timeIsAskedForAtEachExecution() {
        Update<?> constant = update(BOOK).set(BOOK.genre, "novel").where(BOOK.id.eq(1));

        assertThat(values(executed(constant))).containsExactly("novel", FIRST, 1L);
        assertThat(values(executed(constant))).containsExactly("novel", SECOND, 1L);
    }

    @Test
    void whatDependsOnNeitherTimeNorActorIsTheSameEachTime() {
        Update<?> constant = update(AUTHOR).set(AUTHOR.name, "Jane").where(AUTHOR.id.eq(1));
        Update<?> keeping = update(BOOK).set(BOOK.genre, "novel").keepVersion();

        assertThat(executed(constant)).isSameAs(executed(constant));
        assertThat(executed(keeping)).isSameAs(executed(keeping));
        assertThat(times).as("nobody asked for the time").hasSize(2);
    }

    @Test
    void anUpdateMadeOfAnotherDoesNotTakeItsTree() {
        Update<AuthorTable.Author> first =
                update(AUTHOR).set(AUTHOR.name, "Jane").where(AUTHOR.id.eq(1));
        executed(first);

        assertThat(values(executed(first.where(AUTHOR.id.ne(2))))).containsExactly("Jane", 1L, 2L);
        assertThat(values(executed(first))).containsExactly("Jane", 1L);
    }

    private ChangeNode.Update executed(Update<?> update) {
        return update.executed(times::remove, column -> null);
    }

    private static List<@Nullable Object> values(ChangeNode.Update executed) {
        return SqlWithValues.of(executed, SqlWriter.STANDARD).values();
    }
}

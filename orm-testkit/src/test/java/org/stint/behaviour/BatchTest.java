package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.statement.Statements.select;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Note;
import org.stint.behaviour.domain.Ticket;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StaleRow;
import org.stint.session.FlushResult;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** Changes of one shape go to the database together. */
class BatchTest {

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Bookshop.open(bench);
    }

    @EveryDatabase
    void updatesOfTheSameColumnsAreOneBatch(Workbench bench) {
        shop.useTransaction(session -> {
            for (Book book : session.list(select(BOOK).orderBy(BOOK.id.asc()))) {
                book.setPrice(book.getPrice().add(BigDecimal.ONE));
            }
            assertThat(session.flush()).isEqualTo(new FlushResult(0, 3, 0));
        });

        assertThatSql(bench.recorder())
                .wroteExactly("UPDATE book SET price = ?, updated_at = ?, version = ? WHERE id = ? AND version = ?"
                        + " [10.99, 2026-05-01T10:00:00Z, 8, 42, 7]"
                        + " [9.50, 2026-05-01T10:00:00Z, 3, 43, 2]"
                        + " [8.00, 2026-05-01T10:00:00Z, 1, 44, 0]"
                        + " -> 1 1 1");
    }

    @EveryDatabase
    void updatesOfOtherColumnsAreAnotherBatch(Workbench bench) {
        shop.useTransaction(session -> {
            session.get(Book.class, 42L).setPrice(BigDecimal.ONE);
            session.get(Book.class, 43L).setTitle("Anne");
            session.get(Book.class, 44L).setPrice(BigDecimal.TEN);
        });

        assertThatSql(bench.recorder())
                .wroteExactly(
                        "UPDATE book SET price = ?, updated_at = ?, version = ? WHERE id = ? AND version = ?"
                                + " [1.00, 2026-05-01T10:00:00Z, 8, 42, 7] [10.00, 2026-05-01T10:00:00Z, 1, 44, 0] -> 1 1",
                        "UPDATE book SET title = ?, updated_at = ?, version = ? WHERE id = ? AND version = ?"
                                + " [Anne, 2026-05-01T10:00:00Z, 3, 43, 2] -> 1");
    }

    @EveryDatabase
    void insertsAreOneBatch(Workbench bench) {
        SessionFactory tickets = bench.factory(Ticket.class);

        tickets.useTransaction(session -> {
            session.persist(new Ticket(1, "no sound"));
            session.persist(new Ticket(2, "no picture"));
        });

        assertThatSql(bench.recorder())
                .isExactly("INSERT INTO ticket (number, subject, version) VALUES (?, ?, ?)"
                        + " [1, no sound, 0] [2, no picture, 0] -> 1 1");
    }

    @EveryDatabase
    void deletesAreOneBatch(Workbench bench) {
        shop.useTransaction(
                session -> session.getAll(Book.class, List.of(42L, 43L, 44L)).forEach(session::remove));

        assertThat(bench.recorder().writes()).singleElement().satisfies(batch -> {
            assertThat(batch.sql()).isEqualTo("DELETE FROM book WHERE id = ? AND version = ?");
            assertThat(batch.values()).containsExactlyInAnyOrder(List.of(42L, 7), List.of(43L, 2), List.of(44L, 0));
        });
    }

    @EveryDatabase
    void oneStaleRowWithinABatchIsFound(Workbench bench) {
        SessionFactory tickets = bench.factory(Ticket.class);
        tickets.useTransaction(
                session -> IntStream.range(0, 100).forEach(number -> session.persist(new Ticket(number, "open"))));

        try (var session = tickets.open()) {
            List<Ticket> all =
                    session.getAll(Ticket.class, IntStream.range(0, 100).boxed().toList());
            all.forEach(ticket -> ticket.setSubject("closed"));
            bench.execute("UPDATE ticket SET version = 1 WHERE number = 37");

            StaleObjectException stale = catchThrowableOfType(StaleObjectException.class, session::flush);

            assertThat(Bookshop.rowsOf(stale))
                    .containsExactly(new StaleRow(Ticket.class, 37, 0L, 1L, StaleRow.Fate.CHANGED));
            session.rollback();
        }
        assertThat(bench.value("SELECT COUNT(*) FROM ticket WHERE subject = 'open'"))
                .isEqualTo(100L);
    }

    @EveryDatabase
    void manyObjectsOfAnIdentityKeyEachGetTheirOwnId(Workbench bench) {
        SessionFactory notes = bench.factory(Note.class);
        List<Note> all =
                IntStream.range(0, 500).mapToObj(i -> new Note("note " + i)).toList();

        notes.useTransaction(session -> all.forEach(session::persist));

        assertThat(bench.recorder().writes()).hasSize(1);
        assertThat(all).extracting(Note::getId).doesNotHaveDuplicates().doesNotContain(0L);
        for (Note note : List.of(all.get(0), all.get(250), all.get(499))) {
            assertThat(bench.value("SELECT text FROM note WHERE id = ?", note.getId()))
                    .isEqualTo(note.getText());
        }
    }

    @EveryDatabase
    void manyObjectsOfASequenceNeedFewStatements(Workbench bench) {
        List<Author> all =
                IntStream.range(0, 120).mapToObj(i -> new Author("author " + i)).toList();
        bench.execute("DELETE FROM book");
        bench.execute("DELETE FROM author");

        shop.useTransaction(session -> all.forEach(session::persist));

        assertThat(all).extracting(Author::getId).doesNotContainNull().doesNotHaveDuplicates();
        assertThat(bench.recorder().writes()).hasSize(1);
        assertThat(bench.recorder().statements()).hasSizeLessThanOrEqualTo(4);
    }
}

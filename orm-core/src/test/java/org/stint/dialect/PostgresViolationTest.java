package org.stint.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stint.dialect.Violation.Kind;

/** Messages as PostgreSQL and its driver write them. */
class PostgresViolationTest {

    private final Dialect postgres = new PostgresDialect();

    @Test
    void aValueThatIsThereAlready() {
        assertThat(violation("23505", """
                        ERROR: duplicate key value violates unique constraint "book_isbn_key"
                          Detail: Key (isbn, "Shelf ""A""\")=(978, constraint "x") already exists."""))
                .isEqualTo(new Violation(Kind.UNIQUE, "book_isbn_key", null, List.of("isbn", "Shelf \"A\"")));
    }

    @Test
    void aServerThatSpeaksAnotherLanguage() {
        assertThat(violation("23505", """
                        FEHLER: doppelter Schlüsselwert verletzt Unique-Constraint »book_isbn_key«
                          Detail: Schlüssel »(isbn)=(978)« existiert bereits."""))
                .isEqualTo(new Violation(Kind.UNIQUE, "book_isbn_key", null, List.of("isbn")));
    }

    @Test
    void aRowThatRefersToNothing() {
        assertThat(violation("23503", """
                        ERROR: insert or update on table "book" violates foreign key constraint "book_author_fk"
                          Detail: Key (author_id)=(99) is not present in table "author"."""))
                .isEqualTo(new Violation(Kind.FOREIGN_KEY, "book_author_fk", "book", List.of("author_id")));
    }

    @Test
    void aRowThatIsReferredTo() {
        assertThat(violation("23503", """
                        ERROR: update or delete on table "author" violates foreign key constraint "fk" on table "book"
                          Detail: Key (id)=(1) is still referenced from table "book".""")).isEqualTo(new Violation(Kind.FOREIGN_KEY, "fk", "book", List.of()));
    }

    /** As PostgreSQL says it from version 18 on. */
    @Test
    void aRowThatIsReferredToAndMayNotGo() {
        assertThat(violation("23001", """
                        ERROR: update or delete on table "author" violates RESTRICT setting of foreign key constraint "fk" on table "book"
                          Detail: Key (id)=(1) is referenced from table "book".""")).isEqualTo(new Violation(Kind.FOREIGN_KEY, "fk", "book", List.of()));
    }

    @Test
    void aNullWhereNoneMayBe() {
        assertThat(violation("23502", """
                        ERROR: null value in column "title" of relation "book" violates not-null constraint
                          Detail: Failing row contains (1, null, column "x" of relation "y").""")).isEqualTo(new Violation(Kind.NOT_NULL, null, "book", List.of("title")));
    }

    @Test
    void aConditionThatIsNotMet() {
        assertThat(violation(
                        "23514", "ERROR: new row for relation \"book\" violates check constraint \"book \"price\"\""))
                .isEqualTo(new Violation(Kind.CHECK, "book \"price\"", "book", List.of()));
    }

    @Test
    void aRangeThatOverlaps() {
        assertThat(violation("23P01", """
                        ERROR: conflicting key value violates exclusion constraint "no_overlap"
                          Detail: Key (room, during)=(1, x) conflicts with existing key (room, during)=(1, y)."""))
                .isEqualTo(new Violation(Kind.EXCLUSION, "no_overlap", null, List.of("room", "during")));
    }

    @Test
    void aBatchIsReadThroughTheErrorBehindIt() {
        BatchUpdateException batch = new BatchUpdateException(
                "Batch entry 0 insert … violates unique constraint \"in the values\"", "23505", new int[0]);
        batch.setNextException(
                new SQLException("ERROR: duplicate key value violates unique constraint \"book_isbn_key\"", "23505"));

        assertThat(postgres.violation(batch)).contains(new Violation(Kind.UNIQUE, "book_isbn_key", null, List.of()));
    }

    @Test
    void otherErrorsAreNone() {
        assertThat(postgres.violation(new SQLException("ERROR: deadlock detected", "40P01")))
                .isEmpty();
        assertThat(postgres.violation(new SQLException())).isEmpty();
        assertThat(postgres.violation(new SQLException(null, "23505")))
                .contains(new Violation(Kind.UNIQUE, null, null, List.of()));
    }

    private Violation violation(String state, String message) {
        return postgres.violation(new SQLException(message, state)).orElseThrow();
    }
}

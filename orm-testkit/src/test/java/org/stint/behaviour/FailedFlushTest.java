package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.stint.behaviour.domain.Author_.AUTHOR;
import static org.stint.session.EntityState.MANAGED;
import static org.stint.session.EntityState.REMOVED;
import static org.stint.session.EntityState.TRANSIENT;
import static org.stint.statement.Statements.select;
import static org.stint.testkit.Row.row;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Note;
import org.stint.behaviour.domain.Publisher;
import org.stint.exception.ForeignKeyViolationException;
import org.stint.exception.RollbackOnlyException;
import org.stint.exception.UniqueViolationException;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** A flush that fails leaves the objects as they were before it, pending changes included. */
class FailedFlushTest {

    private SessionFactory shop;

    @BeforeEach
    void openTheShop(Workbench bench) {
        shop = Bookshop.open(bench);
    }

    @EveryDatabase
    void pendingChangesAreKept(Workbench bench) {
        try (Session session = shop.open()) {
            Book emma = session.get(Book.class, 42L);
            Instant updatedAt = emma.getUpdatedAt();
            emma.setPrice(new BigDecimal("1.005"));
            Book removed = session.get(Book.class, 44L);
            session.remove(removed);
            Author twin = new Author("Jane Austen");
            session.persist(twin);

            assertThatThrownBy(session::flush).isInstanceOf(UniqueViolationException.class);

            assertThat(emma.getPrice()).isEqualTo(new BigDecimal("1.005"));
            assertThat(emma.getVersion()).isEqualTo(7);
            assertThat(emma.getUpdatedAt()).isEqualTo(updatedAt);
            assertThat(twin.getId()).isNull();
            assertThat(session.stateOf(twin)).isEqualTo(MANAGED);
            assertThat(session.stateOf(removed)).isEqualTo(REMOVED);
            assertThat(session.isDirty()).isTrue();
            session.rollback();
        }
    }

    @EveryDatabase
    void nothingOfItIsInTheDatabase(Workbench bench) {
        assertThatThrownBy(() -> shop.useTransaction(session -> {
                    session.get(Book.class, 42L).setPrice(BigDecimal.ONE);
                    session.persist(new Publisher("Virago"));
                    session.persist(new Author("Jane Austen"));
                }))
                .isInstanceOf(UniqueViolationException.class);

        assertThat(bench.rows("SELECT price, version FROM book WHERE id = 42"))
                .containsExactly(row(new BigDecimal("9.99"), 7));
        assertThat(bench.value("SELECT COUNT(*) FROM publisher")).isEqualTo(2L);
    }

    @EveryDatabase
    void theTransactionCanOnlyBeRolledBack(Workbench bench) {
        try (Session session = shop.open()) {
            Author twin = new Author("Jane Austen");
            session.persist(twin);
            assertThatThrownBy(session::flush).isInstanceOf(UniqueViolationException.class);

            assertThat(session.transaction().isRollbackOnly()).isTrue();
            assertThatThrownBy(session::commit)
                    .isInstanceOf(RollbackOnlyException.class)
                    .hasCauseInstanceOf(UniqueViolationException.class);

            session.rollback();
            assertThat(session.stateOf(twin)).isEqualTo(TRANSIENT);
            twin.setName("Cassandra Austen");
            session.persist(twin);
            session.commit();
        }
        assertThat(bench.value("SELECT COUNT(*) FROM author WHERE name = 'Cassandra Austen'"))
                .isEqualTo(1L);
    }

    @EveryDatabase
    void theErrorNamesTheConstraintButNoValue(Workbench bench) {
        UniqueViolationException violation = catchThrowableOfType(
                UniqueViolationException.class,
                () -> shop.useTransaction(session -> session.persist(new Author("Jane Austen"))));

        assertThat(violation.constraint()).isPresent();
        assertThat(violation.columns()).containsExactly("name");
        assertThat(violation).hasMessageContaining("Author").hasMessageNotContaining("Jane Austen");
        assertThat(violation.sqlState()).contains("23505");
    }

    @EveryDatabase
    void aParentThatIsStillReferredToCannotBeDeleted(Workbench bench) {
        try (Session session = shop.open()) {
            Author austen = session.get(Author.class, 11L);
            session.remove(austen);

            assertThatThrownBy(session::flush).isInstanceOf(ForeignKeyViolationException.class);

            assertThat(session.stateOf(austen)).isEqualTo(REMOVED);
            session.rollback();
            assertThat(session.stateOf(austen)).isEqualTo(MANAGED);
        }
    }

    @EveryDatabase
    void anIdThatTheDatabaseGaveBeforeTheFailureIsNotKept(Workbench bench) {
        SessionFactory mixed = bench.factory(Note.class);
        bench.execute("CREATE UNIQUE INDEX one_of_each ON note (origin)");
        try (Session session = mixed.open()) {
            Note first = new Note("first");
            first.setOrigin("Bath");
            Note second = new Note("second");
            second.setOrigin("Bath");
            session.persist(first);
            session.persist(second);

            assertThatThrownBy(session::flush).isInstanceOf(UniqueViolationException.class);

            assertThat(first.getId()).isZero();
            assertThat(second.getId()).isZero();
            session.rollback();

            second.setOrigin("London");
            session.persist(first);
            session.persist(second);
            session.commit();
        }
        assertThat(bench.rows("SELECT text FROM note ORDER BY id")).containsExactly(row("first"), row("second"));
    }

    @EveryDatabase
    void anAutoflushThatFailsIsTheErrorOfTheStatement(Workbench bench) {
        try (Session session = shop.open()) {
            Author twin = new Author("Jane Austen");
            session.persist(twin);

            assertThatThrownBy(() -> session.list(select(AUTHOR))).isInstanceOf(UniqueViolationException.class);

            assertThat(twin.getId()).isNull();
            assertThatThrownBy(() -> session.get(Book.class, 42L))
                    .isInstanceOf(RollbackOnlyException.class)
                    .hasCauseInstanceOf(UniqueViolationException.class);
            session.rollback();
            assertThat(session.get(Book.class, 42L).getTitle()).isEqualTo("Emma");
        }
    }

    @EveryDatabase
    void aSavepointWhoseFlushFailsIsNotSet(Workbench bench) {
        try (Session session = shop.open()) {
            session.persist(new Author("Jane Austen"));
            assertThatThrownBy(session::savepoint).isInstanceOf(UniqueViolationException.class);
            session.rollback();

            session.persist(new Author("Ann Radcliffe"));
            session.savepoint();
            session.commit();
        }
        assertThat(bench.value("SELECT COUNT(*) FROM author")).isEqualTo(3L);
    }
}

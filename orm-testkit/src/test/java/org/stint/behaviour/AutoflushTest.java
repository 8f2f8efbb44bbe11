package org.stint.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.behaviour.domain.Author_.AUTHOR;
import static org.stint.behaviour.domain.Book_.BOOK;
import static org.stint.behaviour.domain.Publisher_.PUBLISHER;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.stint.behaviour.domain.Author;
import org.stint.behaviour.domain.Book;
import org.stint.behaviour.domain.Publisher;
import org.stint.session.FlushMode;
import org.stint.session.Session;
import org.stint.session.SessionFactory;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.Workbench;

/** Pending changes are written before a statement that could see them. */
class AutoflushTest {

    private static final String UPDATE_EMMA =
            "UPDATE book SET price = ?, updated_at = ?, version = ? WHERE id = ? AND version = ?"
                    + " [1.00, 2026-05-01T10:00:00Z, 8, 42, 7] -> 1";

    private SessionFactory shop;
    private Session session;

    @BeforeEach
    void makeEmmaCheap(Workbench bench) {
        shop = Bookshop.open(bench);
        session = bench.closing(shop.open());
        session.get(Book.class, 42L).setPrice(new BigDecimal("1.00"));
        bench.recorder().clear();
    }

    @EveryDatabase
    void aSelectSeesPendingChangesOfItsTable(Workbench bench) {
        assertThat(session.list(select(BOOK.title).where(BOOK.price.lt(2)))).containsExactly("Emma");

        assertThatSql(bench.recorder()).wroteExactly(UPDATE_EMMA);
    }

    @EveryDatabase
    void aSelectOfAnotherTableWritesNothing(Workbench bench) {
        session.list(select(AUTHOR));
        session.list(select(PUBLISHER.name));

        assertThatSql(bench.recorder()).wroteNothing();
        assertThat(session.isDirty()).isTrue();
    }

    @EveryDatabase
    void aTableInASubqueryCounts(Workbench bench) {
        assertThat(session.list(select(AUTHOR.name)
                        .where(AUTHOR.id.in(select(BOOK.author.id).where(BOOK.price.lt(2))))))
                .containsExactly("Jane Austen");

        assertThatSql(bench.recorder()).wroteExactly(UPDATE_EMMA);
    }

    @EveryDatabase
    void aJoinedTableCounts(Workbench bench) {
        session.list(select(AUTHOR.name)
                .from(AUTHOR)
                .join(BOOK, BOOK.author.id.eq(AUTHOR.id).and(BOOK.price.lt(2))));

        assertThatSql(bench.recorder()).wroteExactly(UPDATE_EMMA);
    }

    @EveryDatabase
    void aTableUnderAnAliasCounts(Workbench bench) {
        var cheap = BOOK.as("cheap");

        assertThat(session.list(select(cheap.title).where(cheap.price.lt(2)))).containsExactly("Emma");
    }

    @EveryDatabase
    void everythingIsWrittenIfOneTableCounts(Workbench bench) {
        session.persist(new Author("Ann Radcliffe"));

        session.list(select(BOOK.title));

        assertThat(session.isDirty()).isFalse();
        assertThat(bench.recorder().writes()).hasSize(2);
    }

    @EveryDatabase
    void bulkStatementsSeePendingChangesToo(Workbench bench) {
        session.execute(update(PUBLISHER).set(PUBLISHER.name, "Murray").where(PUBLISHER.id.eq(21)));
        assertThat(session.isDirty()).isTrue();

        session.execute(deleteFrom(BOOK).where(BOOK.price.lt(2)));
        session.commit();

        assertThat(bench.rows("SELECT id FROM book ORDER BY id")).containsExactly(row(43), row(44));
    }

    @EveryDatabase
    void aNewObjectIsFoundByASelect(Workbench bench) {
        Author author = new Author("Ann Radcliffe");
        session.persist(author);

        assertThat(session.list(select(AUTHOR).where(AUTHOR.name.eq("Ann Radcliffe"))))
                .containsExactly(author);
    }

    @EveryDatabase
    void findAndGetNeverFlush(Workbench bench) {
        session.get(Book.class, 43L);
        session.find(Book.class, 44L);
        session.find(Publisher.class, 21L);

        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void nothingPendingMeansNothingWritten(Workbench bench) {
        session.flush();
        bench.recorder().clear();

        session.list(select(BOOK.title));

        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void flushModeCommitWaitsForTheCommit(Workbench bench) {
        session.flushMode(FlushMode.COMMIT);

        assertThat(session.list(select(BOOK.title).where(BOOK.price.lt(2)))).isEmpty();
        assertThatSql(bench.recorder()).wroteNothing();

        session.commit();
        assertThatSql(bench.recorder()).wroteExactly(UPDATE_EMMA);
    }

    @EveryDatabase
    void flushModeManualWaitsForTheFlush(Workbench bench) {
        session.flushMode(FlushMode.MANUAL);
        assertThat(session.flushMode()).isEqualTo(FlushMode.MANUAL);

        assertThat(session.list(select(BOOK.title).where(BOOK.price.lt(2)))).isEmpty();
        session.commit();
        assertThatSql(bench.recorder()).wroteNothing();
        assertThat(session.isDirty()).isTrue();

        session.flush();
        session.commit();
        assertThat(bench.rows("SELECT version FROM book WHERE id = 42")).containsExactly(row(8));
    }
}

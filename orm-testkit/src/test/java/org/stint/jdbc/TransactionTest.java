package org.stint.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.jdbc.Book.BOOK;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;
import static org.stint.statement.Statements.update;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stint.exception.CommitOutcomeUnknownException;
import org.stint.exception.ReadOnlyException;
import org.stint.exception.RollbackOnlyException;
import org.stint.exception.SerializationFailureException;
import org.stint.exception.StatementTimeoutException;
import org.stint.exception.StintException;
import org.stint.exception.TransactionEndedException;
import org.stint.exception.UniqueViolationException;
import org.stint.internal.bulk.ChunkedJobs;
import org.stint.internal.jdbc.DatabaseSettings;
import org.stint.internal.jdbc.DefaultDatabase;
import org.stint.internal.jdbc.JdbcTransaction;
import org.stint.internal.jdbc.TransactionHook;
import org.stint.session.Savepoint;
import org.stint.session.TransactionOptions;
import org.stint.session.TransactionOptions.Isolation;
import org.stint.statement.Insert;
import org.stint.statement.Select;

class TransactionTest {

    private static Insert<Book> book(String title) {
        return insertInto(BOOK).row(row -> row.set(BOOK.title, title).set(BOOK.version, 0));
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void noConnectionIsTakenBeforeTheFirstStatement(Server server) {
        Bookstore store = new Bookstore(server);
        try (JdbcTransaction transaction = store.begin()) {
            transaction.savepoint();
            assertThat(store.source.taken).isZero();
            transaction.list(select(BOOK.title));
            assertThat(store.source.taken).isOne();
            transaction.commit();
        }
        assertThat(store.source.returned).isOne();
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void theConnectionGoesBackAsItCame(Server server) {
        Bookstore store = new Bookstore(server);
        TransactionOptions options = TransactionOptions.defaults()
                .isolation(Isolation.SERIALIZABLE)
                .forReading()
                .timeout(Duration.ofSeconds(5));
        try (JdbcTransaction transaction = store.database.begin(options)) {
            transaction.list(select(BOOK.title));
        }
        assertThat(store.source.calls)
                .containsExactly(
                        "setTransactionIsolation 8",
                        "setReadOnly true",
                        "setAutoCommit false",
                        "setTransactionIsolation 2",
                        "setReadOnly false",
                        "setAutoCommit true",
                        "close");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void workIsCommittedAtTheEndAndRolledBackIfItThrows(Server server) {
        Bookstore store = new Bookstore(server);
        store.database.useTransaction(transaction -> transaction.execute(book("Dune")));
        IOException thrown = new IOException("disk");
        assertThatThrownBy(() -> store.database.useTransaction(transaction -> {
                    transaction.execute(book("Solaris"));
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThat(store.titles()).containsExactly("Emma", "Ulysses", "Walden", "Dune");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aNestedTransactionIsIndependent(Server server) {
        Bookstore store = new Bookstore(server);
        assertThatThrownBy(() -> store.database.useTransaction(outer -> {
                    outer.execute(book("Dune"));
                    store.database.useTransaction(inner -> inner.execute(book("Solaris")));
                    throw new IllegalStateException("outer");
                }))
                .hasMessage("outer");
        assertThat(store.titles()).containsExactly("Emma", "Ulysses", "Walden", "Solaris");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void closingRollsBack(Server server) {
        Bookstore store = new Bookstore(server);
        try (JdbcTransaction transaction = store.begin()) {
            transaction.execute(book("Dune"));
        }
        assertThat(store.books()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void afterItsEndATransactionSaysSo(Server server) {
        Bookstore store = new Bookstore(server);
        JdbcTransaction transaction =
                store.database.begin(TransactionOptions.defaults().named("import"));
        transaction.commit();
        transaction.close();
        assertThat(transaction.isActive()).isFalse();
        assertThatThrownBy(() -> transaction.list(select(BOOK.title)))
                .isInstanceOf(TransactionEndedException.class)
                .hasMessage("Cannot read from book: the transaction \"import\" was already committed."
                        + " Begin another one.");
        assertThatThrownBy(transaction::commit).isInstanceOf(TransactionEndedException.class);
        assertThatThrownBy(transaction::rollback).isInstanceOf(TransactionEndedException.class);
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void savepointsUndoWhatCameAfterThemAndStayUsable(Server server) {
        Bookstore store = new Bookstore(server);
        try (JdbcTransaction transaction = store.begin()) {
            Savepoint beforeAll = transaction.savepoint();
            transaction.execute(book("Dune"));
            Savepoint middle = transaction.savepoint();
            transaction.execute(book("Solaris"));
            transaction.rollbackTo(middle);
            transaction.execute(book("Kim"));
            transaction.rollbackTo(middle);
            assertThat(transaction.list(select(BOOK.title).orderBy(BOOK.id.asc())))
                    .containsExactly("Emma", "Ulysses", "Walden", "Dune");
            transaction.rollbackTo(beforeAll);
            assertThatThrownBy(() -> transaction.rollbackTo(middle))
                    .isInstanceOf(StintException.class)
                    .hasMessageContaining("was undone by going back to an earlier one");
            transaction.execute(book("Ada"));
            transaction.commit();
        }
        assertThat(store.titles()).containsExactly("Emma", "Ulysses", "Walden", "Ada");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void goingBackToASavepointEndsTheStreamsOpenedSince(Server server) {
        Bookstore store = new Bookstore(server, settings -> settings.fetchSize(1));
        Select<String> titles = select(BOOK.title).orderBy(BOOK.id.asc());
        try (JdbcTransaction transaction = store.begin()) {
            Savepoint beforeAll = transaction.savepoint();
            Iterator<String> first = transaction.stream(titles).iterator();
            assertThat(first.next()).isEqualTo("Emma");
            Savepoint middle = transaction.savepoint();
            Iterator<String> second = transaction.stream(titles).iterator();
            assertThat(second.next()).isEqualTo("Emma");

            transaction.rollbackTo(middle);
            assertThatThrownBy(second::next)
                    .isInstanceOf(StintException.class)
                    .hasMessage(
                            "Cannot read from book: the stream was closed, by itself, with its transaction, or by the"
                                    + " return to a savepoint set before it was opened. Read it to the end before.");
            assertThat(first.next()).isEqualTo("Ulysses");
            transaction.rollbackTo(beforeAll);
            assertThatThrownBy(first::next)
                    .isInstanceOf(StintException.class)
                    .hasMessageStartingWith("Cannot read from book: the stream was closed");
            transaction.execute(book("Ada"));
            transaction.commit();
        }
        assertThat(store.titles()).containsExactly("Emma", "Ulysses", "Walden", "Ada");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void afterAFailedChangeEverythingNamesTheFirstFailureUntilRolledBack(Server server) {
        Bookstore store = new Bookstore(server);
        try (JdbcTransaction transaction = store.begin()) {
            transaction.execute(book("Dune"));
            Savepoint savepoint = transaction.savepoint();
            assertThatThrownBy(() -> transaction.execute(book("Emma"))).isInstanceOf(UniqueViolationException.class);
            assertThat(transaction.isRollbackOnly()).isTrue();
            assertThatThrownBy(() -> transaction.list(select(BOOK.title)))
                    .isInstanceOf(RollbackOnlyException.class)
                    .hasMessageStartingWith("Cannot read from book: the transaction can only be rolled back, because"
                            + " something failed before. Roll back, to the beginning or to a savepoint set before, and"
                            + " repeat the work. What failed: Cannot insert rows into Book:")
                    .hasMessageEndingWith("Statement: INSERT INTO book (title, version) VALUES (?, ?)")
                    .hasCauseInstanceOf(UniqueViolationException.class);
            transaction.rollbackTo(savepoint);
            assertThat(transaction.isRollbackOnly()).isFalse();
            transaction.commit();
        }
        assertThat(store.titles()).containsExactly("Emma", "Ulysses", "Walden", "Dune");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void committingAfterAFailureRollsBackAndSaysWhy(Server server) {
        Bookstore store = new Bookstore(server);
        JdbcTransaction transaction = store.begin();
        transaction.execute(book("Dune"));
        assertThatThrownBy(() -> transaction.execute(book("Emma"))).isInstanceOf(UniqueViolationException.class);
        assertThatThrownBy(transaction::commit)
                .isInstanceOf(RollbackOnlyException.class)
                .hasMessageStartingWith(
                        "Cannot commit: something failed before, so that the transaction was rolled back."
                                + " Repeat the work in another one. What failed: Cannot insert rows into Book:")
                .hasCauseInstanceOf(UniqueViolationException.class);
        assertThat(transaction.isActive()).isFalse();
        assertThat(store.books()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aTransactionMarkedToBeRolledBackStillReads(Server server) {
        Bookstore store = new Bookstore(server);
        JdbcTransaction transaction = store.begin();
        transaction.setRollbackOnly();
        assertThat(transaction.list(select(BOOK.title))).hasSize(3);
        assertThatThrownBy(transaction::commit)
                .isInstanceOf(RollbackOnlyException.class)
                .hasMessage("Cannot commit: the transaction was marked to be rolled back, and was. Repeat the work in"
                        + " another one, if it is to stay.");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aReadOnlyTransactionRefusesEveryChangeBeforeItIsSent(Server server) {
        Bookstore store = new Bookstore(server);
        try (JdbcTransaction transaction =
                store.database.begin(TransactionOptions.defaults().forReading())) {
            assertThatThrownBy(() -> transaction.execute(book("Dune")))
                    .isInstanceOf(ReadOnlyException.class)
                    .hasMessage("Cannot insert rows into Book: the transaction only reads. Begin one without"
                            + " TransactionOptions.forReading() to write.");
            assertThatThrownBy(() -> transaction.execute(
                            update(BOOK).set(BOOK.title, "x").where(BOOK.id.eq(1L))))
                    .isInstanceOf(ReadOnlyException.class);
            assertThatThrownBy(() -> transaction.execute(
                            deleteFrom(BOOK).where(BOOK.id.eq(1L)).returning(BOOK.id)))
                    .isInstanceOf(ReadOnlyException.class);
            assertThatThrownBy(() -> transaction.execution().ddl("DROP TABLE review"))
                    .isInstanceOf(ReadOnlyException.class);
            for (String change : List.of(
                    "SELECT id FROM FINAL TABLE (UPDATE book SET version = 77 WHERE id = 1)",
                    "WITH gone AS (delete from book RETURNING id) SELECT id FROM gone",
                    "INSERT INTO book (title) VALUES ('Dune') RETURNING id")) {
                assertThatThrownBy(() -> transaction.list(sql(change).query(BOOK.id)))
                        .isInstanceOf(ReadOnlyException.class);
            }
            assertThat(store.events).isEmpty();
            assertThat(transaction.list(select(BOOK.title))).hasSize(3);
            assertThat(transaction.list(
                            sql("SELECT id FROM book WHERE title <> 'update'").query(BOOK.id)))
                    .hasSize(3);
            transaction.commit();
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aStatementThatTakesTooLongIsEnded(Server server) {
        Bookstore store = new Bookstore(server);
        TransactionOptions options = TransactionOptions.defaults().timeout(Duration.ofMillis(300));
        String slow = server == Server.H2
                ? "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 100000) a, SYSTEM_RANGE(1, 100000) b"
                : "SELECT pg_sleep(20)";
        try (JdbcTransaction transaction = store.database.begin(options)) {
            assertThatThrownBy(() -> transaction.execution().ddl(slow)).isInstanceOf(StatementTimeoutException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void theLimitOfTimeDoesNotStayOnAPooledConnection(Server server) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.emptySchema());
        config.setMaximumPoolSize(1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            DefaultDatabase database = new DefaultDatabase(
                    pool, server.dialect(), DatabaseSettings.defaults(), new Book.Reading(), new ChunkedJobs());
            database.useTransaction(
                    TransactionOptions.defaults().timeout(Duration.ofSeconds(7)),
                    transaction ->
                            ((JdbcTransaction) transaction).execution().ddl("CREATE TABLE book (title VARCHAR(9))"));
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(statement.getQueryTimeout()).isZero();
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void hooksFollowInTheOrderOfRegistration(Server server) {
        Bookstore store = new Bookstore(server);
        java.util.List<String> calls = new java.util.ArrayList<>();
        JdbcTransaction transaction = store.begin();
        transaction.register(new Noting("a", calls));
        transaction.register(new Noting("b", calls));
        Savepoint savepoint = transaction.savepoint();
        transaction.rollbackTo(savepoint);
        transaction.commit();
        assertThat(calls)
                .containsExactly(
                        "a before savepoint",
                        "b before savepoint",
                        "a after savepoint",
                        "b after savepoint",
                        "a rolled back to",
                        "b rolled back to",
                        "a before commit",
                        "b before commit",
                        "a committed",
                        "b committed");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aHookThatFailsBeforeTheCommitRollsBackAndNothingIsLost(Server server) {
        Bookstore store = new Bookstore(server);
        JdbcTransaction transaction = store.begin();
        IllegalStateException refusal = new IllegalStateException("no");
        IllegalStateException also = new IllegalStateException("also");
        transaction.register(new TransactionHook() {
            @Override
            public void beforeCommit() {
                transaction.execute(book("Dune"));
                throw refusal;
            }

            @Override
            public void afterRollback() {
                throw also;
            }
        });
        assertThatThrownBy(transaction::commit).isSameAs(refusal).hasSuppressedException(also);
        assertThat(transaction.isActive()).isFalse();
        assertThat(store.books()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void whatAHookWritesBeforeTheCommitIsCommitted(Server server) {
        Bookstore store = new Bookstore(server);
        JdbcTransaction transaction = store.begin();
        transaction.register(new TransactionHook() {
            @Override
            public void beforeCommit() {
                transaction.execute(book("Dune"));
            }
        });
        transaction.commit();
        assertThat(store.books()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aCommitThatFailsRollsBackAndTellsTheHooks(Server server) {
        Bookstore store = new Bookstore(server);
        List<String> calls = new java.util.ArrayList<>();
        JdbcTransaction transaction = store.begin();
        transaction.register(new Noting("a", calls));
        transaction.execute(book("Dune"));
        store.source.commitFailure = new SQLException("conflict", "40001");
        assertThatThrownBy(transaction::commit)
                .isInstanceOf(SerializationFailureException.class)
                .hasMessageStartingWith("Cannot commit the transaction: another transaction changed the same data");
        store.source.commitFailure = null;
        assertThat(calls).containsExactly("a before commit", "a rolled back");
        assertThat(store.books()).isEqualTo(3);
        assertThat(store.source.returned).isEqualTo(store.source.taken);
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aConnectionLostWhileCommittingLeavesTheOutcomeUnknown(Server server) {
        Bookstore store = new Bookstore(server);
        JdbcTransaction transaction = store.begin();
        transaction.execute(book("Dune"));
        store.source.commitFailure = new SQLException("gone", "08006");
        store.source.rollbackFailure = new SQLException("gone too", "08003");
        assertThatThrownBy(transaction::commit)
                .isInstanceOf(CommitOutcomeUnknownException.class)
                .hasMessageContaining("Look at the rows before repeating the work.");
        assertThat(store.source.calls).doesNotContain("setAutoCommit true").endsWith("close");
    }

    private record Noting(String name, List<String> calls) implements TransactionHook {

        @Override
        public void beforeCommit() {
            calls.add(name + " before commit");
        }

        @Override
        public void afterCommit() {
            calls.add(name + " committed");
        }

        @Override
        public void afterRollback() {
            calls.add(name + " rolled back");
        }

        @Override
        public void beforeSavepoint() {
            calls.add(name + " before savepoint");
        }

        @Override
        public void afterSavepoint(Savepoint savepoint) {
            calls.add(name + " after savepoint");
        }

        @Override
        public void afterRollbackTo(Savepoint savepoint) {
            calls.add(name + " rolled back to");
        }
    }
}

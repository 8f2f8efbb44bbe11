package org.stint.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.stint.jdbc.Book.BOOK;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;
import static org.stint.statement.Statements.update;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.stint.dialect.H2Dialect;
import org.stint.dialect.PostgresDialect;
import org.stint.exception.CheckViolationException;
import org.stint.exception.ConnectionFailedException;
import org.stint.exception.DataException;
import org.stint.exception.DatabaseException;
import org.stint.exception.DeadlockException;
import org.stint.exception.ExclusionViolationException;
import org.stint.exception.ForeignKeyViolationException;
import org.stint.exception.LockTimeoutException;
import org.stint.exception.NotNullViolationException;
import org.stint.exception.Retryable;
import org.stint.exception.SerializationFailureException;
import org.stint.exception.UniqueViolationException;
import org.stint.internal.bulk.ChunkedJobs;
import org.stint.internal.jdbc.DatabaseSettings;
import org.stint.internal.jdbc.DefaultDatabase;
import org.stint.internal.jdbc.DialectDetection;
import org.stint.internal.jdbc.JdbcTransaction;
import org.stint.session.Savepoint;
import org.stint.session.TransactionOptions;
import org.stint.session.TransactionOptions.Isolation;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
import org.stint.statement.Statement;
import org.stint.type.SqlTypes;

class StatementErrorsTest {

    private static final QueryNode.Table REVIEW = new QueryNode.Table(null, "review", null);
    private static final ExpressionNode.Column REVIEWED = new ExpressionNode.Column(REVIEW, "book_id", SqlTypes.LONG);
    private static final ExpressionNode.Column REVIEW_ID = new ExpressionNode.Column(REVIEW, "id", SqlTypes.LONG);

    private static <X extends Throwable> X failureOf(Bookstore store, Class<X> type, Statement<?> statement) {
        try (JdbcTransaction transaction = store.begin()) {
            return catchThrowableOfType(type, () -> transaction.execute(statement));
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aValueThatExistsAlreadyNamesTheConstraintAndNoValue(Server server) {
        Bookstore store = new Bookstore(server);
        UniqueViolationException failure = failureOf(
                store,
                UniqueViolationException.class,
                insertInto(BOOK).row(row -> row.set(BOOK.title, "Emma").set(BOOK.version, 0)));
        assertThat(failure.constraint()).contains("book_title_uk");
        assertThat(failure.table()).contains("book");
        assertThat(failure.columns()).containsExactly("title");
        assertThat(failure.sqlState()).contains("23505");
        assertThat(failure)
                .hasMessageStartingWith(
                        "Cannot insert rows into Book: another row has the same value already, which the constraint"
                                + " book_title_uk")
                .hasMessageEndingWith("Statement: INSERT INTO book (title, version) VALUES (?, ?)")
                .hasMessageNotContaining("Emma")
                .hasRootCauseInstanceOf(java.sql.SQLException.class);
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void theFailureOfABatchIsTranslatedToo(Server server) {
        Bookstore store = new Bookstore(server);
        ChangeNode.Insert insert = new ChangeNode.Insert(
                BOOK.node(),
                List.of(BOOK.title.node(), BOOK.version.node()),
                List.of(new ExpressionNode.Row(List.of(
                        new PlaceholderNode.Parameter("title", SqlTypes.text(20)),
                        new PlaceholderNode.Parameter("version", SqlTypes.INTEGER)))));
        try (JdbcTransaction transaction = store.begin()) {
            UniqueViolationException failure = catchThrowableOfType(
                    UniqueViolationException.class,
                    () -> transaction
                            .execution()
                            .batch(
                                    insert,
                                    List.of(new Object[] {"Dune", 0}, new Object[] {"Emma", 0}, new Object[] {"Kim", 0
                                    }),
                                    "insert 3 rows into Book"));
            assertThat(failure).hasMessageStartingWith("Cannot insert 3 rows into Book:");
            assertThat(failure.constraint()).contains("book_title_uk");
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void valuesAreShownWhereThatIsAllowed(Server server) {
        Bookstore store = new Bookstore(server, settings -> settings.valuesInMessages(true));
        UniqueViolationException failure = failureOf(
                store,
                UniqueViolationException.class,
                insertInto(BOOK).row(row -> row.set(BOOK.title, "Emma").set(BOOK.version, 0)));
        assertThat(failure).hasMessageContaining("The database said: ").hasMessageContaining("Emma");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aReferenceToNothingIsAForeignKeyViolation(Server server) {
        Bookstore store = new Bookstore(server);
        ChangeNode.Insert orphan = new ChangeNode.Insert(
                REVIEW,
                List.of(REVIEW_ID, REVIEWED),
                List.of(new ExpressionNode.Row(List.of(
                        new PlaceholderNode.Bind(2L, SqlTypes.LONG), new PlaceholderNode.Bind(77L, SqlTypes.LONG)))));
        try (JdbcTransaction transaction = store.begin()) {
            ForeignKeyViolationException failure = catchThrowableOfType(
                    ForeignKeyViolationException.class,
                    () -> transaction.execution().update(orphan, "insert a review"));
            assertThat(failure.constraint()).contains("review_book_fk");
            assertThat(failure.table()).contains("review");
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void deletingWhatIsReferredToIsAForeignKeyViolation(Server server) {
        Bookstore store = new Bookstore(server);
        ForeignKeyViolationException failure = failureOf(
                store, ForeignKeyViolationException.class, deleteFrom(BOOK).where(BOOK.id.eq(1L)));
        assertThat(failure.constraint()).contains("review_book_fk");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void soIsItWhereTheKeySaysRestrict(Server server) {
        Bookstore store = new Bookstore(server);
        store.execute(
                "ALTER TABLE review DROP CONSTRAINT review_book_fk",
                "ALTER TABLE review ADD CONSTRAINT review_book_fk FOREIGN KEY (book_id) REFERENCES book (id)"
                        + " ON DELETE RESTRICT");
        ForeignKeyViolationException failure = failureOf(
                store, ForeignKeyViolationException.class, deleteFrom(BOOK).where(BOOK.id.eq(1L)));
        assertThat(failure.constraint()).contains("review_book_fk");
        assertThat(failure.table()).contains("review");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aMissingValueNamesTheColumn(Server server) {
        Bookstore store = new Bookstore(server);
        NotNullViolationException failure = failureOf(
                store, NotNullViolationException.class, insertInto(BOOK).row(row -> row.set(BOOK.version, 0)));
        assertThat(failure.columns()).containsExactly("title");
        assertThat(failure)
                .hasMessageStartingWith("Cannot insert rows into Book: a value is missing, which the column title");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aRefusedRowNamesTheCheck(Server server) {
        Bookstore store = new Bookstore(server);
        CheckViolationException failure = failureOf(
                store,
                CheckViolationException.class,
                update(BOOK).set(BOOK.price, new BigDecimal("-1")).where(BOOK.id.eq(1L)));
        assertThat(failure.constraint()).contains("book_price_ck");
    }

    @Test
    void overlappingRangesAreAnExclusionViolation() {
        Bookstore store = new Bookstore(Server.POSTGRES);
        store.execute("ALTER TABLE book ADD CONSTRAINT book_version_ex EXCLUDE USING gist (int4range(0, 9) WITH &&)"
                + " WHERE (version > 0)");
        try (JdbcTransaction transaction = store.begin()) {
            ExclusionViolationException failure = catchThrowableOfType(
                    ExclusionViolationException.class,
                    () -> transaction.execute(
                            update(BOOK).set(BOOK.version, 1).keepVersion().where(BOOK.id.in(1L, 2L))));
            assertThat(failure.constraint()).contains("book_version_ex");
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void valuesThatDoNotFitAreDataErrors(Server server) {
        Bookstore store = new Bookstore(server);
        assertThat(failureOf(
                        store,
                        DataException.class,
                        update(BOOK).set(BOOK.title, "x".repeat(21)).where(BOOK.id.eq(1L))))
                .hasMessageStartingWith("Cannot update rows of Book: a value is too long for its column.")
                .hasMessageNotContaining("xxx");
        assertThat(failureOf(
                        store,
                        DataException.class,
                        update(BOOK)
                                .set(BOOK.price, new BigDecimal("123456789.5"))
                                .where(BOOK.id.eq(1L))))
                .hasMessageStartingWith(
                        server == Server.H2
                                ? "Cannot update rows of Book: a value is too long for its column."
                                : "Cannot update rows of Book: a value is out of the range of its column.")
                .hasMessageNotContaining("12345");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aMissingTableSaysHowToCreateIt(Server server) {
        Bookstore store = new Bookstore(server);
        store.execute("DROP TABLE review", "DROP TABLE book");
        assertThat(failureOf(store, DatabaseException.class, select(BOOK.title)).getMessage())
                .startsWith("Cannot read from book: a table or sequence is missing (")
                .containsIgnoringCase("\"book\"")
                .contains("Create them with schema().create(), run the migrations, or name the table in from(…)");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aMissingSequenceOrSchemaIsNamed(Server server) {
        Bookstore store = new Bookstore(server);
        String next = server.dialect().nextValue("no_numbers");
        assertThat(failureOf(store, DatabaseException.class, sql(next).query(BOOK.id))
                        .getMessage())
                .startsWith("Cannot execute SQL of the application: a table or sequence is missing (")
                .containsIgnoringCase("no_numbers");
        try (JdbcTransaction transaction = store.begin()) {
            assertThatThrownBy(() -> transaction.execution().ddl("CREATE TABLE nowhere.book (id BIGINT)"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("Cannot change the schema: a schema is missing (")
                    .hasMessageContaining(
                            "). Create it; schema().create() makes tables, but not the schema that they are" + " in.");
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aMissingFunctionOfTheApplicationIsNamed(Server server) {
        assertThat(failureOf(
                                new Bookstore(server),
                                DatabaseException.class,
                                sql("SELECT likeness(1, 2)").query(BOOK.id))
                        .getMessage())
                .startsWith("Cannot execute SQL of the application: the database does not take the statement (")
                .containsIgnoringCase("likeness")
                .doesNotContain("JSON");
    }

    @Test
    void aMissingFunctionOfStintSaysWhereItComesFrom() {
        assertThat(failureOf(
                                new Bookstore(Server.H2),
                                DatabaseException.class,
                                sql("SELECT STINT_JSON_NUMBER('1')").query(BOOK.id))
                        .getMessage())
                .contains("execute the statements of H2JsonFunctions.CREATE");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void sqlOfTheApplicationGivesRowsIfItIsAQueryAndNoneIfItIsAChange(Server server) {
        Bookstore store = new Bookstore(server);
        String remedy = "SQL that gives rows is executed by query(…), and other SQL by change().";
        assertThat(failureOf(
                        store,
                        DatabaseException.class,
                        sql("UPDATE book SET version = 5").query(BOOK.id)))
                .hasMessageContaining(remedy);
        assertThat(failureOf(store, DatabaseException.class, sql("SELECT 1").change()))
                .hasMessageContaining(remedy);
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void waitingTooLongForALockIsALockTimeout(Server server) {
        Bookstore store = new Bookstore(server);
        try (JdbcTransaction first = store.begin();
                JdbcTransaction second = store.begin()) {
            first.list(select(BOOK.title).where(BOOK.id.eq(1L)).forUpdate());
            if (server == Server.POSTGRES) {
                second.execution().ddl("SET LOCAL lock_timeout = '100ms'");
            }
            assertThatThrownBy(() ->
                            second.list(select(BOOK.title).where(BOOK.id.eq(1L)).forUpdate()))
                    .isInstanceOf(LockTimeoutException.class)
                    .isNotInstanceOf(Retryable.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void oneOfTwoTransactionsThatWaitForEachOtherMayBeRepeated(Server server) throws Exception {
        Bookstore store = new Bookstore(server);
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Throwable>> outcomes = List.of(
                    threads.submit(() -> lockBoth(store, 1L, 2L, bothHoldOne)),
                    threads.submit(() -> lockBoth(store, 2L, 1L, bothHoldOne)));
            assertThat(outcomes)
                    .extracting(Future::get)
                    .filteredOn(outcome -> outcome != null)
                    .isNotEmpty()
                    .allSatisfy(outcome -> assertThat(outcome)
                            .isInstanceOf(DeadlockException.class)
                            .isInstanceOf(Retryable.class));
        } finally {
            threads.shutdown();
        }
    }

    private static Throwable lockBoth(Bookstore store, long one, long other, CountDownLatch bothHoldOne) {
        try (JdbcTransaction transaction = store.begin()) {
            if (store.database.dialect().name().equals("H2")) {
                // longer than the search for deadlocks may take; the URL sets it for each connection
                transaction.execution().ddl("SET LOCK_TIMEOUT 10000");
            }
            transaction.list(select(BOOK.title));
            Savepoint savepoint = transaction.savepoint();
            Throwable failure = lockBoth(transaction, one, other, bothHoldOne);
            if (failure != null) {
                assertThat(transaction.isRollbackOnly()).isTrue();
                returnIfPossible(transaction, savepoint);
            }
            return failure;
        }
    }

    /** The database may have undone everything already; then there is no way but the end. */
    private static void returnIfPossible(JdbcTransaction transaction, Savepoint savepoint) {
        try {
            transaction.rollbackTo(savepoint);
            assertThat(transaction.isRollbackOnly()).isFalse();
        } catch (DatabaseException gone) {
            assertThat(transaction.isRollbackOnly()).isTrue();
        }
    }

    private static Throwable lockBoth(JdbcTransaction transaction, long one, long other, CountDownLatch bothHoldOne) {
        try {
            transaction.execution().ddl("SELECT id FROM book WHERE id = " + one + " FOR UPDATE");
            bothHoldOne.countDown();
            assertThat(bothHoldOne.await(10, TimeUnit.SECONDS)).isTrue();
            transaction.list(select(BOOK.title).where(BOOK.id.eq(other)).forUpdate());
            return null;
        } catch (InterruptedException | RuntimeException failure) {
            return failure;
        }
    }

    @Test
    void aConflictOfSerializableTransactionsMayBeRepeated() {
        Bookstore store = new Bookstore(Server.POSTGRES);
        TransactionOptions serializable = TransactionOptions.defaults().isolation(Isolation.SERIALIZABLE);
        try (JdbcTransaction first = store.database.begin(serializable);
                JdbcTransaction second = store.database.begin(serializable)) {
            first.list(select(BOOK.title));
            second.list(select(BOOK.title));
            first.execute(update(BOOK).set(BOOK.title, "A").where(BOOK.id.eq(1L)));
            second.execute(update(BOOK).set(BOOK.title, "B").where(BOOK.id.eq(2L)));
            first.commit();
            assertThatThrownBy(second::commit)
                    .isInstanceOf(SerializationFailureException.class)
                    .isInstanceOf(Retryable.class);
            assertThat(second.isActive()).isFalse();
        }
    }

    @Test
    void aConstraintThatIsCheckedAtTheEndFailsTheCommit() {
        Bookstore store = new Bookstore(Server.POSTGRES);
        store.execute("ALTER TABLE review ALTER CONSTRAINT review_book_fk DEFERRABLE INITIALLY DEFERRED");
        try (JdbcTransaction transaction = store.begin()) {
            transaction.execute(deleteFrom(BOOK).where(BOOK.id.eq(1L)));
            assertThatThrownBy(transaction::commit)
                    .isInstanceOf(ForeignKeyViolationException.class)
                    .hasMessageStartingWith("Cannot commit the transaction: it would leave a reference to a row that"
                            + " does not exist, which the constraint review_book_fk");
        }
        assertThat(store.books()).isEqualTo(3);
        assertThat(store.source.returned).isEqualTo(store.source.taken);
    }

    @Test
    void aServerThatEndsTheConnectionIsAFailedConnection() {
        Bookstore store = new Bookstore(Server.POSTGRES);
        try (JdbcTransaction transaction = store.begin()) {
            transaction.execute(update(BOOK).set(BOOK.title, "A").where(BOOK.id.eq(1L)));
            store.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE state = 'idle in transaction' AND query LIKE 'UPDATE book%'");
            assertThatThrownBy(() -> transaction.list(select(BOOK.title)))
                    .isInstanceOf(ConnectionFailedException.class)
                    .hasMessageStartingWith("Cannot read from book: the connection was lost.");
            assertThat(transaction.isRollbackOnly()).isTrue();
            transaction.rollback(); // the server has done it already
        }
        assertThat(store.titles()).containsExactly("Emma", "Ulysses", "Walden");
    }

    @Test
    void aServerThatWaitedTooLongForTheNextStatementHasEndedTheConnection() throws Exception {
        Bookstore store = new Bookstore(Server.POSTGRES);
        try (JdbcTransaction transaction = store.begin()) {
            transaction.execution().ddl("SET LOCAL idle_in_transaction_session_timeout = 50");
            Thread.sleep(150);
            assertThatThrownBy(() -> transaction.list(select(BOOK.title)))
                    .isInstanceOf(ConnectionFailedException.class)
                    .hasMessageStartingWith("Cannot read from book: the connection was lost.");
        }
    }

    @Test
    void aServerThatIsDownIsNamedWithoutUserAndPassword() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL("jdbc:postgresql://localhost:" + port + "/shop?user=ada&password=secret");
        DefaultDatabase database = new DefaultDatabase(
                source, new PostgresDialect(), DatabaseSettings.defaults(), new Book.Reading(), new ChunkedJobs());
        assertThatThrownBy(() -> database.useTransaction(transaction -> transaction.list(select(BOOK.title))))
                .isInstanceOf(ConnectionFailedException.class)
                .hasMessage("Cannot read from book: no connection to jdbc:postgresql://localhost:" + port
                        + "/shop. Check that the server runs and that host and port are right (SQL state 08001).");
    }

    @Test
    void aWrongPasswordIsSaidAlsoThroughAPool() {
        JdbcDataSource owner = new JdbcDataSource();
        owner.setURL("jdbc:h2:mem:locked;DB_CLOSE_DELAY=-1");
        owner.setUser("ada");
        owner.setPassword("right");
        assertThat(owner).satisfies(source -> source.getConnection().close());
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:locked");
        config.setUsername("ada");
        config.setPassword("wrong");
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(2_000);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            DefaultDatabase database = new DefaultDatabase(
                    pool, new H2Dialect(), DatabaseSettings.defaults(), new Book.Reading(), new ChunkedJobs());
            assertThatThrownBy(() -> database.useTransaction(transaction -> transaction.list(select(BOOK.title))))
                    .isInstanceOf(ConnectionFailedException.class)
                    .hasMessage("Cannot read from book: no connection to jdbc:h2:mem:locked. The database refused the"
                            + " user name or the password; check both.");
        }
    }

    @Test
    void aPoolWithoutAFreeConnectionSaysSo() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:small");
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(300);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            DefaultDatabase database = new DefaultDatabase(
                    pool, new H2Dialect(), DatabaseSettings.defaults(), new Book.Reading(), new ChunkedJobs());
            try (JdbcTransaction first = database.begin()) {
                first.execution().ddl("CREATE TABLE book (title VARCHAR)");
                assertThatThrownBy(() -> database.useTransaction(second -> second.list(select(BOOK.title))))
                        .isInstanceOf(ConnectionFailedException.class)
                        .hasMessageContaining("All connections of the pool stayed in use");
            }
        }
    }

    @Test
    void aDatabaseThatDoesNotExistIsSaid() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:nowhere;IFEXISTS=TRUE");
        DefaultDatabase database = new DefaultDatabase(
                source, new H2Dialect(), DatabaseSettings.defaults(), new Book.Reading(), new ChunkedJobs());
        assertThatThrownBy(() -> database.useTransaction(transaction -> transaction.list(select(BOOK.title))))
                .isInstanceOf(ConnectionFailedException.class)
                .hasMessage("Cannot read from book: no connection to jdbc:h2:mem:nowhere. There is no database of that"
                        + " name; create it, or check the name in the URL.");
    }

    @Test
    void aPoolThatWasClosedSaysSo() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:mem:drained");
        assertThat(DialectDetection.of(pool, null).name()).isEqualTo("H2");
        pool.close();
        assertThatThrownBy(() -> DialectDetection.of(pool, null))
                .isInstanceOf(ConnectionFailedException.class)
                .hasMessage("Cannot connect: no connection to jdbc:h2:mem:drained. The pool was closed; close it after"
                        + " everything that uses it.");
    }

    @Test
    void aPoolWhoseUrlNoDriverTakesSaysSo() {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:nosuch://host/shop?password=secret");
            assertThatThrownBy(() -> DialectDetection.of(pool, null))
                    .isInstanceOf(ConnectionFailedException.class)
                    .hasMessageStartingWith("Cannot connect: no connection to jdbc:nosuch://host/shop. No driver on the"
                            + " class path takes this URL");
        }
    }

    @Test
    void aFileThatAnotherProcessHoldsOpenIsSaid(@TempDir Path folder) throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.resolve("shop"));
        source.getConnection().close();
        try (FileChannel file = FileChannel.open(folder.resolve("shop.mv.db"), StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> DialectDetection.of(source, null))
                    .isInstanceOf(ConnectionFailedException.class)
                    .hasMessageEndingWith("Another process has the database open: end it, or let both go through a"
                            + " server, as AUTO_SERVER=TRUE in the URL makes them.");
        }
    }
}

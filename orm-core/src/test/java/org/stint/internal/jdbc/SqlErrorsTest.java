package org.stint.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stint.dialect.PostgresDialect;
import org.stint.exception.CommitOutcomeUnknownException;
import org.stint.exception.ConnectionFailedException;
import org.stint.exception.DataException;
import org.stint.exception.DatabaseException;
import org.stint.exception.ForeignKeyViolationException;
import org.stint.exception.StintException;
import org.stint.exception.UniqueViolationException;

class SqlErrorsTest {

    private final SqlErrors errors = new SqlErrors(new PostgresDialect(), false);

    @ParameterizedTest
    @CsvSource({
        "23505, 0, UniqueViolationException",
        "23503, 0, ForeignKeyViolationException",
        "23001, 0, ForeignKeyViolationException",
        "23502, 0, NotNullViolationException",
        "23514, 0, CheckViolationException",
        "23513, 0, CheckViolationException",
        "23P01, 0, ExclusionViolationException",
        "22001, 0, DataException",
        "22003, 0, DataException",
        "40001, 0, SerializationFailureException",
        "40001, 40001, DeadlockException",
        "40P01, 0, DeadlockException",
        "55P03, 0, LockTimeoutException",
        "HYT00, 50200, LockTimeoutException",
        "57014, 0, StatementTimeoutException",
        "HYT00, 0, StatementTimeoutException",
        "08006, 0, ConnectionFailedException",
        "57P01, 0, ConnectionFailedException",
        "57P05, 0, ConnectionFailedException",
        "25P03, 0, ConnectionFailedException",
        "25P04, 0, ConnectionFailedException",
        "25006, 0, ReadOnlyException",
        "25P02, 0, RollbackOnlyException",
        "21000, 0, DatabaseException",
        "XX000, 0, DatabaseException",
        "22012, 0, DataException",
        "22P02, 0, DataException",
    })
    void eachStateHasItsError(String state, int code, String expected) {
        StintException translated = errors.translate(
                new SQLException("secret", state, code), "update 3 rows of Book", "UPDATE book", "book");
        assertThat(translated.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(translated)
                .hasMessageStartingWith("Cannot update 3 rows of Book: ")
                .hasMessageEndingWith(" Statement: UPDATE book")
                .hasMessageNotContaining("secret");
        if (translated instanceof DatabaseException failure) {
            assertThat(failure.sqlState()).contains(state);
        }
    }

    @ParameterizedTest
    @CsvSource({"42P01, 0", "42601, 0", "0A000, 0", "HYC00, 50100", "HY000, 90016"})
    void whatIsWrongWithTheTextOfAStatementIsSaidInTheWordsOfTheDatabase(String state, int code) {
        SQLException thrown = new SQLException("bad SQL; SQL statement:\nSELECT secret", state, code);

        assertThat(errors.translate(thrown, "read", "SELECT ?", null))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(" (bad SQL). ")
                .hasMessageEndingWith(" Statement: SELECT ?")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({"42501, 0", "90096, 90096"})
    void aRightThatTheUserLacksIsNothingToCorrectInTheStatement(String state, int code) {
        assertThat(errors.translate(new SQLException("no right", state, code), "read", "SELECT ?", null))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("Cannot read: the user of the connection lacks a right (no right). Grant it, or connect as"
                        + " another user. Statement: SELECT ?");
    }

    @ParameterizedTest
    @CsvSource({"22021", "22P05"})
    void aCharacterThatCannotBeStoredIsOneOfATextOrOfJson(String state) {
        assertThat(errors.translate(new SQLException("NUL", state), "insert"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a text holds a character that the database cannot store");
    }

    @Test
    void theErrorBehindThatOfABatchIsTheOneThatTells() {
        SQLException reason = new SQLException("duplicate key", "23505");
        BatchUpdateException batch = new BatchUpdateException("batch entry 0", null, 0, new int[0]);
        batch.setNextException(reason);
        assertThat(errors.translate(batch, "insert"))
                .isInstanceOf(UniqueViolationException.class)
                .hasCause(batch);
    }

    @Test
    void aRuleWhoseTableTheDatabaseDoesNotTellIsOneOfTheChangedTable() {
        SQLException duplicate = new SQLException("ERROR: duplicate key", "23505");
        SQLException orphan = new SQLException("ERROR: orphan", "23503");
        assertThat(errors.translate(duplicate, "insert", null, "book"))
                .isInstanceOfSatisfying(
                        UniqueViolationException.class,
                        failure -> assertThat(failure.table()).contains("book"));
        assertThat(errors.translate(orphan, "delete", null, "book"))
                .isInstanceOfSatisfying(
                        ForeignKeyViolationException.class,
                        failure -> assertThat(failure.table()).isEmpty());
    }

    @Test
    void anErrorWithoutAStateIsTranslatedToo() {
        assertThat(errors.translate(new SQLException("?"), "insert")).isInstanceOf(DatabaseException.class);
        assertThat(errors.translate(new SQLRecoverableException("?"), "insert"))
                .isInstanceOf(ConnectionFailedException.class);
    }

    @Test
    void aConnectionLostInACommitLeavesTheOutcomeOpen() {
        assertThat(errors.commitFailed(new SQLException("gone", "08006"), "the transaction"))
                .isInstanceOf(CommitOutcomeUnknownException.class);
        assertThat(errors.commitFailed(new SQLException("duplicate", "23505"), "the transaction"))
                .isInstanceOf(UniqueViolationException.class);
    }
}

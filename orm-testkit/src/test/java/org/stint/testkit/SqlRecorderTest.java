package org.stint.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stint.event.StatementEvent;

class SqlRecorderTest {

    private final SqlRecorder recorder = new SqlRecorder();

    @Test
    void aStatementIsShownWithItsValuesAndRowCount() {
        executed("UPDATE book SET price = ? WHERE id = ?", List.of(List.of(new BigDecimal("12.99"), 42L)), 1);

        assertThatSql(recorder).isExactly("UPDATE book SET price = ? WHERE id = ? [12.99, 42] -> 1");
    }

    @Test
    void aBatchIsOneStatementWithTheValuesAndTheCountOfEachRow() {
        executed("DELETE FROM book WHERE id = ?", List.of(List.of(1), List.of(2)), 1, 0);

        assertThatSql(recorder).isExactly("DELETE FROM book WHERE id = ? [1] [2] -> 1 0");
    }

    @Test
    void nullAndBytesAreReadable() {
        executed("INSERT INTO t VALUES (?, ?)", List.of(Arrays.asList(null, new byte[] {1, (byte) 0xab})), 1);

        assertThatSql(recorder).isExactly("INSERT INTO t VALUES (?, ?) [null, 0x01ab] -> 1");
    }

    @Test
    void aFailedStatementSaysSo() {
        recorder.executed(new StatementEvent(
                "DELETE FROM t", List.of(), List.of(), Duration.ZERO, new IllegalStateException("no")));

        assertThatSql(recorder).isExactly("DELETE FROM t -> failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1)",
                "update t set a = 1",
                "DELETE FROM t",
                "SELECT id FROM FINAL TABLE (INSERT INTO t VALUES (1))",
                "WITH u AS (UPDATE t SET a = 1 RETURNING id) SELECT * FROM u",
                "MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN UPDATE SET a = 1"
            })
    void whatChangesRowsIsAWrite(String sql) {
        executed(sql, List.of(), 1);

        assertThat(recorder.writes()).hasSize(1);
        assertThat(recorder.selects()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT updated_at FROM t",
                "SELECT id FROM t FOR UPDATE",
                "SELECT id FROM t WHERE id = ? FOR NO KEY UPDATE"
            })
    void whatOnlyReadsIsASelect(String sql) {
        executed(sql, List.of(), 1);

        assertThatSql(recorder).wroteNothing().selectedTimes(1);
    }

    @Test
    void aWrongExpectationShowsWhatWasSent() {
        executed("DELETE FROM t WHERE id = ?", List.of(List.of(1)), 1);

        assertThatThrownBy(() -> assertThatSql(recorder).isEmpty())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("DELETE FROM t WHERE id = ? [1] -> 1");
    }

    private void executed(String sql, List<List<Object>> values, long... counts) {
        recorder.executed(
                new StatementEvent(sql, values, Arrays.stream(counts).boxed().toList(), Duration.ZERO, null));
    }
}

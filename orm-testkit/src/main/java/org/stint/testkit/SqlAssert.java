package org.stint.testkit;

import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions on the statements that a recorder has recorded; each is compared whole, with values and row counts. */
public final class SqlAssert extends AbstractAssert<SqlAssert, SqlRecorder> {

    private SqlAssert(SqlRecorder recorder) {
        super(recorder, SqlAssert.class);
    }

    /** Begins an assertion. */
    public static SqlAssert assertThatSql(SqlRecorder recorder) {
        return new SqlAssert(recorder);
    }

    /**
     * Checks that these statements were sent, in this order, and no others.
     *
     * @param lines each as {@link RecordedStatement#toString()} writes it
     */
    public SqlAssert isExactly(String... lines) {
        compare(actual.statements(), lines);
        return this;
    }

    /** Checks that these statements changed rows, in this order, and no others; statements that only read are ignored. */
    public SqlAssert wroteExactly(String... lines) {
        compare(actual.writes(), lines);
        return this;
    }

    /** Checks that no statement changed rows. */
    public SqlAssert wroteNothing() {
        return wroteExactly();
    }

    /** Checks that nothing was sent. */
    public SqlAssert isEmpty() {
        return isExactly();
    }

    /** Checks the number of statements that only read. */
    public SqlAssert selectedTimes(int times) {
        Assertions.assertThat(actual.selects()).describedAs(info.description()).hasSize(times);
        return this;
    }

    private void compare(List<RecordedStatement> statements, String... lines) {
        Assertions.assertThat(statements.stream().map(RecordedStatement::toString))
                .describedAs(info.description())
                .containsExactly(lines);
    }
}

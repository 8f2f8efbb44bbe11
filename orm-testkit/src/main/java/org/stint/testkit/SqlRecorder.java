package org.stint.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.stint.event.StatementEvent;
import org.stint.event.StatementListener;

/** Records the statements that Stint sends, in order. Safe for use by many threads. */
public final class SqlRecorder implements StatementListener {

    private final List<RecordedStatement> statements = new CopyOnWriteArrayList<>();

    @Override
    public void executed(StatementEvent event) {
        statements.add(RecordedStatement.of(event));
    }

    /** Forgets everything recorded so far. */
    public void clear() {
        statements.clear();
    }

    /** Everything recorded since the last {@link #clear()}. */
    public List<RecordedStatement> statements() {
        return List.copyOf(statements);
    }

    /** The statements that change rows. */
    public List<RecordedStatement> writes() {
        return statements.stream().filter(RecordedStatement::isWrite).toList();
    }

    /** The statements that only read rows. */
    public List<RecordedStatement> selects() {
        return statements.stream().filter(RecordedStatement::isSelect).toList();
    }

    /** Everything recorded, one statement on a line. */
    @Override
    public String toString() {
        return statements.stream().map(RecordedStatement::toString).collect(Collectors.joining(System.lineSeparator()));
    }
}

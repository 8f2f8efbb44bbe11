package org.stint.samples.bookshop.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.stint.event.StatementEvent;

/** Executed statements as the reader sees them: SQL that breaks at good places, and a line for each row of values. */
final class StatementText {

    /** Stands for a space at which a line must not end. */
    static final char GLUE = '\u00A0';

    private static final int MOST_ROWS = 3;

    /** Lines of SQL end after a comma or before the next clause. */
    private static final Pattern NO_END_OF_LINE =
            Pattern.compile("(?<!,) (?!(SET|VALUES|FROM|JOIN|WHERE|AND|GROUP|HAVING|ORDER|LIMIT|FETCH|RETURNING)\\b)");

    private StatementText() {}

    static String breakable(String sql) {
        return NO_END_OF_LINE.matcher(sql).replaceAll(String.valueOf(GLUE));
    }

    static List<String> rows(StatementEvent event) {
        List<String> rows = new ArrayList<>();
        int executions = event.values().size();
        for (int i = 0; i < Math.min(executions, MOST_ROWS); i++) {
            rows.add(outcome(event, i) + values(event.values().get(i)));
        }
        if (executions > MOST_ROWS) {
            rows.add("… and " + (executions - MOST_ROWS) + " more in the same batch");
        }
        return rows;
    }

    private static String outcome(StatementEvent event, int row) {
        if (event.failure() != null) {
            return "refused";
        }
        long count = row < event.counts().size() ? event.counts().get(row) : 0;
        return count == 1 ? "1 row" : count + " rows";
    }

    private static String values(List<Object> values) {
        return values.isEmpty() ? "" : values.stream().map(Values::of).collect(Collectors.joining(", ", " · ", ""));
    }
}

package org.stint.testkit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stint.event.StatementEvent;

/**
 * One statement that Stint sent, with the values it bound and what came of it.
 *
 * @param sql the text
 * @param values the bound values of each row of the batch; one list for a single execution
 * @param counts the row counts that the database reported
 * @param failed whether the statement failed
 */
public record RecordedStatement(String sql, List<List<@Nullable Object>> values, List<Long> counts, boolean failed) {

    private static final Pattern CHANGING = Pattern.compile("\\b(INSERT INTO|UPDATE|DELETE FROM|MERGE INTO)\\b");

    /** Copies the lists. */
    public RecordedStatement {
        values = values.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
        counts = List.copyOf(counts);
    }

    static RecordedStatement of(StatementEvent event) {
        return new RecordedStatement(event.sql(), event.values(), event.counts(), event.failure() != null);
    }

    /** Whether the statement changes rows; one that changes rows and reads them back does. */
    public boolean isWrite() {
        // A SELECT … FOR UPDATE ends with the word, a changing statement goes on after it.
        String text = sql.toUpperCase(Locale.ROOT).replaceAll("\\bFOR (NO KEY )?UPDATE\\b", "FOR CHANGE");
        return CHANGING.matcher(text).find();
    }

    /** Whether the statement only reads rows. */
    public boolean isSelect() {
        return !isWrite() && sql.regionMatches(true, 0, "SELECT", 0, "SELECT".length());
    }

    /**
     * The statement on one line, as in {@code UPDATE book SET price = ? WHERE id = ? [12.99, 42] -> 1}. A batch has one
     * pair of brackets and one count for each of its rows.
     */
    @Override
    public String toString() {
        StringJoiner line = new StringJoiner(" ");
        line.add(sql);
        values.stream().filter(row -> !row.isEmpty()).forEach(row -> line.add(rendered(row)));
        line.add("->");
        line.add(
                failed
                        ? "failed"
                        : String.join(" ", counts.stream().map(String::valueOf).toList()));
        return line.toString();
    }

    static String rendered(List<@Nullable Object> row) {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        row.forEach(value -> text.add(rendered(value)));
        return text.toString();
    }

    private static String rendered(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return "0x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Object[] array) {
            return rendered(Arrays.asList(array));
        }
        if (value instanceof long[] array) {
            return Arrays.toString(array);
        }
        return String.valueOf(value);
    }
}

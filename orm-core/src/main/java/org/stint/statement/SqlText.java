package org.stint.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL under construction: the text so far, and which of the statement's bound values and parameters goes to which
 * placeholder.
 *
 * <p>A writer visits the parts of a statement in preorder. Where a database wants them in another order, it writes the
 * earlier part to a {@linkplain #fragment() fragment} and appends that later. Used by one thread at a time.
 */
public final class SqlText {

    private static final class Count {
        int placeholders;
    }

    private final StringBuilder text = new StringBuilder();
    private final List<Integer> slots = new ArrayList<>();
    private final boolean qualified;
    private final Count count;

    private SqlText(boolean qualified, Count count) {
        this.qualified = qualified;
        this.count = count;
    }

    static SqlText begin(boolean qualified) {
        return new SqlText(qualified, new Count());
    }

    /** Whether columns carry the name of their table, because the statement names several. */
    public boolean qualified() {
        return qualified;
    }

    /** Adds SQL as it is. */
    public SqlText append(String sql) {
        text.append(sql);
        return this;
    }

    /** Adds what was written apart. */
    public SqlText append(SqlText fragment) {
        text.append(fragment.text);
        slots.addAll(fragment.slots);
        return this;
    }

    /** Adds a placeholder for the next value in preorder. */
    public SqlText placeholder() {
        text.append('?');
        slots.add(count.placeholders++);
        return this;
    }

    /** An empty text for the next part of the same statement, to be appended where it belongs. */
    public SqlText fragment() {
        return new SqlText(qualified, count);
    }

    Sql finish() {
        return new Sql(text.toString(), slots);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

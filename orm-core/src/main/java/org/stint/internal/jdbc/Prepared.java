package org.stint.internal.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.Dialect;
import org.stint.statement.ChangeNode;
import org.stint.statement.Node;
import org.stint.statement.PlaceholderNode;

/**
 * A statement with its text and its placeholders.
 *
 * @param source what it was made of
 * @param changedTable the table that it inserts into, updates or deletes from, or null
 */
record Prepared(
        Node tree,
        RecentStatement source,
        Binding binding,
        @Nullable String changedTable) {

    static Prepared of(Node tree, RecentStatement source, List<PlaceholderNode> placeholders, Dialect dialect) {
        return new Prepared(tree, source, new Binding(source.sql(), placeholders, dialect), changedTable(tree));
    }

    String text() {
        return source.sql().text();
    }

    /** An execution with one set of values. */
    Call call(String attempt, boolean changing, @Nullable Object[] row) {
        return new Call(attempt, text(), changedTable, changing, () -> List.of(binding.values(row)));
    }

    /** An execution as a batch. */
    Call call(String attempt, List<@Nullable Object[]> rows) {
        return new Call(
                attempt,
                text(),
                changedTable,
                true,
                () -> rows.stream().map(binding::values).toList());
    }

    private static @Nullable String changedTable(Node statement) {
        if (statement instanceof ChangeNode.Update update) {
            return update.table().name();
        }
        if (statement instanceof ChangeNode.Insert insert) {
            return insert.table().name();
        }
        if (statement instanceof ChangeNode.Delete delete) {
            return delete.table().name();
        }
        if (statement instanceof ChangeNode.Returning returning) {
            return changedTable(returning.change());
        }
        if (statement instanceof ChangeNode.Watched watched) {
            return changedTable(watched.returning());
        }
        return statement instanceof ChangeNode.Counted counted ? changedTable(counted.returning()) : null;
    }
}

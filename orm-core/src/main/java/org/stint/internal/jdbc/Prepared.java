package org.stint.internal.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.statement.ChangeNode;
import org.stint.statement.Node;
import org.stint.statement.ShapedStatement;
import org.stint.statement.Sql;

/**
 * A statement with its text and values.
 *
 * @param changedTable the table that it inserts into, updates or deletes from, or null
 */
record Prepared(Sql sql, Binding binding, @Nullable String changedTable) {

    /**
     * Finds the text of a statement, or writes it.
     *
     * @param row the values of its parameters, in preorder
     * @throws IllegalArgumentException if it has other parameters
     */
    static Prepared of(Node statement, @Nullable Object[] row, Engine engine) {
        ShapedStatement shaped = ShapedStatement.of(statement);
        Sql sql = engine.cache().get(shaped.shape(), () -> engine.dialect().write(statement));
        Binding binding = new Binding(sql, shaped.placeholders(), engine.dialect());
        binding.requireValues(row, statement);
        return new Prepared(sql, binding, changedTable(statement));
    }

    String text() {
        return sql.text();
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
        if (statement instanceof ChangeNode.Watched watched) {
            return changedTable(watched.returning());
        }
        if (statement instanceof ChangeNode.Counted counted) {
            return changedTable(counted.returning());
        }
        if (statement instanceof ChangeNode.Returning returning) {
            return changedTable(returning.change());
        }
        if (statement instanceof ChangeNode.Insert insert) {
            return insert.table().name();
        }
        if (statement instanceof ChangeNode.Update update) {
            return update.table().name();
        }
        return statement instanceof ChangeNode.Delete delete ? delete.table().name() : null;
    }
}

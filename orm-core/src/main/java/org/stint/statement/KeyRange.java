package org.stint.statement;

import java.util.ArrayList;
import java.util.List;
import org.stint.type.SqlType;

/** A stretch of a table in the order of its key, for whoever walks through it. The order is the database's own. */
public final class KeyRange {

    private KeyRange() {}

    /**
     * True for the row with a key and for those whose key comes before it.
     *
     * @param key the values of the columns of the key, in their order
     */
    public static Condition upTo(EntityTable<?, ?> table, List<?> key) {
        return compare(Operator.LESS_OR_EQUAL, table, key, 0);
    }

    /**
     * True for rows whose key comes after one, up to another. Columns in which both are the same are compared with that
     * one value: many rows may share it, and an index goes straight to the place among them.
     *
     * @param after the values of the columns of the key before the first row
     * @param upTo those of the last row
     */
    public static Condition between(EntityTable<?, ?> table, List<?> after, List<?> upTo) {
        int shared = 0;
        while (shared < after.size() - 1 && isSame(table, shared, after, upTo)) {
            shared++;
        }
        return sharing(table, after, shared)
                .and(compare(Operator.GREATER, table, after, shared))
                .and(compare(Operator.LESS_OR_EQUAL, table, upTo, shared));
    }

    /**
     * The rows whose key comes after another, in stretches one after the other: first those that share all columns but
     * the last, then those that share one less. An index goes straight to the beginning of each.
     *
     * @param key the values of the columns of the key, in their order
     */
    public static List<Condition> stretchesAfter(EntityTable<?, ?> table, List<?> key) {
        List<Condition> stretches = new ArrayList<>();
        for (int shared = key.size() - 1; shared >= 0; shared--) {
            stretches.add(sharing(table, key, shared)
                    .and(compare(Operator.GREATER, table, key.subList(0, shared + 1), shared)));
        }
        return stretches;
    }

    /** True where the first columns have these values. */
    private static Condition sharing(EntityTable<?, ?> table, List<?> key, int columns) {
        Condition condition = Condition.TRUE;
        for (int part = 0; part < columns; part++) {
            condition =
                    condition.and(Condition.of(Operator.EQUAL, List.of(column(table, part), value(table, part, key))));
        }
        return condition;
    }

    /** Compares the columns of a key from one of them on. */
    private static Condition compare(Operator operator, EntityTable<?, ?> table, List<?> key, int first) {
        List<Node> columns = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        for (int part = first; part < key.size(); part++) {
            columns.add(column(table, part));
            values.add(value(table, part, key));
        }
        return columns.size() == 1
                ? Condition.of(operator, List.of(columns.get(0), values.get(0)))
                : Condition.of(operator, List.of(new ExpressionNode.Row(columns), new ExpressionNode.Row(values)));
    }

    private static Node column(EntityTable<?, ?> table, int part) {
        return table.idAttributes().get(part).node();
    }

    private static Node value(EntityTable<?, ?> table, int part, List<?> key) {
        return new PlaceholderNode.Bind(key.get(part), type(table, part));
    }

    @SuppressWarnings("unchecked") // the keys are of this table
    private static boolean isSame(EntityTable<?, ?> table, int part, List<?> one, List<?> other) {
        return ((SqlType<Object>) type(table, part)).same(one.get(part), other.get(part));
    }

    private static SqlType<?> type(EntityTable<?, ?> table, int part) {
        return table.idAttributes().get(part).definition().type();
    }
}

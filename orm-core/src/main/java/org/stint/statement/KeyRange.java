package org.stint.statement;

import java.util.ArrayList;
import java.util.List;

/** A stretch of a table in the order of its key, for whoever walks through it. The order is the database's own. */
public final class KeyRange {

    private KeyRange() {}

    /**
     * True for rows whose key comes after another.
     *
     * @param key the values of the columns of the key, in their order
     */
    public static Condition after(EntityTable<?, ?> table, List<?> key) {
        return compare(Operator.GREATER, table, key);
    }

    /**
     * True for the row with a key and for those whose key comes before it.
     *
     * @param key the values of the columns of the key, in their order
     */
    public static Condition upTo(EntityTable<?, ?> table, List<?> key) {
        return compare(Operator.LESS_OR_EQUAL, table, key);
    }

    private static Condition compare(Operator operator, EntityTable<?, ?> table, List<?> key) {
        List<Node> columns = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        for (Attribute<?, ?> part : table.idAttributes()) {
            values.add(new PlaceholderNode.Bind(
                    key.get(columns.size()), part.definition().type()));
            columns.add(part.node());
        }
        return columns.size() == 1
                ? Condition.of(operator, List.of(columns.get(0), values.get(0)))
                : Condition.of(operator, List.of(new ExpressionNode.Row(columns), new ExpressionNode.Row(values)));
    }
}

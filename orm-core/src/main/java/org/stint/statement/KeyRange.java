package org.stint.statement;

import java.util.List;
import org.stint.type.SqlTypes;

/** A stretch of a table in the order of its key, for whoever walks through it. The order is the database's own. */
public final class KeyRange {

    private KeyRange() {}

    /** True for rows whose key comes after a value. */
    public static <E> Condition after(EntityTable<E, ?> table, Object key) {
        return compare(Operator.GREATER, table, key);
    }

    /** True for rows whose key is a value or comes before it. */
    public static <E> Condition upTo(EntityTable<E, ?> table, Object key) {
        return compare(Operator.LESS_OR_EQUAL, table, key);
    }

    private static Condition compare(Operator operator, EntityTable<?, ?> table, Object key) {
        ExpressionNode.Column column = table.idAttribute().node();
        Node node = new ExpressionNode.Operation(
                operator, List.of(column, new PlaceholderNode.Bind(key, column.type())), SqlTypes.BOOLEAN);
        return new Condition(node, SqlTypes.BOOLEAN);
    }
}

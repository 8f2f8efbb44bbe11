package org.stint.internal.bulk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.PlaceholderNode;
import org.stint.type.SqlType;

/** The keys of the rows that a change is to give back, as its tree has them. */
final class WatchedKeys {

    private WatchedKeys() {}

    /**
     * A change that gives back the rows with these keys, and the number of all.
     *
     * @param key the columns of the key
     * @param keys of each row the values of these columns
     */
    static ChangeNode.Watched watching(
            ChangeNode.Returning returning, List<ExpressionNode.Column> key, Collection<List<Object>> keys) {
        if (key.size() == 1 && key.get(0).type().columnType().isWhole()) {
            return watchingNumbers(returning, key, keys);
        }
        List<PlaceholderNode.BindList> lists = new ArrayList<>();
        for (int part = 0; part < key.size(); part++) {
            lists.add(list(key, keys, part));
        }
        return new ChangeNode.Watched(returning, key, lists, false);
    }

    private static ChangeNode.Watched watchingNumbers(
            ChangeNode.Returning returning, List<ExpressionNode.Column> key, Collection<List<Object>> keys) {
        SqlType<?> type = key.get(0).type();
        List<List<Object>> sorted = new ArrayList<>(keys);
        sorted.sort(Comparator.comparingLong(values -> number(type, values.get(0))));
        long first = number(type, sorted.get(0).get(0));
        long last = number(type, sorted.get(sorted.size() - 1).get(0));
        long distance = last - first; // below zero if it is more than a long holds
        return new ChangeNode.Watched(
                returning, key, List.of(list(key, sorted, 0)), distance >= 0 && distance < ChangeNode.Watched.NEAR);
    }

    private static PlaceholderNode.BindList list(
            List<ExpressionNode.Column> key, Collection<List<Object>> keys, int part) {
        List<Object> values = new ArrayList<>(keys.size());
        keys.forEach(row -> values.add(row.get(part)));
        return new PlaceholderNode.BindList(values, key.get(part).type());
    }

    @SuppressWarnings("unchecked") // the values are those of the column
    private static long number(SqlType<?> type, Object value) {
        return ((Number) ((SqlType<Object>) type).element(value)).longValue();
    }
}

package org.stint.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Compares several columns together. */
final class ColumnTuples {

    private ColumnTuples() {}

    /** True where the columns hold the values of one of the tuples, none of which is null; FALSE if there are none. */
    @SuppressWarnings("unchecked") // the values are those of the columns, as the caller promised
    static Condition in(List<? extends Attribute<?, ?>> columns, Collection<? extends List<?>> ids) {
        if (columns.size() == 1) {
            Expression<Object> column = (Expression<Object>) columns.get(0);
            return ids.size() == 1
                    ? column.eq(ids.iterator().next().get(0))
                    : column.in(ids.stream().<Object>map(id -> id.get(0)).toList());
        }
        if (ids.size() <= 1) {
            Condition all = ids.isEmpty() ? Condition.FALSE : Condition.TRUE;
            for (List<?> id : ids) {
                for (int i = 0; i < columns.size(); i++) {
                    all = all.and(((Expression<Object>) columns.get(i)).eq(id.get(i)));
                }
            }
            return all;
        }
        List<PlaceholderNode.BindList> lists = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            List<Object> values = new ArrayList<>(ids.size());
            for (List<?> id : ids) {
                values.add(id.get(i));
            }
            lists.add(((Expression<Object>) columns.get(i)).bindList(values));
        }
        Node key = new ExpressionNode.Row(
                columns.stream().<Node>map(Attribute::node).toList());
        return Condition.of(Operator.IN, List.of(key, QueryNode.Values.set(lists)));
    }
}

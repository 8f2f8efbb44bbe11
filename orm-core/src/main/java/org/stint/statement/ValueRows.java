package org.stint.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a list of values while it is described; see {@link Statements#values}. Immutable.
 *
 * @param <P> what each row is made of
 */
public final class ValueRows<P> {

    private final List<P> rows;
    private final List<Node> columns;
    private final List<PlaceholderNode.BindList> values;

    private ValueRows(List<P> rows, List<Node> columns, List<PlaceholderNode.BindList> values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    static <P> ValueRows<P> of(Collection<P> rows) {
        return new ValueRows<>(List.copyOf(rows), List.of(), List.of());
    }

    /**
     * Adds a column of the name and type of another.
     *
     * @param valueOf gives the value of a row; null for NULL
     */
    public <T> ValueRows<P> set(Expression<T> column, Function<? super P, ? extends @Nullable T> valueOf) {
        if (columns.contains(column.node())) {
            throw new IllegalArgumentException("The values have a column like " + column + " already.");
        }
        List<@Nullable Object> added = new ArrayList<>(rows.size());
        for (P row : rows) {
            added.add(valueOf.apply(row));
        }
        List<Node> moreColumns = SelectClauses.append(columns, List.of(column.node()));
        List<PlaceholderNode.BindList> moreValues = new ArrayList<>(values);
        moreValues.add(new PlaceholderNode.BindList(added, column.type()));
        return new ValueRows<>(rows, moreColumns, List.copyOf(moreValues));
    }

    Derived<P> named(String name) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("A list of values, here " + name
                    + ", needs at least one row: test whether there is anything to do before building the statement.");
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("The values " + name + " have no column; add one with set(column, …).");
        }
        return Derived.of(QueryNode.Derived.Kind.SUBQUERY, name, columns, QueryNode.Values.of(values), null);
    }
}

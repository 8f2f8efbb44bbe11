package org.stint.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a statement makes itself and names: a subquery, a common table (WITH), or a list of values. Its columns are
 * asked for by what was selected: {@code cheap.get(BOOK.title)}. Immutable.
 *
 * @param <R> what a row stands for
 */
public final class Derived<R> extends Table<R> {

    private final QueryNode.Source source;
    private final List<Node> originals;
    private final List<String> names;
    private final @Nullable Selectable<R> selected;

    private Derived(
            QueryNode.Source source, List<Node> originals, List<String> names, @Nullable Selectable<R> selected) {
        super(source.named());
        this.source = source;
        this.originals = originals;
        this.names = names;
        this.selected = selected;
    }

    static <R> Derived<R> of(QueryNode.Derived.Kind kind, String name, Select<R> select) {
        return of(kind, name, select.outputs(), select.node(), select.selected());
    }

    static <R> Derived<R> of(
            QueryNode.Derived.Kind kind, String name, List<Node> columns, Node body, @Nullable Selectable<R> selected) {
        List<String> names = namesOf(columns);
        QueryNode.Table named = new QueryNode.Table(null, name, null);
        return new Derived<>(new QueryNode.Derived(kind, named, names, body), columns, names, selected);
    }

    /** A reference to a common table from within its own query, which only knows the name. */
    static <R> Derived<R> itself(String name, Select<R> base) {
        List<Node> columns = base.outputs();
        return new Derived<>(new QueryNode.Table(null, name, null), columns, namesOf(columns), base.selected());
    }

    /**
     * A common table under another name, to name it twice in one statement.
     *
     * @throws IllegalStateException if this is no common table; build a second subquery then
     */
    public Derived<R> as(String alias) {
        QueryNode.Table named = new QueryNode.Table(null, node().name(), alias);
        if (source instanceof QueryNode.Derived derived && derived.isCommon()) {
            QueryNode.Derived renamed = new QueryNode.Derived(derived.kind(), named, derived.columns(), derived.body());
            return new Derived<>(renamed, originals, names, selected);
        }
        if (source instanceof QueryNode.Table) {
            return new Derived<>(named, originals, names, selected);
        }
        throw new IllegalStateException(
                "Only a common table can be named twice, not " + this + ": make it with asCommonTable(name).");
    }

    /**
     * A column, of the kind that it has inside.
     *
     * @param column what was selected there
     * @throws IllegalArgumentException if it was not selected
     */
    public <T, X extends Expression<T>> X get(Typed<T, X> column) {
        int position = originals.indexOf(column.node());
        if (position < 0) {
            throw new IllegalArgumentException("Not a column of " + this + ": " + column + "; it has " + names
                    + ", each of which is asked for by the very expression that was selected there.");
        }
        return column.retyped(new ExpressionNode.Column(source, names.get(position), column.type()));
    }

    /** What a row becomes when the whole table is selected. */
    public Selectable<R> selected() {
        if (selected == null) {
            throw new IllegalArgumentException("Cannot select the rows of " + this
                    + " as a whole: they are values without a form. Select columns: get(…).");
        }
        return selected;
    }

    @Override
    QueryNode.Source source() {
        return source;
    }

    @Override
    List<Node> columns() {
        selected();
        List<Node> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(
                    new ExpressionNode.Column(source, names.get(i), ((ExpressionNode.Value) originals.get(i)).type()));
        }
        return columns;
    }

    private static List<String> namesOf(List<Node> columns) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Node column : columns) {
            String name = column instanceof ExpressionNode.Column named ? named.name() : "column_" + (names.size() + 1);
            String unique = name;
            for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
                unique = name + "_" + i;
            }
            names.add(unique);
        }
        return List.copyOf(names);
    }
}

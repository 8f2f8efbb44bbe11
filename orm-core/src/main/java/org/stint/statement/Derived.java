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

    private final Node.Source source;
    private final List<Node> originals;
    private final List<String> names;
    private final @Nullable Selectable<R> selected;

    private Derived(Node.Source source, List<Node> originals, List<String> names, @Nullable Selectable<R> selected) {
        super(source.named());
        this.source = source;
        this.originals = originals;
        this.names = names;
        this.selected = selected;
    }

    static <R> Derived<R> of(Node.Derived.Kind kind, String name, Select<R> select) {
        return of(kind, name, select.outputs(), select.node(), select.selected());
    }

    static <R> Derived<R> of(
            Node.Derived.Kind kind, String name, List<Node> columns, Node body, @Nullable Selectable<R> selected) {
        List<String> names = namesOf(columns);
        Node.Table named = new Node.Table(null, name, null);
        return new Derived<>(new Node.Derived(kind, named, names, body), columns, names, selected);
    }

    /** A reference to a common table from within its own query, which only knows the name. */
    static <R> Derived<R> itself(String name, Select<R> base) {
        List<Node> columns = base.outputs();
        return new Derived<>(new Node.Table(null, name, null), columns, namesOf(columns), base.selected());
    }

    /**
     * A common table under another name, to name it twice in one statement.
     *
     * @throws IllegalStateException if this is no common table; build a second subquery then
     */
    public Derived<R> as(String alias) {
        Node.Table named = new Node.Table(null, node().name(), alias);
        if (source instanceof Node.Derived derived && derived.isCommon()) {
            Node.Derived renamed = new Node.Derived(derived.kind(), named, derived.columns(), derived.body());
            return new Derived<>(renamed, originals, names, selected);
        }
        if (source instanceof Node.Table) {
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
            throw new IllegalArgumentException("Not a column of " + this + ": " + column + "; it has " + names + ".");
        }
        return column.retyped(new Node.Column(source, names.get(position), column.type()));
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
    Node.Source source() {
        return source;
    }

    @Override
    List<Node> columns() {
        selected();
        List<Node> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(new Node.Column(source, names.get(i), ((Node.Value) originals.get(i)).type()));
        }
        return columns;
    }

    private static List<String> namesOf(List<Node> columns) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Node column : columns) {
            String name = column instanceof Node.Column named ? named.name() : "column_" + (names.size() + 1);
            String unique = name;
            for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
                unique = name + "_" + i;
            }
            names.add(unique);
        }
        return List.copyOf(names);
    }
}

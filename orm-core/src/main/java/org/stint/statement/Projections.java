package org.stint.statement;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What selected things mean in columns. */
final class Projections {

    private Projections() {}

    static Projection<Tuple> tuple(Selectable<?> first, Selectable<?> second, Selectable<?>... more) {
        List<Selectable<?>> parts = new ArrayList<>(2 + more.length);
        parts.add(first);
        parts.add(second);
        parts.addAll(List.of(more));
        List<Selectable<?>> fixed = List.copyOf(parts);
        return new Projection<>(fixed, values -> new Tuple(fixed, values));
    }

    /** The columns that a selectable needs, in the order in which they are read. */
    static List<Node> columns(Selectable<?> selected) {
        List<Node> columns = new ArrayList<>();
        collect(selected, columns);
        return List.copyOf(columns);
    }

    private static void collect(Selectable<?> selected, List<Node> columns) {
        if (selected instanceof Expression<?> expression) {
            columns.add(expression.node());
        } else if (selected instanceof Projection<?> projection) {
            projection.parts().forEach(part -> collect(part, columns));
        } else if (selected instanceof EntityTable<?, ?> table) {
            table.attributes().forEach(attribute -> columns.add(attribute.node()));
        } else {
            throw new IllegalArgumentException("Cannot select " + selected);
        }
    }

    /** The one table that the columns name outside of subqueries, or null if they name none or several. */
    static Node.@Nullable Table onlyTable(List<Node> columns) {
        Set<Node.Table> tables = new LinkedHashSet<>();
        columns.forEach(column -> collectTables(column, tables));
        return tables.size() == 1 ? tables.iterator().next() : null;
    }

    private static void collectTables(Node node, Set<Node.Table> tables) {
        if (node instanceof Node.Table table) {
            tables.add(table);
        } else if (!(node instanceof Node.Select)) {
            node.children().forEach(child -> collectTables(child, tables));
        }
    }

    /** Whether a selected column makes no sense without rows. */
    static boolean needsRows(Node column) {
        if (column instanceof Node.Select) {
            return false;
        }
        return column instanceof Node.Column
                || column instanceof Node.Constant constant && constant.word() == Node.Constant.Word.ALL_COLUMNS
                || column.children().stream().anyMatch(Projections::needsRows);
    }
}

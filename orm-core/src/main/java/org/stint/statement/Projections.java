package org.stint.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        } else if (selected instanceof EmbeddedAttribute<?, ?> embedded) {
            embedded.attributes().forEach(attribute -> columns.add(attribute.node()));
        } else if (selected instanceof Table<?> table) {
            columns.addAll(table.columns());
        } else {
            throw new IllegalArgumentException("Cannot select " + selected);
        }
    }

    /** The one source that the columns name outside of subqueries, or null if they name none or several. */
    static @Nullable Node onlySource(List<Node> columns) {
        Map<QueryNode.Table, QueryNode.Source> sources = new LinkedHashMap<>();
        columns.forEach(column -> collectSources(column, sources));
        return sources.size() == 1 ? sources.values().iterator().next() : null;
    }

    /** The sources that a node names outside of subqueries, by the names by which columns are qualified. */
    static void collectSources(Node node, Map<QueryNode.Table, QueryNode.Source> sources) {
        if (node instanceof ExpressionNode.Column column) {
            sources.putIfAbsent(column.table(), column.source());
        } else if (!(node instanceof QueryNode.Select)) {
            node.children().forEach(child -> collectSources(child, sources));
        }
    }

    /** Whether a selected column makes no sense without rows. */
    static boolean needsRows(Node column) {
        if (column instanceof QueryNode.Select) {
            return false;
        }
        return column instanceof ExpressionNode.Column
                || column instanceof ExpressionNode.Constant constant
                        && constant.word() == ExpressionNode.Constant.Word.ALL_COLUMNS
                || column.children().stream().anyMatch(Projections::needsRows);
    }
}

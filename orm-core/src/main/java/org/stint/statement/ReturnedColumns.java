package org.stint.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a change gives back, in columns: only of its own row, of that as it was, and of what else it names. */
final class ReturnedColumns {

    private ReturnedColumns() {}

    /**
     * The columns.
     *
     * @throws IllegalArgumentException if they name a table that the change does not
     */
    static List<Node> of(Node change, Selectable<?> selected) {
        QueryNode.Table target = (QueryNode.Table) change.children().get(0);
        List<Node> columns = Projections.columns(selected);
        requireNamed(columns, change, target);
        requireSingleRows(columns, target);
        boolean deletes = change instanceof ChangeNode.Delete;
        boolean inserts = change instanceof ChangeNode.Insert insert
                && (insert.conflict() == null || insert.conflict().assignments().isEmpty());
        if (!deletes && !inserts || columns.stream().noneMatch(OldRow::isNamedIn)) {
            return columns;
        }
        List<Node> settled = new ArrayList<>();
        columns.forEach(column -> settled.add(settled(column, deletes, target, false)));
        return settled;
    }

    /**
     * A deleted row is what it was; before an insert there was none.
     *
     * @param hidden whether the name of the table means other rows here
     */
    private static Node settled(Node node, boolean deletes, QueryNode.Table target, boolean hidden) {
        if (node instanceof ExpressionNode.Column column) {
            if (!OldRow.is(column.table())) {
                return column;
            }
            if (deletes && hidden) {
                throw new IllegalArgumentException("Cannot give back the old " + column.name() + " of "
                        + target.correlation() + " within a subquery over a table of the same name: there, it would be"
                        + " that of the subquery's rows. Give the table of the subquery an alias.");
            }
            return deletes
                    ? new ExpressionNode.Column(target, column.name(), column.type())
                    : new ExpressionNode.Cast(
                            new ExpressionNode.Constant(ExpressionNode.Constant.Word.NULL, column.type()),
                            column.type());
        }
        boolean within = hidden
                || node instanceof QueryNode.Select select
                        && select.from() != null
                        && OuterColumns.names(select.from()).contains(target);
        return node.children().isEmpty()
                ? node
                : node.with(node.children().stream()
                        .map(child ->
                                settled(child, deletes, target, child instanceof QueryNode.Branch ? hidden : within))
                        .toList());
    }

    private static void requireSingleRows(List<Node> columns, QueryNode.Table target) {
        for (Node column : columns) {
            if (Aggregates.isIn(column) || Aggregates.isOverIn(column)) {
                throw new IllegalArgumentException("Cannot give back "
                        + SqlWriter.STANDARD.write(column).text() + " with a change of " + target.correlation()
                        + ": it looks at several rows, and each row comes back by itself. Compute it of what comes"
                        + " back, or read it by a subquery.");
            }
        }
    }

    private static void requireNamed(List<Node> columns, Node change, QueryNode.Table target) {
        Map<QueryNode.Table, QueryNode.Source> named = new LinkedHashMap<>();
        columns.forEach(column -> Projections.collectSources(column, named));
        Node others = others(change);
        Set<QueryNode.Table> known = others == null ? Set.of() : NamedTables.of(others);
        for (QueryNode.Table table : named.keySet()) {
            boolean old = OldRow.is(table) && table.name().equals(target.name());
            if (!old && !table.equals(target) && !known.contains(table)) {
                throw new IllegalArgumentException("Cannot give back columns of " + table.correlation()
                        + " with a change of " + target.correlation() + ", which does not name it. Name it with"
                        + " from(…) or using(…) and in the condition, or read it by a subquery.");
            }
        }
    }

    /** The further tables that an update or delete names, or null. */
    static @Nullable Node others(Node change) {
        return change instanceof ChangeNode.Update update
                ? update.from()
                : change instanceof ChangeNode.Delete delete ? delete.using() : null;
    }
}

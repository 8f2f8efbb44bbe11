package org.stint.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The columns of tables around a tree, which may stand within its queries too. A query with a source of the same name means
 * its own columns, not theirs.
 */
public final class OuterColumns {

    private OuterColumns() {}

    /**
     * A tree in which the columns of some tables around it are replaced.
     *
     * @param tables whether a table is one of them
     * @param by what stands in place of a column
     */
    public static Node replaced(
            Node node, Predicate<QueryNode.Table> tables, Function<ExpressionNode.Column, Node> by) {
        if (node instanceof ExpressionNode.Column column) {
            return tables.test(column.table()) ? by.apply(column) : column;
        }
        List<Node> children = node.children();
        if (children.isEmpty()) {
            return node;
        }
        Predicate<QueryNode.Table> within = tables;
        if (node instanceof QueryNode.Select select && select.from() != null) {
            Set<QueryNode.Table> own = names(select.from());
            within = table -> !own.contains(table) && tables.test(table);
        }
        List<Node> parts = new ArrayList<>(children.size());
        for (Node child : children) {
            // what a query is combined with stands beside it
            parts.add(replaced(child, child instanceof QueryNode.Branch ? tables : within, by));
        }
        return node.with(parts);
    }

    /** The tables by whose names a query calls the columns of its sources. */
    public static Set<QueryNode.Table> names(Node from) {
        return new HashSet<>(FromClause.tables(from));
    }
}

package org.stint.statement;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a table may stand: in a query that has rows from it, in the queries inside that, and in a change of
 * it or one that has rows from it beside its own.
 */
public final class Scope {

    private final Node within;
    private final Map<String, QueryNode.Table> tables;

    private Scope(Node within, Map<String, QueryNode.Table> tables) {
        this.within = within;
        this.tables = tables;
    }

    /**
     * Refuses a statement that uses a column where there are no rows of its table, which depends on nothing but the shape.
     * What stands in SQL of the application may have its rows from there.
     *
     * @throws IllegalArgumentException if there is such a column
     */
    public static void require(Node statement) {
        new Scope(statement, Map.of()).check(statement);
    }

    private void check(@Nullable Node node) {
        if (node instanceof ExpressionNode.Column column) {
            require(column);
        } else if (node instanceof QueryNode.Select select) {
            inside(select, select.from()).checkQuery(select, this);
        } else if (node instanceof ChangeNode.Insert insert) {
            Scope own = inside(insert, insert.table());
            insert.rows().forEach(own::check);
            check(insert.query());
            if (insert.conflict() != null) {
                own.inside(insert, insert.conflict().excluded()).checkChange(insert.conflict());
            }
        } else if (node instanceof ChangeNode.Update || node instanceof ChangeNode.Delete) {
            ofChange(node).checkChange(node);
        } else if (node instanceof ChangeNode.Returning returning) {
            check(returning.change());
            Scope own = ofChange(returning.change());
            own.tables.put(
                    OldRow.NAME, (QueryNode.Table) returning.change().children().get(0));
            returning.columns().forEach(own::check);
        } else if (node != null && !(node instanceof ExpressionNode.Raw)) {
            node.children().forEach(this::check);
        }
    }

    private void checkQuery(QueryNode.Select select, Scope outside) {
        checkSources(select.from(), outside);
        for (Node part : select.children()) {
            if (part instanceof QueryNode.Branch branch) {
                outside.check(branch.select());
            } else if (part != select.from()) {
                check(part);
            }
        }
    }

    /** What a table in place is made of sees what is around the query, and only a lateral one what stands beside it. */
    private void checkSources(@Nullable Node from, Scope outside) {
        if (from instanceof QueryNode.Join join) {
            checkSources(join.left(), outside);
            checkSources(join.right(), outside);
            check(join.on());
        } else if (from instanceof QueryNode.Derived derived) {
            (derived.kind() == QueryNode.Derived.Kind.LATERAL ? this : outside).check(derived.body());
        }
    }

    /** All but the columns that are set. */
    private void checkChange(Node change) {
        Node others = ReturnedColumns.others(change);
        checkSources(others, this);
        for (Node part : change.children()) {
            if (part instanceof ChangeNode.Assignment assignment) {
                check(assignment.value());
            } else if (part != others && !(part instanceof ExpressionNode.Column)) {
                check(part);
            }
        }
    }

    private Scope ofChange(Node change) {
        Scope own = inside(change, change.children().get(0));
        return own.inside(change, ReturnedColumns.others(change));
    }

    private Scope inside(Node node, @Nullable Node from) {
        Map<String, QueryNode.Table> more = new LinkedHashMap<>(tables);
        FromClause.tables(from).forEach(table -> more.put(table.correlation(), table));
        return new Scope(node, more);
    }

    private void require(ExpressionNode.Column column) {
        QueryNode.Table table = column.table();
        if (!tables.containsKey(table.correlation())) {
            String known = tables.isEmpty() ? "no rows" : "rows of " + String.join(", ", tables.keySet());
            throw new IllegalArgumentException("Cannot use the column " + column.name() + " of " + table.correlation()
                    + " in " + Shown.sql(() -> within, "a statement") + ", which has " + known + " there. Add "
                    + (table.alias() == null ? table.name() : table.name() + " AS " + table.alias())
                    + " by from(…) or a join, or read the column by a subquery.");
        }
    }
}

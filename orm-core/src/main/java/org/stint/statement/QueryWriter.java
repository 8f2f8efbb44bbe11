package org.stint.statement;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes queries and where their rows come from. */
abstract class QueryWriter extends OperatorWriter {

    @Override
    public @Nullable Void visitTable(QueryNode.Table table, SqlText text) {
        text.append(tableName(table));
        if (table.alias() != null) {
            text.append(" AS ").append(quote(table.alias()));
        }
        return null;
    }

    @Override
    public @Nullable Void visitJoin(QueryNode.Join join, SqlText text) {
        join.left().accept(this, text);
        text.append(" ").append(join.kind().text()).append(" ");
        boolean nested = join.right() instanceof QueryNode.Join;
        text.append(nested ? "(" : "");
        join.right().accept(this, text);
        text.append(nested ? ")" : "");
        if (join.on() != null) {
            text.append(" ON ");
            operand(join.on(), 0, text);
        }
        return null;
    }

    @Override
    public @Nullable Void visitDerived(QueryNode.Derived derived, SqlText text) {
        if (derived.isCommon() && text.defines(derived)) {
            derived.named().accept(this, text);
            return null;
        }
        if (derived.kind() == QueryNode.Derived.Kind.LATERAL) {
            text.append("LATERAL ");
        }
        if (derived.isCommon()) {
            // a change cannot begin with WITH everywhere, but a query within it can
            text.append("(WITH ").append(derived.kind() == QueryNode.Derived.Kind.CTE ? "" : "RECURSIVE ");
            commonTable(derived, text);
            text.append(" SELECT * FROM ")
                    .append(everyRowOf(derived.named().name()))
                    .append(")");
        } else {
            text.append("(");
            derived.body().accept(this, text);
            text.append(")");
        }
        text.append(" AS ").append(quote(derived.named().correlation()));
        columnNames(derived, text);
        return null;
    }

    @Override
    public @Nullable Void visitValues(QueryNode.Values values, SqlText text) {
        text.append("VALUES ");
        for (int row = 0; row < values.rows(); row++) {
            text.append(row == 0 ? "(" : ", (");
            for (int column = 0; column < values.columns().size(); column++) {
                PlaceholderNode.BindList list = values.columns().get(column);
                text.append(column == 0 ? "" : ", ")
                        .append(row == 0 ? "CAST(" : "")
                        .placeholder(list, row);
                text.append(
                        row == 0 ? " AS " + castName(list.type().columnType().unlimited()) + ")" : "");
            }
            text.append(")");
        }
        return null;
    }

    @Override
    public @Nullable Void visitSelect(QueryNode.Select select, SqlText text) {
        Map<String, QueryNode.Derived> tables = text.enterQuery(select);
        with(tables.values(), text);
        boolean mixed = select.branches().stream()
                        .map(QueryNode.Branch::combination)
                        .distinct()
                        .count()
                > 1;
        // INTERSECT binds tighter than the others; parentheses keep the order in which they were put together
        text.append(mixed ? "(".repeat(select.branches().size() - 1) : "");
        body(select, text);
        for (int i = 0; i < select.branches().size(); i++) {
            select.branches().get(i).accept(this, text);
            text.append(mixed && i < select.branches().size() - 1 ? ")" : "");
        }
        if (!select.orderBy().isEmpty()) {
            text.append(" ORDER BY ");
            list(select.orderBy(), text);
        }
        slice(select, text);
        if (select.lock() != null) {
            text.append(" ").append(lockClause(select.lock()));
        }
        text.leaveQuery(tables);
        return null;
    }

    @Override
    public @Nullable Void visitBranch(QueryNode.Branch branch, SqlText text) {
        text.append(" ").append(branch.combination().text()).append(" ");
        boolean parentheses = needsParentheses(branch.select());
        text.append(parentheses ? "(" : "");
        branch.select().accept(this, text);
        text.append(parentheses ? ")" : "");
        return null;
    }

    @Override
    public @Nullable Void visitOrder(QueryNode.Order order, SqlText text) {
        typed(order.operand(), text);
        if (order.descending()) {
            text.append(" DESC");
        }
        if (order.nulls() != null) {
            text.append(" NULLS ").append(order.nulls().name());
        }
        return null;
    }

    private void with(Collection<QueryNode.Derived> tables, SqlText text) {
        boolean recursive = tables.stream().anyMatch(table -> table.kind() == QueryNode.Derived.Kind.RECURSIVE_CTE);
        String lead = recursive ? "WITH RECURSIVE " : "WITH ";
        for (QueryNode.Derived table : tables) {
            commonTable(table, text.append(lead));
            lead = ", ";
        }
        text.append(tables.isEmpty() ? "" : " ");
    }

    private void commonTable(QueryNode.Derived table, SqlText text) {
        text.append(quote(table.named().name()));
        names(table, text);
        text.append(" AS (");
        bodyOf(table).accept(this, text);
        text.append(")");
    }

    /** What makes the rows of a common table. */
    protected Node bodyOf(QueryNode.Derived table) {
        return table.body();
    }

    /** What stands behind the FROM of a select of all columns of a common table. */
    protected String everyRowOf(String commonTable) {
        return quote(commonTable);
    }

    /** Writes the names of a derived table's columns behind its own. */
    protected void columnNames(QueryNode.Derived derived, SqlText text) {
        names(derived, text);
    }

    private void names(QueryNode.Derived derived, SqlText text) {
        text.append(" (");
        text.append(derived.columns().stream().map(this::quote).collect(Collectors.joining(", ")));
        text.append(")");
    }

    private void body(QueryNode.Select select, SqlText text) {
        text.append(select.distinct() ? "SELECT DISTINCT " : "SELECT ");
        selected(select, text);
        if (select.from() != null) {
            text.append(" FROM ");
            select.from().accept(this, text);
        }
        where(select.where(), text);
        if (!select.groupBy().isEmpty()) {
            text.append(" GROUP BY ");
            String gap = "";
            for (Node key : select.groupBy()) {
                groupKey(key, text.append(gap));
                gap = ", ";
            }
        }
        if (select.having() != null) {
            text.append(" HAVING ");
            operand(select.having(), 0, text);
        }
    }

    /** Writes what is selected. */
    protected void selected(QueryNode.Select select, SqlText text) {
        columns(select.columns(), text);
    }

    /** Writes what rows are grouped by; what is selected may be named by its position, counted from 1. */
    protected void groupKey(Node key, SqlText text) {
        operand(key, 0, text);
    }

    /** Whether a select cannot be combined with another as it stands. */
    private static boolean needsParentheses(QueryNode.Select select) {
        return !select.branches().isEmpty()
                || !select.orderBy().isEmpty()
                || select.limit() != null
                || select.offset() != null;
    }

    /** Writes a WHERE clause, if there is a condition. */
    protected final void where(@Nullable Node condition, SqlText text) {
        if (condition != null) {
            text.append(" WHERE ");
            operand(condition, 0, text);
        }
    }

    /** Writes how many rows are given and passed over. */
    protected void slice(QueryNode.Select select, SqlText text) {
        if (select.limit() != null) {
            text.append(" LIMIT ");
            operand(select.limit(), ATOM, text);
        }
        if (select.offset() != null) {
            text.append(" OFFSET ");
            operand(select.offset(), ATOM, text);
        }
    }

    /** The clause that locks the selected rows. */
    protected String lockClause(QueryNode.Select.Lock lock) {
        return (lock.shared() ? "FOR SHARE" : "FOR UPDATE") + waiting(lock);
    }

    /** What a locking clause says of locks that others hold. */
    protected final String waiting(QueryNode.Select.Lock lock) {
        return switch (lock.others()) {
            case WAIT -> "";
            case NOWAIT -> " NOWAIT";
            case SKIP_LOCKED -> " SKIP LOCKED";
        };
    }
}

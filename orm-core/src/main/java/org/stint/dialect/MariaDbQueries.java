package org.stint.dialect;

import org.jspecify.annotations.Nullable;
import org.stint.statement.ExpressionNode;
import org.stint.statement.JoinKind;
import org.stint.statement.Node;
import org.stint.statement.Operator;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
import org.stint.statement.SqlText;
import org.stint.type.ColumnType;

/** Writes queries and where their rows come from for MariaDB. */
abstract class MariaDbQueries extends MariaDbJson {

    /** NULL is the least value here; what is named by its position cannot be asked whether it is NULL. */
    @Override
    public @Nullable Void visitOrder(QueryNode.Order order, SqlText text) {
        if (order.nulls() != null && order.operand() instanceof ExpressionNode.Whole) {
            boolean last = order.nulls() == QueryNode.Order.Nulls.LAST;
            if (last != order.descending()) {
                throw lacking(
                        "a combined or grouped select that is sorted with NULL "
                                + (last ? "last" : "first by falling values"),
                        "Sort the whole as a table: as(name).");
            }
            return super.visitOrder(new QueryNode.Order(order.operand(), order.descending(), null), text);
        }
        if (order.nulls() != null) {
            SqlText presence = text.fragment();
            operand(order.operand(), Operator.EQUAL.precedence() + 1, presence);
            text.append(presence).append(order.nulls() == QueryNode.Order.Nulls.LAST ? " IS NULL, " : " IS NOT NULL, ");
            text.append(presence).append(order.descending() ? " DESC" : "");
            return null;
        }
        return super.visitOrder(order, text);
    }

    /** Not VALUES: the types of its columns are fixed when it is prepared, when no text has a length yet. */
    @Override
    public @Nullable Void visitValues(QueryNode.Values values, SqlText text) {
        for (int row = 0; row < values.rows(); row++) {
            String gap = row == 0 ? "SELECT " : " UNION ALL SELECT ";
            for (PlaceholderNode.BindList column : values.columns()) {
                ColumnType type = column.type().columnType().unlimited();
                text.append(gap).append(needsCast(type) ? "CAST(" : "").placeholder(column, row);
                text.append(needsCast(type) ? " AS " + castName(type) + ")" : "");
                gap = ", ";
            }
        }
        return null;
    }

    @Override
    protected Node bodyOf(QueryNode.Derived table) {
        boolean recursive = table.kind() == QueryNode.Derived.Kind.RECURSIVE_CTE;
        return recursive && table.body() instanceof QueryNode.Select select
                ? RecursiveTypes.MARIADB.agreed(select)
                : table.body();
    }

    @Override
    public @Nullable Void visitJoin(QueryNode.Join join, SqlText text) {
        if (join.kind() == JoinKind.FULL) {
            throw lacking("a FULL JOIN", "Combine a left join with the rows that have no partner: UNION ALL.");
        }
        return super.visitJoin(join, text);
    }

    /** A derived table cannot name its columns here, but a common table within it can. */
    @Override
    public @Nullable Void visitDerived(QueryNode.Derived derived, SqlText text) {
        if (derived.kind() == QueryNode.Derived.Kind.LATERAL) {
            throw lacking("a lateral join", "Use a correlated subquery, or a window function.");
        }
        if (derived.kind() != QueryNode.Derived.Kind.SUBQUERY) {
            return super.visitDerived(derived, text);
        }
        String name = quote(derived.named().correlation());
        text.append("(WITH ").append(name);
        super.columnNames(derived, text);
        derived.body().accept(this, text.append(" AS ("));
        text.append(") SELECT * FROM ").append(name).append(") AS ").append(name);
        return null;
    }

    /** None: the common table inside has named them. */
    @Override
    protected void columnNames(QueryNode.Derived derived, SqlText text) {}

    @Override
    protected void slice(QueryNode.Select select, SqlText text) {
        if (select.limit() == null && select.offset() != null) {
            text.append(" LIMIT 18446744073709551615");
        }
        super.slice(select, text);
    }

    @Override
    protected String lockClause(QueryNode.Select.Lock lock) {
        return lock.shared() ? "LOCK IN SHARE MODE" + waiting(lock) : super.lockClause(lock);
    }
}

package org.stint.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.statement.Combination;
import org.stint.statement.ExpressionNode;
import org.stint.statement.JoinKind;
import org.stint.statement.Node;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
import org.stint.statement.SqlText;

/** Writes queries and where their rows come from for H2. */
abstract class H2Queries extends H2Json {

    /** Columns that are longer than an array may be go as several. */
    @Override
    public @Nullable Void visitValues(QueryNode.Values values, SqlText text) {
        for (int from = 0; from < values.rows(); from += H2Lists.LONGEST_ARRAY) {
            String gap = from == 0 ? "SELECT * FROM UNNEST(" : " UNION ALL SELECT * FROM UNNEST(";
            for (PlaceholderNode.BindList column : values.columns()) {
                text.append(gap).append("CAST(").placeholder(column, from, H2Lists.LONGEST_ARRAY);
                text.append(" AS " + castName(column.type().columnType().unlimited()) + " ARRAY)");
                gap = ", ";
            }
            text.append(")");
        }
        return null;
    }

    @Override
    public @Nullable Void visitJoin(QueryNode.Join join, SqlText text) {
        if (join.kind() == JoinKind.FULL) {
            throw lacking("a FULL JOIN", "Combine a left join with the rows that have no partner: UNION ALL.");
        }
        return super.visitJoin(join, text);
    }

    @Override
    public @Nullable Void visitDerived(QueryNode.Derived derived, SqlText text) {
        if (derived.kind() == QueryNode.Derived.Kind.LATERAL) {
            throw lacking("a lateral join", "Use a correlated subquery, or a window function.");
        }
        return super.visitDerived(derived, text);
    }

    /** In a derived table H2 does not find the columns of a common table whose name is not plain ASCII. */
    @Override
    protected String everyRowOf(String commonTable) {
        boolean plain = commonTable.chars().allMatch(character -> character >= ' ' && character <= '~');
        return quote(commonTable) + (plain ? "" : " AS every_row");
    }

    @Override
    public @Nullable Void visitBranch(QueryNode.Branch branch, SqlText text) {
        if (branch.combination() == Combination.INTERSECT_ALL || branch.combination() == Combination.EXCEPT_ALL) {
            throw lacking(branch.combination().text(), "Number the rows with rowNumber(…) and combine without ALL.");
        }
        return super.visitBranch(branch, text);
    }

    /** H2 takes no position for what rows are grouped by, but a name. */
    @Override
    protected void selected(QueryNode.Select select, SqlText text) {
        List<Node> columns = select.columns();
        for (int i = 0; i < columns.size(); i++) {
            columns(List.of(columns.get(i)), text.append(i == 0 ? "" : ", "));
            Node position = new ExpressionNode.Whole(i + 1L);
            if (select.groupBy().contains(position)) {
                groupKey(position, text.append(" AS "));
            }
        }
    }

    @Override
    protected void groupKey(Node key, SqlText text) {
        if (key instanceof ExpressionNode.Whole position) {
            text.append("group_" + position.number());
        } else {
            super.groupKey(key, text);
        }
    }

    @Override
    protected String lockClause(QueryNode.Select.Lock lock) {
        return "FOR UPDATE" + waiting(lock);
    }
}

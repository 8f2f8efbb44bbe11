package org.stint.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables that a query has its rows from. */
final class FromClause {

    private FromClause() {}

    /** The tables by whose names columns are qualified, in order; none without a clause. */
    static List<QueryNode.Table> tables(@Nullable Node from) {
        List<QueryNode.Table> tables = new ArrayList<>();
        collect(from, tables);
        return tables;
    }

    /** Whether each row has a row of a table in it: the table is there, and no outer join does without it. */
    static boolean always(QueryNode.Table table, @Nullable Node from) {
        if (!(from instanceof QueryNode.Join join)) {
            return tables(from).contains(table);
        }
        return switch (join.kind()) {
            case INNER, CROSS -> always(table, join.left()) || always(table, join.right());
            case LEFT -> always(table, join.left());
            case RIGHT -> always(table, join.right());
            case FULL -> false;
        };
    }

    private static void collect(@Nullable Node from, List<QueryNode.Table> tables) {
        if (from instanceof QueryNode.Join join) {
            collect(join.left(), tables);
            collect(join.right(), tables);
        } else if (from instanceof QueryNode.Source source) {
            tables.add(source.named());
        }
    }
}

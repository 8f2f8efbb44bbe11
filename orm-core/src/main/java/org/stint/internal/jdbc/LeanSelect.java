package org.stint.internal.jdbc;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.stint.statement.Node;
import org.stint.statement.QueryNode;

/** Leaves columns out of selects. */
public final class LeanSelect {

    private LeanSelect() {}

    /** Whether columns can be left out without a change to the rows that come. */
    static boolean isPossible(QueryNode.Select select) {
        return !select.distinct()
                && select.branches().isEmpty()
                && select.groupBy().isEmpty();
    }

    /**
     * A select without some of its columns.
     *
     * @param leftOut their positions, counted from 0
     */
    public static QueryNode.Select of(QueryNode.Select select, BitSet leftOut) {
        if (leftOut.isEmpty()) {
            return select;
        }
        List<Node> columns = new ArrayList<>();
        for (int position = leftOut.nextClearBit(0);
                position < select.columns().size();
                position = leftOut.nextClearBit(position + 1)) {
            columns.add(select.columns().get(position));
        }
        return new QueryNode.Select(
                select.distinct(),
                List.copyOf(columns),
                select.from(),
                select.where(),
                select.groupBy(),
                select.having(),
                select.branches(),
                select.orderBy(),
                select.limit(),
                select.offset(),
                select.lock());
    }
}

package org.stint.dialect;

import java.util.HashSet;
import java.util.Set;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.QueryNode;

/** Whether a query reads columns of what is around it, so that it gives other rows for each row there. */
final class Correlation {

    private final Set<QueryNode.Table> sources = new HashSet<>();
    private final Set<QueryNode.Table> read = new HashSet<>();

    private Correlation() {}

    static boolean of(Node query) {
        Correlation found = new Correlation();
        found.collect(query);
        return !found.sources.containsAll(found.read);
    }

    private void collect(Node node) {
        if (node instanceof ExpressionNode.Column column) {
            read.add(column.table());
            return;
        }
        if (node instanceof QueryNode.Table table) {
            sources.add(table);
        } else if (node instanceof QueryNode.Derived derived) {
            sources.add(derived.named());
        }
        node.children().forEach(this::collect);
    }
}

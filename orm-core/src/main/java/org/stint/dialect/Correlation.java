package org.stint.dialect;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.QueryNode;

/** What a query reads: columns of what is around it, so that it gives other rows for each row there, and tables. */
final class Correlation {

    private final Set<QueryNode.Table> sources = new HashSet<>();
    private final Set<QueryNode.Table> read = new HashSet<>();

    private Correlation() {}

    static boolean of(Node query) {
        Correlation found = new Correlation();
        found.collect(query);
        return !found.sources.containsAll(found.read);
    }

    /** Whether a query has its rows from a table, under whatever name. */
    static boolean reads(Node query, QueryNode.Table table) {
        Correlation found = new Correlation();
        found.collect(query);
        return found.sources.stream()
                .anyMatch(source ->
                        source.name().equals(table.name()) && Objects.equals(source.schema(), table.schema()));
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

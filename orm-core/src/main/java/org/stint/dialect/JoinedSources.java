package org.stint.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.statement.Assignments;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.Operator;
import org.stint.statement.OuterColumns;
import org.stint.statement.QueryNode;
import org.stint.type.SqlTypes;

/**
 * Several tables that an UPDATE takes values from, as one: MERGE in H2 knows the columns of one source only. What the
 * condition says of them alone becomes a condition of their own, so that they are not joined each with each.
 */
final class JoinedSources {

    private static final QueryNode.Table JOINED = new QueryNode.Table(null, "joined_sources", null);

    private final QueryNode.Table target;
    private final Node sources;
    private final Set<QueryNode.Table> names;
    private final Map<ExpressionNode.Column, ExpressionNode.Column> columns = new LinkedHashMap<>();

    private JoinedSources(QueryNode.Table target, Node sources) {
        this.target = target;
        this.sources = sources;
        this.names = OuterColumns.names(sources);
    }

    /** The same update from one source. */
    static ChangeNode.Update of(ChangeNode.Update update) {
        return update.from() instanceof QueryNode.Join join
                ? new JoinedSources(update.table(), join).joined(update)
                : update;
    }

    private ChangeNode.Update joined(ChangeNode.Update update) {
        List<Node> own = new ArrayList<>();
        List<Node> common = new ArrayList<>();
        for (Node part : conjuncts(update.where())) {
            (Assignments.columnsRead(part, target).isEmpty() ? own : common).add(part);
        }
        Node where = and(common.stream().map(this::renamed).toList());
        List<ChangeNode.Assignment> assignments = Assignments.simultaneous(update).stream()
                .map(assignment -> new ChangeNode.Assignment(assignment.column(), renamed(assignment.value())))
                .toList();
        List<String> aliases =
                columns.values().stream().map(ExpressionNode.Column::name).toList();
        List<Node> selected = aliases.isEmpty() ? List.of(new ExpressionNode.Whole(1)) : List.copyOf(columns.keySet());
        QueryNode.Select rows =
                new QueryNode.Select(false, selected, sources, and(own), List.of(), null, List.of(), null, null, null);
        QueryNode.Derived source = new QueryNode.Derived(
                QueryNode.Derived.Kind.SUBQUERY, JOINED, aliases.isEmpty() ? List.of("c1") : aliases, rows);
        return new ChangeNode.Update(update.table(), assignments, false, source, where, update.keys());
    }

    /** A tree in which the columns of the sources are those of the one that they become. */
    private Node renamed(Node node) {
        return OuterColumns.replaced(
                node,
                names::contains,
                column -> columns.computeIfAbsent(
                        column, known -> new ExpressionNode.Column(JOINED, "c" + (columns.size() + 1), known.type())));
    }

    private static List<Node> conjuncts(@Nullable Node where) {
        return where instanceof ExpressionNode.Operation operation && operation.operator() == Operator.AND
                ? operation.operands()
                : Optional.ofNullable(where).map(List::of).orElse(List.of());
    }

    private static @Nullable Node and(List<Node> conditions) {
        return switch (conditions.size()) {
            case 0 -> null;
            case 1 -> conditions.get(0);
            default -> new ExpressionNode.Operation(Operator.AND, conditions, SqlTypes.BOOLEAN);
        };
    }
}

package org.stint.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.type.SqlTypes;

/** The further tables of an UPDATE or DELETE: those that were stated, and those that its parts name. */
final class Sources {

    private Sources() {}

    /** All of them, each with each, or null if there are none. */
    static @Nullable Node beside(
            QueryNode.Table target,
            List<QueryNode.Source> stated,
            List<ChangeNode.Assignment> assignments,
            Condition where) {
        if (stated.isEmpty() && nameOnly(target, assignments, where)) {
            return null;
        }
        Map<QueryNode.Table, QueryNode.Source> sources = new LinkedHashMap<>();
        stated.forEach(source -> sources.put(source.named(), source));
        assignments.forEach(assignment -> Projections.collectSources(assignment.value(), sources));
        Projections.collectSources(where.node(), sources);
        sources.remove(target);
        sources.keySet().stream().filter(OldRow::is).findFirst().ifPresent(old -> {
            throw new IllegalArgumentException("Cannot use old() of " + old.name()
                    + " in a change of " + target.name() + ": it is for returning(…). The table itself is the row as it"
                    + " was before, in the condition and in what is set.");
        });
        Node joined = null;
        for (QueryNode.Source source : sources.values()) {
            joined = joined == null ? source : new QueryNode.Join(JoinKind.CROSS, joined, source, null);
        }
        return joined;
    }

    /** Whether all columns outside of subqueries are those of one table, as they mostly are. */
    private static boolean nameOnly(QueryNode.Table table, List<ChangeNode.Assignment> assignments, Condition where) {
        for (int i = 0; i < assignments.size(); i++) {
            if (!namesOnly(table, assignments.get(i).value())) {
                return false;
            }
        }
        return namesOnly(table, where.node());
    }

    /** Asks for single classes first, which costs less than to ask for an interface. */
    private static boolean namesOnly(QueryNode.Table table, Node node) {
        if (node instanceof ExpressionNode.Column column) {
            return isOf(table, column);
        }
        if (node instanceof PlaceholderNode.Bind || node instanceof QueryNode.Select) {
            return true;
        }
        List<Node> parts = node instanceof ExpressionNode.Operation operation ? operation.operands() : node.children();
        for (int i = 0; i < parts.size(); i++) {
            if (!namesOnly(table, parts.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOf(QueryNode.Table table, ExpressionNode.Column column) {
        return column.source() == table || column.table().equals(table);
    }

    static ExpressionNode.Constant constant(ExpressionNode.Constant.Word word, Attribute<?, ?> attribute) {
        return new ExpressionNode.Constant(word, attribute.definition().type());
    }

    /** A condition on rows of one table, where those of others are only looked for. */
    static Condition matches(Condition where, @Nullable Node others) {
        if (others == null) {
            return where;
        }
        return new Condition(QueryNode.Select.exists(others, where.clause()), SqlTypes.BOOLEAN);
    }
}

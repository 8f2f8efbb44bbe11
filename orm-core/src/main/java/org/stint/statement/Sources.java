package org.stint.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The further tables of an UPDATE or DELETE: those that were stated, and those that its parts name. */
final class Sources {

    private Sources() {}

    /** All of them, each with each, or null if there are none. */
    static @Nullable Node beside(QueryNode.Table target, List<QueryNode.Source> stated, List<Node> parts) {
        if (stated.isEmpty() && namesOnly(target, parts)) {
            return null;
        }
        Map<QueryNode.Table, QueryNode.Source> sources = new LinkedHashMap<>();
        stated.forEach(source -> sources.put(source.named(), source));
        parts.forEach(part -> Projections.collectSources(part, sources));
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
    private static boolean namesOnly(QueryNode.Table table, List<Node> parts) {
        for (int i = 0; i < parts.size(); i++) {
            Node part = parts.get(i);
            boolean other = part instanceof ExpressionNode.Column column
                    ? !column.table().equals(table)
                    : !(part instanceof QueryNode.Select) && !namesOnly(table, part.children());
            if (other) {
                return false;
            }
        }
        return true;
    }

    /** Whether a condition leaves out rows of a table: where others are named, it must say something of this one. */
    static boolean restricts(Condition where, QueryNode.Table target, @Nullable Node others) {
        return !where.isAlwaysTrue()
                && (others == null
                        || !Assignments.columnsRead(where.node(), target).isEmpty());
    }

    static ExpressionNode.Constant constant(ExpressionNode.Constant.Word word, Attribute<?, ?> attribute) {
        return new ExpressionNode.Constant(word, attribute.definition().type());
    }
}

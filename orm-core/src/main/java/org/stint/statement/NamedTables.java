package org.stint.statement;

import java.util.LinkedHashSet;
import java.util.Set;

/** The tables that a statement names anywhere: its own, those of its subqueries and those of its columns. */
public final class NamedTables {

    private NamedTables() {}

    /** The tables below a node, in the order in which they are met; one table under two aliases is two of them. */
    public static Set<QueryNode.Table> of(Node node) {
        Set<QueryNode.Table> tables = new LinkedHashSet<>();
        collect(node, tables);
        return tables;
    }

    /** The names of the tables below a node, without schema and alias. */
    public static Set<String> namesOf(Node node) {
        Set<String> names = new LinkedHashSet<>();
        of(node).forEach(table -> names.add(table.name()));
        return names;
    }

    /** Whether a node holds SQL of the application, which may name any table. */
    public static boolean mayBeAny(Node node) {
        return node instanceof ExpressionNode.Raw || node.children().stream().anyMatch(NamedTables::mayBeAny);
    }

    private static void collect(Node node, Set<QueryNode.Table> tables) {
        if (node instanceof QueryNode.Table table) {
            tables.add(table);
        }
        node.children().forEach(child -> collect(child, tables));
    }
}

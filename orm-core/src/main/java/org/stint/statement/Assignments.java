package org.stint.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stint.exception.StintException;

/**
 * The assignments of an UPDATE in the order that keeps their meaning. In the standard each of them sees the row as it
 * was; MariaDB lets each see what those before it have set.
 */
public final class Assignments {

    private Assignments() {}

    /** The assignments for a database where each sees the row as it was. */
    public static List<ChangeNode.Assignment> simultaneous(ChangeNode.Update update) {
        if (!update.ordered()) {
            return update.assignments();
        }
        Map<String, Node> known = new LinkedHashMap<>();
        List<ChangeNode.Assignment> assignments = new ArrayList<>();
        for (ChangeNode.Assignment assignment : update.assignments()) {
            Node value = replaced(assignment.value(), update.table(), known);
            assignments.add(new ChangeNode.Assignment(assignment.column(), value));
            known.put(
                    assignment.column().name(),
                    new ExpressionNode.Cast(value, assignment.column().type()));
        }
        return assignments;
    }

    /**
     * The assignments for a database where each sees what those before it have set, or nothing if they read each other in
     * a circle.
     */
    public static Optional<List<ChangeNode.Assignment>> leftToRight(ChangeNode.Update update) {
        if (update.ordered()) {
            return Optional.of(update.assignments());
        }
        return sorted(update.assignments(), List.of());
    }

    /**
     * As for an UPDATE, the assignments to rows that an INSERT found there.
     *
     * @throws StintException if they, or the condition under which each of them is made, read each other in a circle
     */
    public static List<ChangeNode.Assignment> leftToRight(ChangeNode.Conflict conflict, SqlWriter writer) {
        return sorted(conflict.assignments(), conflict.where() == null ? List.of() : List.of(conflict.where()))
                .orElseThrow(() -> circular(
                        "an INSERT that updates rows of "
                                + conflict.columns().get(0).table().name(),
                        writer));
    }

    private static Optional<List<ChangeNode.Assignment>> sorted(
            List<ChangeNode.Assignment> assignments, List<Node> readByEach) {
        List<ChangeNode.Assignment> waiting = new ArrayList<>(assignments);
        List<ChangeNode.Assignment> sorted = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Optional<ChangeNode.Assignment> next = waiting.stream()
                    .filter(candidate -> waiting.stream()
                            .noneMatch(other -> other != candidate && reads(other, readByEach, candidate.column())))
                    .findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            waiting.remove(next.get());
            sorted.add(next.get());
        }
        return Optional.of(sorted);
    }

    private static boolean reads(ChangeNode.Assignment assignment, List<Node> more, ExpressionNode.Column wanted) {
        return reads(assignment.value(), wanted) || more.stream().anyMatch(node -> reads(node, wanted));
    }

    /** The names of the columns of a table that a node reads. */
    public static Set<String> columnsRead(Node node, QueryNode.Table table) {
        Set<String> names = new HashSet<>();
        if (node instanceof ExpressionNode.Column column && column.table().equals(table)) {
            names.add(column.name());
        }
        node.children().forEach(child -> names.addAll(columnsRead(child, table)));
        return names;
    }

    /**
     * A tree in which columns of one table are replaced by what is known of them; those of a query that has rows of its own
     * from the table are others.
     */
    public static Node replaced(Node node, QueryNode.Table table, Map<String, Node> known) {
        return OuterColumns.replaced(node, table::equals, column -> known.getOrDefault(column.name(), column));
    }

    /** Refuses an UPDATE that sets columns of a second table. */
    public static void requireOneTable(ChangeNode.Update update, SqlWriter writer) {
        for (ChangeNode.Assignment assignment : update.assignments()) {
            if (!assignment.column().table().equals(update.table())) {
                throw writer.lacking(
                        "an UPDATE that sets columns of "
                                + update.table().correlation() + " and of "
                                + assignment.column().table().correlation(),
                        "Update the tables one after the other, in one transaction.");
            }
        }
    }

    /** Refuses assignments that read each other in a circle. */
    public static StintException circular(ChangeNode.Update update, SqlWriter writer) {
        return circular("an UPDATE of " + update.table().name(), writer);
    }

    private static StintException circular(String change, SqlWriter writer) {
        return writer.lacking(
                change + " whose assignments read each other's columns in a circle",
                "Use two statements, or keep one of the values in a further column.");
    }

    private static boolean reads(Node node, ExpressionNode.Column wanted) {
        return columnsRead(node, wanted.table()).contains(wanted.name());
    }
}

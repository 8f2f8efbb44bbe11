package org.stint.statement;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an UPDATE sets: columns, none of them twice. Immutable. */
final class SetClause {

    static final SetClause EMPTY = new SetClause();

    private final ChangeNode.Assignment[] assignments;

    private SetClause(ChangeNode.Assignment... assignments) {
        this.assignments = assignments;
    }

    /**
     * The node that binds what a place is set to.
     *
     * @throws IllegalArgumentException if it is null
     */
    static <T> Node bound(Assignable<?, T> place, T value) {
        if (value == null) {
            throw new IllegalArgumentException("Cannot set " + place + " to null; say "
                    + (place instanceof JsonPlace ? "set(…, \"null\") of the JSON." : "setNull(" + place + ")."));
        }
        return new PlaceholderNode.Bind(value, place.node().type());
    }

    /**
     * This and one assignment more.
     *
     * @param updated what is updated, for the message
     * @throws IllegalArgumentException if the column is set already
     */
    SetClause with(ExpressionNode.Column column, Node value, Table<?> updated) {
        if (sets(column)) {
            throw new IllegalArgumentException(
                    "Cannot set " + column.name() + " twice in one UPDATE of " + updated + ".");
        }
        ChangeNode.Assignment[] all = Arrays.copyOf(assignments, assignments.length + 1);
        all[assignments.length] = new ChangeNode.Assignment(column, value);
        return new SetClause(all);
    }

    /** This and further assignments, of other columns. */
    SetClause with(List<ChangeNode.Assignment> further) {
        int count = assignments.length;
        ChangeNode.Assignment[] all = Arrays.copyOf(assignments, count + further.size());
        for (int i = 0; i < further.size(); i++) {
            all[count + i] = further.get(i);
        }
        return new SetClause(all);
    }

    boolean isEmpty() {
        return assignments.length == 0;
    }

    boolean sets(ExpressionNode.Column column) {
        for (ChangeNode.Assignment assignment : assignments) {
            ExpressionNode.Column set = assignment.column();
            if (set == column || set.name().equals(column.name()) && set.table().equals(column.table())) {
                return true;
            }
        }
        return false;
    }

    boolean setsNoneOf(List<ChangeNode.Assignment> others) {
        for (int i = 0; i < others.size(); i++) {
            if (sets(others.get(i).column())) {
                return false;
            }
        }
        return true;
    }

    List<ChangeNode.Assignment> assignments() {
        return List.of(assignments);
    }

    /** The names of the tables of which columns are set. */
    Set<String> tables() {
        Set<String> names = new HashSet<>();
        for (ChangeNode.Assignment assignment : assignments) {
            names.add(assignment.column().table().name());
        }
        return names;
    }

    /** Whether columns of this table alone are set. */
    boolean isOf(QueryNode.Table table) {
        for (ChangeNode.Assignment assignment : assignments) {
            QueryNode.Table set = assignment.column().table();
            if (set != table && !set.name().equals(table.name())) {
                return false;
            }
        }
        return true;
    }
}

package org.stint.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what is done to places of one JSON column into one assignment. */
final class JsonEdits {

    private JsonEdits() {}

    /**
     * Assignments with one more edit.
     *
     * @param value what is set, or null if the place is removed
     * @throws IllegalArgumentException if the column is set as a whole, or the place already
     */
    static List<ChangeNode.Assignment> with(
            List<ChangeNode.Assignment> assignments,
            JsonPlace<?, ?> place,
            @Nullable Node value,
            QueryNode.Table table) {
        ExpressionNode.Column named = (ExpressionNode.Column) place.place().document();
        ExpressionNode.Column column =
                named.source() == table ? named : new ExpressionNode.Column(table, named.name(), named.type());
        JsonNode.Edit edit =
                new JsonNode.Edit(new JsonNode.Path(column, place.place().steps()), value);
        List<ChangeNode.Assignment> all = new ArrayList<>(assignments);
        for (int i = 0; i < all.size(); i++) {
            ChangeNode.Assignment assignment = all.get(i);
            if (assignment.column().name().equals(column.name())
                    && assignment.column().table().equals(table)) {
                all.set(i, new ChangeNode.Assignment(column, edited(assignment, edit)));
                return all;
            }
        }
        JsonTree.of(List.of(edit));
        all.add(new ChangeNode.Assignment(column, new JsonNode.Edited(column, List.of(edit))));
        return all;
    }

    private static Node edited(ChangeNode.Assignment assignment, JsonNode.Edit edit) {
        if (!(assignment.value() instanceof JsonNode.Edited edited)) {
            throw new IllegalArgumentException("Cannot set "
                    + assignment.column().name() + " as a whole and a place in it in one UPDATE. Use two statements.");
        }
        JsonNode.Edited both = edited.and(edit);
        JsonTree.of(both.edits());
        return both;
    }

    /** Refuses edits of one column that are to see each other. */
    static void requireIndependent(List<ChangeNode.Assignment> assignments) {
        for (ChangeNode.Assignment assignment : assignments) {
            if (assignment.value() instanceof JsonNode.Edited edited
                    && edited.edits().size() > 1
                    && edited.edits().stream()
                            .anyMatch(edit -> edit.value() != null
                                    && Assignments.columnsRead(
                                                    edit.value(),
                                                    assignment.column().table())
                                            .contains(assignment.column().name()))) {
                throw new IllegalStateException("Cannot set several places of the JSON column "
                        + assignment.column().name()
                        + " in order, so that one sees what another has set: they are set at once. Use two"
                        + " statements.");
            }
        }
    }
}

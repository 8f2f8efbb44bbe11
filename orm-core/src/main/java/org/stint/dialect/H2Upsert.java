package org.stint.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.QueryNode;
import org.stint.statement.SqlWriter;

/**
 * An INSERT that meets rows which are there already, as MERGE can say it: its source has just the values that are given,
 * and a column that no row sets takes its default by being left out.
 */
final class H2Upsert {

    private H2Upsert() {}

    /** The same insert without columns that are left to their default; refused if MERGE lacks the form. */
    static ChangeNode.Insert of(ChangeNode.Insert insert, SqlWriter writer) {
        ChangeNode.Conflict conflict = Objects.requireNonNull(insert.conflict());
        List<Integer> given = given(insert, writer);
        List<ExpressionNode.Column> columns =
                given.stream().map(insert.columns()::get).toList();
        List<ExpressionNode.Row> rows = insert.rows().stream()
                .map(row -> new ExpressionNode.Row(
                        given.stream().map(row.values()::get).toList()))
                .toList();
        requireKeys(conflict, columns, insert, writer);
        return new ChangeNode.Insert(
                insert.table(), columns, rows, insert.query(), settled(conflict, columns, insert, writer));
    }

    /** The positions of the columns that a row sets to a value. */
    private static List<Integer> given(ChangeNode.Insert insert, SqlWriter writer) {
        if (insert.query() != null) {
            return IntStream.range(0, insert.columns().size()).boxed().toList();
        }
        List<Integer> given = new ArrayList<>();
        for (int i = 0; i < insert.columns().size(); i++) {
            int column = i;
            long defaults = insert.rows().stream()
                    .filter(row -> isDefault(row.values().get(column)))
                    .count();
            if (defaults == 0) {
                given.add(i);
            } else if (defaults < insert.rows().size()) {
                throw writer.lacking(
                        "an INSERT that may update rows and leaves "
                                + insert.columns().get(i).name() + " of some of its rows to the default",
                        "Use a statement for these rows and one for the others.");
            }
        }
        return given;
    }

    private static void requireKeys(
            ChangeNode.Conflict conflict,
            List<ExpressionNode.Column> columns,
            ChangeNode.Insert insert,
            SqlWriter writer) {
        for (ExpressionNode.Column key : conflict.columns()) {
            if (isMissing(key, columns)) {
                throw writer.lacking(
                        "an INSERT INTO " + insert.table().name() + " that tells rows which are there already by "
                                + key.name() + ", which its rows do not set",
                        "Set it, or name the columns of another key in onConflict(…).");
            }
        }
    }

    /** The update, in which a value that no row sets is the default of its column. */
    private static ChangeNode.Conflict settled(
            ChangeNode.Conflict conflict,
            List<ExpressionNode.Column> columns,
            ChangeNode.Insert insert,
            SqlWriter writer) {
        List<ChangeNode.Assignment> assignments = new ArrayList<>();
        for (ChangeNode.Assignment assignment : conflict.assignments()) {
            boolean own = assignment.value() instanceof ExpressionNode.Column value
                    && value.table().equals(conflict.excluded())
                    && value.name().equals(assignment.column().name());
            assignments.add(
                    own && isMissing(assignment.column(), columns)
                            ? new ChangeNode.Assignment(
                                    assignment.column(),
                                    new ExpressionNode.Constant(
                                            ExpressionNode.Constant.Word.DEFAULT,
                                            assignment.column().type()))
                            : assignment);
        }
        assignments.forEach(
                assignment -> requireGiven(assignment.value(), conflict.excluded(), columns, insert, writer));
        if (conflict.where() != null) {
            requireGiven(conflict.where(), conflict.excluded(), columns, insert, writer);
        }
        return new ChangeNode.Conflict(
                conflict.columns(), conflict.constraint(), conflict.excluded(), assignments, conflict.where());
    }

    private static void requireGiven(
            Node node,
            QueryNode.Table excluded,
            List<ExpressionNode.Column> columns,
            ChangeNode.Insert insert,
            SqlWriter writer) {
        if (node instanceof ExpressionNode.Column column
                && column.table().equals(excluded)
                && isMissing(column, columns)) {
            throw writer.lacking(
                    "an INSERT INTO " + insert.table().name() + " that computes with excluded()." + column.name()
                            + ", which its rows do not set",
                    "Set it in every row.");
        }
        node.children().forEach(child -> requireGiven(child, excluded, columns, insert, writer));
    }

    private static boolean isMissing(ExpressionNode.Column wanted, List<ExpressionNode.Column> columns) {
        return columns.stream().noneMatch(column -> column.name().equals(wanted.name()));
    }

    private static boolean isDefault(Node value) {
        return value instanceof ExpressionNode.Constant constant
                && constant.word() == ExpressionNode.Constant.Word.DEFAULT;
    }
}

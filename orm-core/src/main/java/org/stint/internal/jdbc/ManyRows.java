package org.stint.internal.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.Dialect;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
import org.stint.type.ColumnType;

/**
 * An INSERT of many rows in the form in which it is sent. Where the database takes columns of values as arrays, one text
 * serves any number of rows, and is parsed faster than a long list. Elsewhere an INSERT with more placeholders than the
 * database takes becomes several, one after the other in the same transaction.
 */
final class ManyRows {

    /** Up to so many rows, a list of values is as good as arrays. */
    private static final int FEW = 100;

    /** The placeholders of one part; small enough that parts are alike and their text is found again. */
    private static final int PART = 10_000;

    private static final String NAME = "given";

    private ManyRows() {}

    /** Whether a statement is nothing of this kind, as can be told at first sight. */
    static boolean isSentAsItIs(Node statement) {
        return statement instanceof ChangeNode.Update || statement instanceof ChangeNode.Delete;
    }

    /** What is sent instead of a statement, in this order; the statement alone, if it is nothing of this kind. */
    static List<Node> sent(Node statement, Dialect dialect) {
        if (statement instanceof ChangeNode.Returning returning) {
            List<Node> changes = sent(returning.change(), dialect);
            return changes.get(0) == returning.change()
                    ? List.of(statement)
                    : changes.stream()
                            .<Node>map(change -> new ChangeNode.Returning(change, returning.columns()))
                            .toList();
        }
        if (statement instanceof ChangeNode.Counted counted) {
            List<Node> changes = sent(counted.returning(), dialect);
            return changes.get(0) == counted.returning()
                    ? List.of(statement)
                    : changes.stream()
                            .<Node>map(change -> new ChangeNode.Counted((ChangeNode.Returning) change))
                            .toList();
        }
        if (!(statement instanceof ChangeNode.Insert insert) || insert.rows().size() <= FEW) {
            return List.of(statement);
        }
        if (dialect.takesRowsAsArrays() && isOfValues(insert)) {
            return List.of(asArrays(insert));
        }
        return placeholders(insert) > dialect.mostPlaceholders() && !hasParameters(insert)
                ? parts(insert)
                : List.of(statement);
    }

    private static boolean isOfValues(ChangeNode.Insert insert) {
        for (ExpressionNode.Column column : insert.columns()) {
            if (column.type().columnType().kind() == ColumnType.Kind.JSON) {
                return false;
            }
        }
        for (ExpressionNode.Row row : insert.rows()) {
            for (int i = 0; i < row.values().size(); i++) {
                if (!(row.values().get(i) instanceof PlaceholderNode.Bind bind)
                        || bind.type() != insert.columns().get(i).type()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static ChangeNode.Insert asArrays(ChangeNode.Insert insert) {
        List<String> names =
                insert.columns().stream().map(ExpressionNode.Column::name).toList();
        List<PlaceholderNode.BindList> arrays = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            List<@Nullable Object> values = new ArrayList<>(insert.rows().size());
            for (ExpressionNode.Row row : insert.rows()) {
                values.add(((PlaceholderNode.Bind) row.values().get(i)).value());
            }
            arrays.add(
                    new PlaceholderNode.BindList(values, insert.columns().get(i).type()));
        }
        QueryNode.Derived given = new QueryNode.Derived(
                QueryNode.Derived.Kind.SUBQUERY,
                new QueryNode.Table(null, NAME, null),
                names,
                new QueryNode.Values(arrays));
        List<Node> columns = new ArrayList<>(names.size());
        for (ExpressionNode.Column column : insert.columns()) {
            columns.add(new ExpressionNode.Column(given, column.name(), column.type()));
        }
        QueryNode.Select select =
                new QueryNode.Select(false, columns, given, null, List.of(), null, List.of(), null, null, null);
        return new ChangeNode.Insert(insert.table(), insert.columns(), List.of(), select, insert.conflict());
    }

    private static List<Node> parts(ChangeNode.Insert insert) {
        List<Node> parts = new ArrayList<>();
        List<ExpressionNode.Row> part = new ArrayList<>();
        int inPart = 0;
        for (ExpressionNode.Row row : insert.rows()) {
            int inRow = placeholders(row);
            if (inPart + inRow > PART && !part.isEmpty()) {
                parts.add(with(insert, part));
                part = new ArrayList<>();
                inPart = 0;
            }
            part.add(row);
            inPart += inRow;
        }
        parts.add(with(insert, part));
        return parts;
    }

    private static ChangeNode.Insert with(ChangeNode.Insert insert, List<ExpressionNode.Row> rows) {
        return new ChangeNode.Insert(insert.table(), insert.columns(), rows, null, insert.conflict());
    }

    private static int placeholders(Node node) {
        int count = node instanceof PlaceholderNode ? 1 : 0;
        for (Node child : node.children()) {
            count += placeholders(child);
        }
        return count;
    }

    /** Values that come later are numbered over the whole statement. */
    private static boolean hasParameters(Node node) {
        return node instanceof PlaceholderNode.Parameter
                || node.children().stream().anyMatch(ManyRows::hasParameters);
    }
}

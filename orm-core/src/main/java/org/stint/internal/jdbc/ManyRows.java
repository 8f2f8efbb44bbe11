package org.stint.internal.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.Dialect;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.Parameters;
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

    /**
     * What is sent instead of a statement, in this order; the statement alone, if it is nothing of this kind.
     *
     * @param rows for each execution the values of the statement's parameters, in preorder
     * @throws IllegalArgumentException if it has several parts, or keys that must differ, and values are missing
     * @throws org.stint.exception.StintException if it would update a row twice
     */
    static List<SentPart> sent(Node statement, List<@Nullable Object[]> rows, Dialect dialect, String attempt) {
        List<SentPart> parts = sent(statement, dialect);
        boolean updates = ConflictKeys.mustDiffer(statement);
        for (@Nullable Object[] row : rows) {
            if (row.length == 0 && (updates || parts.size() > 1)) {
                Parameters.NONE.valuesFor(statement);
            }
            if (updates) {
                ConflictKeys.requireDistinct(statement, row, parts.size(), attempt);
            }
        }
        return parts;
    }

    private static List<SentPart> sent(Node statement, Dialect dialect) {
        if (statement instanceof ChangeNode.Returning returning) {
            return sent(returning.change(), dialect, change -> new ChangeNode.Returning(change, returning.columns()));
        }
        if (statement instanceof ChangeNode.Counted counted) {
            return sent(
                    counted.returning(),
                    dialect,
                    returning -> new ChangeNode.Counted((ChangeNode.Returning) returning));
        }
        if (!(statement instanceof ChangeNode.Insert insert) || insert.rows().size() <= FEW) {
            return List.of(SentPart.whole(statement));
        }
        if (dialect.takesRowsAsArrays() && isOfValues(insert)) {
            return List.of(SentPart.whole(asArrays(insert)));
        }
        return placeholders(insert) > dialect.mostPlaceholders() ? parts(insert) : List.of(SentPart.whole(statement));
    }

    private static List<SentPart> sent(Node inner, Dialect dialect, UnaryOperator<Node> around) {
        return sent(inner, dialect).stream()
                .map(part -> new SentPart(around.apply(part.statement()), part.from(), part.to(), part.common()))
                .toList();
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
                QueryNode.Values.of(arrays));
        List<Node> columns = new ArrayList<>(names.size());
        for (ExpressionNode.Column column : insert.columns()) {
            columns.add(new ExpressionNode.Column(given, column.name(), column.type()));
        }
        QueryNode.Select select =
                new QueryNode.Select(false, columns, given, null, List.of(), null, List.of(), null, null, null);
        return new ChangeNode.Insert(insert.table(), insert.columns(), List.of(), select, insert.conflict());
    }

    private static List<SentPart> parts(ChangeNode.Insert insert) {
        int inRows = 0;
        for (ExpressionNode.Row row : insert.rows()) {
            inRows += parameters(row);
        }
        List<SentPart> parts = new ArrayList<>();
        List<ExpressionNode.Row> part = new ArrayList<>();
        int inPart = 0;
        int from = 0;
        int to = 0;
        for (ExpressionNode.Row row : insert.rows()) {
            int inRow = placeholders(row);
            if (inPart + inRow > PART && !part.isEmpty()) {
                parts.add(new SentPart(with(insert, part), from, to, inRows));
                part = new ArrayList<>();
                inPart = 0;
                from = to;
            }
            part.add(row);
            inPart += inRow;
            to += parameters(row);
        }
        parts.add(new SentPart(with(insert, part), from, to, inRows));
        return parts;
    }

    private static ChangeNode.Insert with(ChangeNode.Insert insert, List<ExpressionNode.Row> rows) {
        return new ChangeNode.Insert(insert.table(), insert.columns(), rows, null, insert.conflict());
    }

    private static int placeholders(Node node) {
        return count(node, PlaceholderNode.class);
    }

    private static int parameters(Node node) {
        return count(node, PlaceholderNode.Parameter.class);
    }

    private static int count(Node node, Class<? extends PlaceholderNode> kind) {
        int count = kind.isInstance(node) ? 1 : 0;
        for (Node child : node.children()) {
            count += count(child, kind);
        }
        return count;
    }
}

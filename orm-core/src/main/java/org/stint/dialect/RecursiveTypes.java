package org.stint.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
import org.stint.type.ColumnType;

/**
 * Widens the columns of a recursive query to one type each. PostgreSQL wants the rows that it begins with and those of
 * each further step to agree in their types, down to length and precision; but {@code i + 1} is a BIGINT there if the one
 * is, and {@code name || '/'} has no length. On MariaDB every step has the types of the beginning: a text that grows
 * would not fit, and a number would lose digits.
 */
final class RecursiveTypes {

    /** Casts without a length or precision, unlike those of the language: nothing is cut or rounded. */
    static final RecursiveTypes POSTGRES = new RecursiveTypes(
            Map.of(ColumnType.Kind.VARCHAR, cast("VARCHAR"), ColumnType.Kind.DECIMAL, cast("DECIMAL")),
            Map.of(
                    ColumnType.Kind.SMALLINT,
                    cast("SMALLINT"),
                    ColumnType.Kind.INTEGER,
                    cast("INTEGER"),
                    ColumnType.Kind.VARCHAR,
                    cast("VARCHAR"),
                    ColumnType.Kind.DECIMAL,
                    cast("DECIMAL")));

    /** A text gets the length of another that is never taken, and keeps its collation, which a cast would change. */
    static final RecursiveTypes MARIADB = new RecursiveTypes(
            Map.of(
                    ColumnType.Kind.VARCHAR,
                    List.of("IF(TRUE, ", ", SPACE(16777216))"),
                    ColumnType.Kind.DECIMAL,
                    cast("DECIMAL(65, 30)")),
            Map.of());

    private final Map<ColumnType.Kind, List<String>> beginning;
    private final Map<ColumnType.Kind, List<String>> continuation;

    private RecursiveTypes(
            Map<ColumnType.Kind, List<String>> beginning, Map<ColumnType.Kind, List<String>> continuation) {
        this.beginning = beginning;
        this.continuation = continuation;
    }

    private static List<String> cast(String type) {
        return List.of("CAST(", " AS " + type + ")");
    }

    /** The body of a recursive common table, with casts where types could differ. */
    Node agreed(QueryNode.Select body) {
        List<Node> first = new ArrayList<>(body.columns());
        List<QueryNode.Branch> branches = new ArrayList<>();
        for (QueryNode.Branch branch : body.branches()) {
            List<Node> step = new ArrayList<>(branch.select().columns());
            for (int i = 0; i < step.size(); i++) {
                agree(first, step, i);
            }
            branches.add(new QueryNode.Branch(
                    branch.combination(),
                    with(branch.select(), step, branch.select().branches())));
        }
        return with(body, first, branches);
    }

    private void agree(List<Node> first, List<Node> step, int column) {
        if (!(first.get(column) instanceof ExpressionNode.Value begun
                && step.get(column) instanceof ExpressionNode.Value continued)) {
            return;
        }
        ColumnType type = begun.type().columnType();
        boolean computed = !(continued instanceof ExpressionNode.Column || continued instanceof PlaceholderNode);
        boolean sized = type.kind() == ColumnType.Kind.VARCHAR || type.kind() == ColumnType.Kind.DECIMAL;
        if (computed || sized && !continued.type().columnType().equals(type)) {
            first.set(column, widened(begun, beginning.get(type.kind())));
            step.set(column, widened(continued, continuation.get(type.kind())));
        }
    }

    private static Node widened(Node operand, @Nullable List<String> around) {
        return around == null ? operand : new ExpressionNode.Raw(around, List.of(operand));
    }

    private static QueryNode.Select with(QueryNode.Select select, List<Node> columns, List<QueryNode.Branch> branches) {
        return new QueryNode.Select(
                select.distinct(),
                columns,
                select.from(),
                select.where(),
                select.groupBy(),
                select.having(),
                branches,
                select.orderBy(),
                select.limit(),
                select.offset(),
                select.lock());
    }
}

package org.stint.dialect;

import java.util.ArrayList;
import java.util.List;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
import org.stint.type.ColumnType;

/**
 * Casts the columns of a recursive query to one type each. PostgreSQL wants the rows that it begins with and those of each
 * further step to agree in their types, down to length and precision; but {@code i + 1} is a BIGINT there if the one is,
 * and {@code name || '/'} has no length.
 */
final class RecursiveTypes {

    private RecursiveTypes() {}

    /** The body of a recursive common table, with casts where types could differ. */
    static Node agreed(QueryNode.Select body) {
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

    private static void agree(List<Node> first, List<Node> step, int column) {
        if (!(first.get(column) instanceof ExpressionNode.Value begun
                && step.get(column) instanceof ExpressionNode.Value continued)) {
            return;
        }
        ColumnType type = begun.type().columnType();
        boolean computed = !(continued instanceof ExpressionNode.Column || continued instanceof PlaceholderNode);
        switch (type.kind()) {
            case SMALLINT, INTEGER -> {
                if (computed) {
                    step.set(column, cast(continued, type.kind().name()));
                }
            }
            case VARCHAR, DECIMAL -> {
                if (computed || !continued.type().columnType().equals(type)) {
                    first.set(column, cast(begun, type.kind().name()));
                    step.set(column, cast(continued, type.kind().name()));
                }
            }
            default -> {}
        }
    }

    /** Without a length or precision, unlike a cast of the language: nothing is cut or rounded. */
    private static Node cast(Node operand, String type) {
        return new ExpressionNode.Raw(List.of("CAST(", " AS " + type + ")"), List.of(operand));
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

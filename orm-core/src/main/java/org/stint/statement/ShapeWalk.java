package org.stint.statement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The walk that finds the shape of a statement, which every execution takes. The kinds of node that nearly all statements
 * are made of are told by their class, which is what the virtual machine compares fastest; all others are asked.
 */
final class ShapeWalk {

    private final List<PlaceholderNode> placeholders = new ArrayList<>();
    private Object[] marks = new Object[64];
    private int count;
    private int hash;

    ShapedStatement of(Node statement) {
        walk(statement);
        return new ShapedStatement(new StatementShape(marks, count, hash), placeholders);
    }

    private void walk(Node node) {
        if (node instanceof ExpressionNode.Column column) {
            column(column);
        } else if (node instanceof PlaceholderNode.Bind bind) {
            value(bind);
        } else if (node instanceof PlaceholderNode.Parameter parameter) {
            value(parameter);
        } else if (node instanceof ExpressionNode.Operation operation) {
            mark(ExpressionNode.Operation.class);
            mark(operation.operator());
            hash(operation.operator().ordinal());
            parts(operation.operands());
        } else if (node instanceof ChangeNode.Update update) {
            update(update);
        } else {
            other(node);
        }
    }

    private void update(ChangeNode.Update update) {
        mark(ChangeNode.Update.class);
        mark(update.table());
        mark(update.ordered());
        mark(update.keys());
        List<ChangeNode.Assignment> assignments = update.assignments();
        mark(assignments.size());
        for (int i = 0; i < assignments.size(); i++) {
            column(assignments.get(i).column());
            walk(assignments.get(i).value());
        }
        optional(update.from());
        optional(update.where());
    }

    private void optional(@Nullable Node part) {
        mark(part != null);
        if (part != null) {
            walk(part);
        }
    }

    private void column(ExpressionNode.Column column) {
        QueryNode.Table table = column.table();
        mark(ExpressionNode.Column.class);
        mark(column.name());
        mark(table);
        hash(column.name().hashCode());
        hash(table.name().hashCode());
    }

    private void value(PlaceholderNode placeholder) {
        mark(placeholder.getClass());
        mark(placeholder.label());
        placeholders.add(placeholder);
    }

    private void other(Node node) {
        Object label = node.label();
        mark(node.getClass());
        mark(label);
        hash(label.hashCode());
        if (node instanceof PlaceholderNode placeholder) {
            placeholders.add(placeholder);
        } else {
            parts(node.children());
        }
    }

    private void parts(List<Node> parts) {
        int size = parts.size();
        mark(size);
        for (int i = 0; i < size; i++) {
            walk(parts.get(i));
        }
    }

    private void mark(Object mark) {
        if (count == marks.length) {
            marks = Arrays.copyOf(marks, 2 * count);
        }
        marks[count++] = mark;
    }

    /** What is not hashed is compared all the same. */
    private void hash(int part) {
        hash = 31 * hash + part;
    }
}

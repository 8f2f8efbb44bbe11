package org.stint.statement;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.type.SqlType;

/**
 * Finds the shapes of statements, one after the other, which every execution of one does. The kinds of node that nearly
 * all statements are made of are told by what they hold, which is what the virtual machine compares fastest; all others
 * are asked.
 *
 * <p>What it found is good until the next walk, and kept by {@link #shape()} and {@link #placeholders()} beyond that. Used
 * by one thread at a time.
 */
public final class ShapeWalk {

    private Object[] marks = new Object[64];
    private Object[] placeholders = new Object[16];
    private int markCount;
    private int placeholderCount;
    private int hash;

    /** Walks the tree of a statement. */
    public ShapeWalk of(Node statement) {
        markCount = 0;
        hash = 0;
        placeholderCount = 0;
        walk(statement);
        return this;
    }

    /** Whether the statement has a known shape. */
    public boolean found(StatementShape shape) {
        return shape.is(marks, markCount, hash);
    }

    /** The shape of the statement. */
    public StatementShape shape() {
        return new StatementShape(Arrays.copyOf(marks, markCount), hash);
    }

    /** Takes the bound values and parameters of the statement, in preorder; there are none left after that. */
    @SuppressWarnings("unchecked") // nothing else was added
    public List<PlaceholderNode> placeholders() {
        Object[] found = Arrays.copyOf(placeholders, placeholderCount);
        Arrays.fill(placeholders, 0, placeholderCount, null); // their values are not kept alive here
        placeholderCount = 0;
        return (List<PlaceholderNode>) (List<?>) Arrays.asList(found);
    }

    private void walk(Node node) {
        if (node instanceof ExpressionNode.Column column) {
            column(column);
        } else if (node instanceof PlaceholderNode.Bind bind) {
            value(bind, PlaceholderNode.Bind.class, bind.type());
        } else if (node instanceof PlaceholderNode.Parameter parameter) {
            value(parameter, PlaceholderNode.Parameter.class, parameter.type());
        } else if (node instanceof ExpressionNode.Operation operation) {
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
        int size = assignments.size();
        mark(size);
        for (int i = 0; i < size; i++) {
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

    /** No other node begins with a text, as none but an operation does with an operator. */
    private void column(ExpressionNode.Column column) {
        QueryNode.Table table = column.table();
        mark(column.name());
        mark(table);
        hash(column.name().hashCode());
        hash(table.name().hashCode());
    }

    private void value(Object placeholder, Class<?> kind, SqlType<?> type) {
        mark(kind);
        mark(type.columnType());
        add(placeholder);
    }

    private void other(Node node) {
        Object label = node.label();
        mark(node.getClass());
        mark(label);
        hash(label.hashCode());
        if (node instanceof PlaceholderNode placeholder) {
            add(placeholder);
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
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, 2 * markCount);
        }
        marks[markCount++] = mark;
    }

    private void add(Object placeholder) {
        if (placeholderCount == placeholders.length) {
            placeholders = Arrays.copyOf(placeholders, 2 * placeholderCount);
        }
        placeholders[placeholderCount++] = placeholder;
    }

    /** What is not hashed is compared all the same. */
    private void hash(int part) {
        hash = 31 * hash + part;
    }
}

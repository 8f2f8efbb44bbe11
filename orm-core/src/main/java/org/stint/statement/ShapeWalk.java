package org.stint.statement;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** What a statement has to have in this place, if it is compared with a known shape. */
    private Object @Nullable [] expected;

    private Object[] marks = new Object[64];
    private Object[] placeholders = new Object[16];
    private int markCount;
    private int placeholderCount;
    private int hash;

    /** The first common table of each name. */
    private final Map<String, QueryNode.Derived> commonTables = new HashMap<>();

    /** Walks the tree of a statement. */
    public ShapeWalk of(Node statement) {
        begin(null);
        walk(statement);
        return this;
    }

    /**
     * Walks the tree of a statement as far as it has a known shape; a good guess costs less than to find the shape. Only
     * {@link #placeholders()} can be asked for afterwards, and only if it has.
     */
    public boolean isOf(StatementShape shape, Node statement) {
        begin(shape.marks());
        return walk(statement) && markCount == shape.marks().length;
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
        commonTables.clear();
        return (List<PlaceholderNode>) (List<?>) Arrays.asList(found);
    }

    private void begin(Object @Nullable [] shape) {
        expected = shape;
        markCount = 0;
        placeholderCount = 0;
        hash = 0;
        commonTables.clear();
    }

    /** Each of these methods tells whether the statement still has the expected shape. */
    private boolean walk(Node node) {
        if (node instanceof ExpressionNode.Column column) {
            return column(column);
        }
        if (node instanceof PlaceholderNode.Bind bind) {
            return value(bind, PlaceholderNode.Bind.class, bind.type());
        }
        if (node instanceof PlaceholderNode.Parameter parameter) {
            return value(parameter, PlaceholderNode.Parameter.class, parameter.type());
        }
        if (node instanceof ExpressionNode.Operation operation) {
            hash(operation.operator().ordinal());
            return mark(operation.label()) && parts(operation.operands());
        }
        return node instanceof ChangeNode.Update update ? update(update) : other(node);
    }

    private boolean update(ChangeNode.Update update) {
        List<ChangeNode.Assignment> assignments = update.assignments();
        int size = assignments.size();
        boolean same = mark(ChangeNode.Update.class)
                && mark(update.table())
                && mark(update.ordered())
                && mark(update.keys())
                && mark(size);
        for (int i = 0; same && i < size; i++) {
            ChangeNode.Assignment assignment = assignments.get(i);
            same = column(assignment.column()) && walk(assignment.value());
        }
        return same && optional(update.from()) && optional(update.where());
    }

    private boolean optional(@Nullable Node part) {
        return mark(part != null) && (part == null || walk(part));
    }

    /** No other node begins with a text, as none but an operation does with an operator. */
    private boolean column(ExpressionNode.Column column) {
        QueryNode.Table table = column.table();
        hash(column.name().hashCode());
        hash(table.name().hashCode());
        return mark(column.name()) && mark(table);
    }

    private boolean value(Object placeholder, Class<?> kind, SqlType<?> type) {
        add(placeholder);
        return mark(kind) && mark(type.columnType());
    }

    private boolean other(Node node) {
        Object label = node.label();
        hash(label.hashCode());
        if (node instanceof PlaceholderNode placeholder) {
            add(placeholder);
            return mark(node.getClass()) && mark(label);
        }
        return mark(node.getClass()) && mark(label) && named(node) && parts(node.children());
    }

    /** Common tables of one name need to be the same, and that may depend on what is bound in them. */
    private boolean named(Node node) {
        if (!(node instanceof QueryNode.Derived table) || !table.isCommon()) {
            return true;
        }
        QueryNode.Derived first = commonTables.putIfAbsent(table.named().name(), table);
        return first == null || mark(table.isSameTable(first));
    }

    private boolean parts(List<Node> parts) {
        int size = parts.size();
        boolean same = mark(size);
        for (int i = 0; same && i < size; i++) {
            same = walk(parts.get(i));
        }
        return same;
    }

    private boolean mark(Object mark) {
        int place = markCount++;
        if (expected != null) {
            return place < expected.length && (mark == expected[place] || mark.equals(expected[place]));
        }
        if (place == marks.length) {
            marks = Arrays.copyOf(marks, 2 * place);
        }
        marks[place] = mark;
        return true;
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

package org.stint.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement taken apart in one walk: what decides its text, and what is bound.
 *
 * @param shape equal for statements with the same text; holds no bound value, so that it may be kept as a key
 * @param placeholders the bound values and parameters in preorder, as {@link Sql#slots()} numbers them
 */
public record ShapedStatement(StatementShape shape, List<PlaceholderNode> placeholders) {

    /** Copies the list. */
    public ShapedStatement {
        placeholders = List.copyOf(placeholders);
    }

    /** Walks the tree of a statement. */
    public static ShapedStatement of(Node statement) {
        List<Object> marks = new ArrayList<>(64);
        List<PlaceholderNode> placeholders = new ArrayList<>();
        walk(statement, marks, placeholders);
        return new ShapedStatement(new StatementShape(marks.toArray()), placeholders);
    }

    private static void walk(Node node, List<Object> marks, List<PlaceholderNode> placeholders) {
        marks.add(node.getClass());
        marks.add(node.label());
        if (node instanceof ExpressionNode.Column column) {
            marks.add(column.table()); // its only part, and the most frequent one of all
            return;
        }
        if (node instanceof LeafNode) { // the class says that it has no parts
            return;
        }
        List<Node> children = node.children();
        marks.add(children.size());
        if (node instanceof PlaceholderNode placeholder) {
            placeholders.add(placeholder);
        }
        for (Node child : children) {
            walk(child, marks, placeholders);
        }
    }
}

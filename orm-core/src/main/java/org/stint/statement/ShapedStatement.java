package org.stint.statement;

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
        ShapeWalk walk = new ShapeWalk().of(statement);
        return new ShapedStatement(walk.shape(), walk.placeholders());
    }
}

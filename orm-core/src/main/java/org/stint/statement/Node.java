package org.stint.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tree behind every statement: immutable, closed, and without types of its own.
 *
 * <p>What a user holds are typed coats over these nodes. A coat says what may be done with a value; a node says how the
 * statement is built. Two statements have the same SQL text if walking both trees in preorder meets the same classes,
 * labels and numbers of children; therefore everything that changes the text is in {@link #label()}, and nothing that
 * is bound is.
 */
public sealed interface Node permits ExpressionNode, QueryNode, ChangeNode, LeafNode {

    /** Calls the method of the visitor that belongs to this kind of node. */
    <C, R extends @Nullable Object> R accept(Visitor<C, R> visitor, C context);

    /** Whatever changes the SQL text besides the kind of node and its children. */
    Object label();

    /** The parts of this node, in the order in which they are usually written. */
    List<Node> children();

    /**
     * A copy of this node over other parts.
     *
     * @param parts as many as there are {@link #children()}, each of the class that belongs in its place
     */
    Node with(List<Node> parts);
}

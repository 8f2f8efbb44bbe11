package org.stint.statement;

import java.util.List;

/** A node without parts. */
public sealed interface LeafNode extends Node
        permits ExpressionNode.Whole,
                ExpressionNode.Unit,
                ExpressionNode.Constant,
                ExpressionNode.Tick,
                ExpressionNode.NextValue,
                QueryNode.Table {

    @Override
    default List<Node> children() {
        return List.of();
    }

    @Override
    default Node with(List<Node> parts) {
        return this;
    }
}

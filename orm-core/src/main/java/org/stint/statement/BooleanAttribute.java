package org.stint.statement;

/**
 * A column of truth values, which is a condition by itself.
 *
 * @param <E> the entity
 */
public final class BooleanAttribute<E> extends Condition implements Attribute<E, Boolean> {

    private final ColumnDefinition<Boolean> definition;

    BooleanAttribute(QueryNode.Table table, ColumnDefinition<Boolean> definition) {
        super(new ExpressionNode.Column(table, definition.name(), definition.type()), definition.type());
        this.definition = definition;
    }

    @Override
    public ExpressionNode.Column node() {
        return (ExpressionNode.Column) super.node();
    }

    @Override
    public ColumnDefinition<Boolean> definition() {
        return definition;
    }
}

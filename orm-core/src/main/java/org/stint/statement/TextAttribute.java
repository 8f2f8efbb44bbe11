package org.stint.statement;

/**
 * A column of texts.
 *
 * @param <E> the entity
 */
public final class TextAttribute<E> extends TextExpression implements Attribute<E, String> {

    private final ColumnDefinition<String> definition;

    TextAttribute(QueryNode.Table table, ColumnDefinition<String> definition) {
        super(new ExpressionNode.Column(table, definition.name(), definition.type()), definition.type());
        this.definition = definition;
    }

    @Override
    public ExpressionNode.Column node() {
        return (ExpressionNode.Column) super.node();
    }

    @Override
    public ColumnDefinition<String> definition() {
        return definition;
    }
}

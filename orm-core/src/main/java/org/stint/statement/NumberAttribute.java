package org.stint.statement;

/**
 * A column of numbers that may have a fraction.
 *
 * @param <E> the entity
 * @param <T> the Java type of the value
 */
public final class NumberAttribute<E, T extends Number> extends NumberExpression<T> implements Attribute<E, T> {

    private final ColumnDefinition<T> definition;

    NumberAttribute(QueryNode.Table table, ColumnDefinition<T> definition) {
        super(new ExpressionNode.Column(table, definition.name(), definition.type()), definition.type());
        this.definition = definition;
    }

    @Override
    public ExpressionNode.Column node() {
        return (ExpressionNode.Column) super.node();
    }

    @Override
    public ColumnDefinition<T> definition() {
        return definition;
    }
}

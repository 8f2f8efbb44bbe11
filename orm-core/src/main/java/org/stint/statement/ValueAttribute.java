package org.stint.statement;

/**
 * A column of values without an order: UUIDs, enums, bytes.
 *
 * @param <E> the entity
 * @param <T> the Java type of the value
 */
public final class ValueAttribute<E, T> extends ValueExpression<T> implements Attribute<E, T> {

    private final ColumnDefinition<T> definition;

    ValueAttribute(Node.Table table, ColumnDefinition<T> definition) {
        super(new Node.Column(table, definition.name(), definition.type()), definition.type());
        this.definition = definition;
    }

    @Override
    public Node.Column node() {
        return (Node.Column) super.node();
    }

    @Override
    public ColumnDefinition<T> definition() {
        return definition;
    }
}

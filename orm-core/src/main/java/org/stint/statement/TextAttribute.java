package org.stint.statement;

/**
 * A column of texts.
 *
 * @param <E> the entity
 */
public final class TextAttribute<E> extends TextExpression implements Attribute<E, String> {

    private final ColumnDefinition<String> definition;

    TextAttribute(Node.Table table, ColumnDefinition<String> definition) {
        super(new Node.Column(table, definition.name(), definition.type()), definition.type());
        this.definition = definition;
    }

    @Override
    public Node.Column node() {
        return (Node.Column) super.node();
    }

    @Override
    public ColumnDefinition<String> definition() {
        return definition;
    }
}

package org.stint.statement;

/**
 * A column of JSON documents.
 *
 * @param <E> the entity
 */
public final class JsonAttribute<E> extends JsonExpression implements Attribute<E, String> {

    private final ColumnDefinition<String> definition;

    JsonAttribute(QueryNode.Table table, ColumnDefinition<String> definition) {
        super(new ExpressionNode.Column(table, definition.name(), definition.type()));
        this.definition = definition;
    }

    @Override
    public ExpressionNode.Column node() {
        return (ExpressionNode.Column) super.node();
    }

    @Override
    public JsonPath<E> at(String member, String... further) {
        return new JsonPath<>(path(member, further));
    }

    @Override
    public JsonPath<E> at(int position) {
        return new JsonPath<>(path(position));
    }

    @Override
    public ColumnDefinition<String> definition() {
        return definition;
    }
}

package org.stint.statement;

/**
 * An assignable place in a row of an entity: a column of its table with the type of its values.
 *
 * @param <E> the entity
 * @param <T> the Java type of the column's value
 */
public sealed interface Attribute<E, T> extends Selectable<T>, Operand<T>
        permits BooleanAttribute, NumberAttribute, TextAttribute, TimeAttribute, ValueAttribute, WholeAttribute {

    @Override
    ExpressionNode.Column node();

    /** All that is known of the column. */
    ColumnDefinition<T> definition();
}

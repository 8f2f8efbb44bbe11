package org.stint.statement;

/**
 * A column of the table of an entity with the type of its values.
 *
 * @param <E> the entity
 * @param <T> the Java type of the column's value
 */
public sealed interface Attribute<E, T> extends Assignable<E, T>
        permits BooleanAttribute,
                JsonAttribute,
                NumberAttribute,
                TextAttribute,
                TimeAttribute,
                ValueAttribute,
                WholeAttribute {

    @Override
    ExpressionNode.Column node();

    /** All that is known of the column. */
    ColumnDefinition<T> definition();
}

package org.stint.statement;

/**
 * What an UPDATE can set: a column, or a place in a JSON document.
 *
 * @param <E> the entity
 * @param <T> the Java type of the value
 */
public sealed interface Assignable<E, T> extends Selectable<T>, Operand<T> permits Attribute, JsonPlace {

    @Override
    ExpressionNode.Value node();
}

package org.stint.statement;

import org.stint.type.SqlType;

/**
 * A value without an order that all databases agree on: a UUID, an enum, bytes.
 *
 * @param <T> the Java type of the value
 */
public class ValueExpression<T> extends Typed<T, ValueExpression<T>> {

    ValueExpression(Node node, SqlType<T> type) {
        super(node, type);
    }

    @Override
    final ValueExpression<T> retyped(Node node) {
        return new ValueExpression<>(node, type());
    }
}

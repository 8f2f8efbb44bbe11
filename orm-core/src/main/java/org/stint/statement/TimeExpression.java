package org.stint.statement;

import org.stint.type.SqlType;

/**
 * A date, a time or both.
 *
 * @param <T> a class of {@code java.time}
 */
public class TimeExpression<T> extends Ordered<T, TimeExpression<T>> {

    TimeExpression(Node node, SqlType<T> type) {
        super(node, type);
    }

    @Override
    final TimeExpression<T> retyped(Node node) {
        return new TimeExpression<>(node, type());
    }
}

package org.stint.statement;

import java.util.List;
import org.stint.type.SqlType;

/**
 * A number that may have a fraction.
 *
 * @param <T> {@code BigDecimal}, {@code Double} or {@code Float}
 */
public class NumberExpression<T extends Number> extends Numeric<T, NumberExpression<T>> {

    NumberExpression(Node node, SqlType<T> type) {
        super(node, type);
    }

    @Override
    final NumberExpression<T> retyped(Node node) {
        return new NumberExpression<>(node, type());
    }

    @Override
    final Operator division() {
        return Operator.DIVIDE;
    }

    /** The sum over a group; NULL over no rows. */
    public final NumberExpression<T> sum() {
        return retyped(new Node.Operation(Operator.SUM, List.of(node()), type()));
    }

    /** The mean over a group, at the scale of the type; NULL over no rows. */
    public final NumberExpression<T> avg() {
        return retyped(new Node.Operation(Operator.AVG, List.of(node()), type()));
    }
}

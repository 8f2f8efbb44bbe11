package org.stint.statement;

import java.util.List;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/**
 * A whole number.
 *
 * @param <T> {@code Long}, {@code Integer}, {@code Short}, {@code Byte} or {@code BigInteger}
 */
public class WholeExpression<T extends Number> extends Numeric<T, WholeExpression<T>> {

    WholeExpression(Node node, SqlType<T> type) {
        super(node, type);
    }

    @Override
    final WholeExpression<T> retyped(Node node) {
        return new WholeExpression<>(node, type());
    }

    @Override
    final Operator division() {
        return Operator.DIVIDE_WHOLE;
    }

    /** The sum over a group; NULL over no rows. */
    public final WholeExpression<Long> sum() {
        return new WholeExpression<>(new Node.Operation(Operator.SUM, List.of(node()), SqlTypes.LONG), SqlTypes.LONG);
    }
}

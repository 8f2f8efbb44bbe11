package org.stint.statement;

import java.util.List;
import org.stint.type.SqlTypes;

/** Functions that look at the rows around each row; meant to be imported statically. */
public final class WindowFunctions {

    private WindowFunctions() {}

    /** The position of the row in its window, from 1, all different. */
    public static WholeExpression<Long> rowNumber(Window window) {
        return number(Operator.ROW_NUMBER, window);
    }

    /** The position of the row in its window, the same for peers, with gaps behind them. */
    public static WholeExpression<Long> rank(Window window) {
        return number(Operator.RANK, window);
    }

    /** The position of the row in its window, the same for peers, without gaps. */
    public static WholeExpression<Long> denseRank(Window window) {
        return number(Operator.DENSE_RANK, window);
    }

    /** The value in the row before; NULL in the first. */
    public static <T, X extends Expression<T>> X lag(Typed<T, X> value, Window window) {
        return lag(value, 1, window);
    }

    /** The value so many rows before; NULL where there is none. */
    public static <T, X extends Expression<T>> X lag(Typed<T, X> value, int rows, Window window) {
        return neighbour(Operator.LAG, value, rows, window);
    }

    /** The value in the row after; NULL in the last. */
    public static <T, X extends Expression<T>> X lead(Typed<T, X> value, Window window) {
        return lead(value, 1, window);
    }

    /** The value so many rows after; NULL where there is none. */
    public static <T, X extends Expression<T>> X lead(Typed<T, X> value, int rows, Window window) {
        return neighbour(Operator.LEAD, value, rows, window);
    }

    /** The value in the first row of the frame. */
    public static <T, X extends Expression<T>> X firstValue(Typed<T, X> value, Window window) {
        return value.retyped(window.over(operation(Operator.FIRST_VALUE, value, List.of(value.node()))));
    }

    /** The value in the last row of the frame, which is the current row unless the window says another. */
    public static <T, X extends Expression<T>> X lastValue(Typed<T, X> value, Window window) {
        return value.retyped(window.over(operation(Operator.LAST_VALUE, value, List.of(value.node()))));
    }

    private static WholeExpression<Long> number(Operator operator, Window window) {
        ExpressionNode.Operation function = new ExpressionNode.Operation(operator, List.of(), SqlTypes.LONG);
        return new WholeExpression<>(window.over(function), SqlTypes.LONG);
    }

    private static <T, X extends Expression<T>> X neighbour(
            Operator operator, Typed<T, X> value, int rows, Window window) {
        if (rows < 0) {
            throw new IllegalArgumentException(
                    "A window function cannot look " + rows + " rows away: use the one for" + " the other direction.");
        }
        return value.retyped(
                window.over(operation(operator, value, List.of(value.node(), new ExpressionNode.Whole(rows)))));
    }

    private static ExpressionNode.Operation operation(Operator operator, Typed<?, ?> value, List<Node> operands) {
        return new ExpressionNode.Operation(operator, operands, value.type());
    }
}

package org.stint.statement;

import java.util.List;
import java.util.stream.Stream;
import org.stint.type.SqlTypes;

/**
 * The rows around each row that a window function looks at: {@code Window.partitionBy(BOOK.genre).orderBy(…)}. Immutable.
 */
public final class Window {

    /** All rows of the result. */
    public static final Window ALL = new Window(List.of(), List.of(), Frame.DEFAULT);

    private final List<Node> partitionBy;
    private final List<Node> orderBy;
    private final Frame frame;

    private Window(List<Node> partitionBy, List<Node> orderBy, Frame frame) {
        this.partitionBy = partitionBy;
        this.orderBy = orderBy;
        this.frame = frame;
    }

    /** The rows with the same values as the current one. */
    public static Window partitionBy(Expression<?>... expressions) {
        return new Window(Stream.of(expressions).map(Expression::node).toList(), List.of(), Frame.DEFAULT);
    }

    /** All rows, sorted; an aggregate then takes in those up to the current one and its peers. */
    public static Window orderedBy(SortKey<?>... keys) {
        return ALL.orderBy(keys);
    }

    /** The rows sorted; an aggregate then takes in those up to the current one and its peers. */
    public Window orderBy(SortKey<?>... keys) {
        List<Node> nodes = Stream.of(keys).<Node>map(SortKey::node).toList();
        return new Window(partitionBy, SelectClauses.append(orderBy, nodes), frame);
    }

    /** Only the rows from one place to another, counted in rows from the current one. */
    public Window rowsBetween(Frame.Bound first, Frame.Bound last) {
        return new Window(partitionBy, orderBy, new Frame(first, last));
    }

    ExpressionNode.Value over(ExpressionNode.Value function) {
        return new ExpressionNode.Over(function, partitionBy, orderBy, frame);
    }

    @Override
    public String toString() {
        ExpressionNode.Value all = new ExpressionNode.Constant(ExpressionNode.Constant.Word.ALL_COLUMNS, SqlTypes.LONG);
        return SqlWriter.STANDARD.write(over(all)).text().substring("* OVER ".length());
    }
}

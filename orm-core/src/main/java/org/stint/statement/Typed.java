package org.stint.statement;

import java.util.List;
import org.stint.type.SqlType;

/**
 * An expression that knows its own kind, so that what keeps the value's meaning keeps the kind.
 *
 * @param <T> the Java type of the value
 * @param <X> the kind of expression
 */
public abstract class Typed<T, X extends Expression<T>> extends Expression<T> {

    Typed(Node node, SqlType<T> type) {
        super(node, type);
    }

    /** The same kind of expression over another node. */
    abstract X retyped(Node node);

    final X operation(Operator operator, Node... operands) {
        return retyped(new Node.Operation(operator, List.of(operands), type()));
    }

    /** This value, or where there is none the one given. */
    public final X coalesce(T otherwise) {
        return operation(Operator.COALESCE, node(), bind(otherwise));
    }

    /** This value, or where there is none the other. */
    public final X coalesce(Operand<T> otherwise) {
        return operation(Operator.COALESCE, node(), otherwise.node());
    }
}

package org.stint.statement;

import java.util.Objects;
import org.stint.type.SqlType;

/**
 * A value that is given only when the statement is executed.
 *
 * @param <T> the Java type of the value
 */
public final class Parameter<T> implements Operand<T> {

    private final PlaceholderNode.Parameter node;

    Parameter(String name, SqlType<T> type) {
        this.node = new PlaceholderNode.Parameter(Objects.requireNonNull(name, "name"), type);
    }

    /** The name by which the value is given. */
    public String name() {
        return node.name();
    }

    @Override
    public PlaceholderNode.Parameter node() {
        return node;
    }

    @Override
    public String toString() {
        return ":" + name();
    }
}

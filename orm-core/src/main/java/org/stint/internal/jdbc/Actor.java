package org.stint.internal.jdbc;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stint.exception.StintException;
import org.stint.statement.ColumnDefinition;

/**
 * Who makes one change, such as a flush or a bulk statement. The application is asked once for each, and only if
 * something needs to know. Not safe for use by several threads.
 */
public final class Actor {

    private final @Nullable Supplier<?> supplier;
    private boolean asked;
    private @Nullable Object value;

    Actor(@Nullable Supplier<?> supplier) {
        this.supplier = supplier;
    }

    /** Whom the application names, or null if it names nobody or was not told to. */
    public @Nullable Object value() {
        if (!asked && supplier != null) {
            value = supplier.get();
            asked = true;
        }
        return value;
    }

    /**
     * The value for a column that says who changed the row; null if nobody is known and the column permits it.
     *
     * @param entity the simple name of the entity, for messages
     * @throws StintException if the factory has no supplier, or what it gives does not suit the column
     */
    public <T> @Nullable T valueOf(ColumnDefinition<T> column, String entity) {
        String attempt = "Cannot fill " + entity + "." + column.field() + " with the actor: ";
        if (supplier == null) {
            throw new StintException(attempt
                    + "the factory has no supplier of it. Give it one by Stint.actor(…), or set the attribute.");
        }
        Object actor = value();
        if (actor == null) {
            if (column.nullable()) {
                return null;
            }
            throw new StintException(attempt + "the supplier given to Stint.actor(…) gave null, but the column "
                    + column.name() + " is not nullable. Let it name somebody, or set the attribute.");
        }
        Class<T> type = column.type().javaType();
        if (!type.isInstance(actor)) {
            throw new StintException(attempt + "the supplier given to Stint.actor(…) gave a value of "
                    + actor.getClass() + ", but the attribute is of " + type + ". Let both be the same.");
        }
        return column.type().normalize(type.cast(actor));
    }
}

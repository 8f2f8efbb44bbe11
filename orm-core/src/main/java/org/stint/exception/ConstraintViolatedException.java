package org.stint.exception;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database refused a change because a rule of the schema would no longer hold. */
public abstract class ConstraintViolatedException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    private final Violated violated;

    /**
     * What is known of the rule; databases tell more or less of it.
     *
     * @param constraint the name of the constraint, or null
     * @param table the table, or null
     * @param columns the columns; empty if they are not known
     */
    public record Violated(
            @Nullable String constraint, @Nullable String table, List<String> columns) implements Serializable {

        /** Nothing is known. */
        public static final Violated UNKNOWN = new Violated(null, null, List.of());

        /** Copies the list. */
        public Violated {
            columns = List.copyOf(columns);
        }
    }

    ConstraintViolatedException(
            String message, Violated violated, @Nullable String sqlState, @Nullable Throwable cause) {
        super(message, sqlState, cause);
        this.violated = violated;
    }

    /** The name of the constraint, if the database told it; a rule of a column alone has none. */
    public Optional<String> constraint() {
        return Optional.ofNullable(violated.constraint());
    }

    /** The table, if the database told it. */
    public Optional<String> table() {
        return Optional.ofNullable(violated.table());
    }

    /** The columns; empty if the database did not tell them. */
    public List<String> columns() {
        return violated.columns();
    }
}

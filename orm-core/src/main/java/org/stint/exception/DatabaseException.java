package org.stint.exception;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database or its driver refused. The message repeats what the database said only where that cannot contain values
 * of rows, unless they were allowed in messages; the driver's own error, which may, is the {@linkplain #getCause()
 * cause}.
 */
public class DatabaseException extends StintException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String sqlState;

    /** With a message that says what was attempted, why it failed and what to do, and the database's own error. */
    public DatabaseException(String message, @Nullable String sqlState, @Nullable Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
    }

    /** The five characters by which the SQL standard and the database name the error, if it came from there. */
    public Optional<String> sqlState() {
        return Optional.ofNullable(sqlState);
    }
}

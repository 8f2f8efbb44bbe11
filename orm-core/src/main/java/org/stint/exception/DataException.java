package org.stint.exception;

import org.jspecify.annotations.Nullable;

/** A value does not fit: too long, out of range, or not what the column or the attribute can hold. */
public class DataException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do. */
    public DataException(String message) {
        super(message, null, null);
    }

    /** With a message that says what was attempted, why it failed and what to do, and the error below it. */
    public DataException(String message, Throwable cause) {
        super(message, null, cause);
    }

    /** With a message that says what was attempted, why it failed and what to do, and the database's own error. */
    public DataException(String message, @Nullable String sqlState, @Nullable Throwable cause) {
        super(message, sqlState, cause);
    }
}

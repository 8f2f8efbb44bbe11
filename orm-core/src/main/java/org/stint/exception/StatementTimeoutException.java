package org.stint.exception;

import org.jspecify.annotations.Nullable;

/** A statement took longer than it may, or was cancelled. */
public class StatementTimeoutException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do, and the database's own error. */
    public StatementTimeoutException(String message, @Nullable String sqlState, @Nullable Throwable cause) {
        super(message, sqlState, cause);
    }
}

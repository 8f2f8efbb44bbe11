package org.stint.exception;

import org.jspecify.annotations.Nullable;

/** No connection could be made, or one was lost. What was not committed is undone by the database. */
public class ConnectionFailedException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do, and the database's own error. */
    public ConnectionFailedException(String message, @Nullable String sqlState, @Nullable Throwable cause) {
        super(message, sqlState, cause);
    }
}

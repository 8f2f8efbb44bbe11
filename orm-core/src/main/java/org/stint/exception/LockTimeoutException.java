package org.stint.exception;

import org.jspecify.annotations.Nullable;

/** Another transaction holds a row or table for longer than this one may wait. */
public class LockTimeoutException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do, and the database's own error. */
    public LockTimeoutException(String message, @Nullable String sqlState, @Nullable Throwable cause) {
        super(message, sqlState, cause);
    }
}

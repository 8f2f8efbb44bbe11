package org.stint.exception;

import org.jspecify.annotations.Nullable;

/** Several transactions waited for each other, and the database ended this one. */
public class DeadlockException extends DatabaseException implements Retryable {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do, and the database's own error. */
    public DeadlockException(String message, @Nullable String sqlState, @Nullable Throwable cause) {
        super(message, sqlState, cause);
    }
}

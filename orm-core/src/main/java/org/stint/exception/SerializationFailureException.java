package org.stint.exception;

import org.jspecify.annotations.Nullable;

/** The transaction cannot be put in an order with those that ran beside it. */
public class SerializationFailureException extends DatabaseException implements Retryable {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do, and the database's own error. */
    public SerializationFailureException(String message, @Nullable String sqlState, @Nullable Throwable cause) {
        super(message, sqlState, cause);
    }
}

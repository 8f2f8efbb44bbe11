package org.stint.exception;

import org.jspecify.annotations.Nullable;

/** The connection was lost while committing: the changes may be permanent or gone. Look before repeating them. */
public class CommitOutcomeUnknownException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do, and the database's own error. */
    public CommitOutcomeUnknownException(String message, @Nullable String sqlState, @Nullable Throwable cause) {
        super(message, sqlState, cause);
    }
}

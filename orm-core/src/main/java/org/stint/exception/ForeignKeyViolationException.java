package org.stint.exception;

import org.jspecify.annotations.Nullable;

/** A row refers to one that does not exist, or is still referred to by others. */
public class ForeignKeyViolationException extends ConstraintViolatedException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do, and what is known of the rule. */
    public ForeignKeyViolationException(
            String message, Violated violated, @Nullable String sqlState, @Nullable Throwable cause) {
        super(message, violated, sqlState, cause);
    }
}

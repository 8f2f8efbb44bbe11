package org.stint.exception;

import org.jspecify.annotations.Nullable;

/** A column that must have a value was to get none. */
public class NotNullViolationException extends ConstraintViolatedException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do, and what is known of the rule. */
    public NotNullViolationException(
            String message, Violated violated, @Nullable String sqlState, @Nullable Throwable cause) {
        super(message, violated, sqlState, cause);
    }
}

package org.stint.exception;

import org.jspecify.annotations.Nullable;

/** A row is in conflict with another by an exclusion constraint, such as overlapping ranges. */
public class ExclusionViolationException extends ConstraintViolatedException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do, and what is known of the rule. */
    public ExclusionViolationException(
            String message, Violated violated, @Nullable String sqlState, @Nullable Throwable cause) {
        super(message, violated, sqlState, cause);
    }
}

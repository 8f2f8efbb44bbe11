package org.stint.exception;

import org.jspecify.annotations.Nullable;

/**
 * Something failed half-way, so that the transaction can only be rolled back. The cause is that first failure, unless
 * the application itself decided so.
 */
public class RollbackOnlyException extends StintException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do, and the first failure. */
    public RollbackOnlyException(String message, @Nullable Throwable firstFailure) {
        super(message, firstFailure);
    }
}

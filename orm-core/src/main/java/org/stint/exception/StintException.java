package org.stint.exception;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything Stint throws. A message says what was attempted, on what, why it failed and what to do; bound
 * values appear only where the application allowed it.
 */
public class StintException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message only. */
    public StintException(String message) {
        super(message);
    }

    /** With a message and the error below it. */
    public StintException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

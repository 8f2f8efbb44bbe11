package org.stint.exception;

/** Something was to be written in a session or transaction that only reads. */
public class ReadOnlyException extends StintException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do. */
    public ReadOnlyException(String message) {
        super(message);
    }

    /** With a message that says what was attempted, why it failed and what to do, and the error below it. */
    public ReadOnlyException(String message, Throwable cause) {
        super(message, cause);
    }
}

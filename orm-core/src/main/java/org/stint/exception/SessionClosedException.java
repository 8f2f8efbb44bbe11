package org.stint.exception;

/** A session was used after it was closed. */
public class SessionClosedException extends StintException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do. */
    public SessionClosedException(String message) {
        super(message);
    }
}

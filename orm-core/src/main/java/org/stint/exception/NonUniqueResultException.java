package org.stint.exception;

/** Several results came where one was asked for. */
public class NonUniqueResultException extends StintException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do. */
    public NonUniqueResultException(String message) {
        super(message);
    }
}

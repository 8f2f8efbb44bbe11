package org.stint.exception;

/** What was to be there is not. */
public class EntityNotFoundException extends StintException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do. */
    public EntityNotFoundException(String message) {
        super(message);
    }
}

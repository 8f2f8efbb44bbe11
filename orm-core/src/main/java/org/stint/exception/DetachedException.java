package org.stint.exception;

/** A verb that needs a managed or a new object was given one that is stored but not managed here. */
public class DetachedException extends StintException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do. */
    public DetachedException(String message) {
        super(message);
    }
}

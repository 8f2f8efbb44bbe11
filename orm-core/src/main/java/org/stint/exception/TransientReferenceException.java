package org.stint.exception;

/** A managed object refers to one that is not stored and was not persisted either. */
public class TransientReferenceException extends StintException {

    private static final long serialVersionUID = 1L;

    /** With a message that names the reference and the remedy. */
    public TransientReferenceException(String message) {
        super(message);
    }
}

package org.stint.exception;

/** A managed object has no version, so that its row could only be written unchecked; it was not written. */
public class MissingVersionException extends StintException {

    private static final long serialVersionUID = 1L;

    /** With a message that names the object and the remedy. */
    public MissingVersionException(String message) {
        super(message);
    }
}

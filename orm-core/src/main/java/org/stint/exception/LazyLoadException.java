package org.stint.exception;

/** Something that was not loaded yet was asked for when it could no longer be loaded. */
public class LazyLoadException extends StintException {

    private static final long serialVersionUID = 1L;

    /** With a message that names what was asked for and the remedy. */
    public LazyLoadException(String message) {
        super(message);
    }
}

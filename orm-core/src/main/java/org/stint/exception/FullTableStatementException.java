package org.stint.exception;

/** An UPDATE or DELETE without a condition was refused. */
public class FullTableStatementException extends StintException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do. */
    public FullTableStatementException(String message) {
        super(message);
    }
}

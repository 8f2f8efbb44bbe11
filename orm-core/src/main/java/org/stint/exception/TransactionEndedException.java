package org.stint.exception;

/** A transaction was used after it was committed, rolled back or closed. */
public class TransactionEndedException extends StintException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do. */
    public TransactionEndedException(String message) {
        super(message);
    }
}

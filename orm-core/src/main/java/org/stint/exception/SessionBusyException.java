package org.stint.exception;

/** A second thread entered a session while another was inside. */
public class SessionBusyException extends StintException {

    private static final long serialVersionUID = 1L;

    /** With a message that says what was attempted, why it failed and what to do. */
    public SessionBusyException(String message) {
        super(message);
    }
}

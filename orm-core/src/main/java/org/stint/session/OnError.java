package org.stint.session;

/** What becomes of a batch when one of its sets of parameters fails. */
public enum OnError {
    /** The error is thrown, and as after any failed change nothing is left but a rollback. */
    STOP,
    /**
     * What the set did is taken back, the error is noted, and the others are executed as if it had not been there. An error is
     * what the database refuses because of the row itself: a violated constraint, a value that does not fit, or another
     * number of rows than {@code expectRows(n)} said. All else, such as a deadlock, a time limit or a lost connection, ends
     * the batch as with {@link #STOP}. What a constraint says that is checked only at commit is not known yet.
     *
     * <p>The batch is sent as one, within a savepoint; if it fails, halves of it are, and so on, until the rows that fail are
     * found. With few errors that costs little; sequences lose numbers by it.
     */
    CONTINUE
}

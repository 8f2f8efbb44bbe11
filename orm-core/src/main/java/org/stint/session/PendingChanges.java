package org.stint.session;

/**
 * What becomes of changes that a session holds back, because its flush mode is not {@link FlushMode#AUTO}, when a bulk
 * statement touches their rows, or deletes rows that these refer to. Changes of an object whose row is deleted are gone,
 * whatever is said.
 */
public enum PendingChanges {

    /** The statement is refused, and nothing was sent. */
    REFUSE,

    /**
     * Pending changes stay pending, over what the statement made of the row. An object whose row someone else changed as
     * well is left as it is, so that its flush is a conflict.
     */
    KEEP_MINE,

    /** Pending changes of the rows that the statement touches are given up; the objects become what the rows hold. */
    TAKE_THEIRS
}

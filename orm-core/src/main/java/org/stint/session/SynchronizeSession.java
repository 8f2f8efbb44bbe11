package org.stint.session;

/** How the objects of a session follow a bulk update or delete. */
public enum SynchronizeSession {

    /**
     * Nothing where the session manages no object that the statement could touch, otherwise {@link #FETCH}. The default;
     * {@link BulkResult#strategy()} says which it was.
     */
    AUTO,

    /**
     * The same condition and assignments are decided in memory, without any work for the database: for rows that no one
     * else writes meanwhile. Whatever this database might decide in another way is refused with a
     * {@link org.stint.exception.NotEvaluableException} before anything is sent. What cannot be known of some objects is
     * read anew, in one statement for all of them. The next flush that writes such an object first looks whether its row
     * is what was computed, and is a conflict if it is not.
     */
    EVALUATE,

    /**
     * The values come from the database, within the same statement where it can give them back, and only for rows that
     * the session manages. Right whatever others write meanwhile. What triggers that fire AFTER the change make of a
     * row is not among them. The database looks at every row that it changes once more to tell the managed ones: where
     * those are a few of many thousands, that costs more than a select of them by their ids would.
     */
    FETCH,

    /**
     * The session is not touched. Versions have advanced in the database, so that a later flush of an object that is now
     * stale is a conflict; where there is no version, or it is kept, a warning says what may be overwritten. What a delete
     * makes of the rows that it gives back is not managed here either, unless it was before.
     */
    NONE
}

package org.stint.statement;

/**
 * What a changing statement did, in rows.
 *
 * @param matched the rows that met the condition of an UPDATE
 * @param inserted the rows that an INSERT added
 * @param deleted the rows that a DELETE took away
 */
public record Counts(long matched, long inserted, long deleted) {

    /** The counts of an UPDATE. */
    public static Counts updated(long rows) {
        return new Counts(rows, 0, 0);
    }

    /** The counts of an INSERT. */
    public static Counts inserted(long rows) {
        return new Counts(0, rows, 0);
    }

    /** The counts of a DELETE. */
    public static Counts deleted(long rows) {
        return new Counts(0, 0, rows);
    }
}

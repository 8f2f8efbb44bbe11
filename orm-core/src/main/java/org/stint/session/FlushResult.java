package org.stint.session;

/**
 * What a flush wrote.
 *
 * @param inserted rows inserted
 * @param updated rows updated
 * @param deleted rows deleted
 */
public record FlushResult(int inserted, int updated, int deleted) {

    /** Nothing was written. */
    public static final FlushResult NOTHING = new FlushResult(0, 0, 0);

    /** All rows written. */
    public int total() {
        return inserted + updated + deleted;
    }
}

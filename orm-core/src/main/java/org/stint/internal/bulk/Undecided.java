package org.stint.internal.bulk;

/**
 * Memory cannot tell what the database makes of one row: an overflow, a division by zero, a text that is too long. The
 * statement fails there, or the row is read afterwards.
 */
final class Undecided extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Thrown often, and never seen by anybody. */
    static final Undecided INSTANCE = new Undecided();

    private Undecided() {
        super("undecided", null, false, false);
    }
}

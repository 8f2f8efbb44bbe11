package org.stint.session;

/** When pending changes are written. */
public enum FlushMode {
    /** Before a statement that could see them, and before commit. */
    AUTO,
    /** Before commit only. */
    COMMIT,
    /** Only when {@link Session#flush()} is called. */
    MANUAL
}

package org.stint.session;

/** What an object is to a session. */
public enum EntityState {
    /** Not known, and as far as can be told without asking the database not stored either. */
    TRANSIENT,
    /** Tracked: changes are written by the next flush. */
    MANAGED,
    /** To be deleted by the next flush. */
    REMOVED,
    /** Not tracked by this session: stored as far as can be told, or deleted by it. */
    DETACHED
}

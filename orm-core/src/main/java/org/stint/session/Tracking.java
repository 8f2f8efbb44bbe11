package org.stint.session;

/** How a session knows what changed; state and writes are the same either way. */
public enum Tracking {
    /** Woven classes tell of each first write to a field. */
    RECORDED,
    /** Objects are compared with the values they were read with. */
    SNAPSHOT
}

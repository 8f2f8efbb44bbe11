package org.stint.contract;

import org.jspecify.annotations.Nullable;

/** What the weaver adds to an entity class: one slot for the tracker of the session that manages the object. */
public interface Woven {

    /** The tracker that hears of writes, or null while no session manages the object. */
    @Nullable
    Tracker stintTracker();

    /** Hands the object to a session, or with null gives it back. */
    void stintTracker(@Nullable Tracker tracker);
}

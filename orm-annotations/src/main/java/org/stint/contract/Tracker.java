package org.stint.contract;

import org.jspecify.annotations.Nullable;

/**
 * What a session learns from a woven object that it manages. Fields are addressed as {@link Woven#stintFields()} counts
 * them.
 */
public interface Tracker {

    /** Called before the first write to a field, while it still holds what it was read or written with. */
    void changing(Woven object, int field);

    /**
     * Called before the value of a field is given away, of which the weaver cannot know that it never changes.
     *
     * @return whether that counts as a write, so that the tracker need not hear of the field again
     */
    boolean givingAway(Woven object, int field);

    /**
     * The value of a field that was not loaded yet, asked for by the first read.
     *
     * @throws RuntimeException if it cannot be loaded any more
     */
    @Nullable
    Object load(Woven object, int field);
}

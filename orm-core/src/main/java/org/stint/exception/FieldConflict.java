package org.stint.exception;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of a stale row, three times: what both started from, what you made of it, and what they made of it. For
 * a foreign key the values are ids.
 *
 * @param attribute the name of the attribute
 * @param base the value that the row was read with; null also if it is lazy and was not read
 * @param mine the value that was to be written; the base if you did not change it
 * @param theirs the value that the row has now; null also if the row is gone
 */
public record FieldConflict(
        String attribute,
        @Nullable Object base,
        @Nullable Object mine,
        @Nullable Object theirs) {

    /** Checks that nothing is missing. */
    public FieldConflict {
        Objects.requireNonNull(attribute, "attribute");
    }
}

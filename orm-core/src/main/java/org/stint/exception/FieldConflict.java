package org.stint.exception;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attribute of a stale row, three times: what both started from, what you made of it, and what they made of it. For
 * a foreign key the values are ids.
 *
 * @param attribute the name of the attribute
 * @param base the value that the row was read with; null also if it is lazy and was not read, or not known at all
 * @param mine the value that was to be written; the base if you did not change it
 * @param theirs the value that the row has now; null also if the row is gone
 * @param baseKnown whether it is known what both started from; of an object that was merged it is not, so that nobody
 *     can tell who changed the attribute
 */
public record FieldConflict(
        String attribute,
        @Nullable Object base,
        @Nullable Object mine,
        @Nullable Object theirs,
        boolean baseKnown) {

    /** Checks that nothing is missing. */
    public FieldConflict {
        Objects.requireNonNull(attribute, "attribute");
    }

    /** An attribute of which it is known what both started from. */
    public FieldConflict(String attribute, @Nullable Object base, @Nullable Object mine, @Nullable Object theirs) {
        this(attribute, base, mine, theirs, true);
    }

    /** An attribute in which you and they differ, whatever both started from. */
    public static FieldConflict withoutBase(String attribute, @Nullable Object mine, @Nullable Object theirs) {
        return new FieldConflict(attribute, null, mine, theirs, false);
    }
}

package org.stint.internal.state;

import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stint.mapping.AttributeModel;
import org.stint.mapping.ReferenceModel;
import org.stint.statement.Generation;

/**
 * What is to happen to one row: for each changed attribute the value before and after. Immutable; the arrays are not to
 * be changed.
 *
 * @param entry the object
 * @param kind what happens
 * @param changed the positions of the attributes that change
 * @param before the values of the fields as the row was last known to hold them; null for an insert
 * @param after the values of the fields to be written; null for a delete
 * @param expectedVersion the version that the row must have, or null if there is none to check
 */
public record ChangeSet(
        EntityEntry<?> entry,
        Kind kind,
        BitSet changed,
        @Nullable Object @Nullable [] before,
        @Nullable Object @Nullable [] after,
        @Nullable Object expectedVersion) {

    /** What happens to the row. */
    public enum Kind {
        INSERT,
        UPDATE,
        DELETE,
        /** Nothing is written, but the row must still have the version that the application expects. */
        CHECK
    }

    /** The id of the row; of one that is inserted that which the application gave it, or null if it did not. */
    public @Nullable Object id() {
        boolean assigned = kind == Kind.INSERT && entry.type().model().generation() == Generation.ASSIGNED;
        return assigned ? entry.type().idOf(Objects.requireNonNull(after)) : entry.id();
    }

    /** The value of an attribute before, null for an insert. */
    public @Nullable Object before(AttributeModel attribute) {
        return before == null ? null : before[attribute.index()];
    }

    /** The value of an attribute after, null for a delete. */
    public @Nullable Object after(AttributeModel attribute) {
        return after == null ? null : after[attribute.index()];
    }

    /** Whether an attribute changes. */
    public boolean changes(AttributeModel attribute) {
        return changed.get(attribute.index());
    }

    /** Whether a column of a relationship changes. */
    public boolean changes(ReferenceModel reference) {
        return reference.attributes().stream().anyMatch(this::changes);
    }
}

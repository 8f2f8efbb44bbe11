package org.stint.exception;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row that was not what the unit of work expected.
 *
 * @param entity the entity class
 * @param id its id
 * @param expectedVersion the version the change was made from, or null if the entity has none
 * @param actualVersion the version the row has now; null if it is gone, unversioned, or not known
 * @param fate what happened to the row
 * @param fields the attributes that you or they changed, in their order, besides versions and times; for an object that
 *     was to be merged those in which it differs from the row; empty if the row is not known
 */
public record StaleRow(
        Class<?> entity,
        Object id,
        @Nullable Object expectedVersion,
        @Nullable Object actualVersion,
        Fate fate,
        List<FieldConflict> fields) {

    /** What happened to a stale row. */
    public enum Fate {
        /** Someone else changed it. */
        CHANGED,
        /** Someone else deleted it. */
        DELETED,
        /** It cannot be found out, because the transaction is already aborted. */
        UNKNOWN
    }

    /** Checks that nothing is missing, and copies the list. */
    public StaleRow {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(fate, "fate");
        fields = List.copyOf(fields);
    }

    /** A row of whose attributes nothing is known. */
    public StaleRow(
            Class<?> entity, Object id, @Nullable Object expectedVersion, @Nullable Object actualVersion, Fate fate) {
        this(entity, id, expectedVersion, actualVersion, fate, List.of());
    }

    /** Names attributes, but no values besides the versions. */
    @Override
    public String toString() {
        String expected = expectedVersion == null ? "" : " (expected version " + expectedVersion + ")";
        return entity.getSimpleName() + " " + id
                + switch (fate) {
                    case CHANGED ->
                        " was changed by someone else: expected version " + expectedVersion + ", the row has "
                                + actualVersion + names();
                    case DELETED -> " was deleted by someone else" + expected;
                    case UNKNOWN -> " was changed or deleted by someone else; the row's version is unknown" + expected;
                };
    }

    private String names() {
        String mine = names(fields.stream()
                .filter(FieldConflict::baseKnown)
                .filter(field -> !Objects.deepEquals(field.base(), field.mine()))
                .toList());
        String theirs = names(fields.stream()
                .filter(FieldConflict::baseKnown)
                .filter(field -> !Objects.deepEquals(field.base(), field.theirs()))
                .toList());
        String either =
                names(fields.stream().filter(field -> !field.baseKnown()).toList());
        return (mine.isEmpty() ? "" : "; you changed " + mine)
                + (theirs.isEmpty() ? "" : "; they changed " + theirs)
                + (either.isEmpty() ? "" : "; yours and theirs differ in " + either);
    }

    private static String names(List<FieldConflict> fields) {
        return fields.stream().map(FieldConflict::attribute).collect(Collectors.joining(", "));
    }
}

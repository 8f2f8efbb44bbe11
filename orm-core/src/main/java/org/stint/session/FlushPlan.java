package org.stint.session;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What a flush would write, in its order. Making the plan runs no statement, no callback and no validation.
 *
 * @param writes the rows that would be written
 */
public record FlushPlan(List<Write> writes) {

    /** What happens to a row. */
    public enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }

    /**
     * The value of an attribute before and after.
     *
     * @param before what the row holds, null for an insert
     * @param after what it will hold, null for a delete
     */
    public record Change(@Nullable Object before, @Nullable Object after) {}

    /**
     * One row.
     *
     * @param entity the entity class
     * @param id the id; for one that the database has yet to give {@code <id of Author#1>}
     * @param changes what changes, by attribute, in the order of the attributes
     */
    public record Write(Kind kind, Class<?> entity, Object id, Map<String, Change> changes) {

        @Override
        public String toString() {
            StringJoiner text = new StringJoiner(", ", kind + " " + entity.getSimpleName() + " " + id + " {", "}");
            changes.forEach((attribute, change) -> text.add(
                    switch (kind) {
                        case INSERT -> attribute + ": " + change.after();
                        case UPDATE -> attribute + ": " + change.before() + " -> " + change.after();
                        case DELETE -> attribute + ": " + change.before();
                    }));
            return text.toString();
        }
    }

    /** Copies the list. */
    public FlushPlan {
        writes = List.copyOf(writes);
    }

    /** Whether there is nothing to write. */
    public boolean isEmpty() {
        return writes.isEmpty();
    }

    @Override
    public String toString() {
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        writes.forEach(write -> lines.add(write.toString()));
        return writes.isEmpty() ? "nothing to write" : lines.toString();
    }
}

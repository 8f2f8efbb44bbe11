package org.stint.statement;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a statement did that was executed for many sets of parameters.
 *
 * @param rows for each set, in order, the number of rows; empty where the database does not tell
 */
public record BatchCounts(List<OptionalLong> rows) {

    /** Copies the list. */
    public BatchCounts {
        rows = List.copyOf(rows);
    }

    /** The number of rows of all sets; empty if the database does not tell it for one of them. */
    public OptionalLong total() {
        return rows.stream().allMatch(OptionalLong::isPresent)
                ? OptionalLong.of(
                        rows.stream().mapToLong(OptionalLong::getAsLong).sum())
                : OptionalLong.empty();
    }
}

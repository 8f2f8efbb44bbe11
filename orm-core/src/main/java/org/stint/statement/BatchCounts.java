package org.stint.statement;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stint.exception.StintException;

/**
 * What a statement did that was executed for many sets of parameters.
 *
 * @param rows for each set, in order, the number of rows; empty where the driver only says that it went well
 * @param counts what all of them did together
 * @param errors for each set that failed, by its position counted from 0, why; empty unless the batch was to go on
 *     after errors
 */
public record BatchCounts(List<OptionalLong> rows, Counts counts, SortedMap<Integer, StintException> errors) {

    /** Copies the list and the map. */
    public BatchCounts {
        rows = List.copyOf(rows);
        errors = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(errors));
    }

    /** The number of rows of all sets; empty if the driver does not tell it for one of them. */
    public OptionalLong total() {
        return rows.stream().allMatch(OptionalLong::isPresent)
                ? OptionalLong.of(
                        rows.stream().mapToLong(OptionalLong::getAsLong).sum())
                : OptionalLong.empty();
    }

    /** The results of a batch in which every set went well. */
    public static BatchCounts of(List<OptionalLong> rows, Counts counts) {
        return new BatchCounts(rows, counts, new TreeMap<>(Map.of()));
    }
}

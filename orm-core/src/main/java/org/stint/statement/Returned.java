package org.stint.statement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a changing statement gave back.
 *
 * @param rows one entry for each row that was changed
 * @param <R> the type of an entry
 */
public record Returned<R>(List<R> rows) {

    /** Copies the list. */
    public Returned {
        rows = Collections.unmodifiableList(new ArrayList<>(rows)); // a row may be NULL
    }

    /** The number of rows that were changed. */
    public long count() {
        return rows.size();
    }
}

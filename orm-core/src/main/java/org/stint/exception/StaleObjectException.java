package org.stint.exception;

import java.util.List;
import java.util.StringJoiner;

/** Rows were changed or deleted by someone else since they were read. Nothing of this attempt is kept. */
public class StaleObjectException extends StintException {

    private static final long serialVersionUID = 1L;

    private final transient List<StaleRow> rows;

    /**
     * Names what was attempted and all rows that were stale.
     *
     * @param attempt what was attempted, such as "Cannot flush 3 changes"
     */
    public StaleObjectException(String attempt, List<StaleRow> rows) {
        super(message(attempt, rows));
        this.rows = List.copyOf(rows);
    }

    /** Every row that was stale. */
    public List<StaleRow> rows() {
        return rows;
    }

    private static String message(String attempt, List<StaleRow> rows) {
        StringJoiner text = new StringJoiner(
                "; ",
                attempt + ": ",
                ". Roll back, read the rows again and repeat the" + " change, or show both to the user.");
        rows.forEach(row -> text.add(row.toString()));
        return text.toString();
    }
}

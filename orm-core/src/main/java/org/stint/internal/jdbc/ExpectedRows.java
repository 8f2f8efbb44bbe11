package org.stint.internal.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.stint.exception.RowCountMismatchException;
import org.stint.exception.RowCountMismatchException.Mismatch;
import org.stint.statement.Change;
import org.stint.statement.Returning;
import org.stint.statement.Statement;

/** How many rows a statement is to change, if it says so; see {@link Change#expectRows}. */
public final class ExpectedRows {

    private final Statement<?> statement;
    private final OptionalLong rows;

    private ExpectedRows(Statement<?> statement, OptionalLong rows) {
        this.statement = statement;
        this.rows = rows;
    }

    /** What a statement expects; one that changes nothing expects nothing. */
    public static ExpectedRows of(Statement<?> statement) {
        Statement<?> change = statement instanceof Returning<?> returning ? returning.change() : statement;
        return new ExpectedRows(
                statement, change instanceof Change<?> known ? known.expectedRows() : OptionalLong.empty());
    }

    /** Whether there is something to check. */
    boolean isSaid() {
        return rows.isPresent();
    }

    /** The sets of a batch with another number of rows. */
    List<Mismatch> mismatches(long[] counts, int first) {
        List<Mismatch> found = new ArrayList<>();
        for (int i = 0; isSaid() && i < counts.length; i++) {
            if (counts[i] != rows.getAsLong()) {
                found.add(new Mismatch(first + i, counts[i]));
            }
        }
        return found;
    }

    RowCountMismatchException mismatch(String attempt, long actual) {
        return RowCountMismatchException.ofStatement(attempt, statement.toString(), rows.getAsLong(), actual);
    }

    RowCountMismatchException mismatch(String attempt, int sets, List<Mismatch> mismatches) {
        return RowCountMismatchException.ofBatch(attempt, statement.toString(), sets, rows.getAsLong(), mismatches);
    }

    boolean isMet(long actual) {
        return rows.isEmpty() || rows.getAsLong() == actual;
    }
}

package org.stint.exception;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A change with {@code expectRows(n)} changed another number of rows. It was taken back: rows, transaction and objects are
 * as they were before it.
 */
public class RowCountMismatchException extends StintException {

    private static final long serialVersionUID = 1L;

    private static final int NAMED = 5;

    private final long expected;
    private final List<Mismatch> mismatches;

    /**
     * One execution with another number of rows.
     *
     * @param set the position of the set of parameters in its batch, counted from 0; 0 if it was no batch
     * @param actual the number of rows
     */
    public record Mismatch(int set, long actual) implements Serializable {}

    private RowCountMismatchException(String message, long expected, List<Mismatch> mismatches) {
        super(message);
        this.expected = expected;
        this.mismatches = List.copyOf(mismatches);
    }

    /**
     * A single statement.
     *
     * @param attempt what was attempted, in words that follow "Cannot"
     * @param statement its text, without values
     */
    public static RowCountMismatchException ofStatement(String attempt, String statement, long expected, long actual) {
        return new RowCountMismatchException(
                "Cannot " + attempt + ": " + rows(expected) + " expected, and " + rows(actual)
                        + " affected. The statement was taken back: " + statement
                        + ". Look at its condition, or leave expectRows(" + expected + ") out.",
                expected,
                List.of(new Mismatch(0, actual)));
    }

    /**
     * Sets of parameters of a batch.
     *
     * @param attempt what was attempted, in words that follow "Cannot"
     * @param statement its text, without values
     * @param sets the number of all sets
     */
    public static RowCountMismatchException ofBatch(
            String attempt, String statement, int sets, long expected, List<Mismatch> mismatches) {
        String named = mismatches.stream()
                .limit(NAMED)
                .map(mismatch -> "set " + mismatch.set() + " affected " + mismatch.actual())
                .collect(Collectors.joining(", "));
        return new RowCountMismatchException(
                "Cannot " + attempt + " for " + sets + " sets of parameters: " + rows(expected)
                        + " expected for each, and, counted from 0, " + named
                        + (mismatches.size() > NAMED ? ", …" : "")
                        + ". The whole batch was taken back: " + statement
                        + ". Look at those sets, or execute with OnError.CONTINUE to keep the others.",
                expected,
                mismatches);
    }

    /** The number of rows that was expected. */
    public long expected() {
        return expected;
    }

    /** The number of rows of the statement; in a batch, of the first set with a wrong number. */
    public long actual() {
        return mismatches.get(0).actual();
    }

    /** Every execution with a wrong number of rows: one, or in a batch as many sets as had one. */
    public List<Mismatch> mismatches() {
        return mismatches;
    }

    private static String rows(long number) {
        return number == 1 ? "1 row was" : number + " rows were";
    }
}

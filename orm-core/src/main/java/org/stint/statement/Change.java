package org.stint.statement;

import java.util.OptionalLong;

/**
 * A statement that inserts, updates or deletes rows.
 *
 * @param <R> what executing it gives
 */
public sealed interface Change<R> extends Statement<R> permits Insert, Update, Delete, NativeChange {

    /**
     * Makes any other number of rows an error: the statement is taken back by itself, so that the transaction and the
     * objects of the session are as they were before it, and
     * {@link org.stint.exception.RowCountMismatchException} says what happened. Costs a savepoint.
     *
     * @param rows how many rows are to meet the condition, or to be inserted or replaced; each time the statement is
     *     executed, if it is for many sets of parameters
     */
    Change<R> expectRows(long rows);

    /** How many rows are expected; empty if any number is fine. */
    OptionalLong expectedRows();
}

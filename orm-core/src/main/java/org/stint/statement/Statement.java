package org.stint.statement;

/**
 * An immutable statement that can be executed any number of times, by several threads too.
 *
 * @param <R> what executing it gives
 */
public sealed interface Statement<R> permits Query, Change, Returning {

    /** The tree behind this statement. */
    Node node();

    /**
     * The text and the values as a database gets them.
     *
     * @param dialect the database, or {@link SqlWriter#STANDARD}
     * @throws org.stint.exception.StintException if the database has no form for the statement
     */
    default SqlWithValues toSql(SqlWriter dialect) {
        return SqlWithValues.of(node(), dialect);
    }
}

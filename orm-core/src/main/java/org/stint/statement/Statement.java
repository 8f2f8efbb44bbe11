package org.stint.statement;

/**
 * An immutable statement that can be executed any number of times, by several threads too.
 *
 * @param <R> what executing it gives
 */
public sealed interface Statement<R> permits Select, Insert, Update, Delete, Returning {

    /** The tree behind this statement. */
    Node node();
}

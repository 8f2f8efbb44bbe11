package org.stint.statement;

/**
 * Whatever can stand where a value of a type is wanted: an expression, a select of one column, a parameter.
 *
 * @param <T> the Java type of the value
 */
public interface Operand<T> {

    /** The tree behind this operand. */
    Node node();
}

package org.stint.statement;

/**
 * What a select or a RETURNING can give back: an expression, an embedded object, a whole table or a
 * projection.
 *
 * @param <T> the Java type of one result
 */
public sealed interface Selectable<T> permits Expression, Assignable, EmbeddedAttribute, Table, Projection {}

package org.stint.internal.bulk;

/**
 * Executes a bulk statement so that the objects of a class follow it.
 *
 * @param <E> the entity class
 */
interface Follower<E> {

    /** Executes the statement. */
    <R> BulkOutcome<R> execute(BulkChange change);
}

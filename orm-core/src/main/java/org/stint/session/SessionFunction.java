package org.stint.session;

/**
 * Work within a session that gives a result.
 *
 * @param <R> the result
 * @param <X> what the work may throw
 */
@FunctionalInterface
public interface SessionFunction<R, X extends Exception> {

    /** Does the work; an exception rolls back. */
    R apply(Session session) throws X;
}

package org.stint.session;

/**
 * Work within a session without a result.
 *
 * @param <X> what the work may throw
 */
@FunctionalInterface
public interface SessionAction<X extends Exception> {

    /** Does the work; an exception rolls back. */
    void accept(Session session) throws X;
}

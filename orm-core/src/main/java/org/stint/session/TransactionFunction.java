package org.stint.session;

/**
 * Work within a transaction that gives a result.
 *
 * @param <R> the result
 * @param <X> what the work may throw
 */
@FunctionalInterface
public interface TransactionFunction<R, X extends Exception> {

    /** Does the work; an exception rolls back. */
    R apply(Transaction transaction) throws X;
}

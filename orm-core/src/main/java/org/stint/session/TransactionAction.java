package org.stint.session;

/**
 * Work within a transaction without a result.
 *
 * @param <X> what the work may throw
 */
@FunctionalInterface
public interface TransactionAction<X extends Exception> {

    /** Does the work; an exception rolls back. */
    void accept(Transaction transaction) throws X;
}

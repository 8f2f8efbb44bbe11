package org.stint.exception;

/**
 * Marks errors after which repeating the whole transaction, from the reading of its first row, is likely to succeed.
 * Repeating just the statement is not enough: the database has undone the transaction, or will.
 */
public interface Retryable {}

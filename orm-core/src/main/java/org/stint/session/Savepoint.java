package org.stint.session;

/** A point within a transaction to which it can be rolled back; known only to the session or transaction that set it. */
public interface Savepoint {}

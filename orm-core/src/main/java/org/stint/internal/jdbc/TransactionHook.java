package org.stint.internal.jdbc;

import org.jspecify.annotations.Nullable;
import org.stint.session.Savepoint;

/**
 * Follows a transaction; a session does, to write its changes before the end and to undo them in memory. Hooks are
 * called in the order of their registration.
 */
public interface TransactionHook {

    /** A statement that is not part of a flush changes, inserts or deletes rows of a table; of any if it is null. */
    default void changingRows(@Nullable String table) {}

    /** The transaction is about to commit; statements may still be run. Throwing rolls back instead. */
    default void beforeCommit() {}

    /** Everything is permanent; the transaction has ended. */
    default void afterCommit() {}

    /** Everything is undone, by request or because the commit failed; the transaction has ended. */
    default void afterRollback() {}

    /** A savepoint is about to be set; statements may be run. Throwing prevents it. */
    default void beforeSavepoint() {}

    /** A savepoint was set. */
    default void afterSavepoint(Savepoint savepoint) {}

    /** Everything since the savepoint is undone. */
    default void afterRollbackTo(Savepoint savepoint) {}
}

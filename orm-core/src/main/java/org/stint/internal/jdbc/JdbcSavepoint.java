package org.stint.internal.jdbc;

import org.jspecify.annotations.Nullable;
import org.stint.session.Savepoint;

/**
 * A savepoint of the connection; none if it was set before the transaction had one, which makes returning to it the
 * same as undoing everything.
 */
final class JdbcSavepoint implements Savepoint {

    private final java.sql.@Nullable Savepoint point;
    private final boolean sentChanges;

    JdbcSavepoint(java.sql.@Nullable Savepoint point, boolean sentChanges) {
        this.point = point;
        this.sentChanges = sentChanges;
    }

    java.sql.@Nullable Savepoint point() {
        return point;
    }

    /** Whether anything had been changed before. */
    boolean sentChanges() {
        return sentChanges;
    }
}

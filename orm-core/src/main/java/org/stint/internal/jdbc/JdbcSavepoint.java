package org.stint.internal.jdbc;

import org.jspecify.annotations.Nullable;
import org.stint.session.Savepoint;

/**
 * A savepoint of the connection; none if it was set before the transaction had one, which makes returning to it the
 * same as undoing everything.
 */
final class JdbcSavepoint implements Savepoint {

    private final java.sql.@Nullable Savepoint point;
    private final long streams;

    JdbcSavepoint(java.sql.@Nullable Savepoint point, long streams) {
        this.point = point;
        this.streams = streams;
    }

    java.sql.@Nullable Savepoint point() {
        return point;
    }

    /** How many streams had been opened before. */
    long streams() {
        return streams;
    }
}

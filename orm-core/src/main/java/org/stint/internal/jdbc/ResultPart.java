package org.stint.internal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads some rows of a result in two passes, because what the rows refer to is loaded between them: first every row is
 * read, then completed together, then each is finished.
 *
 * @param <R> what a row becomes
 */
interface ResultPart<R> {

    /** What the current row holds. */
    @Nullable
    Object read(ResultSet row) throws SQLException;

    /** All rows of this part were read. */
    void complete();

    /** What becomes of what was read. */
    @Nullable
    R finish(@Nullable Object read);
}

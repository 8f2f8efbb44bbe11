package org.stint.internal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of the current row of a result.
 *
 * @param <R> the value
 */
@FunctionalInterface
public interface RowReader<R> {

    /** Reads the current row; never moves to another. */
    @Nullable
    R read(ResultSet row) throws SQLException;
}

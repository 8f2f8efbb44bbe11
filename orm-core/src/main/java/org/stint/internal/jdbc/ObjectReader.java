package org.stint.internal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Makes an object of the current row of a result, in two steps, because what it refers to is loaded between them. */
public interface ObjectReader {

    /** Reads the current row; never moves to another. */
    Object read(ResultSet row) throws SQLException;

    /** Makes the object of what was read, after all rows were; null if there is none. */
    @Nullable
    Object make(Object read);
}

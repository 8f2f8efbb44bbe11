package org.stint.internal.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a database says of itself.
 *
 * @param <R> what is made of it
 */
@FunctionalInterface
public interface CatalogueReader<R extends @Nullable Object> {

    /**
     * Reads.
     *
     * @param schema the schema that the connection uses, or null if it has none
     */
    R read(DatabaseMetaData database, @Nullable String schema) throws SQLException;
}

package org.stint.internal.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.Dialect;
import org.stint.exception.StintException;

/** Asks a database what it is. */
public final class DialectDetection {

    private DialectDetection() {}

    /**
     * The dialect of the database behind a data source, as its version speaks it.
     *
     * @param known the dialect of the product, or null to go by its name
     * @throws org.stint.exception.ConnectionFailedException if it cannot be reached
     * @throws StintException if it is not known
     */
    public static Dialect of(DataSource source, @Nullable Dialect known) {
        try (Connection connection = source.getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            if (known != null) {
                return known.forDatabase(database);
            }
            String product = database.getDatabaseProductName();
            return Dialect.of(database)
                    .orElseThrow(() -> new StintException("Cannot speak to " + product
                            + ": Stint has no dialect for it. Give one with Stint.dialect(…)."));
        } catch (SQLException | RuntimeException failure) {
            throw ConnectionFailures.translate("connect", JdbcUrls.of(source), failure);
        }
    }
}

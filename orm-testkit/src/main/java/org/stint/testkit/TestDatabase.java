package org.stint.testkit;

import java.sql.SQLException;
import java.util.Locale;

/** A database that tests run on. */
public enum TestDatabase {

    /** H2, in memory. */
    H2("H2") {
        @Override
        Sandbox sandbox() throws SQLException {
            return H2Sandbox.create();
        }
    },

    /** PostgreSQL: a server that the build brings along, or the one that {@code stint.test.postgres.url} names. */
    POSTGRESQL("PostgreSQL") {
        @Override
        Sandbox sandbox() throws SQLException {
            return PostgresSandbox.create(PostgresServer.running());
        }
    };

    private final String product;

    TestDatabase(String product) {
        this.product = product;
    }

    /** An empty database that nobody else uses. */
    abstract Sandbox sandbox() throws SQLException;

    static TestDatabase named(String name) {
        for (TestDatabase database : values()) {
            if (database.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
                return database;
            }
        }
        throw new IllegalArgumentException("There is no test database called " + name.strip()
                + "; stint.test.databases takes h2 and postgresql, separated by commas.");
    }

    /** The name of the product. */
    @Override
    public String toString() {
        return product;
    }
}

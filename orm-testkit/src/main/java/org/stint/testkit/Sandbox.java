package org.stint.testkit;

import java.sql.Connection;
import java.sql.SQLException;

/** One empty database that belongs to one run of one test. Safe for use by many threads. */
interface Sandbox extends AutoCloseable {

    /** What a client needs to reach this database by itself. */
    Address address();

    /** A connection to this database, committing by itself and otherwise as the driver makes it. */
    Connection take() throws SQLException;

    /** Takes a connection back; whatever it has not committed is undone. */
    void giveBack(Connection connection) throws SQLException;

    /** Removes the database; all connections have been given back. */
    @Override
    void close() throws SQLException;
}

package org.stint.internal.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.stint.exception.ConnectionFailedException;
import org.stint.exception.StintException;

/** Says why there is no connection and what to look at. */
public final class ConnectionFailures {

    private ConnectionFailures() {}

    /**
     * The error to throw where a connection, or a pool of them, could not be made.
     *
     * @param attempt what was attempted, to follow "Cannot"
     * @param where the database, as {@link JdbcUrls#withoutSecrets} shows it
     */
    public static StintException translate(String attempt, String where, Throwable failure) {
        if (failure instanceof StintException known) {
            return known;
        }
        SQLException error = SqlStates.below(failure);
        return new ConnectionFailedException(
                "Cannot " + attempt + ": no connection to " + where + ". " + advice(error),
                error == null ? null : error.getSQLState(),
                failure);
    }

    private static String advice(@Nullable SQLException error) {
        if (error == null) {
            return "Check the URL and that the driver is on the class path.";
        }
        if (SqlStates.isRefusedLogin(error)) {
            return "The database refused the user name or the password; check both.";
        }
        if (SqlStates.isMissingDatabase(error)) {
            return "There is no database of that name; create it, or check the name in the URL.";
        }
        if (SqlStates.isFileInUse(error)) {
            return "Another process has the database open: end it, or let both go through a server, as AUTO_SERVER=TRUE"
                    + " in the URL makes them.";
        }
        String message = String.valueOf(error.getMessage());
        if (message.startsWith("No suitable driver")) {
            return "No driver on the class path takes this URL; check how it begins, and add the driver of the database.";
        }
        if (message.endsWith(" has been closed.")) {
            return "The pool was closed; close it after everything that uses it.";
        }
        if (message.contains("Connection is not available") && !message.contains("total=0")) {
            return "All connections of the pool stayed in use; close transactions, sessions and streams, or make the"
                    + " pool larger.";
        }
        return "Check that the server runs and that host and port are right"
                + (error.getSQLState() == null ? "." : " (SQL state " + error.getSQLState() + ").");
    }
}

package org.stint.internal.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.Violation;

/** What the codes in the errors of drivers mean. */
final class SqlStates {

    private static final int H2_LOCK_TIMEOUT = 50200;
    private static final int H2_DEADLOCK = 40001;
    private static final int H2_CONCURRENT_UPDATE = 90131;
    private static final int MARIADB_DEADLOCK = 1213;
    private static final int MARIADB_LOCK_TIMEOUT = 1205;
    private static final int H2_READ_ONLY = 90097;
    private static final int H2_FILE_IN_USE = 90020;
    private static final Set<Integer> H2_MISSING_DATABASE = Set.of(90013, 90146, 90149);
    private static final Set<Integer> H2_CONNECTION_LOST = Set.of(90007, 90067, 90098, 90121);

    /** Also that PostgreSQL was asked to wait no longer for the next statement, or for the end of the transaction. */
    private static final Set<String> SERVER_GONE =
            Set.of("57P01", "57P02", "57P03", "57P05", "53300", "25P03", "25P04");

    private static final Set<String> UNREADABLE_TEXT = Set.of("22P02", "22018", "22007");
    private static final Set<String> TIMEOUTS = Set.of("57014", "HYT00", "70100");
    private static final Set<String> MISSING_TABLE = Set.of("42P01", "42S02", "42S03", "42S04", "90036");
    private static final Set<String> MISSING_SCHEMA = Set.of("3F000", "90079");
    private static final Set<String> LACKING_RIGHT = Set.of("42501", "90096");
    private static final Set<String> UNKNOWN_CHARACTER = Set.of("22021", "22P05");

    /** Rows where a count was expected, or none where rows were. */
    private static final Set<String> OTHER_RESULT = Set.of("0100E", "02000", "90001", "90002");

    private static final Set<String> ALREADY_THERE = Set.of("42P07", "42S01", "90035");
    private static final String H2_MATCHED_TWICE = "duplicate _ROWID_ target record already processed";
    private static final int H2_SEVERAL_ROWS = 90053;
    private static final int H2_INVALID_VALUE = 90008;
    private static final Pattern H2_SLICE = Pattern.compile("\"result (?:FETCH|OFFSET)\"");
    private static final int MARIADB_SEVERAL_ROWS = 1242;

    /** Columns that are not grouped, aggregates and functions where none may be, what cannot be locked or sorted. */
    private static final Set<Integer> H2_OF_STATEMENT = Set.of(90016, 90022, 90054, 90068, 90145);

    private static final Set<String> MISSING_COLUMN = Set.of("42703", "42S22");

    private SqlStates() {}

    /** The error that tells what happened: that of a batch only says that something did. */
    static SQLException telling(SQLException error) {
        SQLException current = error;
        while (current instanceof BatchUpdateException
                && current.getNextException() != null
                && current.getNextException() != current) {
            current = current.getNextException();
        }
        return current;
    }

    /** The first error of a driver at or below another, or null. */
    static @Nullable SQLException below(Throwable error) {
        Throwable current = error;
        for (int depth = 0; current != null && depth < 20; depth++) {
            if (current instanceof SQLException found && (found.getSQLState() != null || !hasSqlCause(found))) {
                return found;
            }
            current = current.getCause();
        }
        return null;
    }

    /** The kind of constraint that was broken, for dialects that do not know more. */
    static Optional<Violation> violation(SQLException error) {
        if (error.getSQLState() == null) {
            return Optional.empty();
        }
        Violation.Kind kind = switch (error.getSQLState()) {
            case "23505" -> Violation.Kind.UNIQUE;
            case "23001", "23503", "23506" -> Violation.Kind.FOREIGN_KEY;
            case "23502" -> Violation.Kind.NOT_NULL;
            case "23513", "23514" -> Violation.Kind.CHECK;
            case "23P01" -> Violation.Kind.EXCLUSION;
            default -> null;
        };
        return Optional.ofNullable(kind).map(known -> new Violation(known, null, null, List.of()));
    }

    static boolean isConnectionLost(SQLException error) {
        return error instanceof SQLNonTransientConnectionException
                || error instanceof SQLTransientConnectionException
                || error instanceof SQLRecoverableException
                || inClass(error, "08")
                || isOneOf(error, SERVER_GONE)
                || H2_CONNECTION_LOST.contains(error.getErrorCode());
    }

    static boolean isDeadlock(SQLException error) {
        return is(error, "40P01")
                || is(error, "40001")
                        && (error.getErrorCode() == H2_DEADLOCK || error.getErrorCode() == MARIADB_DEADLOCK);
    }

    static boolean isSerializationFailure(SQLException error) {
        return is(error, "40001") || error.getErrorCode() == H2_CONCURRENT_UPDATE;
    }

    static boolean isLockTimeout(SQLException error) {
        return is(error, "55P03")
                || error.getErrorCode() == H2_LOCK_TIMEOUT
                || error.getErrorCode() == MARIADB_LOCK_TIMEOUT;
    }

    static boolean isTimeout(SQLException error) {
        return isOneOf(error, TIMEOUTS);
    }

    static boolean isReadOnly(SQLException error) {
        return is(error, "25006") || error.getErrorCode() == H2_READ_ONLY;
    }

    static boolean isAborted(SQLException error) {
        return is(error, "25P02");
    }

    static boolean isMissingTable(SQLException error) {
        return isOneOf(error, MISSING_TABLE);
    }

    static boolean isMissingSchema(SQLException error) {
        return isOneOf(error, MISSING_SCHEMA);
    }

    /** Whether the user of the connection may not do what was tried. */
    static boolean isLackingRight(SQLException error) {
        return isOneOf(error, LACKING_RIGHT);
    }

    /** Whether a statement gave rows where none were expected, or none where some were. */
    static boolean isOfOtherResult(SQLException error) {
        return isOneOf(error, OTHER_RESULT);
    }

    static boolean isAlreadyThere(SQLException error) {
        return isOneOf(error, ALREADY_THERE);
    }

    static boolean isMissingColumn(SQLException error) {
        return isOneOf(error, MISSING_COLUMN);
    }

    /** Whether one row or value was wanted and there were several; H2 takes that for a key that comes twice. */
    static boolean isOfManyRows(SQLException error) {
        return is(error, "21000")
                || is(error, "23505") && String.valueOf(error.getMessage()).contains(H2_MATCHED_TWICE)
                || error.getErrorCode() == H2_SEVERAL_ROWS
                || error.getErrorCode() == MARIADB_SEVERAL_ROWS;
    }

    /** Whether the text of a statement is wrong, whatever its values. */
    static boolean isOfStatement(SQLException error) {
        return inClass(error, "42")
                || inClass(error, "0A")
                || is(error, "HYC00")
                || H2_OF_STATEMENT.contains(error.getErrorCode());
    }

    static boolean isDivisionByZero(SQLException error) {
        return is(error, "22012");
    }

    static boolean isNegativeSlice(SQLException error) {
        return is(error, "2201W")
                || is(error, "2201X")
                || error.getErrorCode() == H2_INVALID_VALUE
                        && H2_SLICE.matcher(String.valueOf(error.getMessage())).find();
    }

    static boolean isUnreadableText(SQLException error) {
        return isOneOf(error, UNREADABLE_TEXT);
    }

    static boolean isData(SQLException error) {
        return inClass(error, "22") || error.getErrorCode() == H2_INVALID_VALUE;
    }

    static boolean isTooLong(SQLException error) {
        return is(error, "22001");
    }

    static boolean isUnknownCharacter(SQLException error) {
        return isOneOf(error, UNKNOWN_CHARACTER);
    }

    static boolean isOutOfRange(SQLException error) {
        return is(error, "22003") || is(error, "22008");
    }

    static boolean isRefusedLogin(SQLException error) {
        return inClass(error, "28");
    }

    static boolean isMissingDatabase(SQLException error) {
        return is(error, "3D000") || H2_MISSING_DATABASE.contains(error.getErrorCode());
    }

    /** Whether the file of the database is open in another process. */
    static boolean isFileInUse(SQLException error) {
        return error.getErrorCode() == H2_FILE_IN_USE;
    }

    private static boolean hasSqlCause(SQLException error) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(SQLException error, String state) {
        return state.equals(error.getSQLState());
    }

    private static boolean isOneOf(SQLException error, Set<String> states) {
        return error.getSQLState() != null && states.contains(error.getSQLState());
    }

    private static boolean inClass(SQLException error, String prefix) {
        return error.getSQLState() != null && error.getSQLState().startsWith(prefix);
    }
}

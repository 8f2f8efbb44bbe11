package org.stint.internal.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.Dialect;
import org.stint.dialect.Violation;
import org.stint.exception.CheckViolationException;
import org.stint.exception.CommitOutcomeUnknownException;
import org.stint.exception.ConnectionFailedException;
import org.stint.exception.ConstraintViolatedException.Violated;
import org.stint.exception.DataException;
import org.stint.exception.DatabaseException;
import org.stint.exception.DeadlockException;
import org.stint.exception.ExclusionViolationException;
import org.stint.exception.ForeignKeyViolationException;
import org.stint.exception.LockTimeoutException;
import org.stint.exception.NotNullViolationException;
import org.stint.exception.ReadOnlyException;
import org.stint.exception.RollbackOnlyException;
import org.stint.exception.SerializationFailureException;
import org.stint.exception.StatementTimeoutException;
import org.stint.exception.StintException;
import org.stint.exception.UniqueViolationException;

/**
 * Makes of a driver's error one that says what it means. What the database said is repeated only where values may be
 * shown, because it often quotes the row.
 */
final class SqlErrors {

    private static final int LONGEST_STATEMENT = 4_000;

    private final Dialect dialect;
    private final boolean valuesInMessages;

    SqlErrors(Dialect dialect, boolean valuesInMessages) {
        this.dialect = dialect;
        this.valuesInMessages = valuesInMessages;
    }

    /** The error of something that is no statement on rows. */
    StintException translate(SQLException thrown, String attempt) {
        return translate(thrown, attempt, null, null);
    }

    /**
     * The error of a statement.
     *
     * @param attempt what was attempted, to follow "Cannot"
     * @param sql the text of the statement, or null if there was none
     * @param changedTable the table whose rows it changes, or null
     */
    StintException translate(SQLException thrown, String attempt, @Nullable String sql, @Nullable String changedTable) {
        SQLException error = SqlStates.telling(thrown);
        String tail = tail(error, sql);
        Violation violation = SqlStates.isOfManyRows(error)
                ? null
                : dialect.violation(thrown)
                        .or(() -> SqlStates.violation(error))
                        .map(told -> completed(told, changedTable))
                        .orElse(null);
        return violation == null
                ? general(error, thrown, "Cannot " + attempt + ": ", tail)
                : violated(violation, thrown, error.getSQLState(), "Cannot " + attempt + ": ", tail);
    }

    /** The error of a COMMIT, after which nothing may be known. */
    StintException commitFailed(SQLException thrown, String transaction) {
        SQLException error = SqlStates.telling(thrown);
        if (SqlStates.isConnectionLost(error)) {
            return new CommitOutcomeUnknownException(
                    "Cannot tell whether " + transaction + " was committed: the connection was lost meanwhile. Look at"
                            + " the rows before repeating the work." + tail(error, null),
                    error.getSQLState(),
                    thrown);
        }
        return translate(thrown, "commit " + transaction);
    }

    /** No one reads a statement of thousands of placeholders to its end. */
    private static String shown(String sql) {
        return sql.length() <= LONGEST_STATEMENT
                ? sql
                : sql.substring(0, LONGEST_STATEMENT) + "… (" + sql.length() + " characters)";
    }

    private String tail(SQLException error, @Nullable String sql) {
        String statement = sql == null ? "" : " Statement: " + shown(sql);
        return valuesInMessages ? statement + " The database said: " + error.getMessage() : statement;
    }

    /** A rule of the changed table itself; a foreign key may be one of another table. */
    private static Violation completed(Violation told, @Nullable String changedTable) {
        return told.table() != null || told.kind() == Violation.Kind.FOREIGN_KEY
                ? told
                : new Violation(told.kind(), told.constraint(), changedTable, told.columns());
    }

    private static StintException violated(
            Violation violation, SQLException thrown, @Nullable String state, String head, String tail) {
        Violated rule = new Violated(violation.constraint(), violation.table(), violation.columns());
        String name = describe(violation);
        return switch (violation.kind()) {
            case UNIQUE ->
                new UniqueViolationException(
                        head + "another row has the same value already, which " + name
                                + " forbids. Choose another value, or change the row that has it." + tail,
                        rule,
                        state,
                        thrown);
            case FOREIGN_KEY ->
                new ForeignKeyViolationException(
                        head + "it would leave a reference to a row that does not exist, which " + name
                                + " forbids. Insert the row that is referred to first, or delete those that refer to"
                                + " it."
                                + tail,
                        rule,
                        state,
                        thrown);
            case NOT_NULL ->
                new NotNullViolationException(
                        head + "a value is missing, which " + name + " forbids. Set it." + tail, rule, state, thrown);
            case CHECK ->
                new CheckViolationException(
                        head + "a row would not meet " + name + ". Correct its values." + tail, rule, state, thrown);
            case EXCLUSION ->
                new ExclusionViolationException(
                        head + "a row would be in conflict with another, which " + name
                                + " forbids. Correct its values." + tail,
                        rule,
                        state,
                        thrown);
        };
    }

    private static String describe(Violation violation) {
        StringBuilder text = new StringBuilder();
        if (violation.constraint() != null) {
            text.append("the constraint ").append(violation.constraint());
        } else if (!violation.columns().isEmpty()) {
            text.append(violation.columns().size() == 1 ? "the column " : "the columns ")
                    .append(String.join(", ", violation.columns()));
        } else {
            text.append("a constraint");
        }
        if (violation.table() != null) {
            text.append(" of ").append(violation.table());
        }
        if (violation.constraint() != null && !violation.columns().isEmpty()) {
            text.append(" (").append(String.join(", ", violation.columns())).append(")");
        }
        return text.toString();
    }

    private StintException general(SQLException error, SQLException thrown, String head, String tail) {
        String state = error.getSQLState();
        String remedy = dialect.remedy(error);
        if (remedy != null) {
            return new DatabaseException(head + remedy + tail, state, thrown);
        }
        if (SqlStates.isConnectionLost(error)) {
            return new ConnectionFailedException(
                    head + "the connection was lost. The database undoes the transaction; repeat it from its"
                            + " beginning when the database can be reached again." + tail,
                    state,
                    thrown);
        }
        if (SqlStates.isDeadlock(error)) {
            return new DeadlockException(
                    head + "this transaction and another waited for each other, and the database ended this one."
                            + " Roll back and repeat the whole transaction." + tail,
                    state,
                    thrown);
        }
        if (SqlStates.isSerializationFailure(error)) {
            return new SerializationFailureException(
                    head + "another transaction changed the same data meanwhile, which the isolation level forbids."
                            + " Roll back and repeat the whole transaction." + tail,
                    state,
                    thrown);
        }
        if (SqlStates.isLockTimeout(error)) {
            return new LockTimeoutException(
                    head + "another transaction holds a lock on the rows for too long. Repeat it later, and look for"
                            + " transactions that stay open." + tail,
                    state,
                    thrown);
        }
        if (SqlStates.isTimeout(error)) {
            return new StatementTimeoutException(
                    head + "the statement took longer than it may, or was cancelled. Make it faster, or allow more"
                            + " time with TransactionOptions.timeout(…)." + tail,
                    state,
                    thrown);
        }
        if (SqlStates.isReadOnly(error)) {
            return new ReadOnlyException(
                    head + "the transaction or the database only reads. Begin a transaction without"
                            + " TransactionOptions.forReading() to write." + tail,
                    thrown);
        }
        if (SqlStates.isAborted(error)) {
            return new RollbackOnlyException(
                    head + "an earlier statement of the transaction failed, so that it can only be rolled back." + tail,
                    thrown);
        }
        if (SqlStates.isData(error)) {
            return new DataException(head + data(error) + tail, state, thrown);
        }
        if (SqlStates.isLackingRight(error)) {
            return new DatabaseException(
                    head + "the user of the connection lacks a right" + words(error)
                            + ". Grant it, or connect as another user." + tail,
                    state,
                    thrown);
        }
        if (SqlStates.isMissingSchema(error)) {
            return new DatabaseException(
                    head + "a schema is missing" + words(error)
                            + ". Create it; schema().create() makes tables, but not the schema that they are in."
                            + tail,
                    state,
                    thrown);
        }
        if (SqlStates.isMissingTable(error)) {
            return new DatabaseException(
                    head + "a table or sequence is missing" + words(error)
                            + ". Create them with schema().create(), run the migrations, or name the table in"
                            + " from(…) or a join if that is what lacks."
                            + tail,
                    state,
                    thrown);
        }
        if (SqlStates.isAlreadyThere(error)) {
            return new DatabaseException(
                    head + "a table, sequence or index of that name is there already. Drop it, for a schema of Stint"
                            + " with schema().drop(), or leave the schema as it is." + tail,
                    state,
                    thrown);
        }
        if (SqlStates.isMissingColumn(error)) {
            return new DatabaseException(
                    head + "a column is missing" + words(error)
                            + ". Compare the mapping with the table, run the migrations, or name the table of the"
                            + " column in from(…) or a join if that is what lacks." + tail,
                    state,
                    thrown);
        }
        if (SqlStates.isOfManyRows(error)) {
            return new DatabaseException(
                    head + "a subquery that stands for one value gives several rows, or several rows of the input meet"
                            + " the same row. Restrict the subquery, or leave the duplicates out." + tail,
                    state,
                    thrown);
        }
        if (SqlStates.isOfOtherResult(error)) {
            return new DatabaseException(
                    head + "it gives rows where none were expected, or none where some were. SQL that gives rows is"
                            + " executed by query(…), and other SQL by change()." + tail,
                    state,
                    thrown);
        }
        if (SqlStates.isOfStatement(error)) {
            return new DatabaseException(
                    head + "the database does not take the statement" + words(error) + ". Correct it." + tail,
                    state,
                    thrown);
        }
        return new DatabaseException(
                head + "the database refused it (SQL state " + state + ", error code " + error.getErrorCode()
                        + "); the cause has the words of the database." + tail,
                state,
                thrown);
    }

    /** What the database says of the statement's text, which holds no bound values; its first line only. */
    private static String words(SQLException error) {
        String message = error.getMessage();
        if (message == null || message.isBlank()) {
            return "";
        }
        String line = message.strip().lines().findFirst().orElse("");
        int statement = line.indexOf("; SQL statement:");
        return " (" + (statement < 0 ? line : line.substring(0, statement)) + ")";
    }

    private static String data(SQLException error) {
        if (SqlStates.isDivisionByZero(error)) {
            return "a number is divided by zero. Leave such rows out, or divide by nullIf(0), which gives NULL.";
        }
        if (SqlStates.isNegativeSlice(error)) {
            return "a limit or an offset is negative. Give the parameter a number of rows, 0 or more.";
        }
        if (SqlStates.isUnreadableText(error)) {
            return "a text is no number, time or truth value, as which it was taken. Correct it, or leave such rows"
                    + " out.";
        }
        if (SqlStates.isTooLong(error)) {
            return "a value is too long for its column. Shorten the value, or widen the column.";
        }
        if (SqlStates.isUnknownCharacter(error)) {
            return "a text holds a character that the database cannot store, such as NUL, which a char holds that was"
                    + " never set. Set or correct the text.";
        }
        if (SqlStates.isOutOfRange(error)) {
            return "a value is out of the range of its column. Correct the value, or widen the column.";
        }
        return "the database cannot take or compute a value (SQL state " + error.getSQLState()
                + "). Compare the types of the mapping with those of the columns.";
    }
}

package org.stint.internal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;
import org.stint.statement.Expression;
import org.stint.statement.ExpressionNode;
import org.stint.type.SqlType;

/** Says of a value that cannot be read where it is: which row, and which column. */
public final class Unreadable {

    private Unreadable() {}

    /** Reads one value of the current row; if it cannot be read, the error names row and column. */
    public static @Nullable Object read(SqlType<?> type, ResultSet row, int column) throws SQLException {
        try {
            return type.read(row, column);
        } catch (DataException refused) {
            throw at(refused, "It is in " + numberOf(row) + ", in column " + column + ".");
        } catch (SQLException failure) {
            if (isOfValue(failure)) {
                throw at(
                        ofDriver(failure, type, row, column),
                        "It is in " + numberOf(row) + ", in column " + column + ".");
            }
            throw failure;
        }
    }

    /** As {@link #read(SqlType, ResultSet, int)}; if it was computed, the error names the expression. */
    static @Nullable Object read(Expression<?> selected, ResultSet row, int column) throws SQLException {
        if (selected.node() instanceof ExpressionNode.Column) {
            return read(selected.type(), row, column);
        }
        try {
            return selected.type().read(row, column);
        } catch (DataException refused) {
            throw at(refused, "It is " + selected + " in " + numberOf(row) + ".");
        } catch (SQLException failure) {
            if (isOfValue(failure)) {
                throw new DataException(
                        "Cannot read " + selected + " in " + numberOf(row) + " as a "
                                + selected.type().javaType().getSimpleName()
                                + ": what the database computed is none, or too large for one. Compute it in a wider"
                                + " type, such as by asLong() or asDecimal(…).",
                        failure.getSQLState(),
                        failure);
            }
            throw failure;
        }
    }

    /** The same error, which says besides where the value is. */
    public static DataException at(DataException error, String place) {
        DataException placed = new DataException(
                error.getMessage() + " " + place, error.sqlState().orElse(null), error.getCause());
        for (Throwable suppressed : error.getSuppressed()) {
            placed.addSuppressed(suppressed);
        }
        return placed;
    }

    /** Whether an error of the driver is about a value, rather than about the connection or the statement. */
    public static boolean isOfValue(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return state.startsWith("22") || state.startsWith("07") || state.equals("42821");
    }

    /** What the driver's refusal to convert a value means. Its own message, which repeats the value, is the cause. */
    public static DataException ofDriver(SQLException failure, SqlType<?> type, ResultSet row, int column)
            throws SQLException {
        return new DataException(
                "Cannot read the column \"" + row.getMetaData().getColumnLabel(column) + "\" as a "
                        + type.javaType().getName() + ": it holds a value that is none. Correct the rows that hold such"
                        + " values, or map the column as what it is.",
                failure.getSQLState(),
                failure);
    }

    /** The current row by its number. */
    public static String numberOf(ResultSet row) throws SQLException {
        return "row " + row.getRow() + " of the result";
    }
}

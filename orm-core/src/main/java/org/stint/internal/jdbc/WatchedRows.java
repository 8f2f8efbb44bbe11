package org.stint.internal.jdbc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.IntFunction;
import org.stint.dialect.Dialect;
import org.stint.statement.ChangeNode;

/** What {@link ChangeNode.Watched} gives back: beside the number of all rows those that are watched. */
public final class WatchedRows {

    private WatchedRows() {}

    /**
     * Hands the watched rows to a reader, and gives the number of all rows.
     *
     * @param columns a reader of the columns, by the position of the first of them
     */
    public static RowReader<Long> reader(Dialect dialect, IntFunction<? extends RowReader<?>> columns) {
        return dialect.gathersWatchedRows() ? gathered(columns.apply(1)) : oneByOne(columns.apply(2));
    }

    private static RowReader<Long> oneByOne(RowReader<?> columns) {
        return row -> {
            long count = row.getLong(1);
            columns.read(row);
            return count;
        };
    }

    private static RowReader<Long> gathered(RowReader<?> columns) {
        return row -> {
            for (int array = 2; array <= row.getMetaData().getColumnCount(); array++) {
                Array rows = row.getArray(array);
                if (rows != null) {
                    readAll(rows, columns);
                }
            }
            return row.getLong(1);
        };
    }

    /** An array is a result whose second column has the elements, and a row is a result of one row. */
    private static void readAll(Array rows, RowReader<?> columns) throws SQLException {
        try (ResultSet elements = rows.getResultSet()) {
            while (elements.next()) {
                try (ResultSet element = (ResultSet) elements.getObject(2)) {
                    element.next();
                    columns.read(element);
                }
            }
        }
    }
}

package org.stint.type;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How the columns of a result are called in messages. */
final class Columns {

    private Columns() {}

    static String label(ResultSet row, int index) throws SQLException {
        return "\"" + row.getMetaData().getColumnLabel(index) + "\"";
    }
}

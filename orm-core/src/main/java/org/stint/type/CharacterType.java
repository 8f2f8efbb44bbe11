package org.stint.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;

/** A single {@code char} as a text of length one. */
record CharacterType() implements DirectType<Character> {

    @Override
    public Class<Character> javaType() {
        return Character.class;
    }

    @Override
    public ColumnType columnType() {
        return ColumnType.sized(ColumnType.Kind.VARCHAR, 1);
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable Character value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARCHAR);
        } else {
            statement.setString(index, value.toString());
        }
    }

    @Override
    public @Nullable Character read(ResultSet row, int index) throws SQLException {
        String text = row.getString(index);
        if (text == null) {
            return null;
        }
        if (text.length() != 1) {
            throw new DataException("Cannot read the column " + Columns.label(row, index)
                    + " as a char: it holds a text of length " + text.length() + ". Map the column as a String.");
        }
        return text.charAt(0);
    }

    @Override
    public boolean same(@Nullable Character first, @Nullable Character second) {
        return Objects.equals(first, second);
    }

    @Override
    public Object element(Character value) {
        return value.toString();
    }
}

package org.stint.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;

/** Times without a zone, with or without a date. */
record LocalTimeType<T extends Temporal>(Class<T> javaType, ColumnType columnType, int jdbcType)
        implements DirectType<T> {

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException {
        if (value == null) {
            statement.setNull(index, jdbcType);
        } else {
            T cut = normalize(value);
            statement.setObject(index, cut instanceof LocalDateTime time ? Times.storable(time) : cut);
        }
    }

    @Override
    public @Nullable T read(ResultSet row, int index) throws SQLException {
        try {
            return row.getObject(index, javaType);
        } catch (
                DateTimeException
                        invalid) { // the driver of PostgreSQL takes 5 BC for the year 5, which is no leap year
            throw new DataException(
                    "Cannot read a " + javaType.getName()
                            + ": the driver cannot make one of what the column holds, as of"
                            + " the 29th of February before the year 1. Correct the row, or read the column as text.",
                    invalid);
        }
    }

    @Override
    public boolean same(@Nullable T first, @Nullable T second) {
        if (first == null || second == null) {
            return first == second;
        }
        return Objects.equals(normalize(first), normalize(second));
    }

    @Override
    public T normalize(T value) {
        return javaType.cast(Times.cut(value, columnType.precision()));
    }
}

package org.stint.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Times without a zone, with or without a date. */
record LocalTimeType<T extends Temporal>(Class<T> javaType, ColumnType columnType, int jdbcType)
        implements DirectType<T> {

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException {
        if (value == null) {
            statement.setNull(index, jdbcType);
        } else {
            statement.setObject(index, element(value));
        }
    }

    @Override
    public @Nullable T read(ResultSet row, int index) throws SQLException {
        return Times.read(row, index, javaType, javaType);
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

    @Override
    public Object element(T value) {
        T cut = normalize(value);
        return cut instanceof LocalDateTime time ? Times.storable(time) : cut;
    }
}

package org.stint.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Days of the calendar. */
record LocalDateType() implements DirectType<LocalDate> {

    @Override
    public Class<LocalDate> javaType() {
        return LocalDate.class;
    }

    @Override
    public ColumnType columnType() {
        return ColumnType.of(ColumnType.Kind.DATE);
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable LocalDate value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.DATE);
        } else {
            statement.setObject(index, Times.storable(value));
        }
    }

    @Override
    public @Nullable LocalDate read(ResultSet row, int index) throws SQLException {
        return Times.read(row, index, LocalDate.class, LocalDate.class);
    }

    @Override
    public boolean same(@Nullable LocalDate first, @Nullable LocalDate second) {
        return Objects.equals(first, second);
    }

    @Override
    public Object element(LocalDate value) {
        return Times.storable(value);
    }
}

package org.stint.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Floating-point numbers, compared as databases do: neither IEEE 754 nor {@code equals} agrees with them. */
record FloatingType<T extends Number>(PlainType<T> plain) implements DirectType<T> {

    @Override
    public Class<T> javaType() {
        return plain.javaType();
    }

    @Override
    public ColumnType columnType() {
        return plain.columnType();
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException {
        plain.bind(statement, index, value);
    }

    @Override
    public @Nullable T read(ResultSet row, int index) throws SQLException {
        return plain.read(row, index);
    }

    @Override
    public boolean same(@Nullable T first, @Nullable T second) {
        if (first == null || second == null) {
            return first == second;
        }
        double one = first.doubleValue();
        double other = second.doubleValue();
        return one == other || Double.isNaN(one) && Double.isNaN(other);
    }

    @Override
    public Object keyOf(T value) {
        return value.doubleValue() == 0 ? 0.0 : value;
    }
}

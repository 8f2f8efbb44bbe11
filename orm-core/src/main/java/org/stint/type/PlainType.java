package org.stint.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A type whose values go to the column as they are, and are the same to it if they are equal in Java. */
record PlainType<T>(Class<T> javaType, ColumnType columnType, int jdbcType, Binder<T> binder, Reader<T> reader)
        implements DirectType<T> {

    /** Binds a value that is there. */
    @FunctionalInterface
    interface Binder<T> {
        void bind(PreparedStatement statement, int index, T value) throws SQLException;
    }

    /** Reads a value. */
    @FunctionalInterface
    interface Reader<T> {
        @Nullable
        T read(ResultSet row, int index) throws SQLException;
    }

    /** The JDBC getters of primitives give 0 for NULL and tell only afterwards. */
    static <T> Reader<T> unlessNull(Reader<T> reader) {
        return (row, index) -> {
            T value = reader.read(row, index);
            return isZero(value) && row.wasNull() ? null : value;
        };
    }

    /** Spares most rows a call of the driver, which may well take a lock for it. */
    private static boolean isZero(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() == 0 : !Boolean.TRUE.equals(value);
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException {
        if (value == null) {
            statement.setNull(index, jdbcType);
        } else {
            binder.bind(statement, index, value);
        }
    }

    @Override
    public @Nullable T read(ResultSet row, int index) throws SQLException {
        return reader.read(row, index);
    }

    @Override
    public boolean same(@Nullable T first, @Nullable T second) {
        return Objects.equals(first, second);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlainType<?> type
                && javaType == type.javaType
                && jdbcType == type.jdbcType
                && columnType.equals(type.columnType);
    }

    @Override
    public int hashCode() {
        return Objects.hash(javaType, columnType);
    }

    @Override
    public String toString() {
        return javaType.getSimpleName() + " as " + columnType;
    }
}

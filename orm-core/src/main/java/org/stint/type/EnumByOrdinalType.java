package org.stint.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;

/** Enum constants as their positions. */
final class EnumByOrdinalType<T extends Enum<T>> implements DirectType<T> {

    private final Class<T> javaType;
    private final T[] constants;

    EnumByOrdinalType(Class<T> javaType) {
        this.javaType = javaType;
        this.constants = javaType.getEnumConstants();
    }

    @Override
    public Class<T> javaType() {
        return javaType;
    }

    @Override
    public ColumnType columnType() {
        return ColumnType.of(ColumnType.Kind.SMALLINT);
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.SMALLINT);
        } else {
            statement.setInt(index, value.ordinal());
        }
    }

    @Override
    public @Nullable T read(ResultSet row, int index) throws SQLException {
        int ordinal = row.getInt(index);
        if (row.wasNull()) {
            return null;
        }
        if (ordinal < 0 || ordinal >= constants.length) {
            throw new DataException("Cannot read the column " + Columns.label(row, index) + " as a "
                    + javaType.getName() + ": it holds a position outside 0 to " + (constants.length - 1)
                    + ". Add the constant, or correct the rows that hold another position.");
        }
        return constants[ordinal];
    }

    @Override
    public boolean same(@Nullable T first, @Nullable T second) {
        return first == second;
    }

    @Override
    public Object element(T value) {
        return value.ordinal();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EnumByOrdinalType<?> type && javaType == type.javaType;
    }

    @Override
    public int hashCode() {
        return javaType.hashCode();
    }

    @Override
    public String toString() {
        return javaType.getSimpleName() + " by position";
    }
}

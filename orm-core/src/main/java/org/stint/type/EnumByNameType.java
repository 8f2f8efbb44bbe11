package org.stint.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;

/** Enum constants as their names. */
final class EnumByNameType<T extends Enum<T>> implements DirectType<T> {

    private final Class<T> javaType;
    private final ColumnType columnType;
    private final Map<String, T> constants = new HashMap<>();

    EnumByNameType(Class<T> javaType, ColumnType columnType) {
        this.javaType = javaType;
        this.columnType = columnType;
        for (T constant : javaType.getEnumConstants()) {
            constants.put(constant.name(), constant);
        }
    }

    @Override
    public Class<T> javaType() {
        return javaType;
    }

    @Override
    public ColumnType columnType() {
        return columnType;
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARCHAR);
        } else {
            statement.setString(index, value.name());
        }
    }

    @Override
    public @Nullable T read(ResultSet row, int index) throws SQLException {
        String name = row.getString(index);
        if (name == null) {
            return null;
        }
        T constant = constants.get(name);
        if (constant == null) {
            Set<String> names = new TreeSet<>(constants.keySet());
            throw new DataException("Cannot read the column " + Columns.label(row, index) + " as a "
                    + javaType.getName() + ": it holds a name that is none of " + names
                    + ". Add the constant, or correct the rows that hold another name.");
        }
        return constant;
    }

    @Override
    public boolean same(@Nullable T first, @Nullable T second) {
        return first == second;
    }

    @Override
    public Object element(T value) {
        return value.name();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EnumByNameType<?> type
                && javaType == type.javaType
                && columnType.equals(type.columnType);
    }

    @Override
    public int hashCode() {
        return javaType.hashCode();
    }

    @Override
    public String toString() {
        return javaType.getSimpleName() + " by name as " + columnType;
    }
}

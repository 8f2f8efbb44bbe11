package org.stint.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.stint.annotation.AttributeConverter;
import org.stint.exception.DataException;

/** Values that travel as those of another type, made from and into them by a converter. */
final class ConvertedType<T, C> implements SqlType<T> {

    private final Class<T> javaType;
    private final AttributeConverter<T, C> converter;
    private final SqlType<C> column;
    private final boolean mutable;
    private final boolean comparable;

    ConvertedType(Class<T> javaType, AttributeConverter<T, C> converter, SqlType<C> column) {
        this.javaType = javaType;
        this.converter = converter;
        this.column = column;
        this.mutable = converter.mutable() && !javaType.isRecord() && !javaType.isEnum();
        this.comparable = definesEquals(javaType);
    }

    @Override
    public Class<T> javaType() {
        return javaType;
    }

    @Override
    public ColumnType columnType() {
        return column.columnType();
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException {
        column.bind(statement, index, value == null ? null : toColumn(value));
    }

    @Override
    public @Nullable T read(ResultSet row, int index) throws SQLException {
        C value = column.read(row, index);
        if (value == null) {
            return null;
        }
        T made;
        try {
            made = converter.fromColumn(value);
        } catch (RuntimeException refused) {
            throw unreadable(row, index, "its converter does not take the value", refused);
        }
        if (made == null) {
            throw unreadable(row, index, "its converter gave null for a value", null);
        }
        return made;
    }

    @Override
    public boolean same(@Nullable T first, @Nullable T second) {
        if (first == null || second == null) {
            return first == second;
        }
        return column.same(toColumn(first), toColumn(second));
    }

    @Override
    public T copy(T value) {
        return mutable ? converter.fromColumn(toColumn(value)) : value;
    }

    @Override
    public boolean mutable() {
        return mutable;
    }

    /** The value itself unless the column makes another of it, for the application may hold on to its object. */
    @Override
    public T normalize(T value) {
        C sent = toColumn(value);
        C held = column.normalize(sent);
        T again = converter.fromColumn(held);
        boolean same = column.same(sent, held) && held.equals(sent);
        return same && (!comparable || again.equals(value)) ? value : again;
    }

    @Override
    public Object element(T value) {
        return column.element(toColumn(value));
    }

    @Override
    public Object keyOf(T value) {
        return column.keyOf(toColumn(value));
    }

    private C toColumn(T value) {
        C made = converter.toColumn(value);
        if (made == null) {
            throw new DataException("Cannot store a " + javaType.getName() + ": "
                    + converter.getClass().getName()
                    + " gave null for a value. NULL stands for null only; give another value.");
        }
        return made;
    }

    private DataException unreadable(ResultSet row, int index, String why, @Nullable RuntimeException cause)
            throws SQLException {
        return new DataException(
                "Cannot read the column " + Columns.label(row, index) + " as a " + javaType.getName() + ": " + why
                        + ". Correct the rows that hold such values, or change "
                        + converter.getClass().getName() + ".",
                cause);
    }

    private static boolean definesEquals(Class<?> type) {
        try {
            return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException anInterface) {
            return false;
        }
    }

    @Override
    public String toString() {
        return javaType.getSimpleName() + " as " + column;
    }
}

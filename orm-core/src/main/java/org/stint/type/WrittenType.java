package org.stint.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;

/**
 * Immutable values of the JDK that are written as those of a plainer type. Two are the same if what is written is: some
 * of these classes find equal what a database tells apart, and {@code URL} would even ask the network.
 *
 * @param writing gives what the column is to hold, cut to its precision
 * @param reading gives the value for what the column holds; whatever it throws means that there is none
 * @param exact whether {@code reading} undoes {@code writing} for every value
 */
record WrittenType<T, C>(
        Class<T> javaType, SqlType<C> column, Function<T, C> writing, Function<C, T> reading, boolean exact)
        implements SqlType<T> {

    @Override
    public ColumnType columnType() {
        return column.columnType();
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException {
        column.bind(statement, index, value == null ? null : writing.apply(value));
    }

    @Override
    public @Nullable T read(ResultSet row, int index) throws SQLException {
        C value = column.read(row, index);
        try {
            return value == null ? null : reading.apply(value);
        } catch (RuntimeException refused) {
            // its message would repeat the value
            throw new DataException("Cannot read the column " + Columns.label(row, index) + " as a "
                    + javaType.getName() + ": it holds a value that stands for none. Correct the rows that hold such"
                    + " values, or map the column as a " + column.javaType().getSimpleName() + ".");
        }
    }

    @Override
    public boolean same(@Nullable T first, @Nullable T second) {
        if (first == null || second == null) {
            return first == second;
        }
        return first == second || column.same(writing.apply(first), writing.apply(second));
    }

    @Override
    public T normalize(T value) {
        return exact ? value : reading.apply(column.normalize(writing.apply(value)));
    }

    @Override
    public Object element(T value) {
        return column.element(writing.apply(value));
    }

    @Override
    public Object keyOf(T value) {
        return column.keyOf(writing.apply(value));
    }

    @Override
    public String toString() {
        return javaType.getSimpleName() + " as " + column;
    }
}

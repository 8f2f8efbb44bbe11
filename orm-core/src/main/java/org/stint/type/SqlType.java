package org.stint.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How values of one Java type travel to and from one kind of column.
 *
 * <p>A type knows five things: to bind a value, to read one, when two values are the same to the database, how to
 * keep a copy that later changes cannot reach, and what a column of this type makes of a value. It is immutable and
 * safe for use by many threads.
 *
 * @param <T> the Java type, a wrapper for primitives
 */
public interface SqlType<T> {

    /** The Java class of the values, a wrapper class for primitives. */
    Class<T> javaType();

    /** The column that such a value needs. */
    ColumnType columnType();

    /**
     * Binds a value, {@linkplain #normalize normalized} first, so that the database receives what the column will
     * hold.
     */
    void bind(PreparedStatement statement, int index, @Nullable T value) throws SQLException;

    /** Reads a value; SQL NULL gives null. */
    @Nullable
    T read(ResultSet row, int index) throws SQLException;

    /**
     * Whether a column of this type cannot tell the two values apart: 1.0 and 1.00 are the same at a scale of two, an
     * instant is compared at the precision of the column. Null is the same as null only.
     */
    boolean same(@Nullable T first, @Nullable T second);

    /** A copy that no later change of the value reaches; the value itself where it is immutable. */
    default T copy(T value) {
        return value;
    }

    /** Whether a value can be changed in place, so that comparing references proves nothing. */
    default boolean mutable() {
        return false;
    }

    /** What a column of this type holds after the value was written: rounded or cut to its scale and precision. */
    default T normalize(T value) {
        return value;
    }

    /**
     * What tells a value from others in a map: two values have equal keys just if they are {@linkplain #same the same}
     * to the column. For the identity of rows and unique values.
     */
    default Object keyOf(T value) {
        return normalize(value);
    }

    /** A value as the driver takes it for an element of an array. */
    default Object element(T value) {
        return normalize(value);
    }
}

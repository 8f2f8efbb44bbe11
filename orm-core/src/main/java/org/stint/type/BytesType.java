package org.stint.type;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes; the only type whose values can change in place. */
record BytesType(ColumnType columnType) implements DirectType<byte[]> {

    @Override
    public Class<byte[]> javaType() {
        return byte[].class;
    }

    @Override
    public void bind(PreparedStatement statement, int index, byte @Nullable [] value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARBINARY);
        } else {
            statement.setBytes(index, value);
        }
    }

    @Override
    public byte @Nullable [] read(ResultSet row, int index) throws SQLException {
        return row.getBytes(index);
    }

    @Override
    public boolean same(byte @Nullable [] first, byte @Nullable [] second) {
        return Arrays.equals(first, second);
    }

    @Override
    public byte[] copy(byte[] value) {
        return value.clone();
    }

    @Override
    public boolean mutable() {
        return true;
    }

    @Override
    public Object keyOf(byte[] value) {
        return ByteBuffer.wrap(value.clone());
    }
}

package org.stint.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;

/** Whole numbers beyond {@code long}, in a decimal column without digits after the point. */
record BigIntegerType(ColumnType columnType) implements DirectType<BigInteger> {

    @Override
    public Class<BigInteger> javaType() {
        return BigInteger.class;
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable BigInteger value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.DECIMAL);
        } else {
            statement.setBigDecimal(index, new BigDecimal(value));
        }
    }

    @Override
    public @Nullable BigInteger read(ResultSet row, int index) throws SQLException {
        BigDecimal value = row.getBigDecimal(index);
        if (value == null) {
            return null;
        }
        try {
            return value.toBigIntegerExact();
        } catch (ArithmeticException notWhole) {
            throw new DataException(
                    "Cannot read the column " + Columns.label(row, index)
                            + " as a BigInteger: its value has a fraction." + " Map the column as a BigDecimal.",
                    notWhole);
        }
    }

    @Override
    public boolean same(@Nullable BigInteger first, @Nullable BigInteger second) {
        return Objects.equals(first, second);
    }

    @Override
    public Object element(BigInteger value) {
        return new BigDecimal(value);
    }
}

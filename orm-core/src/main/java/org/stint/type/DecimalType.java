package org.stint.type;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;

/** Decimal numbers of a fixed scale. */
record DecimalType(ColumnType columnType) implements DirectType<BigDecimal> {

    /** More digits before the point than any database holds; writing such a number out would only fill the memory. */
    private static final long MOST_DIGITS = 200_000;

    @Override
    public Class<BigDecimal> javaType() {
        return BigDecimal.class;
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable BigDecimal value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.DECIMAL);
        } else {
            statement.setBigDecimal(index, normalize(value));
        }
    }

    @Override
    public @Nullable BigDecimal read(ResultSet row, int index) throws SQLException {
        return row.getBigDecimal(index);
    }

    @Override
    public boolean same(@Nullable BigDecimal first, @Nullable BigDecimal second) {
        if (first == null || second == null) {
            return first == second;
        }
        return first.equals(second) || normalize(first).equals(normalize(second));
    }

    @Override
    public BigDecimal normalize(BigDecimal value) {
        if (value.scale() == columnType.scale()) {
            return value;
        }
        long digitsBeforePoint = (long) value.precision() - value.scale();
        if (value.signum() == 0 || digitsBeforePoint < -columnType.scale()) {
            return BigDecimal.valueOf(0, columnType.scale());
        }
        if (digitsBeforePoint > MOST_DIGITS) {
            throw new DataException("Cannot store a number with " + digitsBeforePoint
                    + " digits before the decimal point: a DECIMAL(" + columnType.precision() + ", "
                    + columnType.scale() + ") holds " + (columnType.precision() - columnType.scale()) + ".");
        }
        return value.setScale(columnType.scale(), RoundingMode.HALF_UP);
    }
}

package org.stint.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Points in time. They travel as times in UTC, the only form that all drivers take. */
record InstantType(ColumnType columnType) implements DirectType<Instant> {

    /** What infinity is read as; cutting its fraction off would make it finite. */
    private static final Instant END = OffsetDateTime.MAX.toInstant();

    @Override
    public Class<Instant> javaType() {
        return Instant.class;
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable Instant value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(index, element(value));
        }
    }

    @Override
    public @Nullable Instant read(ResultSet row, int index) throws SQLException {
        OffsetDateTime time = Times.read(row, index, OffsetDateTime.class, Instant.class);
        return time == null ? null : time.toInstant();
    }

    @Override
    public boolean same(@Nullable Instant first, @Nullable Instant second) {
        if (first == null || second == null) {
            return first == second;
        }
        return Objects.equals(normalize(first), normalize(second));
    }

    @Override
    public Instant normalize(Instant value) {
        return value.equals(END) ? value : (Instant) Times.cut(value, columnType.precision());
    }

    @Override
    public Object element(Instant value) {
        return Times.storable(normalize(value));
    }
}

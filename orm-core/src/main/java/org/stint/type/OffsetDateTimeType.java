package org.stint.type;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Points in time, written with an offset that the column does not keep. */
record OffsetDateTimeType(ColumnType columnType) implements DirectType<OffsetDateTime> {

    private static final Instant UTC_BEGIN = LocalDateTime.MIN.toInstant(ZoneOffset.UTC);
    private static final Instant UTC_END = LocalDateTime.MAX.toInstant(ZoneOffset.UTC);

    @Override
    public Class<OffsetDateTime> javaType() {
        return OffsetDateTime.class;
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable OffsetDateTime value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(index, element(value));
        }
    }

    @Override
    public @Nullable OffsetDateTime read(ResultSet row, int index) throws SQLException {
        OffsetDateTime time = Times.read(row, index, OffsetDateTime.class, OffsetDateTime.class);
        return time == null ? null : normalize(time);
    }

    @Override
    public boolean same(@Nullable OffsetDateTime first, @Nullable OffsetDateTime second) {
        if (first == null || second == null) {
            return first == second;
        }
        return normalize(first).toInstant().equals(normalize(second).toInstant());
    }

    @Override
    public OffsetDateTime normalize(OffsetDateTime value) {
        Instant instant = value.toInstant();
        if (instant.isBefore(UTC_BEGIN) || instant.isAfter(UTC_END)) {
            return value; // infinity, or a time that is refused when it is bound
        }
        return ((Instant) Times.cut(instant, columnType.precision())).atOffset(ZoneOffset.UTC);
    }

    @Override
    public Object element(OffsetDateTime value) {
        return Times.storable(normalize(value).toInstant());
    }
}

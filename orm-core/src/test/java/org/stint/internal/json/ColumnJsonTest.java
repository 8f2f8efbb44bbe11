package org.stint.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.stint.exception.StintException;
import org.stint.type.ColumnType;
import org.stint.type.JsonText;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/** Values of columns as JSON, both ways. */
class ColumnJsonTest {

    @Test
    void everyTypeHasItsJson() {
        assertJson(SqlTypes.LONG, Long.MIN_VALUE, "-9223372036854775808");
        assertJson(SqlTypes.INTEGER, 42, "42");
        assertJson(SqlTypes.SHORT, (short) -1, "-1");
        assertJson(SqlTypes.BYTE, (byte) 127, "127");
        assertJson(SqlTypes.BOOLEAN, false, "false");
        assertJson(SqlTypes.DOUBLE, 0.1, "0.1");
        assertJson(SqlTypes.DOUBLE, Double.MIN_VALUE, "4.9E-324");
        assertJson(SqlTypes.DOUBLE, Double.NaN, "\"NaN\"");
        assertJson(SqlTypes.FLOAT, Float.NEGATIVE_INFINITY, "\"-Infinity\"");
        assertJson(SqlTypes.CHARACTER, '"', "\"\\\"\"");
        assertJson(SqlTypes.decimal(10, 2), new BigDecimal("12.50"), "12.50");
        assertJson(SqlTypes.bigInteger(38), BigInteger.TEN.pow(37), "1" + "0".repeat(37));
        assertJson(SqlTypes.text(10), "", "\"\"");
        UUID uuid = UUID.randomUUID();
        assertJson(SqlTypes.UUID, uuid, "\"" + uuid + "\"");
        assertJson(SqlTypes.enumByName(TimeUnit.class, 20), TimeUnit.DAYS, "\"DAYS\"");
        assertJson(SqlTypes.enumByOrdinal(TimeUnit.class), TimeUnit.DAYS, "6");
        assertJson(SqlTypes.LOCAL_DATE, LocalDate.MAX, "\"+999999999-12-31\"");
        assertJson(SqlTypes.localTime(9), LocalTime.MAX, "\"23:59:59.999999999\"");
        assertJson(SqlTypes.localDateTime(6), LocalDateTime.MIN, "\"-999999999-01-01T00:00\"");
        assertJson(
                SqlTypes.instant(6), Instant.parse("1815-12-23T10:00:00.000001Z"), "\"1815-12-23T10:00:00.000001Z\"");
        assertJson(
                SqlTypes.instant(6), OffsetDateTime.MAX.toInstant(), "\"+999999999-12-31T23:59:59.999999999-18:00\"");
        assertJson(
                SqlTypes.offsetDateTime(3),
                OffsetDateTime.parse("1815-12-23T10:00:00.5Z"),
                "\"1815-12-23T10:00:00.500Z\"");
        assertJson(SqlTypes.bytes(10), new byte[] {-1, 0, 1}, "\"/wAB\"");
    }

    @Test
    void nullStaysNull() {
        assertThat(ColumnJson.write(SqlTypes.LONG, null)).isNull();
        assertThat(ColumnJson.read(SqlTypes.LONG, null)).isNull();
        assertThat(ColumnJson.read(SqlTypes.BOOLEAN, null)).isNull();
        assertThat(ColumnJson.read(SqlTypes.bytes(1), null)).isNull();
    }

    @Test
    void jsonOfAnotherTypeIsNoValue() {
        assertThatThrownBy(() -> ColumnJson.read(SqlTypes.LONG, "42")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> ColumnJson.read(SqlTypes.SHORT, BigDecimal.valueOf(70_000)))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> ColumnJson.read(SqlTypes.enumByName(TimeUnit.class, 20), "WEEKS"))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void aTypeThatBindsAStreamHasNoJson() {
        SqlType<String> stream = new SqlType<>() {
            @Override
            public Class<String> javaType() {
                return String.class;
            }

            @Override
            public ColumnType columnType() {
                return SqlTypes.text(0).columnType();
            }

            @Override
            public void bind(PreparedStatement statement, int index, String value) throws java.sql.SQLException {
                statement.setCharacterStream(index, new java.io.StringReader(value));
            }

            @Override
            public String read(ResultSet row, int index) {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean same(String first, String second) {
                return first.equals(second);
            }
        };

        assertThatThrownBy(() -> ColumnJson.write(stream, "secret"))
                .isInstanceOf(StintException.class)
                .hasMessageStartingWith("Cannot make JSON of a value of the column type ")
                .hasMessageNotContaining("secret");
    }

    private static <T> void assertJson(SqlType<T> type, T value, String json) {
        assertThat(JsonText.write(ColumnJson.write(type, value))).isEqualTo(json);
        T read = ColumnJson.read(type, JsonText.read(json));
        assertThat(read).isEqualTo(value);
        assertThat(type.same(value, read)).isTrue();
    }
}

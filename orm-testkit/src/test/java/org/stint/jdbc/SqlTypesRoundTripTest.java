package org.stint.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.stint.exception.DataException;
import org.stint.internal.bulk.ChunkedJobs;
import org.stint.internal.jdbc.DatabaseSettings;
import org.stint.internal.jdbc.DefaultDatabase;
import org.stint.internal.jdbc.JdbcTransaction;
import org.stint.statement.ExpressionNode;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

class SqlTypesRoundTripTest {

    private static final TimeZone ZONE = TimeZone.getDefault();

    private record Sample(SqlType<?> type, List<?> values) {

        @Override
        public String toString() {
            return type.javaType().getSimpleName() + " as " + type.columnType();
        }
    }

    private static <T> Sample sample(SqlType<T> type, List<T> values) {
        return new Sample(type, values);
    }

    private static Stream<Arguments> samples() {
        List<Sample> samples = List.of(
                sample(SqlTypes.LONG, List.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE)),
                sample(SqlTypes.INTEGER, List.of(Integer.MIN_VALUE, 0, Integer.MAX_VALUE)),
                sample(SqlTypes.SHORT, List.of(Short.MIN_VALUE, (short) 0, Short.MAX_VALUE)),
                sample(SqlTypes.BYTE, List.of(Byte.MIN_VALUE, (byte) 0, Byte.MAX_VALUE)),
                sample(SqlTypes.BOOLEAN, List.of(true, false)),
                sample(
                        SqlTypes.DOUBLE,
                        List.of(
                                0.0,
                                -0.0,
                                0.1,
                                -Double.MAX_VALUE,
                                Double.MIN_VALUE,
                                Double.NaN,
                                Double.POSITIVE_INFINITY,
                                Double.NEGATIVE_INFINITY)),
                sample(
                        SqlTypes.FLOAT,
                        List.of(0.0f, 0.1f, -Float.MAX_VALUE, Float.MIN_VALUE, Float.NaN, Float.NEGATIVE_INFINITY)),
                sample(
                        SqlTypes.decimal(10, 2),
                        List.of(
                                BigDecimal.ZERO,
                                new BigDecimal("1"),
                                new BigDecimal("1.005"),
                                new BigDecimal("-1.005"),
                                new BigDecimal("99999999.99"),
                                new BigDecimal("1E-900000000"))),
                sample(SqlTypes.decimal(38, 38), List.of(new BigDecimal("0." + "9".repeat(38)))),
                sample(
                        SqlTypes.bigInteger(40),
                        List.of(
                                BigInteger.ZERO,
                                BigInteger.TEN.pow(40).subtract(BigInteger.ONE),
                                BigInteger.valueOf(Long.MIN_VALUE).shiftLeft(10))),
                sample(SqlTypes.text(10), List.of("", " ", "a  ", "Émile", "🐦🐦", "o'\"\\%_\n")),
                sample(SqlTypes.text(0), List.of("", "x".repeat(100_000), "𝒮𝓉𝒾𝓃𝓉")),
                sample(SqlTypes.CHARACTER, List.of('a', ' ', 'ß', '鳥', '\'')),
                sample(
                        SqlTypes.UUID,
                        List.of(
                                new UUID(0, 0),
                                new UUID(-1, -1),
                                UUID.fromString("7b0e6a4e-9d1f-4c8e-8f5e-2f1d8a3b4c5d"))),
                sample(SqlTypes.enumByName(DayOfWeek.class, 9), List.of(DayOfWeek.values())),
                sample(SqlTypes.enumByOrdinal(Month.class), List.of(Month.JANUARY, Month.DECEMBER)),
                sample(
                        SqlTypes.LOCAL_DATE,
                        List.of(
                                LocalDate.EPOCH,
                                LocalDate.of(-4712, 1, 1),
                                LocalDate.of(0, 12, 31),
                                LocalDate.of(1582, 10, 10),
                                LocalDate.of(2024, 2, 29),
                                LocalDate.of(99_999, 12, 31))),
                sample(
                        SqlTypes.localTime(6),
                        List.of(LocalTime.MIDNIGHT, LocalTime.MAX, LocalTime.of(2, 30, 0, 123_456_789))),
                sample(SqlTypes.localTime(0), List.of(LocalTime.MAX, LocalTime.of(2, 30, 59, 999_999_999))),
                sample(
                        SqlTypes.localDateTime(6),
                        List.of(
                                LocalDateTime.of(2024, 3, 31, 2, 30, 0, 999_999_999),
                                LocalDateTime.of(1, 1, 1, 0, 0),
                                LocalDateTime.of(-4000, 1, 1, 0, 0, 0, 1_000),
                                LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999))),
                sample(
                        SqlTypes.instant(6),
                        List.of(
                                Instant.EPOCH,
                                Instant.parse("1969-12-31T23:59:59.999999999Z"),
                                Instant.parse("2024-10-27T00:30:00.123456789Z"),
                                Instant.parse("2024-10-27T01:30:00.123456Z"),
                                Instant.parse("1582-10-10T00:00:00Z"),
                                Instant.parse("-4000-01-01T00:00:00Z"),
                                Instant.parse("9999-12-31T23:59:59.999999999Z"))),
                sample(SqlTypes.instant(3), List.of(Instant.parse("2024-10-27T00:30:00.123999Z"))),
                sample(SqlTypes.instant(0), List.of(Instant.parse("2024-10-27T00:30:00.999999999Z"))),
                sample(
                        SqlTypes.offsetDateTime(6),
                        List.of(
                                OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 999_999_999, ZoneOffset.ofHours(14)),
                                OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.ofHoursMinutes(-5, -30)))),
                sample(SqlTypes.bytes(300), List.of(new byte[0], new byte[] {0, -1, 127, -128}, new byte[300])),
                sample(SqlTypes.bytes(0), List.of(new byte[0], new byte[500_000])));
        return Stream.of(Server.values())
                .flatMap(server -> samples.stream().map(sample -> Arguments.of(server, sample)));
    }

    @AfterEach
    void restoreTheTimeZone() {
        TimeZone.setDefault(ZONE);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("samples")
    void whatIsReadIsTheNormalizedValueThatWasWritten(Server server, Sample sample) throws SQLException {
        for (String zone : List.of("UTC", "Europe/Berlin", "Pacific/Apia")) {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            roundTrip(server, sample.type(), sample.values());
        }
    }

    @SuppressWarnings("unchecked") // a sample's values are of its type
    private static <T> void roundTrip(Server server, SqlType<T> type, List<?> values) throws SQLException {
        try (Connection connection = table(server, type)) {
            assertThat(echo(connection, type, null)).isNull();
            for (Object value : values) {
                T written = (T) value;
                T read = echo(connection, type, written);
                assertThat(read).as("%s", value).isNotNull();
                assertThat(type.same(read, written))
                        .as("%s is the same as %s", read, written)
                        .isTrue();
                if (!(value instanceof Number number && number.doubleValue() == 0)) {
                    assertThat(read).isEqualTo(type.normalize(written));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("samples")
    void soItIsWhereManyValuesTravelInOneArray(Server server, Sample sample) {
        for (String zone : List.of("UTC", "Europe/Berlin", "Pacific/Apia")) {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            read(server, sample.type(), sample.values());
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void timesFarAwayAndTheEndsOfTimeTravelInArraysToo(Server server) {
        read(
                server,
                SqlTypes.LOCAL_DATE,
                List.of(LocalDate.of(12_000, 1, 1), LocalDate.of(-43, 3, 15), LocalDate.MIN, LocalDate.MAX));
        read(
                server,
                SqlTypes.localDateTime(6),
                List.of(
                        LocalDateTime.of(12_000, 1, 1, 1, 2, 3, 4_000),
                        LocalDateTime.of(-43, 3, 15, 12, 0),
                        LocalDateTime.MIN,
                        LocalDateTime.MAX));
        read(
                server,
                SqlTypes.instant(6),
                List.of(
                        Instant.parse("+12000-01-01T01:02:03.000004Z"),
                        Instant.parse("-0043-03-15T12:00:00Z"),
                        OffsetDateTime.MIN.toInstant(),
                        OffsetDateTime.MAX.toInstant()));
        read(
                server,
                SqlTypes.offsetDateTime(6),
                List.of(OffsetDateTime.parse("+12000-01-01T01:02:03+05:30"), OffsetDateTime.MIN, OffsetDateTime.MAX));
        assertThatThrownBy(() -> read(server, SqlTypes.LOCAL_DATE, List.of(LocalDate.of(-4713, 1, 1))))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Cannot store a time before 4713 BC");
    }

    /** Sends values as one array and reads the rows that it makes. */
    @SuppressWarnings("unchecked") // the values are of the type
    private static <T> void read(Server server, SqlType<T> type, List<?> values) {
        QueryNode.Derived sent = new QueryNode.Derived(
                QueryNode.Derived.Kind.SUBQUERY,
                new QueryNode.Table(null, "sent", null),
                List.of("c"),
                QueryNode.Values.of(List.of(new PlaceholderNode.BindList((List<Object>) values, type))));
        QueryNode.Select select = new QueryNode.Select(
                false,
                List.of(new ExpressionNode.Column(sent, "c", type)),
                sent,
                null,
                List.of(),
                null,
                List.of(),
                null,
                null,
                null);
        DefaultDatabase database = new DefaultDatabase(
                server.emptySchema(),
                server.dialect(),
                DatabaseSettings.defaults(),
                new Book.Reading(),
                new ChunkedJobs());
        try (JdbcTransaction transaction = database.begin()) {
            List<T> read = transaction.execution().query(select, row -> type.read(row, 1), "read what was sent");
            assertThat(read).hasSameSizeAs(values);
            for (int i = 0; i < read.size(); i++) {
                assertThat(type.same(read.get(i), (T) values.get(i)))
                        .as("%s is the same as %s", read.get(i), values.get(i))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void valuesThatNoColumnHoldsAreRefusedAndNeverWrapped(Server server) throws SQLException {
        refused(server, SqlTypes.instant(6), Instant.MAX);
        refused(server, SqlTypes.instant(6), Instant.MIN);
        refused(server, SqlTypes.instant(6), Instant.parse("-4713-12-31T23:59:59.999999Z"));
        refused(server, SqlTypes.offsetDateTime(6), OffsetDateTime.MIN.plusYears(1));
        refused(server, SqlTypes.localDateTime(6), LocalDateTime.MIN.plusYears(1));
        refused(server, SqlTypes.LOCAL_DATE, LocalDate.of(-4712, 1, 1).minusDays(1));
        refused(server, SqlTypes.decimal(10, 2), new BigDecimal("1E+900000000"));
        refused(server, SqlTypes.decimal(10, 2), new BigDecimal("123456789"));
        refused(server, SqlTypes.bigInteger(3), BigInteger.valueOf(1000));
        refused(server, SqlTypes.text(3), "abcd");
        if (server == Server.H2) { // PostgreSQL limits no bytes
            refused(server, SqlTypes.bytes(3), new byte[4]);
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void extremeTimesAreKeptOrRefused(Server server) throws SQLException {
        keptOrRefused(server, SqlTypes.LOCAL_DATE, LocalDate.MIN);
        keptOrRefused(server, SqlTypes.LOCAL_DATE, LocalDate.MAX);
        keptOrRefused(server, SqlTypes.LOCAL_DATE, LocalDate.MAX.minusDays(1));
        keptOrRefused(server, SqlTypes.localDateTime(6), LocalDateTime.MIN);
        keptOrRefused(server, SqlTypes.localDateTime(6), LocalDateTime.MAX);
        keptOrRefused(server, SqlTypes.localDateTime(9), LocalDateTime.MAX);
        keptOrRefused(server, SqlTypes.offsetDateTime(6), OffsetDateTime.MIN);
        keptOrRefused(server, SqlTypes.offsetDateTime(6), OffsetDateTime.MAX);
        keptOrRefused(server, SqlTypes.instant(6), OffsetDateTime.MIN.toInstant());
        keptOrRefused(server, SqlTypes.instant(6), OffsetDateTime.MAX.toInstant());
        keptOrRefused(server, SqlTypes.instant(6), Instant.parse("+999999999-12-31T23:59:59.999999999Z"));
        keptOrRefused(server, SqlTypes.instant(6), Instant.parse("-999999999-01-01T00:00:00Z"));
        keptOrRefused(server, SqlTypes.instant(6), Instant.parse("+300000-01-01T00:00:00Z"));
    }

    @Test
    void theInfinitiesOfPostgresAreTheEndsOfTheJavaTypes() throws SQLException {
        try (Connection connection = Server.POSTGRES.emptySchema().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT DATE '-infinity', TIMESTAMP 'infinity',"
                        + " TIMESTAMPTZ '-infinity', TIMESTAMPTZ 'infinity'")) {
            row.next();
            assertThat(SqlTypes.LOCAL_DATE.read(row, 1)).isEqualTo(LocalDate.MIN);
            assertThat(SqlTypes.localDateTime(6).read(row, 2)).isEqualTo(LocalDateTime.MAX);
            assertThat(SqlTypes.offsetDateTime(6).read(row, 3)).isEqualTo(OffsetDateTime.MIN);
            OffsetDateTime forever = SqlTypes.offsetDateTime(6).read(row, 4);
            assertThat(forever).isEqualTo(OffsetDateTime.MAX);
            assertThat(echo(table(Server.POSTGRES, SqlTypes.offsetDateTime(6)), SqlTypes.offsetDateTime(6), forever))
                    .isEqualTo(forever);
            Instant ever = SqlTypes.instant(6).read(row, 4);
            assertThat(echo(table(Server.POSTGRES, SqlTypes.instant(6)), SqlTypes.instant(6), ever))
                    .isEqualTo(ever);
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void whatIsNoConstantOfAnEnumIsAnErrorThatNamesTheColumn(Server server) throws SQLException {
        try (Connection connection = server.emptySchema().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 'FUNDAY' AS d, 12 AS m, 'ab' AS c, -1 AS n, 1.5 AS b")) {
            row.next();
            assertThatThrownBy(() -> SqlTypes.enumByName(DayOfWeek.class, 9).read(row, 1))
                    .isInstanceOf(DataException.class)
                    .hasMessageMatching(
                            "(?i)Cannot read the column \"d\" as a java.time.DayOfWeek: it holds a name that"
                                    + " is none of \\[FRIDAY, .*\\]\\. Add the constant, or correct the rows that hold another"
                                    + " name\\.")
                    .hasMessageNotContaining("FUNDAY");
            assertThatThrownBy(() -> SqlTypes.enumByOrdinal(Month.class).read(row, 2))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("a position outside 0 to 11");
            assertThatThrownBy(() -> SqlTypes.CHARACTER.read(row, 3)).isInstanceOf(DataException.class);
            assertThatThrownBy(() -> SqlTypes.enumByOrdinal(Month.class).read(row, 4))
                    .isInstanceOf(DataException.class);
            assertThatThrownBy(() -> SqlTypes.bigInteger(5).read(row, 5)).isInstanceOf(DataException.class);
        }
    }

    private static <T> void refused(Server server, SqlType<T> type, T value) throws SQLException {
        try (Connection connection = table(server, type)) {
            assertThatThrownBy(() -> echo(connection, type, value))
                    .satisfiesAnyOf(
                            failure -> assertThat(failure).isInstanceOf(DataException.class),
                            failure -> assertThat(failure).isInstanceOf(SQLException.class));
        }
    }

    private static <T> void keptOrRefused(Server server, SqlType<T> type, T value) throws SQLException {
        try (Connection connection = table(server, type)) {
            T read;
            try {
                read = echo(connection, type, value);
            } catch (DataException | SQLException refused) {
                return;
            }
            assertThat(type.same(read, value))
                    .as("%s was written as %s and read as %s", value, type.columnType(), read)
                    .isTrue();
        }
    }

    private static Connection table(Server server, SqlType<?> type) throws SQLException {
        DataSource source = server.emptySchema();
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (c " + server.dialect().typeName(type.columnType()) + ")");
        }
        return connection;
    }

    private static <T> @Nullable T echo(Connection connection, SqlType<T> type, @Nullable T value) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM t");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            type.bind(insert, 1, value);
            insert.executeUpdate();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT c FROM t")) {
            assertThat(row.next()).isTrue();
            return type.read(row, 1);
        }
    }
}

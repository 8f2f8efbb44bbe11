package org.stint.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.testkit.Row.row;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.stint.session.Tracking;

/** The workbench itself, with plain JDBC. */
class WorkbenchTest {

    @BeforeEach
    void aTableIsMade(Workbench bench) {
        bench.execute("CREATE TABLE note (id INT PRIMARY KEY, text VARCHAR(20))");
    }

    @EveryDatabase
    void everyRunBeginsWithAnEmptyDatabase(Workbench bench) {
        assertThat(bench.rows("SELECT id, text FROM note")).isEmpty();
        bench.execute("INSERT INTO note VALUES (1, 'left behind')");
    }

    @EveryDatabase
    void andDoesNotSeeWhatAnotherRunLeft(Workbench bench) {
        assertThat(bench.rows("SELECT id, text FROM note")).isEmpty();
        bench.execute("INSERT INTO note VALUES (1, 'left behind')");
    }

    @EveryDatabase
    void twoRunsAtTheSameTimeDoNotMeet(Workbench bench) throws Exception {
        Workbench other = Workbench.setUp(bench.database(), Tracking.SNAPSHOT);
        other.execute("CREATE TABLE note (id INT PRIMARY KEY)");
        other.execute("INSERT INTO note VALUES (7)");

        assertThat(bench.rows("SELECT id FROM note")).isEmpty();
        assertThat(other.rows("SELECT id FROM note")).containsExactly(row(7));
        other.clearAway();
    }

    @EveryDatabase
    void valuesAreReadInOneJavaTypeForEachKindOfColumn(Workbench bench) {
        bench.execute(
                "CREATE TABLE sample (small SMALLINT, big BIGINT, text VARCHAR(9), moment TIMESTAMP WITH TIME ZONE,"
                        + " local TIMESTAMP, truth BOOLEAN, nothing INT)");
        Instant moment = Instant.parse("2026-05-01T10:00:00Z");
        bench.execute("INSERT INTO sample VALUES (1, 2, 'x', ?, '2026-05-01 12:00:00', TRUE, NULL)", moment);

        assertThat(bench.rows("SELECT * FROM sample"))
                .containsExactly(row(1, 2, "x", moment, LocalDateTime.parse("2026-05-01T12:00:00"), true, null));
        assertThat(bench.value("SELECT text FROM sample")).isEqualTo("x");
    }

    @EveryDatabase
    void aLentConnectionCommitsByItselfHoweverTheOneBeforeWasLeft(Workbench bench) throws SQLException {
        try (Connection connection = bench.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            insert(connection, 1);
        }
        assertThat(bench.rows("SELECT id FROM note")).isEmpty();

        try (Connection connection = bench.dataSource().getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
            insert(connection, 2);
        }
        assertThat(bench.rows("SELECT id FROM note")).containsExactly(row(2));
    }

    @EveryDatabase
    void aConnectionThatWasNotClosedFailsTheTest(Workbench bench) throws Exception {
        Workbench careless = Workbench.setUp(bench.database(), Tracking.SNAPSHOT);
        careless.dataSource().getConnection().setAutoCommit(false);

        assertThat(careless.connectionsInUse()).isEqualTo(1);
        assertThatThrownBy(careless::clearAway)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Connections that were not closed: 1");
    }

    @EveryDatabase
    void aStatementThatWasNotClosedFailsTheTest(Workbench bench) throws Exception {
        Workbench careless = Workbench.setUp(bench.database(), Tracking.SNAPSHOT);
        try (Connection connection = careless.dataSource().getConnection()) {
            connection.prepareStatement("SELECT 1").executeQuery();
        }

        assertThatThrownBy(careless::clearAway)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Statements that were open when their connection was closed: ")
                .hasMessageContaining("SELECT 1");
    }

    @EveryDatabase
    void aConnectionIsOfNoUseAfterItWasClosed(Workbench bench) throws SQLException {
        Connection connection = bench.dataSource().getConnection();
        connection.close();
        connection.close();

        assertThat(connection.isClosed()).isTrue();
        assertThatThrownBy(connection::createStatement)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("was closed");
    }

    @EveryDatabase
    void aConnectionBesideStintIsNotCountedAsLent(Workbench bench) throws SQLException {
        insert(bench.connect(), 3);

        assertThat(bench.connectionsInUse()).isZero();
        assertThat(bench.rows("SELECT id FROM note")).containsExactly(row(3));
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.H2, because = "it shows that a test can be held back")
    void aTestForOneDatabaseRunsThereOnly(Workbench bench) {
        assertThat(bench.database()).isEqualTo(TestDatabase.H2);
    }

    private static void insert(Connection connection, int id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO note (id) VALUES (" + id + ")");
        }
    }
}

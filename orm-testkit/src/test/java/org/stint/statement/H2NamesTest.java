package org.stint.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stint.dialect.Dialect;
import org.stint.dialect.H2Dialect;
import org.stint.dialect.Violation;
import org.stint.dialect.Violation.Kind;
import org.stint.type.SqlTypes;

/** How H2 takes names, and how it gives them back in its errors. */
class H2NamesTest {

    private final Dialect h2 = new H2Dialect();
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all and any array as asc asymmetric authorization between bigint binary blob boolean both by call case",
                "cast char character check clob coalesce collate column commit condition constraint count create cross",
                "current_catalog current_date current_path current_role current_schema current_time current_timestamp",
                "current_user cursor cycle date day dec decimal default delete desc describe distinct double drop each",
                "element else end escape except exec execute exists external extract false fetch filter first float for",
                "foreign from full function get global grant group grouping groups having hold hour identity if ilike in",
                "index inner inout insert int integer intersect intersects interval into is join key language large last",
                "lateral leading left level like limit listagg local localtime localtimestamp match max member merge",
                "method min minus minute mod modifies module month name national natural nchar new next no none normalize",
                "not null nullif numeric occurrences_regex of offset old on only open option or order out outer over",
                "overlaps overlay parameter partition password position power precision prepare primary procedure qualify",
                "range rank reads real recursive ref references regexp release rename result return returning returns",
                "revoke right rollback rollup row rownum rows savepoint schema scope scroll search second select",
                "sensitive sequence session_user set share show similar smallint some specific sql sqlexception start",
                "state static status submultiset substring sum symmetric sysdate system system_user systimestamp table",
                "tablesample text then time timestamp timezone_hour to today top trailing translate treat trigger trim",
                "true truncate type uescape union unique unknown unnest update upper usage user using uuid value values",
                "var_pop varbinary varchar varying version view when whenever where width_bucket window with within",
                "without xml year zone _rowid_"
            })
    void everyWordWorksAsTheNameOfATableAndOfAColumn(String words) throws SQLException {
        for (String word : words.split(" ")) {
            QueryNode.Table table = new QueryNode.Table(null, word, null);
            QueryNode.Table alias = new QueryNode.Table(null, word, word);
            ExpressionNode.Column column = new ExpressionNode.Column(alias, word, SqlTypes.LONG);
            SelectClauses clauses = new SelectClauses(List.of(column));
            clauses.from = alias;
            clauses.orderBy = List.of(new QueryNode.Order(column, true, null));
            ChangeNode.Update update = new ChangeNode.Update(
                    table,
                    List.of(new ChangeNode.Assignment(
                            new ExpressionNode.Column(table, word, column.type()),
                            new ExpressionNode.Constant(ExpressionNode.Constant.Word.NULL, column.type()))),
                    null);

            execute("CREATE TABLE " + h2.quote(word) + " (" + h2.quote(word) + " BIGINT)");
            execute(h2.write(clauses.build()).text());
            execute(h2.write(update).text());
            execute("DROP TABLE " + h2.quote(word));
        }
    }

    @Test
    void hostileNamesWork() throws SQLException {
        for (String name : List.of("it's", "a \"b\"", "Groß", "semi;colon", "--", "new\nline", "tab\t")) {
            execute("CREATE TABLE " + h2.quote(name) + " (" + h2.quote(name) + " BIGINT)");
            execute("INSERT INTO " + h2.quote(name) + " (" + h2.quote(name) + ") VALUES (1)");
        }
    }

    @Test
    void aUniqueValueThatIsThereAlready() throws SQLException {
        createBooks();

        assertThat(violation("INSERT INTO book (id, title, shelf) VALUES (2, 'it''s \"ON PUBLIC.X(Y)', 1)"))
                .isEqualTo(new Violation(Kind.UNIQUE, "book_title_key", "book", List.of("title", "The \"shelf\"")));
    }

    @Test
    void anIdThatIsThereAlready() throws SQLException {
        createBooks();

        Violation violation = violation("INSERT INTO book (id, title) VALUES (1, 'secret')");

        assertThat(violation.kind()).isEqualTo(Kind.UNIQUE);
        assertThat(violation.table()).isEqualTo("book");
        assertThat(violation.columns()).containsExactly("id");
    }

    @Test
    void aHostileConstraintKeepsItsName() throws SQLException {
        execute("CREATE TABLE " + h2.quote("My \"table\"") + " (a INT, b INT, CONSTRAINT " + h2.quote("It's, (\"a\")")
                + " UNIQUE (a, b))");
        execute("INSERT INTO " + h2.quote("My \"table\"") + " VALUES (1, 1)");

        assertThat(violation("INSERT INTO " + h2.quote("My \"table\"") + " VALUES (1, 1)"))
                .isEqualTo(new Violation(Kind.UNIQUE, "It's, (\"a\")", "My \"table\"", List.of("a", "b")));
    }

    @Test
    void foreignKeysInBothDirections() throws SQLException {
        createBooks();

        assertThat(violation("INSERT INTO book (id, title, author_id) VALUES (2, 'x', 99)"))
                .isEqualTo(new Violation(Kind.FOREIGN_KEY, "book_author_fk", "book", List.of("author_id")));
        assertThat(violation("DELETE FROM author"))
                .isEqualTo(new Violation(Kind.FOREIGN_KEY, "book_author_fk", "book", List.of("author_id")));
    }

    @Test
    void checksAndNulls() throws SQLException {
        createBooks();

        assertThat(violation("INSERT INTO book (id, title, price) VALUES (2, 'x', -1)"))
                .isEqualTo(new Violation(Kind.CHECK, "price_positive", null, List.of()));
        assertThat(violation("INSERT INTO book (id) VALUES (2)"))
                .isEqualTo(new Violation(Kind.NOT_NULL, null, null, List.of("title")));
    }

    @Test
    void theErrorOfABatchNamesTheSame() throws SQLException {
        createBooks();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO book (id, title) VALUES (?, 'y')")) {
            for (int i = 0; i < 2; i++) {
                insert.setLong(1, 7);
                insert.addBatch();
            }

            SQLException error = catchThrowableOfType(SQLException.class, insert::executeBatch);

            assertThat(h2.violation(error).orElseThrow().columns()).containsExactly("id");
        }
    }

    @Test
    void otherErrorsAreNone() {
        assertThat(h2.violation(catchThrowableOfType(SQLException.class, () -> execute("SELECT nothing"))))
                .isEmpty();
    }

    private void createBooks() throws SQLException {
        execute("CREATE TABLE author (id BIGINT PRIMARY KEY)");
        execute(
                "CREATE TABLE book (id BIGINT PRIMARY KEY, title VARCHAR(50) NOT NULL, \"The \"\"shelf\"\"\" INT DEFAULT 1,"
                        + " shelf INT, price INT, author_id BIGINT,"
                        + " CONSTRAINT book_title_key UNIQUE (title, \"The \"\"shelf\"\"\"),"
                        + " CONSTRAINT book_author_fk FOREIGN KEY (author_id) REFERENCES author,"
                        + " CONSTRAINT price_positive CHECK (price > 0))");
        execute("INSERT INTO author VALUES (1)");
        execute("INSERT INTO book (id, title, author_id) VALUES (1, 'it''s \"ON PUBLIC.X(Y)', 1)");
    }

    private Violation violation(String sql) {
        SQLException error = catchThrowableOfType(SQLException.class, () -> execute(sql));
        return h2.violation(error).orElseThrow();
    }

    private void execute(String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

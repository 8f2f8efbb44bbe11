package org.stint.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stint.exception.StintException;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
import org.stint.type.ColumnType;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

class DialectTest {

    private final Dialect h2 = new H2Dialect();
    private final Dialect postgres = new PostgresDialect();
    private final Dialect mariaDb = new MariaDbDialect();

    @Test
    void theDialectIsFoundByTheAddress() {
        assertThat(Dialect.ofUrl("jdbc:h2:mem:shop")).containsInstanceOf(H2Dialect.class);
        assertThat(Dialect.ofUrl("jdbc:postgresql://localhost/shop")).containsInstanceOf(PostgresDialect.class);
        assertThat(Dialect.ofUrl("jdbc:mariadb://localhost/shop")).containsInstanceOf(MariaDbDialect.class);
        assertThat(Dialect.ofUrl("jdbc:other:shop")).isEmpty();
    }

    @Test
    void namesAreQuotedAsTheDatabaseNeedsIt() {
        assertThat(List.of(h2.quote("value"), postgres.quote("value"), mariaDb.quote("value")))
                .containsExactly("\"value\"", "value", "`value`");
        assertThat(List.of(h2.quote("offset"), postgres.quote("offset"), mariaDb.quote("price")))
                .containsExactly("\"offset\"", "\"offset\"", "price");
        assertThat(mariaDb.quote("a`b")).isEqualTo("`a``b`");
    }

    /** {@code INSERT INTO rank (…)} calls a function there. */
    @Test
    void namesOfFunctionsAreQuotedOnMariaDb() {
        assertThat(List.of(mariaDb.quote("rank"), mariaDb.quote("count"), mariaDb.quote("now")))
                .containsExactly("`rank`", "`count`", "`now`");
    }

    @Test
    void typesAreSpelledForEachDatabase() {
        assertThat(names(SqlTypes.text(200))).containsExactly("VARCHAR(200)", "VARCHAR(200)", "VARCHAR(200)");
        assertThat(names(SqlTypes.text(0))).containsExactly("VARCHAR", "VARCHAR", "LONGTEXT");
        assertThat(names(SqlTypes.text(20_000_000))).containsExactly("VARCHAR(20000000)", "TEXT", "LONGTEXT");
        assertThat(names(SqlTypes.bytes(16))).containsExactly("VARBINARY(16)", "BYTEA", "VARBINARY(16)");
        assertThat(names(SqlTypes.decimal(10, 2)))
                .containsExactly("DECIMAL(10, 2)", "DECIMAL(10, 2)", "DECIMAL(10, 2)");
        assertThat(names(SqlTypes.instant(9)))
                .containsExactly("TIMESTAMP(9) WITH TIME ZONE", "TIMESTAMP(6) WITH TIME ZONE", "DATETIME(6)");
        assertThat(names(SqlTypes.localTime(0))).containsExactly("TIME(0)", "TIME(0)", "TIME(0)");
        assertThat(names(SqlTypes.DOUBLE)).containsExactly("DOUBLE PRECISION", "DOUBLE PRECISION", "DOUBLE");
        assertThat(names(SqlTypes.UUID)).containsExactly("UUID", "UUID", "UUID");
    }

    @Test
    void castsUseTheNamesThatCastsKnow() {
        Node cast = new ExpressionNode.Cast(new PlaceholderNode.Bind(1L, SqlTypes.LONG), SqlTypes.LONG);

        assertThat(h2.write(cast).text()).isEqualTo("CAST(? AS BIGINT)");
        assertThat(mariaDb.write(cast).text()).isEqualTo("CAST(? AS SIGNED)");
    }

    @Test
    void sequencesCountByTheirAllocation() {
        assertThat(h2.createSequence("book_seq", 50))
                .isEqualTo("CREATE SEQUENCE book_seq START WITH 1 INCREMENT BY 50");
        assertThat(h2.nextValue("Book \"seq\"")).isEqualTo("SELECT NEXT VALUE FOR \"Book \"\"seq\"\"\"");
        assertThat(postgres.nextValue("it's")).isEqualTo("SELECT nextval('\"it''s\"')");
        assertThat(mariaDb.nextValue("book_seq")).isEqualTo("SELECT NEXT VALUE FOR book_seq");
    }

    @Test
    void mariaDbRefusesToGiveBackUpdatedRows() {
        QueryNode.Table book = new QueryNode.Table(null, "book", null);
        ExpressionNode.Column id = new ExpressionNode.Column(book, "id", SqlTypes.LONG);
        Node update = new ChangeNode.Update(book, List.of(new ChangeNode.Assignment(id, id)), null);

        assertThat(mariaDb.returnsUpdatedRows()).isFalse();
        assertThatThrownBy(() -> mariaDb.write(new ChangeNode.Returning(update, List.of(id))))
                .isInstanceOf(StintException.class)
                .hasMessageContaining("UPDATE of book");
    }

    private List<String> names(SqlType<?> type) {
        ColumnType column = type.columnType();
        return List.of(h2.typeName(column), postgres.typeName(column), mariaDb.typeName(column));
    }
}

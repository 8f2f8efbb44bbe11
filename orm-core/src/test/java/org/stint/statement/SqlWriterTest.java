package org.stint.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.statement.AuthorTable.AUTHOR;
import static org.stint.statement.BookTable.BOOK;
import static org.stint.statement.EventTable.EVENT;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.stint.type.SqlTypes;

class SqlWriterTest {

    @Test
    void lowerCaseNamesThatAreNoWordsOfTheLanguageStandAsTheyAre() {
        assertThat(quoted("title")).isEqualTo("title");
        assertThat(quoted("_title_2")).isEqualTo("_title_2");
    }

    @Test
    void anyOtherNameIsQuoted() {
        assertThat(quoted("order")).isEqualTo("\"order\"");
        assertThat(quoted("Title")).isEqualTo("\"Title\"");
        assertThat(quoted("2nd")).isEqualTo("\"2nd\"");
        assertThat(quoted("größe")).isEqualTo("\"größe\"");
        assertThat(quoted("")).isEqualTo("\"\"");
        assertThat(quoted("line\nbreak")).isEqualTo("\"line\nbreak\"");
    }

    @Test
    void aNameCannotLeaveItsQuotes() {
        assertThat(quoted("x\"; DROP TABLE book; --")).isEqualTo("\"x\"\"; DROP TABLE book; --\"");
        assertThat(select(EVENT.text).where(EVENT.id.eq(1)))
                .hasToString("SELECT \"a \"\"quoted\"\" text\" FROM \"Event \"\"log\"\"\" WHERE \"order\" = ?");
    }

    @Test
    void aSchemaStandsBeforeTheTableAndNotBeforeColumns() {
        QueryNode.Table table = new QueryNode.Table("Shop", "book", null);
        ExpressionNode.Column column = new ExpressionNode.Column(table, "id", SqlTypes.LONG);

        assertThat(SqlWriter.STANDARD.write(new ChangeNode.Delete(
                        table, new ExpressionNode.Operation(Operator.IS_NULL, List.of(column), SqlTypes.BOOLEAN))))
                .isEqualTo(new Sql("DELETE FROM \"Shop\".book WHERE id IS NULL", List.of()));
    }

    @Test
    void expressionsPrintWithoutTheirTable() {
        assertThat(BOOK.price.plus(5)).hasToString("price + ?");
        assertThat(BOOK.title.like("a%")).hasToString("title LIKE ? ESCAPE '\\'");
        assertThat(BOOK.title.desc().nullsLast()).hasToString("title DESC NULLS LAST");
        assertThat(Condition.TRUE).hasToString("TRUE");
        assertThat(count()).hasToString("COUNT(*)");
        assertThat(parameter("x", SqlTypes.LONG)).hasToString(":x");
    }

    @Test
    void expressionsOfTwoTablesSayWhichTheyMean() {
        assertThat(BOOK.author.id.eq(AUTHOR.id)).hasToString("book.author_id = author.id");
    }

    @Test
    void whatIsNotYetAStatementStillPrints() {
        assertThat(update(BOOK)).hasToString("UPDATE book SET ");
        assertThat(select(count())).hasToString("SELECT COUNT(*)");
    }

    @Test
    void noBoundValueIsPrinted() {
        assertThat(deleteFrom(BOOK).where(BOOK.title.eq("secret")).toString()).doesNotContain("secret");
        assertThat(deleteFrom(BOOK).where(BOOK.title.eq("secret")).node().toString())
                .doesNotContain("secret");
    }

    @Test
    void aPlaceholderThatStandsAloneSaysItsType() {
        Node bind = new PlaceholderNode.Bind(1L, SqlTypes.LONG);

        assertThat(text(new ExpressionNode.Operation(Operator.PLUS, List.of(bind, bind), SqlTypes.LONG)))
                .isEqualTo("CAST(? AS BIGINT) + ?");
        assertThat(text(new ExpressionNode.Operation(Operator.NEGATE, List.of(bind), SqlTypes.LONG)))
                .isEqualTo("-CAST(? AS BIGINT)");
        assertThat(text(new ExpressionNode.Operation(Operator.COALESCE, List.of(bind, bind), SqlTypes.LONG)))
                .isEqualTo("COALESCE(CAST(? AS BIGINT), CAST(? AS BIGINT))");
    }

    @Test
    void placeholdersKeepTheirValuesWhereverTheyAreWritten() {
        PlaceholderNode.Bind bind = new PlaceholderNode.Bind(1L, SqlTypes.LONG);
        SqlWriter backwards = new SqlWriter() {

            @Override
            public @Nullable Void visitRow(ExpressionNode.Row row, SqlText text) {
                SqlText first = text.fragment();
                row.values().get(0).accept(this, first);
                row.values().get(1).accept(this, text);
                text.append(" ").append(first).append(" ").append(first);
                return null;
            }
        };

        assertThat(backwards.write(new ExpressionNode.Row(List.of(bind, bind))))
                .isEqualTo(new Sql("? ? ?", List.of(whole(1), whole(0), whole(0))));
    }

    private static Sql.Slot whole(int position) {
        return new Sql.Slot(position, Sql.Slot.WHOLE);
    }

    private static String quoted(String name) {
        return SqlWriter.STANDARD.quote(name);
    }

    private static String text(Node node) {
        return SqlWriter.STANDARD.write(node).text();
    }
}

package org.stint.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.statement.AuthorTable.AUTHOR;
import static org.stint.statement.BookTable.BOOK;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;
import static org.stint.statement.Statements.update;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stint.type.SqlTypes;

class StatementShapeTest {

    @Test
    void statementsThatDifferInValuesHaveTheSameShape() {
        assertThat(shape(select(BOOK.title)
                        .where(BOOK.id.eq(1).and(BOOK.title.ne("a")))
                        .limit(1)))
                .isEqualTo(shape(select(BOOK.title)
                        .where(BOOK.id.eq(2).and(BOOK.title.ne("b")))
                        .limit(9)))
                .hasSameHashCodeAs(shape(select(BOOK.title)
                        .where(BOOK.id.eq(3).and(BOOK.title.ne("c")))
                        .limit(2)));
    }

    @Test
    void aNullHasTheShapeOfAValue() {
        assertThat(shape(insertInto(BOOK).row(row -> row.set(BOOK.title, "a"))))
                .isEqualTo(shape(insertInto(BOOK).row(row -> row.set(BOOK.title, (String) null))));
    }

    @Test
    void valuesOfTheSamePrecisionShareAShapeHoweverFineTheyAre() {
        assertThat(shape(update(BOOK).set(BOOK.price, BOOK.price.times(new BigDecimal("1.055")))))
                .isEqualTo(shape(update(BOOK).set(BOOK.price, BOOK.price.times(new BigDecimal("22.333")))));
    }

    @Test
    void placeholdersComeInTheOrderOfTheStatement() {
        Update<?> statement = update(BOOK)
                .set(BOOK.title, "a")
                .set(BOOK.price, BOOK.price.plus(2))
                .where(BOOK.id.in(3L, 4L));

        List<PlaceholderNode> placeholders =
                ShapedStatement.of(statement.node()).placeholders();

        assertThat(((PlaceholderNode.Bind) placeholders.get(0)).value()).isEqualTo("a");
        assertThat(((PlaceholderNode.Bind) placeholders.get(1)).value()).isEqualTo(2L);
        assertThat(((PlaceholderNode.BindList) placeholders.get(2)).values()).isEqualTo(List.of(3L, 4L));
    }

    @Test
    void whateverElseDiffersMakesAnotherShape() {
        BookTable other = BOOK.as("other");
        Select<?> select = select(BOOK.title).where(BOOK.id.eq(1));
        List<Statement<?>> all = List.of(
                select,
                select(BOOK.title),
                select(BOOK.genre).where(BOOK.id.eq(1)),
                select(other.title).where(other.id.eq(1)),
                select(AUTHOR.name).where(AUTHOR.id.eq(1)),
                select(BOOK.title).where(BOOK.pages.eq(1)),
                select(BOOK.title).where(BOOK.id.ne(1)),
                select(BOOK.title).where(BOOK.id.eq(BOOK.id)),
                select(BOOK.title).where(BOOK.id.isNull()),
                select(BOOK.title).where(BOOK.id.in(1L)),
                select(BOOK.title).where(BOOK.id.in(1L, 2L)),
                select(BOOK.title).where(Condition.FALSE),
                select.distinct(),
                select.limit(1),
                select.offset(1),
                select.limit(1).offset(1),
                select.forUpdate(),
                select.forShare(),
                select.groupBy(BOOK.title),
                select.groupBy(BOOK.title).having(BOOK.title.eq("x")),
                select.orderBy(BOOK.title.asc()),
                select.orderBy(BOOK.title.desc()),
                select.orderBy(BOOK.title.desc().nullsLast()),
                select.orderBy(BOOK.title.desc().nullsFirst()),
                select.orderBy(BOOK.title.asc(), BOOK.id.asc()),
                select(BOOK.title).from(BOOK).join(BOOK.author),
                select(BOOK.title).from(BOOK).leftJoin(BOOK.author),
                select(BOOK.title, BOOK.id),
                update(BOOK).set(BOOK.title, "x"),
                update(BOOK).set(BOOK.title, "x").where(BOOK.id.eq(1)),
                update(BOOK).set(BOOK.title, BOOK.genre),
                update(BOOK).setNull(BOOK.title),
                update(BOOK).set(BOOK.title, "x").set(BOOK.genre, "y"),
                update(BOOK).set(BOOK.title, "x").returning(BOOK.id),
                update(BOOK).set(BOOK.title, "x").returning(BOOK.id, BOOK.title),
                insertInto(BOOK).row(row -> row),
                insertInto(BOOK).row(row -> row.set(BOOK.title, "x")),
                insertInto(BOOK).row(row -> row.set(BOOK.title, "x")).row(row -> row.set(BOOK.title, "y")),
                insertInto(BOOK).row(row -> row.set(BOOK.title, "x").set(BOOK.genre, "y")),
                deleteFrom(BOOK),
                deleteFrom(BOOK).where(BOOK.id.eq(1)),
                deleteFrom(AUTHOR));

        assertThat(all.stream().map(StatementShapeTest::shape)).doesNotHaveDuplicates();
        ShapeWalk walk = new ShapeWalk();
        for (Statement<?> known : all) {
            for (Statement<?> statement : all) {
                assertThat(walk.isOf(shape(known), statement.node()))
                        .as("%s is of the shape of %s", statement, known)
                        .isEqualTo(statement == known);
            }
        }
    }

    @Test
    void aWalkFindsOneShapeAfterTheOther() {
        Update<?> first = update(BOOK).set(BOOK.title, "a").where(BOOK.id.eq(1));
        Select<?> second = select(BOOK.title).where(BOOK.id.eq(2));
        ShapeWalk walk = new ShapeWalk();

        StatementShape shape = walk.of(first.node()).shape();
        List<PlaceholderNode> placeholders = walk.placeholders();

        assertThat(walk.isOf(shape, second.node())).isFalse();
        assertThat(walk.of(second.node()).found(shape)).isFalse();
        assertThat(walk.shape()).isEqualTo(shape(second));
        assertThat(walk.placeholders()).hasSize(1);
        assertThat(walk.isOf(shape, first.node())).isTrue();
        assertThat(walk.placeholders()).isEqualTo(placeholders).hasSize(2);
        assertThat(walk.of(first.node()).found(shape)).isTrue();
    }

    @Test
    void theTypeOfAValueAndTheTickOfATimeAreParts() {
        assertThat(shape(new PlaceholderNode.Bind(1L, SqlTypes.LONG)))
                .isNotEqualTo(shape(new PlaceholderNode.Bind(1, SqlTypes.INTEGER)));
        assertThat(shape(new ExpressionNode.Tick(3, SqlTypes.instant(3))))
                .isNotEqualTo(shape(new ExpressionNode.Tick(6, SqlTypes.instant(6))));
        assertThat(shape(new ExpressionNode.NextValue("a", SqlTypes.LONG)))
                .isNotEqualTo(shape(new ExpressionNode.NextValue("b", SqlTypes.LONG)));
    }

    @Test
    void theTypeOfSqlOfTheApplicationIsAPart() {
        NativeSql sql = sql("now()");
        Routine routine = Routine.function("now");

        assertThat(shape(select(sql.time(SqlTypes.instant(6)).hour())))
                .isNotEqualTo(shape(select(sql.time(SqlTypes.localDateTime(6)).hour())));
        assertThat(shape(select(routine.time(SqlTypes.instant(6)).hour())))
                .isNotEqualTo(
                        shape(select(routine.time(SqlTypes.localDateTime(6)).hour())));
    }

    private static StatementShape shape(Statement<?> statement) {
        return shape(statement.node());
    }

    private static StatementShape shape(Node node) {
        return ShapedStatement.of(node).shape();
    }
}

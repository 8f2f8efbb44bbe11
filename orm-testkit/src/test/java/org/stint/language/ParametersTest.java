package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.Written.assertSql;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.statement.Expressions.caseWhen;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.not;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;
import static org.stint.statement.Statements.update;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.stint.exception.DataException;
import org.stint.session.Database;
import org.stint.session.Tracking;
import org.stint.statement.Condition;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.statement.Routine;
import org.stint.statement.Select;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.Workbench;
import org.stint.type.SqlTypes;

/** Parameters wherever a value may stand. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements are the same in both ways of tracking")
class ParametersTest {

    private static final Parameter<String> PATTERN = parameter("pattern", SqlTypes.text(50));
    private static final Parameter<String> ONE = parameter("one", SqlTypes.text(50));
    private static final Parameter<String> TWO = parameter("two", SqlTypes.text(50));
    private static final Parameter<Long> ROWS = parameter("rows", SqlTypes.LONG);
    private static final Parameter<Long> ID = parameter("id", SqlTypes.LONG);

    private Database library;

    @BeforeEach
    void openTheLibrary(Workbench workbench) {
        library = Library.open(workbench).database();
    }

    @EveryDatabase
    void patternsListsAndLimits() {
        Select<Long> select = select(VOLUME.id)
                .where(VOLUME.title.like(PATTERN).or(VOLUME.genre.isOneOf(ONE, TWO)))
                .orderBy(VOLUME.id.asc())
                .limit(ROWS)
                .offset(ID);

        assertSql(select)
                .binding(":pattern", ":one", ":two", ":rows", ":id")
                .onH2("SELECT id FROM volume WHERE title LIKE ? OR genre IN (?, ?) ORDER BY id LIMIT ? OFFSET ?")
                .onMariaDb("SELECT id FROM volume WHERE title LIKE ? OR genre IN (?, ?) ORDER BY id LIMIT ? OFFSET ?")
                .onPostgres("SELECT id FROM volume WHERE title LIKE ? OR genre IN (?, ?) ORDER BY id LIMIT ? OFFSET ?");
        Parameters values = Parameters.of(PATTERN, "Em%").and(ONE, "gothic").and(TWO, "x");
        assertThat(library.execute(select, values.and(ROWS, 2L).and(ID, 0L))).containsExactly(1L, 3L);
        assertThat(library.execute(select, values.and(ROWS, 2L).and(ID, 2L))).containsExactly(5L);
        library.useTransaction(transaction -> assertThat(
                        transaction.first(select, values.and(ROWS, 2L).and(ID, 1L)))
                .hasValue(3L));
    }

    @EveryDatabase
    void whatIsLookedForMayBeColumnsAndExpressions() {
        Select<Long> select = select(VOLUME.id)
                .where(not(VOLUME.title.isOneOf(VOLUME.genre, VOLUME.title.upper(), value("Emma"))))
                .where(VOLUME.title.like(VOLUME.title.left(1).concat("%")))
                .orderBy(VOLUME.id.asc());

        assertSql(select)
                .binding("Emma", 1, "%")
                .onH2AndPostgres("SELECT id FROM volume WHERE NOT title IN (genre, UPPER(title), ?)"
                        + " AND title LIKE LEFT(title, ?) || ? ORDER BY id");
        assertThat(library.execute(select)).containsExactly(2L, 3L, 4L, 5L);
    }

    @EveryDatabase
    void aNegativeLimitOrOffsetIsAMistakeInAValue() {
        for (Select<Long> select :
                List.of(select(VOLUME.id).limit(ROWS), select(VOLUME.id).offset(ROWS))) {
            assertThatThrownBy(() -> library.execute(select, Parameters.of(ROWS, -1L)))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("Cannot read from volume: a limit or an offset is negative.");
        }
    }

    @EveryDatabase
    void mistakesAreSaid() {
        Select<Long> select = select(VOLUME.id).where(VOLUME.genre.isOneOf(ONE, TWO));
        Parameter<Integer> other = parameter("id", SqlTypes.INTEGER);
        var delete = deleteFrom(VOLUME).where(VOLUME.id.eq(ID));

        assertThatThrownBy(() ->
                        library.execute(select, Parameters.of(ONE, "novel").and(TWO, null)))
                .hasMessageContaining("Cannot give null to the parameter :two");
        assertThatThrownBy(() -> library.execute(delete, Parameters.of(other, 1)))
                .hasMessageContaining("Cannot give the parameter :id a value of class Integer: it takes Long.")
                .hasMessageContaining("it must be of one type");
        assertThatThrownBy(() -> library.inTransaction(transaction ->
                        transaction.executeAll(delete, List.of(Parameters.of(ID, 90L), Parameters.of(ROWS, 91L)))))
                .hasMessageStartingWith("Cannot execute the statement: no value was given for its parameters [id]")
                .hasMessageEndingWith("It is set 1 of the batch, counted from 0.");
        assertThatThrownBy(() -> value((String) null)).hasMessageContaining("Cannot make a value of null");
    }

    @EveryDatabase
    void aBranchThatIsNeverTakenKeepsTheNamesOfItsParameters() {
        Condition never = VOLUME.id.eq(ID).and(Condition.FALSE);
        var first = caseWhen(never, VOLUME.title).when(VOLUME.id.eq(1), ONE).otherwise("other");
        var nothingElse = caseWhen(never, VOLUME.title);
        Parameters both = Parameters.of(ID, 1L).and(ONE, "one");
        var title = update(VOLUME)
                .set(VOLUME.title, first)
                .set(VOLUME.genre, nothingElse.end())
                .where(VOLUME.id.le(2));

        assertSql(select(caseWhen(never, VOLUME.title).otherwise(ONE)))
                .onPostgres("SELECT CASE WHEN FALSE THEN NULL ELSE CAST(? AS VARCHAR) END");
        assertThat(library.execute(select(VOLUME.id, first).where(VOLUME.id.le(2)), both))
                .extracting(String::valueOf)
                .containsExactlyInAnyOrder("[1, one]", "[2, other]");
        assertThat(library.execute(
                        select(nothingElse.otherwise("other")).from(VOLUME).where(VOLUME.id.eq(1)),
                        Parameters.of(ID, 1L)))
                .containsExactly("other");
        assertThat(library.execute(title, Parameters.of(ONE, "one")).matched()).isEqualTo(2);
        assertThat(library.execute(title, both).matched()).isEqualTo(2);
        assertThat(library.execute(
                        select(VOLUME.title).where(VOLUME.genre.isNull().and(VOLUME.id.le(2)))))
                .containsExactlyInAnyOrder("one", "other");
    }

    @EveryDatabase
    void nullIsStoredAndGivenBackAndForOtherSqlToDecideOf() {
        Parameters nothing = Parameters.of(ONE, null);
        var byCase = update(VOLUME)
                .set(VOLUME.genre, caseWhen(VOLUME.id.eq(1), VOLUME.genre).otherwise(ONE))
                .where(VOLUME.id.le(2));
        var bySql = sql("UPDATE volume SET genre = :genre WHERE id = 3").bind("genre", ONE);
        var byFunction = select(VOLUME.id)
                .where(Routine.function("COALESCE")
                        .text(SqlTypes.text(50), ONE, VOLUME.genre)
                        .eq("gothic"));

        assertThat(library.execute(byFunction, nothing)).containsExactlyInAnyOrder(3L, 5L);
        library.execute(byCase, nothing);
        library.execute(bySql.change(), nothing);

        assertThat(library.execute(
                        select(VOLUME.id).where(VOLUME.genre.isNull()).orderBy(VOLUME.id.asc())))
                .containsExactly(2L, 3L, 6L);
        for (Select<?> compared : List.of(
                select(VOLUME.id)
                        .where(caseWhen(VOLUME.id.eq(1), VOLUME.genre)
                                .otherwise(ONE)
                                .eq("x")),
                select(VOLUME.id)
                        .where(caseWhen(VOLUME.genre.eq(ONE), value(1))
                                .otherwise(2)
                                .eq(2)),
                select(caseWhen(VOLUME.id.eq(1), VOLUME.genre).otherwise(ONE).concat("!")))) {
            assertThatThrownBy(() -> library.execute(compared, nothing))
                    .hasMessageContaining("Cannot give null to the parameter :one");
        }
    }
}

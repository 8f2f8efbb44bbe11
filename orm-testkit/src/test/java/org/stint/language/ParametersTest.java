package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.Written.assertSql;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.not;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.select;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.stint.session.Database;
import org.stint.session.Tracking;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
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
}

package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.language.domain.Writer_.WRITER;
import static org.stint.statement.Expressions.caseWhen;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.allOf;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.exists;
import static org.stint.statement.Statements.not;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;
import static org.stint.statement.Statements.update;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.stint.exception.FullTableStatementException;
import org.stint.session.Database;
import org.stint.session.Tracking;
import org.stint.statement.Condition;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.Workbench;

/** What would change every row by accident is refused; what may leave out rows is not, and neither is what is meant. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements are the same in both ways of tracking")
class GuardRailsTest {

    private Database library;
    private Workbench bench;

    @BeforeEach
    void openTheLibrary(Workbench workbench) {
        bench = workbench;
        library = Library.open(workbench).database();
        bench.recorder().clear();
    }

    @EveryDatabase
    void conditionsThatTellNoRowFromAnotherAreNone() {
        var other = VOLUME.as("other");
        String nothingEntered = "";
        for (Condition condition : List.of(
                allOf(),
                not(Condition.FALSE),
                VOLUME.id.eq(1).or(Condition.TRUE),
                VOLUME.id.eq(1).or(not(VOLUME.id.in(List.of()))),
                VOLUME.id.eq(VOLUME.id),
                VOLUME.id.ge(VOLUME.id).and(VOLUME.genre.isNotDistinctFrom(VOLUME.genre)),
                VOLUME.id.eq(1).or(VOLUME.id.eq(VOLUME.id)),
                VOLUME.title.startsWith(nothingEntered),
                VOLUME.title.endsWith(nothingEntered).and(VOLUME.title.contains(nothingEntered)),
                value(1).eq(1),
                value("a").eq(value("a")),
                Condition.TRUE.eq(true),
                Condition.TRUE.isNotNull(),
                caseWhen(Condition.TRUE, Condition.TRUE).end(),
                exists(select(WRITER.id)),
                exists(select(VOLUME.id).where(VOLUME.price.gt(5))),
                exists(select(VOLUME.id).from(VOLUME).join(VOLUME.writer)),
                VOLUME.id.between(VOLUME.id, VOLUME.id),
                VOLUME.id.isOneOf(value(1L), VOLUME.id),
                exists(select(other.id).where(other.price.gt(5))))) {
            assertThatThrownBy(() ->
                            library.execute(update(VOLUME).set(VOLUME.pages, 1).where(condition)))
                    .as("%s", condition)
                    .isInstanceOf(FullTableStatementException.class);
            assertThatThrownBy(() ->
                            library.execute(deleteFrom(VOLUME).where(condition).returning(VOLUME.id)))
                    .as("%s", condition)
                    .isInstanceOf(FullTableStatementException.class)
                    .hasMessageContaining("or say allRows() if all of them are meant");
        }
        assertThat(bench.recorder().statements()).isEmpty();
    }

    @EveryDatabase
    void conditionsThatMayLeaveOutRowsAreEnough() {
        var other = VOLUME.as("other");
        for (Condition condition : List.of(
                Condition.FALSE,
                VOLUME.id.in(List.of()),
                VOLUME.id.eq(VOLUME.id).and(VOLUME.id.eq(9)),
                VOLUME.id.eq(9).or(exists(select(WRITER.id).where(WRITER.name.eq("x")))),
                VOLUME.title.like("Z%"),
                VOLUME.genre.eq(VOLUME.title),
                VOLUME.price.gt(new BigDecimal("100")),
                exists(select(other.id).where(other.price.gt(VOLUME.price).and(other.id.gt(9)))),
                VOLUME.id.in(select(VOLUME.id).where(VOLUME.price.gt(100))),
                VOLUME.id.between(VOLUME.id.plus(1), VOLUME.id),
                exists(select(VOLUME.id)
                        .where(VOLUME.id.lt(0))
                        .unionAll(select(WRITER.id).where(WRITER.books.gt(VOLUME.pages)))),
                sql("title = 'x'").condition())) {
            assertThat(library.execute(deleteFrom(VOLUME).where(condition)).deleted())
                    .as("%s", condition)
                    .isZero();
        }
        assertThat(library.execute(update(VOLUME)
                                .set(VOLUME.pages, 1)
                                .where(value(1).eq(1))
                                .allRows())
                        .matched())
                .isEqualTo(6);
    }
}

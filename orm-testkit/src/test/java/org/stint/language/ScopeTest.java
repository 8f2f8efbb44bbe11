package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.language.domain.Writer_.WRITER;
import static org.stint.statement.Expressions.subquery;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.exists;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;
import static org.stint.statement.Statements.update;

import java.util.List;
import org.stint.language.domain.Volume_;
import org.stint.session.Tracking;
import org.stint.statement.Derived;
import org.stint.statement.Select;
import org.stint.statement.Statement;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.TestDatabase;

/** A column stands where there are rows of its table; what does not is refused before anything is sent. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements are the same in both ways of tracking")
class ScopeTest extends InTheLibrary {

    private void assertRefused(Statement<?> statement, String... parts) {
        bench.recorder().clear();
        assertThatThrownBy(() -> library.database().execute(statement))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(parts);
        assertThat(bench.recorder().statements()).isEmpty();
    }

    @EveryDatabase
    void aTableThatIsNeitherInFromNorJoinedIsNamed() {
        Volume_ other = VOLUME.as("other");

        assertRefused(
                select(VOLUME.title).where(WRITER.name.eq("x")),
                "Cannot use the column name of writer in SELECT volume.title FROM volume WHERE writer.name = ?, which has"
                        + " rows of volume there. Add writer by from(…) or a join, or read the column by a subquery.");
        assertRefused(select(VOLUME.title).from(WRITER), "the column title of volume", "rows of writer there");
        assertRefused(select(value(1)).where(VOLUME.id.eq(1)), "the column id of volume", "no rows there");
        assertRefused(
                select(VOLUME.title).orderBy(other.id.asc()),
                "the column id of other",
                "Add volume AS other by from(…)");
        assertRefused(select(count()).from(VOLUME).groupBy(WRITER.id), "of writer");
        assertRefused(
                select(VOLUME.genre, count())
                        .groupBy(VOLUME.genre)
                        .having(WRITER.id.max().gt(1)),
                "of writer");
        assertRefused(select(VOLUME.id, WRITER.id).from(VOLUME), "of writer");
        assertRefused(select(VOLUME.id).union(select(WRITER.id).where(VOLUME.id.eq(1))), "rows of writer there");
        assertRefused(select(VOLUME.id).join(WRITER, other.id.eq(1)), "of other");
    }

    @EveryDatabase
    void soItIsInSubqueriesAndChanges() {
        Volume_ other = VOLUME.as("other");
        Derived<Long> inside = select(WRITER.id).where(VOLUME.id.eq(1)).as("inside");

        assertRefused(
                select(VOLUME.id).where(exists(select(other.id).where(other.writer.id.eq(WRITER.id)))),
                "the column id of writer in SELECT other.id FROM volume AS other",
                "rows of volume, other there");
        assertRefused(
                select(inside.get(WRITER.id)).from(VOLUME).crossJoin(inside), "of volume", "rows of writer there");
        assertRefused(
                update(VOLUME)
                        .set(
                                VOLUME.pages,
                                subquery(count(), all -> all.from(other).where(WRITER.id.eq(1)))
                                        .asInteger())
                        .where(VOLUME.id.eq(1)),
                "of writer",
                "rows of volume, other there");
        assertRefused(deleteFrom(VOLUME).where(VOLUME.id.in(select(other.id).where(WRITER.id.eq(1)))), "of writer");
        assertRefused(
                insertInto(WRITER).select(select(VOLUME.id, WRITER.name).from(VOLUME), WRITER.id, WRITER.name),
                "the column name of writer");
        assertRefused(
                insertInto(WRITER)
                        .row(row -> row.set(WRITER.id, 1L).set(WRITER.name, "x"))
                        .onConflict(WRITER.id)
                        .set(WRITER.country, VOLUME.genre)
                        .doUpdate(),
                "of volume",
                "rows of writer, excluded there");
        assertRefused(
                update(VOLUME)
                        .set(VOLUME.pages, 1)
                        .where(VOLUME.id.eq(1))
                        .returning(subquery(count(), all -> all.from(other).where(WRITER.id.eq(1)))),
                "of writer");
    }

    @EveryDatabase
    void whatIsAroundAQueryAndSqlOfTheApplicationMayBeNamed() {
        Volume_ other = VOLUME.as("other");
        Derived<Long> cheap = select(VOLUME.id).where(VOLUME.price.lt(8)).asCommonTable("cheap");
        Select<Long> correlated = select(VOLUME.id)
                .where(exists(select(WRITER.id)
                        .where(WRITER.id.eq(VOLUME.writer.id))
                        .where(exists(select(other.id)
                                .where(other.writer.id.eq(WRITER.id).and(other.id.gt(VOLUME.id)))))))
                .orderBy(VOLUME.id.asc());

        assertThat(list(correlated)).containsExactly(1L, 3L);
        assertThat(list(select(VOLUME.id)
                        .where(exists(select(cheap.get(VOLUME.id))
                                .where(cheap.get(VOLUME.id).eq(VOLUME.id))))
                        .orderBy(VOLUME.id.asc())))
                .containsExactly(3L, 5L);
        assertThat(list(select(VOLUME.id)
                        .where(sql("EXISTS (SELECT 1 FROM volume other WHERE :id = 6 AND volume.id = 1)")
                                .bind("id", other.id)
                                .condition())))
                .containsExactly(1L);
        assertThat(execute(update(VOLUME)
                                .set(VOLUME.genre, WRITER.country)
                                .where(VOLUME.writer.id.eq(WRITER.id))
                                .where(exists(select(other.id)
                                        .where(other.writer.id.eq(WRITER.id).and(other.id.eq(4))))))
                        .matched())
                .isEqualTo(1);
        assertThat(execute(deleteFrom(VOLUME)
                                .where(VOLUME.writer.id.eq(WRITER.id).and(WRITER.country.eq("FR")))
                                .where(exists(select(other.id).where(other.writer.id.eq(WRITER.id)))))
                        .deleted())
                .isEqualTo(1);
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "H2 has no lateral join")
    void aLateralTableSeesWhatStandsBesideIt() {
        Derived<Long> last = select(VOLUME.id)
                .where(VOLUME.writer.id.eq(WRITER.id))
                .orderBy(VOLUME.id.desc())
                .limit(1)
                .asLateral("last");

        assertThat(list(select(last.get(VOLUME.id)).from(WRITER).crossJoin(last).orderBy(WRITER.id.asc())))
                .containsExactlyElementsOf(List.of(2L, 5L, 4L));
    }
}

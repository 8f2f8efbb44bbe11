package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.language.domain.Writer_.WRITER;
import static org.stint.statement.Expressions.caseWhen;
import static org.stint.statement.Expressions.row;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.exists;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;
import static org.stint.statement.Statements.update;
import static org.stint.statement.Statements.values;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.stint.session.Database;
import org.stint.session.Tracking;
import org.stint.statement.Frame.Bound;
import org.stint.statement.Place;
import org.stint.statement.Statement;
import org.stint.statement.Window;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.Workbench;

/** What a statement and its parts look like in a debugger, and what the database says of how it finds rows. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements are the same in both ways of tracking")
class ShownStatementsTest {

    private Database library;
    private Workbench bench;

    @BeforeEach
    void openTheLibrary(Workbench workbench) {
        bench = workbench;
        library = Library.open(workbench).database();
    }

    @EveryDatabase
    void everyPartPrintsItselfWithoutValues() {
        var early = select(VOLUME.id).where(VOLUME.id.lt(3)).asCommonTable("early");
        var other = select(VOLUME.id).where(VOLUME.id.gt(3)).asCommonTable("early");
        var both = exists(select(early.get(VOLUME.id)).from(early).crossJoin(other.as("other")));
        Map<Object, String> printed = Map.ofEntries(
                Map.entry(
                        insertInto(WRITER),
                        "INSERT INTO writer …: An INSERT INTO writer needs at least one row; add it" + " with row(…)."),
                Map.entry(
                        insertInto(WRITER)
                                .row(row -> row.set(WRITER.id, 77L))
                                .onConflict(WRITER.id)
                                .set(WRITER.name, "secret"),
                        "ON CONFLICT (id) DO UPDATE SET name = ?"),
                Map.entry(update(VOLUME), "UPDATE volume SET "),
                Map.entry(
                        update(VOLUME).set(VOLUME.genre, "secret").alsoSet(WRITER.country, "UK"),
                        "UPDATE volume …: Cannot write an UPDATE that sets columns of volume and of writer for the SQL"
                                + " standard, which has no such form. Update the tables one after the other, in one"
                                + " transaction."),
                Map.entry(
                        deleteFrom(VOLUME).where(VOLUME.old().id.eq(1)),
                        "DELETE FROM volume …: Cannot use old() of volume in a change of volume: it is for"
                                + " returning(…). The table itself is the row as it was before, in the condition and in"
                                + " what is set."),
                Map.entry(VOLUME.writer, "writer_id"),
                Map.entry(
                        both,
                        "Condition …: Cannot name two common tables of one statement early, which make different rows: a"
                                + " WITH clause defines a name once. Give one of them another name: asCommonTable(name),"
                                + " recursively(name, …)."),
                Map.entry(row(VOLUME.id, VOLUME.title.left(2)), "(id, LEFT(title, ?))"),
                Map.entry(
                        Window.partitionBy(VOLUME.genre)
                                .orderBy(VOLUME.id.asc())
                                .rowsBetween(Bound.first(), Bound.current()),
                        "(PARTITION BY genre ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"),
                Map.entry(Window.ALL, "()"),
                Map.entry(caseWhen(VOLUME.id.eq(1), value("secret")), "CASE WHEN id = ? THEN CAST(? AS VARCHAR) END"),
                Map.entry(
                        Place.after(VOLUME.title.asc(), "secret").then(VOLUME.id.desc(), 2L), "after (title, id DESC)"),
                Map.entry(sql("a = :b").bind("b", value("secret")), "a = :b"),
                Map.entry(values("v", List.of("secret"), row -> row.set(VOLUME.title, text -> text)), "v"));

        printed.forEach((part, text) -> assertThat(part).hasToString(text));
    }

    @EveryDatabase
    void aPlanTellsOfEveryKindOfStatementWhatIsReadWhole() {
        var old = VOLUME.old();
        Map<Statement<?>, List<String>> scanned = Map.ofEntries(
                Map.entry(select(VOLUME.title).where(VOLUME.id.eq(1)), List.of()),
                Map.entry(select(VOLUME.title).from(VOLUME).where(VOLUME.pages.eq(1)), List.of("volume")),
                Map.entry(update(VOLUME).set(VOLUME.pages, 1).where(VOLUME.id.eq(1)), List.of()),
                Map.entry(update(VOLUME).set(VOLUME.pages, 1).where(VOLUME.genre.eq("x")), List.of("volume")),
                Map.entry(
                        update(VOLUME)
                                .set(VOLUME.pages, 1)
                                .where(VOLUME.genre.eq("x"))
                                .returning(VOLUME.id, old.pages),
                        List.of("volume")),
                Map.entry(
                        update(VOLUME)
                                .set(VOLUME.pages, 1)
                                .where(VOLUME.id.eq(1))
                                .returning(old.pages),
                        List.of()),
                Map.entry(deleteFrom(VOLUME).where(VOLUME.genre.eq("x")).returning(VOLUME.id), List.of("volume")),
                Map.entry(
                        insertInto(WRITER)
                                .select(select(VOLUME.id, VOLUME.title), WRITER.id, WRITER.name)
                                .returning(WRITER.id),
                        List.of("volume")),
                Map.entry(sql("DELETE FROM volume").change(), List.of("volume")));

        library.useTransaction(transaction -> scanned.forEach(
                (statement, tables) -> assertThat(transaction.explain(statement).fullScans())
                        .as("%s on %s", statement, bench.database())
                        .containsExactlyElementsOf(tables)));
        assertThat(bench.value("SELECT COUNT(*) FROM volume"))
                .as("nothing was executed")
                .isEqualTo(6L);
    }
}

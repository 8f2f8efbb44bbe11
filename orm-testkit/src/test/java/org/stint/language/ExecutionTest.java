package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.Written.POSTGRES;
import static org.stint.language.Written.assertSql;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.language.domain.Writer_.WRITER;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.exists;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.stint.exception.EntityNotFoundException;
import org.stint.exception.FullTableStatementException;
import org.stint.exception.NonUniqueResultException;
import org.stint.exception.StintException;
import org.stint.language.domain.Volume;
import org.stint.session.Executor;
import org.stint.session.Explanation;
import org.stint.statement.BatchCounts;
import org.stint.statement.Condition;
import org.stint.statement.NativeQuery;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.statement.Query;
import org.stint.statement.Update;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.TestDatabase;
import org.stint.type.SqlTypes;

/** Parameters, batches, SQL of the application's own, and plans. */
class ExecutionTest extends InTheLibrary {

    private static final Parameter<String> GENRE = parameter("genre", SqlTypes.text(20));
    private static final Parameter<BigDecimal> PRICE = parameter("price", SqlTypes.decimal(10, 2));

    private static final Update<Volume> REPRICE =
            update(VOLUME).set(VOLUME.price, PRICE).where(VOLUME.genre.eq(GENRE));

    @EveryDatabase
    void aStatementIsExecutedWithParameters() {
        library.useTransaction(session -> {
            assertThat(session.execute(REPRICE, Parameters.of(GENRE, "gothic").and(PRICE, new BigDecimal("1.00")))
                            .matched())
                    .isEqualTo(2);
            assertThat(session.execute(
                            select(VOLUME.id).where(VOLUME.genre.eq(GENRE)).orderBy(VOLUME.id.asc()),
                            Parameters.named(Map.of("genre", "gothic"))))
                    .containsExactly(3L, 5L);
            assertThat(session.execute(
                                    deleteFrom(VOLUME)
                                            .where(VOLUME.genre.eq(GENRE))
                                            .returning(VOLUME.id),
                                    Parameters.of(GENRE, "gothic"))
                            .rows())
                    .containsExactlyInAnyOrder(3L, 5L);
        });
    }

    @EveryDatabase
    void queriesTakeParametersInEveryWayOfReading() {
        Query<String> titles =
                select(VOLUME.title).where(VOLUME.genre.eq(GENRE)).orderBy(VOLUME.id.asc());
        Query<String> sameInSql = sql("SELECT title FROM volume WHERE genre = :genre ORDER BY id")
                .bind("genre", GENRE)
                .query(VOLUME.title);
        for (Query<String> query : List.of(titles, sameInSql)) {
            library.useTransaction(session -> {
                for (Executor executor : List.of(session, session.transaction())) {
                    assertThat(executor.list(query, Parameters.of(GENRE, "gothic")))
                            .containsExactly("Frankenstein", "Matilda");
                    assertThat(executor.first(query, Parameters.of(GENRE, "novel")))
                            .hasValue("Emma");
                    assertThat(executor.oneOrEmpty(query, Parameters.of(GENRE, "?")))
                            .isEmpty();
                    try (Stream<String> stream = executor.stream(query, Parameters.of(GENRE, "novel"))) {
                        assertThat(stream).containsExactly("Emma", "Persuasion", "Germinal");
                    }
                    assertThatThrownBy(() -> executor.one(query, Parameters.of(GENRE, "gothic")))
                            .isInstanceOf(NonUniqueResultException.class);
                    assertThatThrownBy(() -> executor.one(query, Parameters.of(GENRE, "?")))
                            .isInstanceOf(EntityNotFoundException.class);
                    assertThatThrownBy(() -> executor.list(query))
                            .hasMessage(
                                    "Cannot execute the statement: no value was given for its parameters [genre]; its parameters"
                                            + " are [genre].");
                    assertThatThrownBy(() -> executor.stream(query, Parameters.of(PRICE, BigDecimal.ONE)))
                            .isInstanceOf(IllegalArgumentException.class);
                }
            });
            assertThat(library.database().execute(query, Parameters.of(GENRE, "gothic")))
                    .containsExactly("Frankenstein", "Matilda");
        }
    }

    @EveryDatabase
    void sqlThatChangesRowsIsNotStreamed() {
        Query<Long> changing = sql("WITH gone AS (DELETE FROM volume RETURNING id) SELECT id FROM gone")
                .query(VOLUME.id);
        library.useTransaction(session -> assertThatThrownBy(() -> session.stream(changing))
                .isInstanceOf(StintException.class)
                .hasMessageContaining("Use list(…)"));
        assertThat(bench.rows("SELECT COUNT(*) FROM volume")).containsExactly(row(6));
    }

    @EveryDatabase
    void manySetsOfParametersAreOneBatchWithACountForEach() {
        bench.recorder().clear();
        BatchCounts counts = library.inTransaction(session -> session.executeAll(
                REPRICE,
                List.of(
                        Parameters.of(GENRE, "novel").and(PRICE, new BigDecimal("1.00")),
                        Parameters.of(GENRE, "none").and(PRICE, new BigDecimal("2.00")),
                        Parameters.of(PRICE, (BigDecimal) null).and(GENRE, "gothic"))));

        assertThat(counts.rows()).containsExactly(OptionalLong.of(3), OptionalLong.of(0), OptionalLong.of(2));
        assertThat(counts.total()).hasValue(5);
        assertThat(counts.counts().matched()).isEqualTo(5);
        assertThat(counts.counts().skipped()).isEqualTo(1);
        assertThatSql(bench.recorder())
                .isExactly(
                        "UPDATE volume SET price = ? WHERE genre = ? [1.00, novel] [2.00, none] [null, gothic] -> 3 0 2");
        assertThat(bench.rows("SELECT price FROM volume WHERE id IN (1, 3) ORDER BY id"))
                .containsExactly(row(new BigDecimal("1.00")), row((Object) null));
        BatchCounts none = library.inTransaction(session -> session.executeAll(REPRICE, List.of()));
        assertThat(none.total()).hasValue(0);
    }

    @EveryDatabase
    void aBatchOfInsertsNamesAParameterTwice() {
        Parameter<String> name = parameter("name", SqlTypes.text(100));
        Parameter<Long> id = parameter("id", SqlTypes.LONG);
        library.useTransaction(session -> session.executeAll(
                insertInto(WRITER)
                        .row(row ->
                                row.set(WRITER.id, id).set(WRITER.name, name).set(WRITER.country, name)),
                List.of(
                        Parameters.of(name, "A").and(id, 11L),
                        Parameters.of(name, "B").and(id, 12L))));

        assertThat(bench.rows("SELECT name, country FROM writer WHERE id > 10 ORDER BY id"))
                .containsExactly(row("A", "A"), row("B", "B"));
    }

    @EveryDatabase
    void aParameterMayHaveAValueWhoseConditionFoldedAway() {
        Condition novels = VOLUME.genre.eq(GENRE);
        Condition none = VOLUME.id.in(List.of()).and(novels);
        Condition all = Condition.anyOf(List.of(novels, Condition.TRUE));
        Parameters values = Parameters.of(GENRE, "novel");

        library.useTransaction(session -> {
            assertThat(session.list(select(VOLUME.id).where(none), values)).isEmpty();
            assertThat(session.list(select(VOLUME.id).where(none))).isEmpty();
            assertThat(session.list(select(VOLUME.id).where(all), values)).hasSize(6);
            assertThat(session.list(select(VOLUME.id).where(none.not()), values))
                    .hasSize(6);
            assertThat(session.list(
                            select(VOLUME.id)
                                    .where(all)
                                    .where(VOLUME.price.gt(PRICE))
                                    .where(none.or(VOLUME.available)),
                            values.and(PRICE, BigDecimal.TEN)))
                    .containsExactly(4L);
            assertThat(session.list(
                            select(VOLUME.id).where(exists(select(WRITER.id).where(none))), values))
                    .isEmpty();
            assertThat(session.execute(deleteFrom(VOLUME).where(none), values).deleted())
                    .isZero();
            assertThatThrownBy(() -> session.execute(deleteFrom(VOLUME).where(all), values))
                    .isInstanceOf(FullTableStatementException.class);
            assertThat(session.execute(deleteFrom(VOLUME).where(all).allRows(), values)
                            .deleted())
                    .isEqualTo(6);
            assertThatThrownBy(() -> session.list(select(VOLUME.id).where(none), values.and(PRICE, BigDecimal.ONE)))
                    .hasMessageContainingAll("[price]", "[genre]");
        });
    }

    @EveryDatabase
    void valuesMustFitTheParameters() {
        library.useTransaction(session -> {
            assertThatThrownBy(() -> session.execute(REPRICE, Parameters.of(GENRE, "x")))
                    .hasMessage(
                            "Cannot execute the statement: no value was given for its parameters [price]; its parameters are"
                                    + " [genre, price].");
            assertThatThrownBy(() -> session.execute(REPRICE)).hasMessageContaining("[genre, price]");
            assertThatThrownBy(() -> session.execute(
                            REPRICE, Parameters.named(Map.of("genre", "x", "price", BigDecimal.ONE, "Price", 1))))
                    .hasMessageContaining("values were given for parameters that it does not have, [Price]");
            assertThatThrownBy(() -> session.execute(REPRICE, Parameters.named(Map.of("genre", "x", "price", "1.0"))))
                    .hasMessage(
                            "Cannot give the parameter :price a value of class String: it takes BigDecimal. Where a statement"
                                    + " names a parameter several times, it must be of one type.");
            Map<String, Object> nothing = new HashMap<>(Map.of("price", BigDecimal.ONE));
            nothing.put("genre", null);
            assertThatThrownBy(() -> session.execute(REPRICE, Parameters.named(nothing)))
                    .hasMessageContaining("Cannot give null to the parameter :genre");
            assertThatThrownBy(() -> Parameters.of(GENRE, "x").and(GENRE, "y")).hasMessageContaining("already");
            assertThatThrownBy(() -> session.executeAll(
                            update(VOLUME).set(VOLUME.price, PRICE), List.of(Parameters.of(PRICE, BigDecimal.ONE))))
                    .isInstanceOf(FullTableStatementException.class);
        });
    }

    @EveryDatabase
    void sqlOfTheApplicationIsAnExpression() {
        var statement = select(VOLUME.id)
                .where(sql("MOD(:pages, :n) = 0 AND :title <> ':no name' -- :n?")
                        .bind("pages", VOLUME.pages)
                        .bind("n", value(10))
                        .bind("title", VOLUME.title)
                        .condition()
                        .not())
                .orderBy(VOLUME.id.asc());

        assertSql(statement)
                .binding(10)
                .everywhere("SELECT id FROM volume WHERE NOT (MOD(pages, ?) = 0 AND title <> ':no name' ) ORDER BY id");
        List<Long> ids = library.inTransaction(session -> session.list(statement));
        assertThat(ids).containsExactly(1L, 2L, 4L);
        var plain = select(sql("UPPER(:a || :b)")
                        .bind("a", VOLUME.title)
                        .bind("b", value("!"))
                        .text())
                .from(VOLUME)
                .where(sql(":id").bind("id", VOLUME.id).whole(SqlTypes.LONG).eq(1));
        assertSql(plain).binding("!", 1L).everywhere("SELECT (UPPER(title || ?)) FROM volume WHERE (id) = ?");
        List<String> titles = library.inTransaction(session -> session.list(plain));
        assertThat(titles).containsExactly("EMMA!");
    }

    @EveryDatabase
    void sqlOfTheApplicationIsAWholeQuery() {
        NativeQuery<Volume> query = sql("SELECT id, title, price, pages, genre, available, published, added, writer_id"
                        + " FROM volume WHERE genre = :genre AND price > :price ORDER BY id")
                .bind("genre", GENRE)
                .bind("price", value(new BigDecimal("8.60")))
                .query(VOLUME);

        library.useTransaction(session -> {
            Volume emma = session.get(Volume.class, 1L);
            assertThat(session.execute(query, Parameters.of(GENRE, "novel")))
                    .extracting(Volume::getTitle)
                    .containsExactly("Emma", "Germinal");
            assertThat(session.execute(query, Parameters.of(GENRE, "novel")))
                    .element(0)
                    .isSameAs(emma);
            assertThat(session.execute(
                            sql("SELECT COUNT(*), MAX(price) FROM volume").query(VOLUME.id, VOLUME.price)))
                    .extracting(Object::toString)
                    .containsExactly("[6, 12.00]");
        });
    }

    @EveryDatabase
    void aWholeChangeLeavesNoStaleObjectBehind() {
        library.useTransaction(session -> {
            Volume emma = session.get(Volume.class, 1L);
            long rows = session.execute(sql("UPDATE volume SET title = :title WHERE id = :id")
                    .bind("title", value("Emma?"))
                    .bind("id", value(1))
                    .change());
            assertThat(rows).isEqualTo(1);
            assertThat(emma.getTitle()).isEqualTo("Emma?");
        });
    }

    @EveryDatabase
    void sqlThatCannotBeTakenIsRefused() {
        assertThatThrownBy(() -> sql("a = ?")).hasMessageContaining("a value comes by name");
        assertThatThrownBy(() -> sql("a = 'x")).hasMessageContaining("opened and not closed");
        assertThatThrownBy(() -> sql("a /* b")).hasMessageContaining("opened and not closed");
        assertThatThrownBy(() -> sql("a = :a").condition()).hasMessageContaining("names without a value: [a]");
        assertThatThrownBy(() -> sql("a = :a").bind("b", value(1))).hasMessageContaining("does not have the name :b");
        assertThatThrownBy(() -> sql(":a").bind("a", value(1)).bind("a", value(2)))
                .hasMessageContaining("already");
        assertThat(sql("'it''s :a' || x::text || :a")
                        .bind("a", value("b"))
                        .change()
                        .toSql(POSTGRES)
                        .text())
                .isEqualTo("'it''s :a' || x::text || ?");
    }

    @EveryDatabase
    void aPlanNamesTheTablesThatAreReadFromEndToEnd() {
        library.useTransaction(session -> {
            Explanation scan = session.explain(select(VOLUME.id).where(VOLUME.title.eq("Emma")));
            assertThat(scan.text()).isNotEmpty();
            assertThat(scan.fullScans()).containsExactly("volume");
            assertThat(session.explain(select(VOLUME.title).where(VOLUME.id.eq(1)))
                            .fullScans())
                    .isEmpty();
            assertThat(session.explain(REPRICE, Parameters.of(GENRE, "novel").and(PRICE, BigDecimal.ONE))
                            .fullScans())
                    .containsExactly("volume");
            assertThat(session.explain(deleteFrom(VOLUME).where(VOLUME.id.eq(1)))
                            .fullScans())
                    .isEmpty();
        });
        assertThat(bench.rows("SELECT COUNT(*) FROM volume")).containsExactly(row(6));
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "the plan of H2 does not know a change that is counted")
    void aChangeThatIsCountedIsExplainedAsItIsExecuted() {
        library.useTransaction(session -> {
            Explanation upsert = session.explain(insertInto(WRITER)
                    .row(row -> row.set(WRITER.id, 1L).set(WRITER.name, "Somebody"))
                    .onConflict(WRITER.id)
                    .set(WRITER.name, "known")
                    .doUpdate()
                    .countChanges());

            assertThat(upsert.text()).contains("counted");
            assertThat(upsert.fullScans()).isEmpty();
            assertThat(session.explain(update(VOLUME)
                                    .set(VOLUME.pages, 1)
                                    .where(VOLUME.id.eq(1))
                                    .countChanges())
                            .text())
                    .contains("counted");
        });
        assertThat(bench.rows("SELECT COUNT(*) FROM writer WHERE name = 'Somebody'"))
                .containsExactly(row(0));
    }

    @EveryDatabase
    void aStatementShowsItsSqlButNoValues() {
        assertThat(REPRICE).hasToString("UPDATE volume SET price = ? WHERE genre = ?");
        assertThat(REPRICE.toSql(POSTGRES).values()).containsExactly(":price", ":genre");
        assertThat(select(VOLUME.id).where(VOLUME.title.eq("secret")).toString())
                .doesNotContain("secret");
        assertThat(Parameters.of(GENRE, "secret").toString()).doesNotContain("secret");
        assertThat(select(VOLUME.id).where(VOLUME.id.in(1L, 2L)).toSql(POSTGRES).toString())
                .isEqualTo("SELECT id FROM volume WHERE id = ANY (?)");
    }
}

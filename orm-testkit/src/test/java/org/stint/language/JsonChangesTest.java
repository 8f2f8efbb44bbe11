package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.Written.assertSql;
import static org.stint.language.domain.Profile_.PROFILE;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.stint.Stint;
import org.stint.exception.NotEvaluableException;
import org.stint.language.domain.Profile;
import org.stint.session.Database;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.session.Tracking;
import org.stint.statement.JsonAttribute;
import org.stint.statement.JsonPath;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.statement.ShapedStatement;
import org.stint.statement.Statement;
import org.stint.statement.Update;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.Workbench;
import org.stint.type.SqlTypes;

/** Places in JSON documents are set and removed, with one meaning on every database. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements are the same in both ways of tracking")
class JsonChangesTest {

    private static final JsonAttribute<Profile> DETAILS = PROFILE.details;

    private SessionFactory readers;
    private Database database;

    @BeforeEach
    void createTheTable(Workbench bench) {
        readers = bench.factory(Profile.class);
        database = Stint.on(bench.dataSource()).database();
    }

    private static Update<Profile> change() {
        return update(PROFILE).keepVersion().where(PROFILE.id.eq(1L));
    }

    /** What becomes of a document. */
    private @Nullable String after(@Nullable String before, Statement<?> change) {
        return database.inTransaction(transaction -> {
            transaction.execute(deleteFrom(PROFILE).allRows());
            transaction.execute(insertInto(PROFILE).row(row -> {
                var profile = row.set(PROFILE.id, 1L).set(PROFILE.name, "Ann").set(PROFILE.version, 1);
                return before == null ? profile : profile.set(DETAILS, before);
            }));
            transaction.execute(change);
            return transaction.list(select(DETAILS)).get(0);
        });
    }

    @EveryDatabase
    void aMemberIsSet() {
        Update<Profile> toRome = change().set(DETAILS.at("address", "city").asText(), "Rome");

        assertSql(toRome)
                .binding("address", "address", "address", "city", "Rome", 1L)
                .onPostgres("UPDATE profile SET details = (CASE jsonb_typeof(details) WHEN 'object' THEN details"
                        + " ELSE '{}' END || jsonb_build_object(CAST(? AS VARCHAR),"
                        + " (CASE jsonb_typeof(details -> ?) WHEN 'object' THEN details -> ? ELSE '{}' END"
                        + " || jsonb_build_object(CAST(? AS VARCHAR), CAST(? AS VARCHAR))))) WHERE id = ?")
                .onMariaDb("UPDATE profile SET details = JSON_SET(CASE JSON_TYPE(details) WHEN 'OBJECT' THEN details"
                        + " ELSE JSON_OBJECT() END, CONCAT('$.', JSON_QUOTE(?)),"
                        + " JSON_SET(CASE JSON_TYPE(JSON_EXTRACT(details, CONCAT('$.', JSON_QUOTE(?))))"
                        + " WHEN 'OBJECT' THEN JSON_EXTRACT(details, CONCAT('$.', JSON_QUOTE(?)))"
                        + " ELSE JSON_OBJECT() END, CONCAT('$.', JSON_QUOTE(?)), ?)) WHERE id = ?");
        assertSql(toRome)
                .binding("address", "city", "Rome", 1L)
                .onH2("UPDATE profile SET details = STINT_JSON_SET(details,"
                        + " JSON_ARRAY(CAST(? AS VARCHAR), CAST(? AS VARCHAR)), CAST(CAST(? AS VARCHAR) AS JSON))"
                        + " WHERE id = ?");
        String rome = "{\"address\": {\"city\": \"Rome\"}}";
        assertThat(after("{\"address\": {\"city\": \"Oslo\", \"zip\": 1}, \"age\": 2}", toRome))
                .isEqualTo("{\"age\": 2, \"address\": {\"zip\": 1, \"city\": \"Rome\"}}");
        assertThat(after("{}", toRome)).isEqualTo(rome);
        assertThat(after(null, toRome)).isEqualTo(rome);
        assertThat(after("null", toRome)).isEqualTo(rome);
        assertThat(after("[1, 2]", toRome)).isEqualTo(rome);
        assertThat(after("{\"address\": null}", toRome)).isEqualTo(rome);
        assertThat(after("{\"address\": \"Via Roma 1\"}", toRome)).isEqualTo(rome);
    }

    @EveryDatabase
    void severalPlacesOfADocumentAreSetAtOnceAndSeeItAsItWas() {
        Update<Profile> several = change().set(
                        DETAILS.at("age").asLong(), DETAILS.at("age").asLong().plus(1))
                .set(DETAILS.at("before").asLong(), DETAILS.at("age").asLong())
                .set(DETAILS.at("address", "city").asText(), PROFILE.name)
                .set(DETAILS.at("address", "open").asBoolean(), true)
                .set(DETAILS.at("score").asDecimal(10, 2), new BigDecimal("2.5"))
                .remove(DETAILS.at("old"))
                .remove(DETAILS.at("address", "zip"));

        assertThat(after("{\"age\": 41, \"old\": 1, \"address\": {\"zip\": 1}, \"k\": []}", several))
                .isEqualTo("{\"k\": [], \"age\": 42, \"score\": 2.50, \"before\": 41,"
                        + " \"address\": {\"city\": \"Ann\", \"open\": true}}");
    }

    @EveryDatabase
    void aMemberIsRemoved() {
        Update<Profile> withoutZip = change().remove(DETAILS.at("address", "zip"));

        assertSql(withoutZip)
                .binding("address", "address", "address", "zip", 1L)
                .onPostgres("UPDATE profile SET details = CASE jsonb_typeof(details) WHEN 'object' THEN ((details) ||"
                        + " CASE jsonb_typeof(details -> ?) WHEN 'object' THEN jsonb_build_object(CAST(? AS"
                        + " VARCHAR), ((details -> ?) - CAST(? AS VARCHAR))) ELSE '{}' END) ELSE details END"
                        + " WHERE id = ?");
        assertSql(withoutZip)
                .binding("address", "address", "address", "zip", "address", 1L)
                .onMariaDb(
                        "UPDATE profile SET details = CASE JSON_TYPE(details) WHEN 'OBJECT' THEN JSON_REPLACE(details,"
                                + " CONCAT('$.', JSON_QUOTE(?)), JSON_COMPACT(CASE JSON_TYPE(JSON_EXTRACT(details,"
                                + " CONCAT('$.', JSON_QUOTE(?)))) WHEN 'OBJECT' THEN JSON_REMOVE(JSON_EXTRACT(details,"
                                + " CONCAT('$.', JSON_QUOTE(?))), CONCAT('$.', JSON_QUOTE(?))) ELSE JSON_EXTRACT(details,"
                                + " CONCAT('$.', JSON_QUOTE(?))) END)) ELSE details END WHERE id = ?");
        assertSql(withoutZip)
                .binding("address", "zip", 1L)
                .onH2("UPDATE profile SET details = STINT_JSON_REMOVE(details,"
                        + " JSON_ARRAY(CAST(? AS VARCHAR), CAST(? AS VARCHAR))) WHERE id = ?");
        assertThat(after("{\"address\": {\"zip\": 1, \"k\": 2}}", withoutZip)).isEqualTo("{\"address\": {\"k\": 2}}");
        assertThat(after("{\"address\": \"x\"}", withoutZip)).isEqualTo("{\"address\": \"x\"}");
        assertThat(after("{}", withoutZip)).isEqualTo("{}");
        assertThat(after("[1]", withoutZip)).isEqualTo("[1]");
        assertThat(after(null, withoutZip)).isNull();
    }

    @EveryDatabase
    void anElementIsSetAndRemovedOnlyWhereItIs() {
        Update<Profile> second = change().set(DETAILS.at("tags").at(1).asText(), "x");
        assertThat(after("{\"tags\": [1, 2, 3]}", second)).isEqualTo("{\"tags\": [1, \"x\", 3]}");
        assertThat(after("{\"tags\": [1]}", second)).isEqualTo("{\"tags\": [1]}");
        assertThat(after("{\"tags\": {\"1\": 2}}", second)).isEqualTo("{\"tags\": {\"1\": 2}}");
        assertThat(after("{\"tags\": \"t\"}", second)).isEqualTo("{\"tags\": \"t\"}");
        assertThat(after("{}", second)).isEqualTo("{}");
        assertThat(after(null, second)).isNull();

        Update<Profile> inside = change().set(
                        DETAILS.at("tags").at(-1).at("name", "first").asText(), "Ann")
                .remove(DETAILS.at("tags").at(0));
        assertThat(after("{\"tags\": [0, {\"name\": 5}]}", inside))
                .isEqualTo("{\"tags\": [{\"name\": {\"first\": \"Ann\"}}]}");
        assertThat(after("{\"tags\": []}", inside)).isEqualTo("{\"tags\": []}");

        assertThat(after("[1]", change().set(DETAILS.at(0), "{\"a\": 1}"))).isEqualTo("[{\"a\": 1}]");
        assertThat(after("7", change().set(DETAILS.at(0), "{\"a\": 1}"))).isEqualTo("7");
    }

    @EveryDatabase
    void anArrayGetsOneMoreElement() {
        JsonPath<Profile> tags = DETAILS.at("tags");
        Update<Profile> oneMore = change().set(tags, tags.append("x"));
        assertThat(after("{\"tags\": [1]}", oneMore)).isEqualTo("{\"tags\": [1, \"x\"]}");
        assertThat(after("{\"tags\": null}", oneMore)).isEqualTo("{\"tags\": [\"x\"]}");
        assertThat(after("{}", oneMore)).isEqualTo("{\"tags\": [\"x\"]}");

        Update<Profile> many = change().set(
                        tags,
                        tags.append(7)
                                .append(new BigDecimal("1.5"))
                                .append(false)
                                .append(PROFILE.name)
                                .append(DETAILS.at("k")));
        assertThat(after("{\"tags\": [], \"k\": {\"a\": 1}}", many))
                .isEqualTo("{\"k\": {\"a\": 1}, \"tags\": [7, 1.5, false, \"Ann\", {\"a\": 1}]}");
        assertThatThrownBy(() -> tags.append(value(java.time.LocalDate.EPOCH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DATE");
    }

    @EveryDatabase
    void nothingBecomesAJsonNull() {
        assertThat(after(
                        "{}",
                        change().set(
                                        DETAILS.at("a").asLong(),
                                        DETAILS.at("none").asLong().plus(1))))
                .isEqualTo("{\"a\": null}");
        assertThat(after("{\"a\": [1]}", change().set(DETAILS.at("a").at(0), DETAILS.at("none"))))
                .isEqualTo("{\"a\": [null]}");
        assertThat(after("{\"a\": 1}", change().set(DETAILS.at("a"), "null"))).isEqualTo("{\"a\": null}");

        Parameter<String> city = parameter("city", SqlTypes.text(0));
        Update<Profile> unknown = change().set(DETAILS.at("city").asText(), city);
        assertThat(after(
                        "{}",
                        insertInto(PROFILE).row(row -> row.set(PROFILE.id, 2L).set(PROFILE.version, 1))))
                .isEqualTo("{}");
        database.useTransaction(transaction -> transaction.execute(unknown, Parameters.of(city, null)));
        assertThat(database.execute(select(DETAILS).where(PROFILE.id.eq(1L)))).containsExactly("{\"city\": null}");
    }

    @EveryDatabase
    void whatContradictsItselfIsRefused() {
        Update<Profile> city = change().set(DETAILS.at("address", "city").asText(), "Rome");

        assertThatThrownBy(() -> city.set(DETAILS.at("address", "city"), "1")).hasMessageContaining("details");
        assertThatThrownBy(() -> city.remove(DETAILS.at("address"))).hasMessageContaining("contains it");
        assertThatThrownBy(() -> city.set(DETAILS.at("address", "city", "k"), "1"))
                .hasMessageContaining("details");
        assertThatThrownBy(() -> city.set(DETAILS.at("address").at(0), "1")).hasMessageContaining("needs an array");
        assertThatThrownBy(() -> city.set(DETAILS, "{}")).hasMessageContaining("twice");
        assertThatThrownBy(() -> change().set(DETAILS, "{}").remove(DETAILS.at("a")))
                .hasMessageContaining("as a whole");
        assertThatThrownBy(() -> change().remove(DETAILS.at(0)).remove(DETAILS.at(1)))
                .hasMessageContaining("two elements");
        assertThatThrownBy(() -> change().set(DETAILS.at(0).at("a"), "1")
                        .set(DETAILS.at(-1).at("b"), "2"))
                .hasMessageContaining("from its beginning and from its end");
        assertThatThrownBy(() -> change().set(DETAILS, PROFILE.name)).hasMessageContaining("JSON");
        assertThatThrownBy(() -> change().set(PROFILE.name, DETAILS.at("name"))).hasMessageContaining("asText()");
        assertThatThrownBy(
                        () -> city.set(DETAILS.at("n").asLong(), DETAILS.at("m").asLong())
                                .inOrder()
                                .node())
                .hasMessageContaining("at once");
    }

    @EveryDatabase
    void anUpsertSetsAPlaceToo() {
        Statement<?> upsert = insertInto(PROFILE)
                .row(row ->
                        row.set(PROFILE.id, 1L).set(DETAILS, "{\"visits\": 1}").set(PROFILE.version, 1))
                .onConflict(PROFILE.id)
                .set(
                        DETAILS.at("visits").asLong(),
                        DETAILS.at("visits").asLong().coalesce(0L).plus(1))
                .doUpdate();

        assertThat(after("{\"visits\": 4}", upsert)).isEqualTo("{\"visits\": 5}");
        assertThat(after("{}", upsert)).isEqualTo("{\"visits\": 1}");
    }

    /** The names are bound, but which of them are the same decides the text. */
    @EveryDatabase
    void placesWithAWayInCommonAreAnotherTextThanPlacesWithout() {
        Update<Profile> common = change().set(DETAILS.at("a", "b"), "1").set(DETAILS.at("a", "c"), "2");
        Update<Profile> apart = change().set(DETAILS.at("a", "b"), "1").set(DETAILS.at("d", "c"), "2");
        Update<Profile> alike = change().set(DETAILS.at("x", "y"), "1").set(DETAILS.at("x", "z"), "2");

        Object shape = ShapedStatement.of(common.node()).shape();
        assertThat(ShapedStatement.of(apart.node()).shape()).isNotEqualTo(shape);
        assertThat(ShapedStatement.of(alike.node()).shape()).isEqualTo(shape);
        assertThat(alike.toSql(Written.POSTGRES).text())
                .isEqualTo(common.toSql(Written.POSTGRES).text());
        assertThat(after("{}", common)).isEqualTo("{\"a\": {\"b\": 1, \"c\": 2}}");
        assertThat(after("{}", apart)).isEqualTo("{\"a\": {\"b\": 1}, \"d\": {\"c\": 2}}");
        assertThat(after("{}", alike)).isEqualTo("{\"x\": {\"y\": 1, \"z\": 2}}");
    }

    @EveryDatabase
    void aManagedObjectGetsTheWholeDocument() {
        readers.useTransaction(session -> session.persist(new Profile(1, "Ann", "{\"age\": 41}")));
        readers.useTransaction(session -> {
            Profile ann = session.get(Profile.class, 1L);

            session.execute(
                    update(PROFILE)
                            .set(
                                    DETAILS.at("age").asLong(),
                                    DETAILS.at("age").asLong().plus(1))
                            .where(DETAILS.at("age").asLong().eq(41)),
                    SynchronizeSession.FETCH);

            assertThat(ann.getDetails()).isEqualTo("{\"age\": 42}");
            assertThat(ann.getVersion()).isEqualTo(1);
            assertThatThrownBy(() ->
                            session.execute(change().set(DETAILS.at("age").asLong(), 1L), SynchronizeSession.EVALUATE))
                    .isInstanceOf(NotEvaluableException.class)
                    .hasMessageContaining("JSON_EDIT(details");
        });
    }
}

package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.Written.assertSql;
import static org.stint.language.domain.Profile_.PROFILE;
import static org.stint.statement.Expressions.caseWhen;
import static org.stint.statement.Expressions.row;
import static org.stint.statement.Expressions.subquery;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.select;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.stint.exception.DatabaseException;
import org.stint.language.domain.Profile;
import org.stint.session.SessionFactory;
import org.stint.session.Tracking;
import org.stint.statement.Condition;
import org.stint.statement.Expression;
import org.stint.statement.JsonExpression;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.statement.Select;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;
import org.stint.type.SqlTypes;

/** Places in JSON documents are read and compared, with one meaning on every database. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements are the same in both ways of tracking")
class JsonPathsTest {

    private static final String DOCUMENT = """
        {"address": {"city": "Rome", "zip": null}, "age": 41, "score": 12.345, "open": true, "0": "zero",
         "tags": ["a", "b", 3, 2.50, false, null, ["c"]], "size": "12", "big": 2.5e3}\
        """;

    private SessionFactory readers;

    @BeforeEach
    void storeThreeProfiles(Workbench bench) {
        readers = bench.factory(Profile.class);
        readers.useTransaction(session -> {
            session.persist(new Profile(1, "Rome", DOCUMENT));
            session.persist(new Profile(2, "Nobody", "null"));
            session.persist(new Profile(3, null, null));
        });
    }

    private <T> T first(Expression<T> expression) {
        return of(1, expression);
    }

    private <T> T of(long id, Expression<T> expression) {
        return readers.inTransaction(
                session -> session.one(select(expression).from(PROFILE).where(PROFILE.id.eq(id))));
    }

    private List<Long> where(Condition condition) {
        return readers.inTransaction(
                session -> session.list(select(PROFILE.id).where(condition).orderBy(PROFILE.id.asc())));
    }

    @EveryDatabase
    void aTextIsSelectedAndCompared() {
        Select<String> select = select(PROFILE.details.at("address", "city").asText())
                .where(PROFILE.details.at("address").at("city").asText().eq("Rome"));

        assertSql(select)
                .binding("address", "city", "address", "city", "address", "city", "address", "city", "Rome")
                .onPostgres("SELECT CASE jsonb_typeof((details -> ? -> ?)) WHEN 'string'"
                        + " THEN (details -> ? -> ?) #>> '{}' END FROM profile"
                        + " WHERE CASE jsonb_typeof((details -> ? -> ?)) WHEN 'string'"
                        + " THEN (details -> ? -> ?) #>> '{}' END = ?")
                .onMariaDb("SELECT CASE WHEN JSON_TYPE(JSON_EXTRACT(details, CONCAT('$.', JSON_QUOTE(?), '.',"
                        + " JSON_QUOTE(?)))) IN ('STRING') THEN JSON_UNQUOTE(JSON_EXTRACT(details, CONCAT('$.',"
                        + " JSON_QUOTE(?), '.', JSON_QUOTE(?)))) END FROM profile WHERE CASE WHEN"
                        + " JSON_TYPE(JSON_EXTRACT(details, CONCAT('$.', JSON_QUOTE(?), '.', JSON_QUOTE(?)))) IN"
                        + " ('STRING') THEN JSON_UNQUOTE(JSON_EXTRACT(details, CONCAT('$.', JSON_QUOTE(?), '.',"
                        + " JSON_QUOTE(?)))) END = ?");
        assertSql(select)
                .binding("address", "city", "address", "city", "Rome")
                .onH2("SELECT STINT_JSON_TEXT(STINT_JSON_AT(details,"
                        + " JSON_ARRAY(CAST(? AS VARCHAR), CAST(? AS VARCHAR)))) FROM profile"
                        + " WHERE STINT_JSON_TEXT(STINT_JSON_AT(details,"
                        + " JSON_ARRAY(CAST(? AS VARCHAR), CAST(? AS VARCHAR)))) = ?");
        List<String> cities = readers.inTransaction(session -> session.list(select));
        assertThat(cities).containsExactly("Rome");
    }

    @EveryDatabase
    void anElementIsCountedFromEitherEnd() {
        assertSql(select(PROFILE.details.at("tags").at(1)))
                .onPostgres("SELECT CASE WHEN jsonb_typeof(details -> ?) = 'array'"
                        + " THEN details -> ? -> CAST(? AS INTEGER) END FROM profile")
                .onMariaDb("SELECT CASE WHEN JSON_TYPE(JSON_EXTRACT(details, CONCAT('$.', JSON_QUOTE(?)))) = 'ARRAY'"
                        + " THEN JSON_EXTRACT(details, CONCAT('$.', JSON_QUOTE(?), '[', ?, ']')) END FROM profile")
                .onH2("SELECT STINT_JSON_AT(details, JSON_ARRAY(CAST(? AS VARCHAR), CAST(? AS INTEGER))) FROM profile");
        assertThat(first(PROFILE.details.at("tags").at(1).asText())).isEqualTo("b");
        assertThat(first(PROFILE.details.at("tags").at(-1).at(0).asText())).isEqualTo("c");
        assertThat(first(PROFILE.details.at("tags").at(7))).isNull();
        assertThat(first(PROFILE.details.at("tags").at(-8))).isNull();
    }

    @EveryDatabase
    void aNameIsNoPositionAndAPositionNoName() {
        assertThat(first(PROFILE.details.at("0").asText())).isEqualTo("zero");
        assertThat(first(PROFILE.details.at(0))).isNull();
        assertThat(first(PROFILE.details.at("tags", "0"))).isNull();
        assertThat(first(PROFILE.details.at("age").at(0))).isNull();
        assertThat(first(PROFILE.details.at("age", "city"))).isNull();
    }

    @EveryDatabase
    void aLeafIsOfItsOwnTypeAndNothingIsConverted() {
        assertThat(first(PROFILE.details.at("age").asLong())).isEqualTo(41L);
        assertThat(first(PROFILE.details.at("score").asDecimal(10, 2))).isEqualTo("12.35");
        assertThat(first(PROFILE.details.at("score").asLong())).isEqualTo(12L);
        assertThat(first(PROFILE.details.at("score").asDouble())).isEqualTo(12.345);
        assertThat(first(PROFILE.details.at("big").asLong())).isEqualTo(2500L);
        assertThat(first(PROFILE.details.at("open").asBoolean())).isTrue();

        assertThat(first(PROFILE.details.at("size").asLong())).isNull();
        assertThat(first(PROFILE.details.at("age").asText())).isNull();
        assertThat(first(PROFILE.details.at("open").asText())).isNull();
        assertThat(first(PROFILE.details.at("age").asBoolean())).isNull();
        assertThat(first(PROFILE.details.at("address").asText())).isNull();
        assertThat(first(PROFILE.details.at("address", "zip").asText())).isNull();
        assertThat(first(PROFILE.details.at("nothing").asDecimal(10, 2))).isNull();
    }

    @EveryDatabase
    void numbersAndTruthValuesAreWrittenAsEachDatabaseNeedsThem() {
        assertSql(select(PROFILE.id)
                        .where(PROFILE.details
                                .at("age")
                                .asLong()
                                .gt(40)
                                .and(PROFILE.details.at("open").asBoolean())))
                .onPostgres(
                        "SELECT id FROM profile WHERE CAST(ROUND(CASE jsonb_typeof((details -> ?)) WHEN 'number' THEN"
                                + " CAST((details -> ?) AS NUMERIC) END, 0) AS BIGINT) > ? AND CASE jsonb_typeof((details"
                                + " -> ?)) WHEN 'boolean' THEN CAST((details -> ?) AS BOOLEAN) END")
                .onMariaDb("SELECT id FROM profile WHERE CAST(ROUND(CASE WHEN JSON_TYPE(JSON_EXTRACT(details,"
                        + " CONCAT('$.', JSON_QUOTE(?)))) IN ('INTEGER', 'DOUBLE') THEN CAST(JSON_EXTRACT(details,"
                        + " CONCAT('$.', JSON_QUOTE(?))) AS DECIMAL(65, 30)) END, 0) AS SIGNED) > ?"
                        + " AND CASE WHEN JSON_TYPE(JSON_EXTRACT(details, CONCAT('$.', JSON_QUOTE(?)))) IN ('BOOLEAN')"
                        + " THEN JSON_EXTRACT(details, CONCAT('$.', JSON_QUOTE(?))) = 'true' END")
                .onH2("SELECT id FROM profile WHERE CAST(ROUND(STINT_JSON_NUMBER(STINT_JSON_AT(details,"
                        + " JSON_ARRAY(CAST(? AS VARCHAR)))), 0) AS BIGINT) > ?"
                        + " AND STINT_JSON_BOOLEAN(STINT_JSON_AT(details, JSON_ARRAY(CAST(? AS VARCHAR))))");
        assertThat(where(PROFILE.details
                        .at("age")
                        .asLong()
                        .gt(40)
                        .and(PROFILE.details.at("open").asBoolean())))
                .containsExactly(1L);
        assertThat(where(PROFILE.details.at("score").asDecimal(20, 10).eq(new BigDecimal("12.345"))))
                .containsExactly(1L);
    }

    @EveryDatabase
    void aJsonNullIsSomethingAndSqlNullIsNothing() {
        JsonExpression zip = PROFILE.details.at("address", "zip");
        assertSql(select(PROFILE.id).where(zip.isJsonNull().and(zip.exists())))
                .onPostgres("SELECT id FROM profile WHERE ((details -> ? -> ?) IS NOT DISTINCT FROM 'null')"
                        + " AND (details -> ? -> ?) IS NOT NULL")
                .onMariaDb("SELECT id FROM profile WHERE (JSON_TYPE(JSON_EXTRACT(details,"
                        + " CONCAT('$.', JSON_QUOTE(?), '.', JSON_QUOTE(?)))) <=> 'NULL')"
                        + " AND JSON_EXTRACT(details, CONCAT('$.', JSON_QUOTE(?), '.', JSON_QUOTE(?))) IS NOT NULL")
                .onH2("SELECT id FROM profile WHERE STINT_JSON_IS_NULL(STINT_JSON_AT(details,"
                        + " JSON_ARRAY(CAST(? AS VARCHAR), CAST(? AS VARCHAR)))) AND STINT_JSON_AT(details,"
                        + " JSON_ARRAY(CAST(? AS VARCHAR), CAST(? AS VARCHAR))) IS NOT NULL");
        assertThat(where(zip.isJsonNull())).containsExactly(1L);
        assertThat(where(zip.isJsonNull().not())).containsExactly(2L, 3L);
        assertThat(where(zip.exists())).containsExactly(1L);
        assertThat(where(zip.isNull())).containsExactly(2L, 3L);
        assertThat(where(PROFILE.details.isJsonNull())).containsExactly(2L);
        assertThat(where(PROFILE.details.isNull())).containsExactly(3L);
        assertThat(first(zip)).isEqualTo("null");
    }

    @EveryDatabase
    void anArrayHasALengthAndElements() {
        JsonExpression tags = PROFILE.details.at("tags");
        assertSql(select(tags.arrayLength()).where(tags.contains("a")))
                .binding("tags", "tags", "tags", "tags", "a")
                .onPostgres("SELECT CASE jsonb_typeof((details -> ?)) WHEN 'array'"
                        + " THEN jsonb_array_length((details -> ?)) END FROM profile"
                        + " WHERE COALESCE(jsonb_typeof((details -> ?)) = 'array'"
                        + " AND (details -> ?) @> to_jsonb(CAST(? AS VARCHAR)), FALSE)")
                .onMariaDb("SELECT CASE WHEN JSON_TYPE(JSON_EXTRACT(details, CONCAT('$.', JSON_QUOTE(?)))) IN ('ARRAY')"
                        + " THEN JSON_LENGTH(JSON_EXTRACT(details, CONCAT('$.', JSON_QUOTE(?)))) END FROM profile"
                        + " WHERE COALESCE(JSON_TYPE(JSON_EXTRACT(details, CONCAT('$.', JSON_QUOTE(?)))) = 'ARRAY'"
                        + " AND JSON_OVERLAPS(JSON_EXTRACT(details, CONCAT('$.', JSON_QUOTE(?))),"
                        + " JSON_ARRAY(?)), FALSE)");
        assertSql(select(tags.arrayLength()).where(tags.contains("a")))
                .binding("tags", "tags", "a")
                .onH2("SELECT STINT_JSON_LENGTH(STINT_JSON_AT(details, JSON_ARRAY(CAST(? AS VARCHAR)))) FROM profile"
                        + " WHERE STINT_JSON_CONTAINS(STINT_JSON_AT(details, JSON_ARRAY(CAST(? AS VARCHAR))),"
                        + " CAST(CAST(? AS VARCHAR) AS JSON))");
        assertThat(first(tags.arrayLength())).isEqualTo(7);
        assertThat(first(PROFILE.details.arrayLength())).isNull();
        assertThat(first(tags.contains("a"))).isTrue();
        assertThat(first(tags.contains("A"))).isFalse();
        assertThat(first(tags.contains("c"))).isFalse();
        assertThat(first(tags.contains(3))).isTrue();
        assertThat(first(tags.contains("3"))).isFalse();
        assertThat(first(tags.contains(new BigDecimal("2.5")))).isTrue();
        assertThat(first(tags.contains(false))).isTrue();
        assertThat(first(tags.contains(true))).isFalse();
        assertThat(first(PROFILE.details.at("size").contains("12"))).isFalse();
        assertThat(where(tags.contains("z").not())).containsExactly(1L, 2L, 3L);
    }

    @EveryDatabase
    void documentsAreEqualIfTheySayTheSame() {
        String other = "{\"zip\":null,\n\"city\":\"R\\u006fme\"}";
        Condition same = PROFILE.details.at("address").eq(other);
        assertSql(select(PROFILE.id).where(same))
                .binding("address", other)
                .onPostgres("SELECT id FROM profile WHERE (details -> ?) = CAST(? AS JSONB)")
                .onMariaDb("SELECT id FROM profile WHERE JSON_NORMALIZE(JSON_EXTRACT(details,"
                        + " CONCAT('$.', JSON_QUOTE(?)))) = JSON_NORMALIZE(?)")
                .onH2("SELECT id FROM profile WHERE STINT_JSON_COMPARABLE(STINT_JSON_AT(details, JSON_ARRAY(CAST(?"
                        + " AS VARCHAR)))) = STINT_JSON_COMPARABLE(CAST(? AS CHARACTER LARGE OBJECT))");
        assertThat(where(same)).containsExactly(1L);
        assertThat(where(PROFILE.details.at("tags").at(3).eq("2.5"))).containsExactly(1L);
        assertThat(where(PROFILE.details.at("tags").at(3).in("7", "2.5000"))).containsExactly(1L);
        assertThat(where(PROFILE.details.at("tags").at(3).ne("2.5"))).isEmpty();
        assertThat(where(PROFILE.details.isNotDistinctFrom("null"))).containsExactly(2L);
        assertThat(where(PROFILE.details.isDistinctFrom("null"))).containsExactly(1L, 3L);
    }

    @EveryDatabase
    void soAreThoseInListsOfAnyLength() {
        JsonExpression address = PROFILE.details.at("address");
        List<String> documents = IntStream.range(0, 200)
                .mapToObj(number -> "{\"zip\":null,\"city\":\"Rome\",\"no\":" + number + "e1}")
                .toList();
        List<String> more = new ArrayList<>(documents);
        more.add("{\"zip\":null,\"city\":\"Rome\"}");
        assertThat(where(address.in(documents))).isEmpty();
        assertThat(where(address.in(more))).containsExactly(1L);

        JsonExpression number = PROFILE.details.at("tags").at(3);
        List<String> numbers =
                IntStream.range(0, 200).mapToObj(i -> i + ".5000").toList();
        assertThat(where(number.in(numbers))).containsExactly(1L);
    }

    @EveryDatabase
    void soAreThoseThatParametersAndExpressionsGive() {
        Parameter<String> document = parameter("document", SqlTypes.JSON);
        assertSql(select(PROFILE.id).where(PROFILE.details.isOneOf(document, PROFILE.details.at("k"))))
                .onPostgres("SELECT id FROM profile WHERE details IN (CAST(? AS JSONB), (details -> ?))")
                .onMariaDb(
                        "SELECT id FROM profile WHERE (JSON_NORMALIZE(details) = JSON_NORMALIZE(?)"
                                + " OR JSON_NORMALIZE(details) = JSON_NORMALIZE(JSON_EXTRACT(details, CONCAT('$.', JSON_QUOTE(?)))))")
                .onH2("SELECT id FROM profile WHERE (STINT_JSON_COMPARABLE(details)"
                        + " = STINT_JSON_COMPARABLE(CAST(? AS CHARACTER LARGE OBJECT)) OR STINT_JSON_COMPARABLE(details)"
                        + " = STINT_JSON_COMPARABLE(STINT_JSON_AT(details, JSON_ARRAY(CAST(? AS VARCHAR)))))");
        JsonExpression number = PROFILE.details.at("tags").at(3);
        Select<Long> select = select(PROFILE.id).where(number.isOneOf(PROFILE.details.at("age"), document));
        List<Long> ids = readers.inTransaction(session -> session.execute(select, Parameters.of(document, "25e-1")));
        assertThat(ids).containsExactly(1L);
        assertThat(first(number.nullIf("2.5"))).isNull();
        assertThat(first(number.nullIf("2"))).isEqualTo("2.50");
    }

    @EveryDatabase
    void aTextIsNoDocument() {
        assertThatThrownBy(() -> PROFILE.details.eq(PROFILE.name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("asText()");
        assertThatThrownBy(() -> PROFILE.name.eq(PROFILE.details.at("name")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("asText()");
        assertThatThrownBy(() -> PROFILE.name.concat(PROFILE.details)).hasMessageContaining("asText()");
        assertThatThrownBy(() -> PROFILE.details.isOneOf(PROFILE.name)).hasMessageContaining("asText()");
        assertThatThrownBy(() -> PROFILE.details.nullIf(PROFILE.name)).hasMessageContaining("asText()");
        assertThatThrownBy(() -> PROFILE.details.coalesce(PROFILE.name)).hasMessageContaining("asText()");
        assertThat(where(PROFILE.name.eq(PROFILE.details.at("address", "city").asText())))
                .containsExactly(1L);
    }

    @OnlyOn(value = TestDatabase.H2, because = "the others have functions of their own")
    @EveryDatabase
    void withoutTheFunctionsTheErrorSaysHowToMakeThem(Workbench bench) {
        bench.execute("DROP ALIAS STINT_JSON_AT");

        assertThatThrownBy(() -> first(PROFILE.details.at("age")))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("H2JsonFunctions.CREATE");
    }

    @EveryDatabase
    void noOtherWayBringsATextAndADocumentTogether() {
        var insert = insertInto(PROFILE);
        for (ThrowingCallable mixed : List.<ThrowingCallable>of(
                () -> insert.row(row -> row.set(PROFILE.name, subquery(PROFILE.details, one -> one.limit(1)))),
                () -> insert.row(row -> row.set(PROFILE.details, subquery(PROFILE.name, one -> one.limit(1)))),
                () -> insert.select(select(PROFILE.name), PROFILE.details),
                () -> select(PROFILE.name).union(select(PROFILE.details)),
                () -> PROFILE.name.between(PROFILE.details.at("a"), PROFILE.name),
                () -> caseWhen(PROFILE.points.gt(1), PROFILE.name).otherwise(PROFILE.details),
                () -> caseWhen(PROFILE.points.gt(1), PROFILE.details).when(PROFILE.points.gt(0), PROFILE.name),
                () -> row(PROFILE.id, PROFILE.name).eq(row(PROFILE.id, PROFILE.details)))) {
            assertThatThrownBy(mixed).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

package org.stint.behaviour.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.stint.language.domain.Profile_.PROFILE;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.sql;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.SqlAssert.assertThatSql;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.stint.Stint;
import org.stint.dialect.Dialect;
import org.stint.exception.CheckViolationException;
import org.stint.exception.DataException;
import org.stint.exception.NotEvaluableException;
import org.stint.exception.SchemaMismatchException;
import org.stint.exception.StaleObjectException;
import org.stint.exception.StintException;
import org.stint.language.domain.Profile;
import org.stint.session.Database;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** A field that holds a JSON document. */
class JsonDocumentsTest {

    private static final String WRITTEN = "{\"tags\" :[ 1e2, \"\\u00e9\\n\"], \"a\":1.50,\"a\":-0, \"é\":null}";
    private static final String HELD = "{\"a\": 0, \"é\": null, \"tags\": [100, \"é\\n\"]}";

    private SessionFactory readers;

    @BeforeEach
    void storeAProfile(Workbench bench) {
        readers = bench.factory(Profile.class);
        readers.useTransaction(session -> session.persist(new Profile(1, "Ann", WRITTEN)));
        bench.recorder().clear();
    }

    private static String held(Workbench bench) {
        return (String) bench.value("SELECT CAST(details AS VARCHAR) FROM profile WHERE id = 1");
    }

    @EveryDatabase
    void theFieldHoldsAfterAFlushWhatTheColumnHolds(Workbench bench) {
        assertThat(held(bench)).isEqualTo(HELD);
        readers.useTransaction(session -> {
            Profile ann = session.get(Profile.class, 1L);
            assertThat(ann.getDetails()).isEqualTo(HELD);

            ann.setDetails(" {\"b\":[ ]}");
            session.flush();

            assertThat(ann.getDetails()).isEqualTo("{\"b\": []}");
        });
        assertThat(held(bench)).isEqualTo("{\"b\": []}");
    }

    @EveryDatabase
    void aDocumentThatIsOnlyWrittenInAnotherWayIsNoChange(Workbench bench) {
        readers.useTransaction(session -> session.get(Profile.class, 1L).setDetails(WRITTEN));

        assertThatSql(bench.recorder()).wroteNothing();
    }

    @EveryDatabase
    void noDocumentIsNullAndANullIsADocument(Workbench bench) {
        readers.useTransaction(session -> session.get(Profile.class, 1L).setDetails("null"));
        assertThat(held(bench)).isEqualTo("null");

        readers.useTransaction(session -> session.get(Profile.class, 1L).setDetails(null));
        assertThat(held(bench)).isNull();
    }

    @EveryDatabase
    void aTextThatIsNoJsonIsRefusedWithoutShowingIt(Workbench bench) {
        for (String broken : List.of("Rome", "", "{\"a\":}", "[1,]", "01", "{'a':1}", "\"\u0001\"", "[1] 2")) {
            assertThatThrownBy(() -> readers.useTransaction(
                            session -> session.get(Profile.class, 1L).setDetails(broken)))
                    .as(broken)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("Cannot store a text as JSON")
                    .hasMessageNotContaining("Rome");
        }
        assertThat(held(bench)).isEqualTo(HELD);
    }

    @EveryDatabase
    void ofTwoWritersTheSecondSeesTheDocumentOfTheFirst(Workbench bench) {
        assertThatThrownBy(() -> readers.useTransaction(session -> {
                    session.get(Profile.class, 1L).setDetails("[1]");
                    readers.useTransaction(other -> other.get(Profile.class, 1L).setDetails("[2]"));
                }))
                .isInstanceOf(StaleObjectException.class);
        assertThat(held(bench)).isEqualTo("[2]");
    }

    @EveryDatabase
    void memoryDecidesNoPaths() {
        readers.useTransaction(session -> {
            session.get(Profile.class, 1L);
            assertThatThrownBy(() -> session.execute(
                            update(PROFILE)
                                    .set(PROFILE.name, "Eve")
                                    .where(PROFILE.details.at("a").asLong().eq(0)),
                            SynchronizeSession.EVALUATE))
                    .isInstanceOf(NotEvaluableException.class)
                    .hasMessageContaining("details.?");
            assertThatThrownBy(() -> session.execute(
                            update(PROFILE).set(PROFILE.name, "Eve").where(PROFILE.details.eq("[]")),
                            SynchronizeSession.EVALUATE))
                    .isInstanceOf(NotEvaluableException.class);
        });
    }

    @EveryDatabase
    void memoryKnowsADocumentThatIsSetAsAWhole(Workbench bench) {
        readers.useTransaction(session -> {
            Profile ann = session.get(Profile.class, 1L);
            session.execute(
                    update(PROFILE).set(PROFILE.details, WRITTEN).where(PROFILE.id.eq(1L)),
                    SynchronizeSession.EVALUATE);
            assertThat(ann.getDetails()).isEqualTo(HELD);
        });
        assertThat(held(bench)).isEqualTo(HELD);
    }

    @EveryDatabase
    void aDialectThatKnowsNoPathsSaysSo() {
        Dialect other = new StandardDialect();

        assertThatThrownBy(() -> select(PROFILE.details.at("a")).toSql(other))
                .isInstanceOf(StintException.class)
                .hasMessageContaining("a JSON path for " + other.name());
        assertThatThrownBy(() -> update(PROFILE)
                        .set(PROFILE.details.at("a"), "1")
                        .allRows()
                        .toSql(other))
                .isInstanceOf(StintException.class)
                .hasMessageContaining("an UPDATE of a place in a JSON document");
    }

    @EveryDatabase
    void whatStintCreatesFits() {
        readers.schema().validate();
    }

    @EveryDatabase
    void aColumnOfAnotherTypeDoesNotFit(Workbench bench) {
        bench.execute("ALTER TABLE profile DROP COLUMN details");
        bench.execute("ALTER TABLE profile ADD COLUMN details JSON");

        assertThat(catchThrowableOfType(
                                SchemaMismatchException.class,
                                () -> readers.schema().validate())
                        .mismatches())
                .singleElement()
                .asString()
                .startsWith(
                        "The column profile.details of Profile.details is of the type json, but the mapping needs ");
    }

    @OnlyOn(value = TestDatabase.H2, because = "elsewhere the type of the column sees to it")
    @EveryDatabase
    void whatOthersWriteIsJsonToo(Workbench bench) {
        Database database = Stint.on(bench.dataSource()).database();

        assertThatThrownBy(() -> database.useTransaction(transaction -> transaction.execute(
                        sql("UPDATE profile SET details = 'Rome'").change())))
                .isInstanceOf(CheckViolationException.class);
    }

    @EveryDatabase
    void aDocumentIsSelectedByItself() {
        String details = readers.inTransaction(session -> session.one(select(PROFILE.details)));

        assertThat(details).isEqualTo(HELD);
    }
}

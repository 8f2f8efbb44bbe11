package org.stint.behaviour.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.behaviour.types.Facts_.FACTS;
import static org.stint.behaviour.types.Stamp_.STAMP;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.into;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.stint.exception.DataException;
import org.stint.exception.RollbackOnlyException;
import org.stint.session.SessionFactory;
import org.stint.statement.Query;
import org.stint.statement.Select;
import org.stint.statement.Statement;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** What is read is checked; the error of a value that cannot be is about its row and its column, and repeats no value. */
class UnreadableRowsTest {

    private static final Select<Stamp> ALL = select(STAMP).orderBy(STAMP.id.asc());

    private SessionFactory stamps;
    private Workbench bench;

    @BeforeEach
    void threeStampsOfWhichTheSecondIsWrong(Workbench workbench) {
        bench = workbench;
        stamps = workbench.factory(Stamp.class);
        for (int id = 1; id <= 3; id++) {
            bench.execute(
                    "INSERT INTO stamp (id, grade, isbn, currency, how_many) VALUES (?, 'MINT', 9783161484100, 'EUR', 1)",
                    id);
        }
    }

    private void spoil(String assignment) {
        bench.execute("UPDATE stamp SET " + assignment + " WHERE id = 2");
    }

    private AbstractThrowableAssert<?, ?> assertRefused(Statement<?> statement) {
        return assertThatThrownBy(() -> stamps.inTransaction(session -> session.execute(statement)))
                .isInstanceOf(DataException.class);
    }

    private AbstractThrowableAssert<?, ?> assertRefusedStream(Query<?> query) {
        return assertThatThrownBy(() -> stamps.useTransaction(session -> {
                    try (Stream<?> stream = session.stream(query)) {
                        stream.forEach(value -> {});
                    }
                }))
                .isInstanceOf(DataException.class);
    }

    @EveryDatabase
    void aNameThatIsNoConstant() {
        spoil("grade = 'TORN'");

        assertRefused(ALL)
                .hasMessageContaining("it holds a name that is none of [MINT, USED]")
                .hasMessageEndingWith("It is the attribute grade of Stamp 2.")
                .hasMessageNotContaining("TORN");
        assertRefused(select(STAMP.grade).orderBy(STAMP.id.asc()))
                .hasMessageContaining("none of [MINT, USED]")
                .hasMessageEndingWith("It is in row 2 of the result, in column 1.");
        assertRefused(select(STAMP.id, STAMP.grade).orderBy(STAMP.id.asc()))
                .hasMessageEndingWith("It is in row 2 of the result, in column 2.");
        assertRefusedStream(ALL).hasMessageEndingWith("It is the attribute grade of Stamp 2.");
        assertRefusedStream(select(STAMP.id, STAMP.grade).orderBy(STAMP.id.asc()))
                .hasMessageEndingWith("It is in row 2 of the result, in column 2.");
        assertThatThrownBy(() -> stamps.inTransaction(session -> session.get(Stamp.class, 2L)))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("It is the attribute grade of Stamp 2.");
    }

    @EveryDatabase
    void aValueThatItsConverterRefuses() {
        spoil("isbn = 12");

        assertRefused(ALL)
                .hasMessageContaining("its converter does not take the value")
                .hasMessageEndingWith("It is the attribute isbn of Stamp 2.")
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertRefused(select(STAMP.isbn).where(STAMP.id.eq(2)))
                .hasMessageEndingWith("It is in row 1 of the result, in column 1.");
    }

    @EveryDatabase
    @OnlyOn(value = TestDatabase.POSTGRESQL, because = "its driver makes 5 BC a year that is no leap year")
    void aDayThatTheDriverCannotMake() {
        SessionFactory facts = bench.factory(Facts.class);
        bench.execute("INSERT INTO facts (id, known, day, date_time, second, moment) VALUES (1, 'Y', '0005-02-29 BC',"
                + " '0005-02-29 10:00 BC', '0005-02-29 10:00Z BC', '0005-02-29 10:00Z BC')");

        Map.of(
                        FACTS.day, "\"day\" as a java.time.LocalDate",
                        FACTS.dateTime, "\"date_time\" as a java.time.LocalDateTime",
                        FACTS.second, "\"second\" as a java.time.Instant",
                        FACTS.moment, "\"moment\" as a java.time.OffsetDateTime")
                .forEach((attribute, named) -> assertThatThrownBy(
                                () -> facts.inTransaction(session -> session.list(select(attribute))))
                        .isInstanceOf(DataException.class)
                        .hasMessageStartingWith("Cannot read the column " + named + ": the driver cannot make one")
                        .hasMessageEndingWith("It is in row 1 of the result, in column 1."));
        assertThatThrownBy(() -> facts.inTransaction(session -> session.get(Facts.class, 1L)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(" of Facts 1.");
    }

    @EveryDatabase
    void aTextThatStandsForNothing() {
        spoil("currency = 'QQQ'");

        assertRefused(ALL)
                .hasMessageContaining("as a java.util.Currency")
                .hasMessageEndingWith("It is the attribute currency of Stamp 2.")
                .hasMessageNotContaining("QQQ");
    }

    @EveryDatabase
    void aNullInAPrimitiveAttribute() {
        bench.execute("ALTER TABLE stamp ALTER COLUMN how_many DROP NOT NULL");
        spoil("how_many = NULL");

        assertRefused(ALL)
                .hasMessageStartingWith(
                        "Cannot set Stamp.count to null: the field is primitive, but the column how_many"
                                + " holds NULL.")
                .hasMessageEndingWith("It is the row of Stamp 2.");
        assertRefused(select(STAMP.id, STAMP).orderBy(STAMP.id.asc()))
                .hasMessageEndingWith("It is the row of Stamp 2.");
    }

    @EveryDatabase
    void anObjectThatRefusesItsValuesTogether() {
        spoil("years_first = 1900, years_last = 1850");

        assertRefused(ALL)
                .hasMessageContaining("refused the values with java.lang.IllegalArgumentException")
                .hasMessageEndingWith("It is the row of Stamp 2.")
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @EveryDatabase
    void aColumnOfAnotherType() {
        bench.execute("ALTER TABLE stamp ALTER COLUMN isbn "
                + (bench.database() == TestDatabase.H2 ? "SET DATA TYPE" : "TYPE") + " VARCHAR(20)");
        spoil("isbn = 'unknown'");

        assertRefused(ALL)
                .hasMessageContaining("it holds a value that is none")
                .hasMessageEndingWith("It is the attribute isbn of Stamp 2.")
                .hasMessageNotContaining("unknown");
        assertRefused(select(STAMP.isbn).orderBy(STAMP.id.asc()))
                .hasMessageEndingWith("It is in row 2 of the result, in column 1.");
    }

    @EveryDatabase
    void anIdThatCannotBeRead() {
        bench.execute("ALTER TABLE stamp DROP CONSTRAINT "
                + bench.value("SELECT constraint_name FROM information_schema.table_constraints WHERE"
                        + " constraint_type = 'PRIMARY KEY' AND lower(table_name) = 'stamp'"
                        + (bench.database() == TestDatabase.H2 ? "" : " AND table_schema = current_schema()")));
        bench.execute("ALTER TABLE stamp ALTER COLUMN id "
                + (bench.database() == TestDatabase.H2 ? "SET DATA TYPE" : "TYPE") + " VARCHAR(20)");
        bench.execute("UPDATE stamp SET id = '2nd' WHERE id = '2'");

        assertRefused(ALL).hasMessageEndingWith("It is the attribute id of Stamp in row 2 of the result.");
    }

    record Held(Stamp.Grade grade, int count) {}

    @EveryDatabase
    void aRecordThatDoesNotTakeNull() {
        bench.execute("ALTER TABLE stamp ALTER COLUMN how_many DROP NOT NULL");
        spoil("how_many = NULL");
        var held = select(into(Held::new).of(STAMP.grade, STAMP.count)).orderBy(STAMP.id.asc());

        assertRefused(held)
                .hasMessageContaining("the constructor does not take NULL, which the row has for [how_many]")
                .hasMessageEndingWith("It is row 2 of the result.");
        assertRefusedStream(held).hasMessageEndingWith("It is row 2 of the result.");
    }

    @EveryDatabase
    void whatAChangeGivesBackIsCheckedToo() {
        spoil("grade = 'TORN'");
        for (Statement<?> statement : List.of(
                update(STAMP).set(STAMP.count, 5).where(STAMP.id.eq(2)).returning(STAMP),
                update(STAMP).set(STAMP.count, 5).where(STAMP.id.eq(2)).returning(STAMP.id, STAMP.old()),
                deleteFrom(STAMP).where(STAMP.id.eq(2)).returning(STAMP))) {
            assertRefused(statement).hasMessageEndingWith("It is the attribute grade of Stamp 2.");
        }
        assertRefused(update(STAMP).set(STAMP.count, 5).where(STAMP.id.eq(2)).returning(STAMP.count, STAMP.old().grade))
                .hasMessageEndingWith("It is in row 1 of the result, in column 2.");
        assertThat(bench.value("SELECT how_many FROM stamp WHERE id = 2")).isEqualTo(1L);
    }

    @EveryDatabase
    void afterThatAReadingTransactionGoesOnAndAChangingOneDoesNot() {
        spoil("grade = 'TORN'");
        stamps.useTransaction(session -> {
            assertThatThrownBy(() -> session.list(ALL)).isInstanceOf(DataException.class);
            Stamp first = session.get(Stamp.class, 1L);
            assertThat(first.grade).isEqualTo(Stamp.Grade.MINT);
            assertThat(session.list(select(STAMP).where(STAMP.id.ne(2)))).hasSize(2);
        });
        assertThatThrownBy(() -> stamps.useTransaction(session -> {
                    assertThatThrownBy(() -> session.execute(
                                    update(STAMP).set(STAMP.count, 5).allRows().returning(STAMP.grade)))
                            .isInstanceOf(DataException.class);
                    session.list(select(STAMP.id));
                }))
                .isInstanceOf(RollbackOnlyException.class);
    }

    @EveryDatabase
    void nothingOfAResultIsManagedIfARowIsWrong() {
        bench.execute("ALTER TABLE stamp ALTER COLUMN how_many DROP NOT NULL");
        spoil("how_many = NULL");
        stamps.useTransaction(session -> {
            assertThatThrownBy(() -> session.list(ALL)).isInstanceOf(DataException.class);
            bench.recorder().clear();
            session.get(Stamp.class, 1L);
            assertThat(bench.recorder().selects()).hasSize(1);
        });
    }
}

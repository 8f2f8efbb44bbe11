package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.Written.MARIADB;
import static org.stint.language.Written.assertSql;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.statement.WindowFunctions.rowNumber;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.stint.exception.DataException;
import org.stint.session.Database;
import org.stint.session.Tracking;
import org.stint.statement.Routine;
import org.stint.statement.Select;
import org.stint.statement.Window;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.Workbench;
import org.stint.type.SqlTypes;

/** Aggregates, of the language and of the database, over groups, over some of their rows and over windows. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements are the same in both ways of tracking")
class AggregatesTest {

    private static final Window BY_GENRE = Window.partitionBy(VOLUME.genre);

    private Database library;

    @BeforeEach
    void openTheLibrary(Workbench bench) {
        library = Library.open(bench).database();
    }

    private List<String> lines(Select<?> select) {
        return library.execute(select).stream().map(String::valueOf).toList();
    }

    @EveryDatabase
    void aMeanHasTheSameDigitsEverywhere() {
        Select<?> select = select(
                VOLUME.price.avg(),
                VOLUME.pages.avg(),
                VOLUME.price.avg().filter(VOLUME.available),
                VOLUME.pages.avg().filter(VOLUME.available));

        assertSql(select)
                .onH2AndPostgres("SELECT CAST(AVG(price) AS DECIMAL(38, 6)), CAST(AVG(pages) AS DECIMAL(38, 4)),"
                        + " CAST(AVG(price) FILTER (WHERE available) AS DECIMAL(38, 6)),"
                        + " CAST(AVG(pages) FILTER (WHERE available) AS DECIMAL(38, 4)) FROM volume")
                .onMariaDb("SELECT CAST(AVG(price) AS DECIMAL(38, 6)), CAST(AVG(pages) AS DECIMAL(38, 4)),"
                        + " CAST(AVG(CASE WHEN available THEN price END) AS DECIMAL(38, 6)),"
                        + " CAST(AVG(CASE WHEN available THEN pages END) AS DECIMAL(38, 4)) FROM volume");
        assertThat(lines(select)).containsExactly("[8.898000, 360.8000, 9.372500, 381.0000]");
    }

    @EveryDatabase
    void severalFiltersMustAllBeMet() {
        Select<?> select = select(
                count().filter(VOLUME.available).filter(VOLUME.price.gt(8)),
                VOLUME.pages.avg().filter(VOLUME.available).filter(VOLUME.price.lt(8)));

        assertSql(select)
                .binding(8L, 8L)
                .onH2AndPostgres("SELECT COUNT(*) FILTER (WHERE available AND price > ?),"
                        + " CAST(AVG(pages) FILTER (WHERE available AND price < ?) AS DECIMAL(38, 4)) FROM volume");
        assertThat(lines(select)).containsExactly("[3, 210.0000]");
    }

    @EveryDatabase
    void aMeanOverAWindow() {
        Select<?> select = select(
                        VOLUME.id,
                        VOLUME.pages.avg().over(BY_GENRE),
                        VOLUME.price.sum().filter(VOLUME.available).over(BY_GENRE))
                .where(VOLUME.genre.isNotNull())
                .orderBy(VOLUME.id.asc());

        assertSql(select)
                .onH2AndPostgres("SELECT id, CAST(AVG(pages) OVER (PARTITION BY genre) AS DECIMAL(38, 4)),"
                        + " SUM(price) FILTER (WHERE available) OVER (PARTITION BY genre) FROM volume"
                        + " WHERE genre IS NOT NULL ORDER BY id");
        assertThat(lines(select))
                .containsExactly(
                        "[1, 438.0000, 30.49]",
                        "[2, 438.0000, 30.49]",
                        "[3, 245.0000, 7.00]",
                        "[4, 438.0000, 30.49]",
                        "[5, 245.0000, 7.00]");
    }

    @EveryDatabase
    void anAggregateOfTheDatabaseIsRegistered() {
        var range = Routine.aggregate("STDDEV_POP").number(SqlTypes.DOUBLE, VOLUME.price);
        var half = Routine.aggregate("NTILE").whole(SqlTypes.INTEGER, value(2));
        var now = Routine.aggregate("f").whole(SqlTypes.LONG).filter(VOLUME.available);

        assertSql(select(range.filter(VOLUME.genre.eq("gothic")), range.over(BY_GENRE)))
                .binding("gothic")
                .onH2AndPostgres("SELECT STDDEV_POP(price) FILTER (WHERE genre = ?),"
                        + " STDDEV_POP(price) OVER (PARTITION BY genre) FROM volume")
                .onMariaDb("SELECT STDDEV_POP(CASE WHEN genre = ? THEN price END),"
                        + " STDDEV_POP(price) OVER (PARTITION BY genre) FROM volume");
        assertSql(select(now).from(VOLUME)).refusedOn(MARIADB, "a FILTER of an aggregate without operands");
        assertThat(lines(select(range.filter(VOLUME.genre.eq("gothic"))))).containsExactly("0.0");
        assertThat(lines(select(half.over(Window.orderedBy(VOLUME.id.asc())), VOLUME.id)
                        .orderBy(VOLUME.id.asc())))
                .containsExactly("[1, 1]", "[1, 2]", "[1, 3]", "[2, 4]", "[2, 5]", "[2, 6]");
        assertThatThrownBy(() -> Routine.function("UPPER")
                        .text(SqlTypes.text(0), VOLUME.title)
                        .over(Window.ALL))
                .hasMessageContaining("registered by Routine.aggregate(name)");
    }

    @EveryDatabase
    void whatLooksAtSeveralRowsIsNotGivenBackWithEach() {
        var change = update(VOLUME).set(VOLUME.pages, 1).where(VOLUME.id.le(2));

        assertThatThrownBy(() -> change.returning(VOLUME.pages.sum()).node())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "Cannot give back SUM(pages) with a change of volume: it looks at several rows");
        assertThatThrownBy(() -> library.execute(change.returning(VOLUME.id, rowNumber(Window.ALL))))
                .hasMessageContaining("Cannot give back ROW_NUMBER() OVER ()");
        assertThat(change.returning(count()).toString()).contains("RETURNING …: Cannot give back COUNT(*)");
    }

    @EveryDatabase
    void aNumberThatIsTooLargeNamesWhatWasComputed() {
        assertThatThrownBy(() -> library.execute(
                        select(VOLUME.pages.times(Integer.MAX_VALUE)).where(VOLUME.id.eq(1))))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Cannot read pages * ? in row 1 of the result as a Integer: what the database"
                        + " computed is none, or too large for one.");
        assertThat(lines(select(VOLUME.pages.asLong().times(Integer.MAX_VALUE)).where(VOLUME.id.eq(1))))
                .containsExactly(Long.toString(474L * Integer.MAX_VALUE));
    }
}

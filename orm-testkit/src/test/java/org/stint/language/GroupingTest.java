package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.Written.MARIADB;
import static org.stint.language.Written.assertSql;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.language.domain.Writer_.WRITER;
import static org.stint.statement.Expressions.caseWhen;
import static org.stint.statement.Expressions.value;
import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.select;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.stint.exception.DatabaseException;
import org.stint.session.SessionFactory;
import org.stint.session.Tracking;
import org.stint.statement.Place;
import org.stint.statement.Select;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.Workbench;

/** Groups of rows: by expressions, sorted, page by page. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements are the same in both ways of tracking")
class GroupingTest {

    private SessionFactory library;

    @BeforeEach
    void openTheLibrary(Workbench bench) {
        library = Library.open(bench);
    }

    private List<String> lines(Select<?> select) {
        return library.inTransaction(session -> session.list(select)).stream()
                .map(String::valueOf)
                .toList();
    }

    @EveryDatabase
    void anExpressionWithBoundValuesIsTheSameWhereItIsSelectedGroupedAndSortedBy() {
        var century = VOLUME.published.year().dividedBy(100);
        Select<?> select = select(century, count())
                .where(VOLUME.published.isNotNull())
                .groupBy(century)
                .orderBy(century.desc());

        assertSql(select)
                .binding(100L)
                .onPostgres("SELECT CAST(EXTRACT(YEAR FROM published) AS INTEGER) / ?, COUNT(*) FROM volume"
                        + " WHERE published IS NOT NULL GROUP BY 1 ORDER BY 1 DESC")
                .onMariaDb("SELECT EXTRACT(YEAR FROM published) DIV ?, COUNT(*) FROM volume"
                        + " WHERE published IS NOT NULL GROUP BY 1 ORDER BY 1 DESC")
                .onH2("SELECT CAST(EXTRACT(YEAR FROM published) AS INTEGER) / CAST(? AS BIGINT) AS group_1, COUNT(*)"
                        + " FROM volume WHERE published IS NOT NULL GROUP BY group_1 ORDER BY 1 DESC");
        assertThat(lines(select)).containsExactly("[19, 1]", "[18, 4]");
    }

    @EveryDatabase
    void whetherItIsSortedOrGroupedFirst() {
        var size = caseWhen(VOLUME.pages.gt(300), value("long")).otherwise("short");
        Select<?> grouped =
                select(count(), size).groupBy(size, VOLUME.available).orderBy(size.asc(), count().asc());

        assertThat(lines(grouped)).containsExactly("[2, long]", "[2, short]", "[2, short]");
        assertThat(lines(select(count(), size).orderBy(size.desc()).groupBy(size)))
                .containsExactly("[4, short]", "[2, long]");
        assertThat(lines(select(VOLUME.title.left(1))
                        .orderBy(VOLUME.title.left(1).desc())
                        .distinct()))
                .containsExactly("P", "M", "G", "F", "E", " ");
    }

    @EveryDatabase
    void anotherValueIsAnotherExpression() {
        Select<?> wrong = select(VOLUME.title.left(1), count()).groupBy(VOLUME.title.left(2));
        Select<?> right = select(VOLUME.title.left(1), count()).groupBy(VOLUME.title.left(1));

        assertSql(wrong).onPostgres("SELECT LEFT(title, ?), COUNT(*) FROM volume GROUP BY LEFT(title, ?)");
        assertSql(right).onPostgres("SELECT LEFT(title, ?), COUNT(*) FROM volume GROUP BY 1");
        assertThat(lines(right)).hasSize(6);
    }

    @EveryDatabase
    void whatIsNotGroupedIsAnErrorInTheWordsOfTheDatabase() {
        assertThatThrownBy(
                        () -> lines(select(VOLUME.genre, VOLUME.price, count()).groupBy(VOLUME.genre)))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("Cannot read from volume: the database does not take the statement (")
                .hasMessageContainingAll("GROUP BY", "Correct it.");
    }

    @EveryDatabase
    void pagesOfGroupsGoOnAfterAnAggregate() {
        Select<?> genres = select(VOLUME.genre, count()).groupBy(VOLUME.genre);
        Select<?> next = genres.after(Place.after(count().desc(), 2L).then(VOLUME.genre.asc(), "gothic"));

        assertSql(next)
                .binding(2L, 2L, "gothic")
                .onH2AndPostgres("SELECT genre, COUNT(*) FROM volume GROUP BY genre HAVING COUNT(*) < ?"
                        + " OR COUNT(*) IS NULL OR COUNT(*) = ? AND (genre > ? OR genre IS NULL)"
                        + " ORDER BY COUNT(*) DESC NULLS LAST, genre NULLS LAST");
        assertThat(lines(next)).containsExactly("[null, 1]");
        assertThat(Place.after(count().desc(), 2L)).hasToString("after (COUNT(*) DESC)");
    }

    @EveryDatabase
    void combinedSelectsHaveTheSameColumns() {
        Select<?> sorted = select(VOLUME.genre)
                .union(select(WRITER.country))
                .orderBy(VOLUME.genre.asc().nullsLast());

        assertThatThrownBy(() -> select(VOLUME.id, VOLUME.title).union(select(WRITER.id, WRITER.name, WRITER.books)))
                .hasMessage("Cannot combine SELECT id, title FROM volume with SELECT id, name, books FROM writer: both"
                        + " must select as many columns, of the same types in the same order.");
        assertThatThrownBy(() -> select(VOLUME.id, VOLUME.title).except(select(WRITER.name, WRITER.id)))
                .hasMessageContaining("of the same types in the same order");
        assertThat(lines(sorted)).containsExactly("FR", "GB", "gothic", "novel", "null");
        assertSql(sorted).refusedOn(MARIADB, "a combined or grouped select that is sorted with NULL last");
    }
}

package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.Written.H2;
import static org.stint.language.Written.MARIADB;
import static org.stint.language.Written.assertSql;
import static org.stint.language.domain.Profile_.PROFILE;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.language.domain.Writer_.WRITER;
import static org.stint.statement.Expressions.subquery;
import static org.stint.statement.Statements.exists;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.select;
import static org.stint.testkit.Row.row;

import org.junit.jupiter.api.BeforeEach;
import org.stint.exception.StintException;
import org.stint.language.domain.Profile;
import org.stint.language.domain.Profile_;
import org.stint.language.domain.Writer;
import org.stint.language.domain.Writer_;
import org.stint.session.Database;
import org.stint.session.Tracking;
import org.stint.statement.Insert;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.TestDatabase;
import org.stint.testkit.Workbench;

/** Inserts that meet rows which are there already, where the values are not plain. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements are the same in both ways of tracking")
class UpsertTest {

    private Database library;
    private Workbench bench;

    @BeforeEach
    void openTheLibrary(Workbench workbench) {
        bench = workbench;
        library = Library.open(workbench).database();
        bench.execute("ALTER TABLE writer ALTER COLUMN books SET DEFAULT 42");
    }

    private static Insert<Writer> austenAndNew() {
        return insertInto(WRITER)
                .row(row -> row.set(WRITER.id, 1L).set(WRITER.name, "J. Austen").setDefault(WRITER.books))
                .row(row -> row.set(WRITER.id, 9L).set(WRITER.name, "New").setDefault(WRITER.books));
    }

    @EveryDatabase
    void aColumnThatIsLeftToItsDefaultIsThatAlsoInTheExcludedRow() {
        var statement =
                austenAndNew().onConflict(WRITER.id).setExcluded(WRITER.books).doUpdate();

        assertSql(statement)
                .binding(1L, "J. Austen", 9L, "New")
                .onPostgres("INSERT INTO writer (id, name, books) VALUES (?, ?, DEFAULT), (?, ?, DEFAULT)"
                        + " ON CONFLICT (id) DO UPDATE SET books = excluded.books")
                .onMariaDb("INSERT INTO writer (id, name, books) VALUES (?, ?, DEFAULT), (?, ?, DEFAULT)"
                        + " ON DUPLICATE KEY UPDATE writer.books = VALUES(books)")
                .onH2("MERGE INTO writer USING (VALUES (CAST(? AS BIGINT), CAST(? AS VARCHAR)),"
                        + " (CAST(? AS BIGINT), CAST(? AS VARCHAR))) AS excluded (id, name)"
                        + " ON writer.id = excluded.id WHEN MATCHED THEN UPDATE SET books = DEFAULT"
                        + " WHEN NOT MATCHED THEN INSERT (id, name) VALUES (excluded.id, excluded.name)");
        assertThat(library.execute(statement).replaced()).isEqualTo(1);
        assertThat(bench.rows("SELECT name, books FROM writer WHERE id IN (1, 9) ORDER BY id"))
                .containsExactly(row("Jane Austen", 42), row("New", 42));
    }

    @EveryDatabase
    void soIsOneThatIsNotSet() {
        var statement = insertInto(WRITER)
                .row(row -> row.set(WRITER.id, 1L).set(WRITER.name, "J. Austen"))
                .onConflict(WRITER.id)
                .setExcluded(WRITER.name, WRITER.books)
                .doUpdate();

        library.execute(statement);
        assertThat(bench.rows("SELECT name, books FROM writer WHERE id = 1")).containsExactly(row("J. Austen", 42));
    }

    @EveryDatabase
    void whatH2LacksIsRefusedBeforeAnythingIsSent() {
        var someDefaults = austenAndNew()
                .row(row -> row.set(WRITER.id, 10L).set(WRITER.name, "Third").set(WRITER.books, 1))
                .onConflict(WRITER.id)
                .doNothing();
        var computed = austenAndNew()
                .onConflict(WRITER.id)
                .set(WRITER.books, WRITER.excluded().books.plus(1))
                .doUpdate();
        var otherKey = austenAndNew()
                .onConflict(WRITER.country)
                .setExcluded(WRITER.name)
                .doUpdate();

        assertSql(someDefaults).refusedOn(H2, "leaves books of some of its rows to the default");
        assertSql(computed).refusedOn(H2, "computes with excluded().books, which its rows do not set");
        assertSql(otherKey).refusedOn(H2, "tells rows which are there already by country, which its rows do not set");
        if (bench.database() == TestDatabase.H2) {
            bench.recorder().clear();
            assertThatThrownBy(() -> library.execute(someDefaults)).isInstanceOf(StintException.class);
            assertThat(bench.recorder().statements()).isEmpty();
        } else {
            assertThat(library.execute(someDefaults).inserted()).isEqualTo(2);
            assertThat(library.execute(computed).replaced()).isEqualTo(2);
            assertThat(bench.value("SELECT books FROM writer WHERE id = 9")).isEqualTo(43L);
            assertThatThrownBy(() -> library.execute(otherKey))
                    .hasMessageContaining("no unique or exclusion constraint matching the ON CONFLICT specification");
        }
    }

    @EveryDatabase
    void theUpdateLooksAtOtherRowsAndAtBoth() {
        var excluded = WRITER.excluded();
        var statement = insertInto(WRITER)
                .row(row -> row.set(WRITER.id, 1L).set(WRITER.name, "A").set(WRITER.books, 10))
                .row(row -> row.set(WRITER.id, 2L).set(WRITER.name, "B").set(WRITER.books, 0))
                .row(row -> row.set(WRITER.id, 4L).set(WRITER.name, "C").set(WRITER.books, 10))
                .row(row -> row.set(WRITER.id, 9L).set(WRITER.name, "D").set(WRITER.books, 0))
                .onConflict(WRITER.id)
                .set(
                        WRITER.books,
                        subquery(VOLUME.pages.max(), most -> most.where(VOLUME.writer.id.eq(WRITER.id)))
                                .coalesce(excluded.books))
                .setExcluded(WRITER.name)
                .where(excluded.books.gt(WRITER.books))
                .where(exists(select(VOLUME.id).where(VOLUME.writer.id.eq(excluded.id))))
                .doUpdate();

        assertSql(statement).refusedOn(MARIADB, "names the excluded row within a subquery");
        var counts = library.execute(statement);

        assertThat(counts.unchanged()).isEqualTo(2);
        assertThat(bench.rows("SELECT name, books FROM writer WHERE id <> 3 ORDER BY id"))
                .containsExactly(row("A", 474), row("Mary Shelley", 1), row("Nobody", 0), row("D", 0));
    }

    @EveryDatabase
    void whatIsSetMayBeNamedByTheExcludedRow() {
        Database profiles = bench.factory(Profile.class).database();
        Profile_ excludedProfile = PROFILE.excluded();
        Writer_ excluded = WRITER.excluded();
        Insert<Profile> upsert = insertInto(PROFILE)
                .row(row -> row.set(PROFILE.id, 1L).set(PROFILE.name, "x").set(PROFILE.version, 7))
                .onConflict(PROFILE.id)
                .setExcluded(excludedProfile.name, excludedProfile.version)
                .doUpdate();

        profiles.execute(upsert);
        profiles.execute(upsert);

        assertThat(bench.rows("SELECT name, version FROM profile")).containsExactly(row("x", 7));
        assertSql(insertInto(WRITER)
                        .row(row -> row.set(WRITER.id, 1L).set(WRITER.name, "x"))
                        .onConflict(WRITER.id)
                        .set(excluded.books, 0)
                        .set(WRITER.country, WRITER.books.asText())
                        .doUpdate())
                .onMariaDb("INSERT INTO writer (id, name) VALUES (?, ?)"
                        + " ON DUPLICATE KEY UPDATE writer.country = CONCAT(writer.books), writer.books = ?");
    }
}

package org.stint.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stint.language.Written.H2;
import static org.stint.language.Written.MARIADB;
import static org.stint.language.Written.POSTGRES;
import static org.stint.language.Written.POSTGRES_14;
import static org.stint.language.domain.Volume_.VOLUME;
import static org.stint.language.domain.Writer_.WRITER;
import static org.stint.statement.Statements.deleteFrom;
import static org.stint.statement.Statements.insertInto;
import static org.stint.statement.Statements.parameter;
import static org.stint.statement.Statements.select;
import static org.stint.statement.Statements.update;
import static org.stint.testkit.Row.row;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.stint.dialect.Dialect;
import org.stint.dialect.H2Dialect;
import org.stint.exception.RowCountMismatchException;
import org.stint.exception.StintException;
import org.stint.language.domain.Volume;
import org.stint.language.domain.Writer;
import org.stint.session.BulkResult;
import org.stint.session.SessionFactory;
import org.stint.session.SynchronizeSession;
import org.stint.session.Tracking;
import org.stint.statement.BatchCounts;
import org.stint.statement.ChangeNode;
import org.stint.statement.ConflictUpdate;
import org.stint.statement.Counts;
import org.stint.statement.Counts.Kind;
import org.stint.statement.Insert;
import org.stint.statement.Parameter;
import org.stint.statement.Parameters;
import org.stint.statement.Update;
import org.stint.testkit.EveryDatabase;
import org.stint.testkit.OnlyOn;
import org.stint.testkit.OnlyWith;
import org.stint.testkit.TestDatabase;
import org.stint.type.SqlTypes;

/** What a change did, counted as a document store would: what it does not know it does not guess. */
@OnlyWith(value = Tracking.SNAPSHOT, because = "statements do not depend on how sessions track")
class CountsTest extends InTheLibrary {

    private static final Parameter<Long> ID = parameter("id", SqlTypes.LONG);
    private static final Parameter<String> NAME = parameter("name", SqlTypes.text(100));

    /** Three of the books are novels; of these, one costs 8.50 already. */
    private static final Update<Volume> REPRICE =
            update(VOLUME).set(VOLUME.price, new BigDecimal("8.501")).where(VOLUME.genre.eq("novel"));

    // updates and deletes

    @EveryDatabase
    void whatWasNotAskedForIsNotKnown() {
        Counts counts = execute(REPRICE);

        assertThat(counts.matched()).isEqualTo(3);
        assertThat(counts.known(Kind.CHANGED)).isEmpty();
        assertThat(counts.known(Kind.MATCHED)).hasValue(3);
        assertThatThrownBy(counts::unchanged)
                .isInstanceOf(StintException.class)
                .hasMessageStartingWith("It is not known how many rows were unchanged")
                .hasMessageContaining("countChanges()");
        assertThat(counts).hasToString("Counts[matched=3, changed=?, unchanged=?]");
        assertThat(counts.inserted() + counts.replaced() + counts.deleted() + counts.skipped() + counts.errors())
                .isZero();
        assertThat(counts.firstError()).isEmpty();
        assertThat(counts.generatedKeys()).isEmpty();
    }

    @EveryDatabase
    void changedAndUnchangedRowsAreCountedAsTheyAreStored() {
        for (SessionFactory each : libraries()) {
            bench.execute("UPDATE volume SET price = id WHERE id <> 2");
            Counts counts = each.inTransaction(session -> session.execute(REPRICE.countChanges()));
            assertThat(counts.matched()).isEqualTo(3);
            assertThat(counts.changed()).isEqualTo(2);
            assertThat(counts.unchanged()).isEqualTo(1);
            assertThat(bench.value("SELECT COUNT(*) FROM volume WHERE price = 8.50"))
                    .isEqualTo(3L);
        }
    }

    @EveryDatabase
    void nullIsAValueLikeOthersThere() {
        for (SessionFactory each : libraries()) {
            bench.execute("UPDATE volume SET pages = NULL WHERE id = 6");
            bench.execute("UPDATE volume SET pages = 1, title = 'x' WHERE id = 5");
            Counts counts = each.inTransaction(session -> session.execute(update(VOLUME)
                    .setNull(VOLUME.pages)
                    .set(VOLUME.title, VOLUME.title)
                    .where(VOLUME.id.ge(5))
                    .countChanges()));
            assertThat(counts.changed()).isEqualTo(1);
            assertThat(counts.unchanged()).isEqualTo(1);
        }
    }

    @EveryDatabase
    void anUpdateFromAnotherTableCountsThemToo() {
        for (SessionFactory each : libraries()) {
            bench.execute("UPDATE volume SET genre = CASE WHEN id = 1 THEN 'GB' ELSE '?' END");
            Counts counts = each.inTransaction(session -> session.execute(update(VOLUME)
                    .set(VOLUME.genre, WRITER.country)
                    .where(VOLUME.writer.id.eq(WRITER.id).and(WRITER.country.eq("GB")))
                    .countChanges()));
            assertThat(counts.matched()).isEqualTo(4);
            assertThat(counts.changed()).isEqualTo(3);
        }
    }

    @EveryDatabase
    void theDatabaseCountsAndOneRowComesBack() {
        Update<Volume> counting = REPRICE.countChanges();
        assertThat(POSTGRES.write(counting.counted(counting.node())).text())
                .isEqualTo("WITH counted (met) AS (UPDATE volume SET price = ? WHERE volume.genre = ? RETURNING"
                        + " old.price IS DISTINCT FROM volume.price) SELECT COUNT(*), COUNT(CASE WHEN met THEN 1 END)"
                        + " FROM counted");
        assertThat(POSTGRES_14.write(counting.counted(counting.node())).text())
                .isEqualTo("WITH counted (met) AS (WITH old AS (SELECT volume.* FROM volume WHERE volume.genre = ? FOR"
                        + " UPDATE) UPDATE volume SET price = ? FROM old WHERE volume.id = old.id RETURNING old.price IS"
                        + " DISTINCT FROM volume.price) SELECT COUNT(*), COUNT(CASE WHEN met THEN 1 END) FROM counted");
        assertThat(H2.write(counting.counted(counting.node())).text())
                .isEqualTo(
                        "SELECT COUNT(*), COUNT(CASE WHEN old.price IS DISTINCT FROM volume.price THEN 1 END) FROM OLD"
                                + " TABLE (UPDATE volume SET price = ? WHERE volume.genre = ?) AS old LEFT JOIN (SELECT * FROM"
                                + " volume FOR UPDATE) AS volume ON volume.id = old.id");
        assertThatThrownBy(() -> MARIADB.write(counting.counted(counting.node())))
                .isInstanceOf(StintException.class)
                .hasMessageContainingAll("MariaDB", "counts which of its rows change", "countChanges()");
    }

    @EveryDatabase
    void objectsFollowAnUpdateThatCounts() {
        library.useTransaction(session -> {
            Volume emma = session.get(Volume.class, 1L);
            assertThatThrownBy(() -> session.execute(REPRICE.countChanges().expectRows(2)))
                    .isInstanceOf(RowCountMismatchException.class);
            assertThat(emma.getPrice()).isEqualTo("9.99");
            assertThat(session.execute(REPRICE.countChanges().expectRows(3)).changed())
                    .isEqualTo(2);
            assertThat(emma.getPrice()).isEqualTo("8.50");
        });
    }

    @EveryDatabase
    void anUpdateCountsWithEveryStrategy() {
        for (SessionFactory each : libraries()) {
            for (SynchronizeSession strategy : SynchronizeSession.values()) {
                bench.execute("UPDATE volume SET price = 7 WHERE id <> 2");
                each.useTransaction(session -> {
                    Volume emma = session.get(Volume.class, 1L);
                    Volume matilda = session.get(Volume.class, 5L);
                    boolean follows = strategy != SynchronizeSession.NONE;

                    BulkResult<Counts> result =
                            session.execute(REPRICE.countChanges().expectRows(3), strategy);

                    assertThat(result.value())
                            .isEqualTo(Counts.updated(3).with(Kind.CHANGED, 2).with(Kind.UNCHANGED, 1));
                    assertThat(result.rows()).isEqualTo(3);
                    assertThat(result.strategy())
                            .isEqualTo(strategy == SynchronizeSession.AUTO ? SynchronizeSession.FETCH : strategy);
                    assertThat(result.refreshed()).isEqualTo(follows ? 1 : 0);
                    assertThat(emma.getPrice()).isEqualTo(follows ? "8.50" : "7.00");
                    assertThat(matilda.getPrice()).isEqualTo("7.00");
                    assertThat(session.isDirty()).isFalse();
                });
            }
        }
    }

    @EveryDatabase
    void deletedRowsWereMatched() {
        Counts counts = execute(deleteFrom(VOLUME).where(VOLUME.genre.eq("novel")));
        assertThat(counts).isEqualTo(Counts.deleted(3));
        assertThat(counts.matched()).isEqualTo(3);
        assertThat(counts.deleted()).isEqualTo(3);
        assertThat(counts.changed()).isZero();
    }

    // inserts

    private static ConflictUpdate<Writer> writers() {
        return insertInto(WRITER)
                .row(row -> row.set(WRITER.id, 1L).set(WRITER.name, "J. Austen"))
                .row(row -> row.set(WRITER.id, 9L).set(WRITER.name, "New"))
                .row(row -> row.set(WRITER.id, 3L).set(WRITER.name, "E. Zola"))
                .onConflict(WRITER.id);
    }

    @EveryDatabase
    void rowsThatAreInsertedAndRowsThatAreLeftAlone() {
        assertThat(execute(writers().doNothing())).isEqualTo(Counts.inserted(1).with(Kind.UNCHANGED, 2));
        Counts ofASelect = execute(insertInto(WRITER)
                .select(select(VOLUME.id, VOLUME.title), WRITER.id, WRITER.name)
                .onConflict(WRITER.id)
                .doNothing());
        assertThat(ofASelect.inserted()).isEqualTo(2);
        assertThat(ofASelect.known(Kind.UNCHANGED)).isEmpty();
    }

    @EveryDatabase
    void rowsThatAreInsertedAndRowsThatAreReplaced() {
        for (SessionFactory each : libraries()) {
            bench.execute("DELETE FROM writer WHERE id = 9");
            Counts counts = each.inTransaction(session ->
                    session.execute(writers().setExcluded(WRITER.name).doUpdate()));
            assertThat(counts)
                    .isEqualTo(Counts.inserted(1).with(Kind.REPLACED, 2).with(Kind.UNCHANGED, 0));
            assertThat(bench.rows("SELECT name FROM writer WHERE id IN (1, 3, 9) ORDER BY id"))
                    .containsExactly(row("J. Austen"), row("E. Zola"), row("New"));
        }
    }

    /** As on MariaDB, which counts a row that is updated twice. */
    @EveryDatabase
    @OnlyOn(value = TestDatabase.H2, because = "the dialect is one for H2")
    void whereTheRowCountSaysLittleNothingIsMadeOfIt() {
        Dialect vague = new H2Dialect() {
            @Override
            public boolean tellsReplacedRows(ChangeNode.Insert insert) {
                return false;
            }

            @Override
            public boolean countsRowsLeftAlone() {
                return true;
            }
        };
        Counts counts = bench.factory(stint -> stint.dialect(vague), Writer.class, Volume.class)
                .inTransaction(session ->
                        session.execute(writers().setExcluded(WRITER.name).doUpdate()));

        assertThat(counts.known(Kind.INSERTED)).isEmpty();
        assertThat(counts.known(Kind.REPLACED)).isEmpty();
        assertThat(counts.known(Kind.UNCHANGED)).isEmpty();
    }

    @EveryDatabase
    void ofRowsThatAreReplacedUnderAConditionOthersAreLeftAlone() {
        Insert<Writer> british = writers()
                .setExcluded(WRITER.name)
                .where(WRITER.country.eq("GB"))
                .doUpdate();
        for (SessionFactory each : libraries()) {
            bench.execute("DELETE FROM writer WHERE id = 9");
            Counts counts = each.inTransaction(session -> session.execute(british));
            if (bench.database() == TestDatabase.H2) {
                // its MERGE gives back either old rows or new ones, and neither tells all
                assertThat(counts.known(Kind.INSERTED)).isEmpty();
                assertThat(counts.known(Kind.REPLACED)).isEmpty();
                assertThat(counts.unchanged()).isEqualTo(1);
            } else {
                assertThat(counts)
                        .isEqualTo(Counts.inserted(1).with(Kind.REPLACED, 1).with(Kind.UNCHANGED, 1));
            }
        }
    }

    @EveryDatabase
    void ofRowsThatASelectGivesSomeAreReplaced() {
        Insert<Writer> titles = insertInto(WRITER)
                .select(select(VOLUME.id, VOLUME.title), WRITER.id, WRITER.name)
                .onConflict(WRITER.id)
                .setExcluded(WRITER.name)
                .doUpdate();
        for (SessionFactory each : libraries()) {
            bench.execute("DELETE FROM writer WHERE id > 4");
            Counts counts = each.inTransaction(session -> session.execute(titles));
            boolean told = bench.database() != TestDatabase.H2;
            assertThat(counts.known(Kind.INSERTED)).isEqualTo(told ? OptionalLong.of(2) : OptionalLong.empty());
            assertThat(counts.known(Kind.REPLACED)).isEqualTo(told ? OptionalLong.of(4) : OptionalLong.empty());
            assertThat(counts.known(Kind.UNCHANGED)).isEmpty();
            assertThat(bench.value("SELECT COUNT(*) FROM writer")).isEqualTo(6L);
        }
    }

    @EveryDatabase
    void insertedAndReplacedRowsAreToldApartBesideTheirKeys() {
        Insert<Writer> upsert = writers().setExcluded(WRITER.name).doUpdate().withGeneratedKeys();
        boolean told = bench.database() != TestDatabase.H2;
        for (SessionFactory each : libraries()) {
            bench.execute("DELETE FROM writer WHERE id > 8");
            Counts counts = each.inTransaction(session -> session.execute(upsert));
            assertThat(counts.generatedKeys()).containsExactly(1L, 9L, 3L);
            assertThat(counts.known(Kind.INSERTED)).isEqualTo(told ? OptionalLong.of(1) : OptionalLong.empty());
            assertThat(counts.known(Kind.REPLACED)).isEqualTo(told ? OptionalLong.of(2) : OptionalLong.empty());

            bench.execute("DELETE FROM writer WHERE id > 8");
            Insert<Writer> one = insertInto(WRITER)
                    .row(row -> row.set(WRITER.id, ID).set(WRITER.name, NAME))
                    .onConflict(WRITER.id)
                    .setExcluded(WRITER.name)
                    .doUpdate()
                    .withGeneratedKeys()
                    .countChanges();
            Counts batch = each.inTransaction(session -> session.executeAll(one, WRITERS))
                    .counts();
            assertThat(batch.generatedKeys()).containsExactly(1L, 9L, 3L, 10L);
            assertThat(batch.known(Kind.INSERTED)).isEqualTo(told ? OptionalLong.of(2) : OptionalLong.empty());
            assertThat(batch.known(Kind.REPLACED)).isEqualTo(told ? OptionalLong.of(2) : OptionalLong.empty());
        }
    }

    @EveryDatabase
    void theTextsOfAnUpsertThatCounts() {
        Insert<Writer> upsert = insertInto(WRITER)
                .row(row -> row.set(WRITER.id, 1L).set(WRITER.name, "A"))
                .onConflict(WRITER.id)
                .setExcluded(WRITER.name)
                .doUpdate();
        String insert =
                "INSERT INTO writer (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name"
                        + " RETURNING ";
        String count = ") SELECT COUNT(*), COUNT(CASE WHEN met THEN 1 END) FROM counted";

        assertThat(POSTGRES.write(upsert.counted(upsert.node())).text())
                .isEqualTo("WITH counted (met) AS (" + insert + "old.id IS NULL" + count);
        assertThat(POSTGRES_14.write(upsert.counted(upsert.node())).text())
                .isEqualTo("WITH counted (met) AS (" + insert + "xmax = 0" + count);
        assertThat(H2.write(upsert.counted(upsert.node())).text())
                .isEqualTo("SELECT 1, 1 - COUNT(*) FROM OLD TABLE (MERGE INTO writer USING (VALUES (CAST(? AS BIGINT),"
                        + " CAST(? AS VARCHAR))) AS excluded (id, name) ON writer.id = excluded.id WHEN MATCHED"
                        + " THEN UPDATE SET name = excluded.name WHEN NOT MATCHED THEN INSERT (id, name) VALUES"
                        + " (excluded.id, excluded.name))");
        assertThat(MARIADB.tellsReplacedRows(upsert.node())).isFalse();
        assertThat(MARIADB.countsRowsLeftAlone()).isTrue();
    }

    // batches

    private static final List<Parameters> WRITERS = Stream.of(1L, 9L, 3L, 10L)
            .map(id -> Parameters.of(ID, id).and(NAME, "W" + id))
            .toList();

    @EveryDatabase
    void aBatchOfUpsertsTellsThemApartIfAsked() {
        Insert<Writer> upsert = insertInto(WRITER)
                .row(row -> row.set(WRITER.id, ID).set(WRITER.name, NAME))
                .onConflict(WRITER.id)
                .setExcluded(WRITER.name)
                .doUpdate();
        bench.recorder().clear();

        BatchCounts together = library.inTransaction(session -> session.executeAll(upsert, WRITERS));

        assertThat(together.total()).hasValue(4);
        assertThat(together.counts().known(Kind.INSERTED)).isEmpty();
        assertThat(bench.recorder().writes()).hasSize(1);
        bench.execute("DELETE FROM writer WHERE id > 8");

        BatchCounts apart = library.inTransaction(session -> session.executeAll(upsert.countChanges(), WRITERS));

        assertThat(apart.counts())
                .isEqualTo(Counts.inserted(2).with(Kind.REPLACED, 2).with(Kind.UNCHANGED, 0));
        assertThat(apart.rows()).hasSize(4).containsOnly(OptionalLong.of(1));
    }

    @EveryDatabase
    void aBatchSkipsWhatIsNotThere() {
        Update<Writer> rename = update(WRITER).set(WRITER.name, NAME).where(WRITER.id.eq(ID));
        bench.execute("UPDATE writer SET name = 'W1' WHERE id = 1");

        library.useTransaction(session -> {
            assertThat(session.executeAll(rename, WRITERS).counts())
                    .isEqualTo(Counts.updated(2).with(Kind.SKIPPED, 2));
            Counts again = session.executeAll(rename.countChanges(), WRITERS).counts();
            assertThat(again.matched()).isEqualTo(2);
            assertThat(again.unchanged()).isEqualTo(2);
            assertThat(again.skipped()).isEqualTo(2);
            assertThat(session.executeAll(
                                    deleteFrom(VOLUME).where(VOLUME.id.eq(ID)),
                                    List.of(Parameters.of(ID, 1L), Parameters.of(ID, 77L)))
                            .counts())
                    .isEqualTo(Counts.deleted(1).with(Kind.SKIPPED, 1));
            assertThat(session.executeAll(rename, List.of()).counts()).isEqualTo(Counts.nothing());
        });
    }
}

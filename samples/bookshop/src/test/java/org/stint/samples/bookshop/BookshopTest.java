package org.stint.samples.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole program runs on both databases and says what it promises. */
class BookshopTest {

    private static Run onH2;
    private static Run onPostgres;

    @BeforeAll
    static void runOnBothDatabases() {
        onH2 = Run.with();
        onPostgres = Run.with("--database", "postgres");
    }

    static List<Run> runs() {
        return List.of(onH2, onPostgres);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theTourEndsWithTheCounts(Run run) {
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out().get(run.out().size() - 1))
                .matches("676 books by 199 authors · \\d+ units of work · \\d+ statements · \\d+\\.\\d s");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theWholeCatalogueIsImportedInBatches(Run run) {
        assertThat(run.chapter(2))
                .anyMatch(line -> line.matches(" +875 rows in \\d+ statements and \\d+ ms:"))
                .anyMatch(line -> line.matches(" +1 +199   INSERT INTO author .*"))
                .anyMatch(line -> line.matches(" +1 +676   INSERT INTO book .*"));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aFlushWritesChangedColumnsOnly(Run run) {
        assertThat(run.chapter(3))
                .filteredOn(line -> line.startsWith("      UPDATE book"))
                .containsExactly(
                        "      UPDATE book SET price = ?, updated_at = ?, version = ? WHERE id = ? AND version = ?",
                        "      UPDATE book SET stock = ?, updated_at = ?, version = ? WHERE id = ? AND version = ?");
        assertThat(run.chapter(3))
                .anyMatch(line -> line.matches(" +UPDATE Book \\d+: price 18.90 → 12.50, .*version 0 → 1"))
                .anyMatch(line -> line.matches(" +1 row · 12.50, .*"));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theShelvesStandInLine(Run run) {
        assertThat(run.chapter(4))
                .contains(
                        "      genre        books   authors   copies   earliest",
                        "      fiction        319       109     1594       1585",
                        "      drama           32        15      173     423 BC",
                        "      村上春樹                5    1979   2009");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aBulkUpdateLeavesNoStaleObject(Run run) {
        assertThat(text(run, 5))
                .containsPattern("1 row · .*\\[594\\].* 38 books matched")
                .doesNotContain("'[594]'")
                .contains("Dune is in the session and was read again: 15.90 in version 0 → 17.90 in version 1.");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theConflictIsToldAndTheRetrySucceeds(Run run) {
        assertThat(text(run, 6))
                .contains("StaleObjectException: Cannot flush 1 change: Book ")
                .contains("was changed by someone else: expected version 0, the row has 1; you changed stock; they")
                .contains("commits: price 14.00, stock 4, version 2");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aRollbackBringsTheObjectsBack(Run run) {
        assertThat(run.chapter(7))
                .anyMatch(line -> line.matches(" +at first +17.90 +7 +1 +– +transient"))
                .anyMatch(line -> line.matches(" +flushed +1.00 +7 +2 +677 +managed"))
                .anyMatch(line -> line.matches(" +rolled back +17.90 +7 +1 +– +transient"))
                .anyMatch(line -> line.matches(" +back to the savepoint +17.90 +12 +2 +595 +managed"));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void whatIsWrongIsRefused(Run run) {
        assertThat(text(run, 8))
                .contains(
                        "ConstraintViolationException: Cannot flush: Book.price must be greater than 0; Book.title must"
                                + " not be blank. Nothing was written.")
                .contains("UniqueViolationException: ")
                .contains("author_name_key")
                .contains("CheckViolationException: ")
                .contains("book_stock_check");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aSaleWithoutObjectsGivesBackWhatIsLeft(Run run) {
        assertThat(run.chapter(9))
                .contains("      坊っちゃん    7.90      6")
                .anyMatch(line -> line.matches(" +1 row · 16, .*"));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void anOldPriceTagStaysAndTheBookPointsToTheNewOne(Run run) {
        assertThat(run.chapter(10))
                .containsSubsequence(
                        "      2026-01-01    6.50", "      2026-04-15    7.90", "      2026-11-01    5.00   current")
                .anyMatch(line -> line.startsWith("      INSERT INTO price_tag "))
                .anyMatch(line -> line.startsWith("      UPDATE book SET price = ?, price_tag_id = ?, "));
        assertThat(text(run, 10))
                .contains("The price tag of Jane Eyre since 2026-01-01 is history, and history does not change.");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aRecommendationHasAHistory(Run run) {
        assertThat(run.chapter(11))
                .anyMatch(line -> line.matches(" +Anna +INSERT +– +4 +A storm on every page"))
                .anyMatch(line -> line.matches(" +Ben +UPDATE +4 +5 +Love, revenge and weather"))
                .anyMatch(line -> line.matches(" +Carla +DELETE +5 +– +–"))
                .anyMatch(line -> line.startsWith("      INSERT INTO recommendation_history "));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void thePageIsQuietAndFitsTheConsole(Run run) {
        assertThat(run.out())
                .hasSizeLessThanOrEqualTo(225)
                .allSatisfy(line -> assertThat(line)
                        .isEqualTo(line.stripTrailing())
                        .hasSizeLessThanOrEqualTo(110)
                        .doesNotContain("WARN", "ERROR"));
    }

    @Test
    void bothDatabasesTellTheSame() {
        assertThat(onPostgres.chapter(1)).isEqualTo(onH2.chapter(1));
        assertThat(withoutSql(onPostgres.chapter(4))).isEqualTo(withoutSql(onH2.chapter(4)));
        assertThat(onPostgres.chapter(6)).isEqualTo(onH2.chapter(6));
        assertThat(onPostgres.chapter(7)).isEqualTo(onH2.chapter(7));
    }

    /** A list of values is an array on one database and several placeholders on the other. */
    private static List<String> withoutSql(List<String> chapter) {
        int select = IntStream.range(0, chapter.size())
                .filter(line -> chapter.get(line).contains("SELECT "))
                .findFirst()
                .orElseThrow();
        int rows = IntStream.range(select, chapter.size())
                .filter(line -> chapter.get(line).contains(" rows · "))
                .findFirst()
                .orElseThrow();
        return Stream.concat(chapter.subList(0, select).stream(), chapter.subList(rows + 1, chapter.size()).stream())
                .toList();
    }

    @Test
    void aServerKeepsItsTablesUnlessToldOtherwise() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = server.getJdbcUrl("postgres", "postgres");

            assertThat(Run.with("--url", url, "--user", "postgres").status()).isZero();

            Run again = Run.with("--url", url, "--user", "postgres");
            assertThat(again.status()).isEqualTo(1);
            assertThat(again.err()).hasSize(2).last().asString().contains("--recreate");

            assertThat(Run.with("--url", url, "--user", "postgres", "--recreate")
                            .status())
                    .isZero();
        }
    }

    @Test
    void aFailedConnectionIsOneLine() {
        Run run = Run.with("--url", "jdbc:postgresql://localhost:1/shop", "--user", "anna", "--password", "secret");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .singleElement()
                .asString()
                .contains("jdbc:postgresql://localhost:1/shop")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aBigJobThatBrokeOffIsTakenUp(Run run) {
        assertThat(run.chapter(12))
                .contains(
                        "      first run   10,500 of 36,000 rows",
                        "      first run   21,000 of 36,000 rows",
                        "      second run  24,500 of 36,000 rows",
                        "      second run  36,000 of 36,000 rows",
                        "    Receipts that do not have ten points now: 0.")
                .anyMatch(line -> line.matches(" +36,000 +11 +21,000 +0 +\\d+ ms"));
        assertThat(text(run, 12)).contains("1 row · 36000, 11, true, '36000', 'anniversary points'");
    }

    /** A chapter as running text, however its lines are broken. */
    private static String text(Run run, int chapter) {
        return String.join(
                " ",
                run.chapter(chapter).stream().map(BookshopTest::withoutMargin).toList());
    }

    private static String withoutMargin(String line) {
        return line.replace("│", "").strip();
    }
}

package org.stint.samples.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A command line that makes no sense is told so, with the usage. */
class OptionsTest {

    @Test
    void anUnknownOptionPrintsTheUsage() {
        refused("bookshop: Unknown option: --oracle", "--oracle");
    }

    @Test
    void anUnknownDatabaseIsRefused() {
        refused("bookshop: --database is h2 or postgres, not oracle.", "--database", "oracle");
    }

    @Test
    void aMissingValueIsNamed() {
        refused("bookshop: A value is missing after --url.", "--url");
    }

    @Test
    void aUrlIsAJdbcUrl() {
        refused(
                "bookshop: --url needs a JDBC URL, such as jdbc:postgresql://localhost/shop.",
                "--url",
                "http://localhost");
    }

    @Test
    void oneDatabaseIsEnough() {
        refused(
                "bookshop: --database and --url exclude each other.",
                "--database",
                "h2",
                "--url",
                "jdbc:postgresql://localhost/shop");
    }

    @Test
    void aUserNeedsAServer() {
        refused("bookshop: --user and --password go with --url.", "--user", "anna");
    }

    @Test
    void helpIsNoMistake() {
        Run run = Run.with("--help");

        assertThat(run.status()).isZero();
        assertThat(run.out()).containsExactlyElementsOf(Options.USAGE.lines().toList());
        assertThat(run.err()).isEmpty();
    }

    private static void refused(String message, String... arguments) {
        Run run = Run.with(arguments);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith(message, "")
                .endsWith(Options.USAGE.lines().toArray(String[]::new));
    }
}

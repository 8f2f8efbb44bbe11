package org.stint.samples.bookshop.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Columns stand in line whatever is written in them. */
class TextTableTest {

    @Test
    void textsAreOnTheLeftAndNumbersOnTheRight() {
        TextTable table =
                new TextTable("author", ">books").row("Stanisław Lem", 5).row("Homer", 12);

        assertThat(table.lines())
                .containsExactly(
                        "author          books", //
                        "─────────────   ─────",
                        "Stanisław Lem       5",
                        "Homer              12");
    }

    @Test
    void eastAsianCharactersTakeTwoColumns() {
        TextTable table =
                new TextTable("author", ">books").row("村上春樹", 5).row("한강", 4).row("Kōbō Abe", 3);

        assertThat(table.lines())
                .endsWith(
                        "村上春樹       5", //
                        "한강           4",
                        "Kōbō Abe       3");
    }

    @Test
    void combiningMarksTakeNoColumn() {
        assertThat(DisplayWidth.of("e\u0301te\u0301")).isEqualTo(3);
    }

    @Test
    void aRowHasACellForEachHeading() {
        TextTable table = new TextTable("author", ">books");

        assertThatIllegalArgumentException().isThrownBy(() -> table.row("Homer"));
    }
}

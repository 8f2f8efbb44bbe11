package org.stint.samples.bookshop.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Year;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.stint.samples.bookshop.domain.Genre;

/** The catalogue is complete, consistent, and not in English only. */
class CatalogueTest {

    private static final Predicate<String> NOT_ASCII =
            Pattern.compile("[^\\p{ASCII}]").asPredicate();

    private final List<CatalogueEntry> entries = Catalogue.read();

    @Test
    void thereAreEnoughBooksAndAuthors() {
        assertThat(entries).hasSizeGreaterThanOrEqualTo(300);
        assertThat(entries.stream().map(CatalogueEntry::author).distinct()).hasSizeGreaterThan(100);
    }

    @Test
    void noBookComesTwice() {
        assertThat(entries.stream().map(entry -> entry.author() + ": " + entry.title()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyEntryIsComplete() {
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.title()).isNotBlank().isEqualTo(entry.title().strip());
            assertThat(entry.author()).isNotBlank().isEqualTo(entry.author().strip());
            assertThat(entry.language()).matches("[a-z]{2,3}");
            assertThat(entry.year()).isNotZero().isBetween(-800, Year.now().getValue());
        });
    }

    @Test
    void everyShelfHasBooks() {
        assertThat(entries.stream().map(CatalogueEntry::genre).distinct()).containsExactlyInAnyOrder(Genre.values());
    }

    @Test
    void manyTitlesAndAuthorsAreNotAscii() {
        assertThat(entries.stream().map(CatalogueEntry::title).filter(NOT_ASCII))
                .hasSizeGreaterThan(100);
        assertThat(entries.stream().map(CatalogueEntry::author).filter(NOT_ASCII))
                .hasSizeGreaterThan(100);
    }

    @Test
    void accentsAreComposedSoThatEqualNamesAreEqual() {
        assertThat(entries)
                .allMatch(entry -> Normalizer.isNormalized(entry.author() + entry.title(), Normalizer.Form.NFC));
    }
}

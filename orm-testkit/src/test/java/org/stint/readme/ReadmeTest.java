package org.stint.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the guides quote from tests is what the tests run, and what they say of SQL is what the tests assert. */
class ReadmeTest {

    /** A quote, and perhaps the SQL behind it. */
    private static final Pattern QUOTE = Pattern.compile(
            "<!-- quoted from ([\\w./-]+)#(\\w+) -->\\s*```java\\n(.*?)```(?:\\s*```sql\\n(.*?)```)?", Pattern.DOTALL);

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static Stream<Path> guides() {
        return Stream.of("", "orm-annotations", "orm-core", "orm-testkit", "samples/bookshop", "samples/benchmarks")
                .map(module -> ROOT.resolve(module).resolve("README.md"));
    }

    @ParameterizedTest
    @MethodSource("guides")
    void everyQuoteIsTheCodeThatRuns(Path guide) throws IOException {
        for (MatchResult quote : quotes(Files.readString(guide))) {
            TaggedSource source = TaggedSource.of(ROOT.resolve(quote.group(1)));
            String name = quote.group(1) + "#" + quote.group(2);
            assertThat(quote.group(3).strip()).as("the quote of " + name).isEqualTo(source.code(quote.group(2)));
            if (quote.group(4) != null) {
                assertThat(quote.group(4).strip())
                        .as("the SQL of " + name)
                        .isEqualTo(source.textBehind(quote.group(2)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("guides")
    void sqlIsOnlySaidWhereATestAssertsIt(Path guide) throws IOException {
        String text = Files.readString(guide);
        long quoted =
                quotes(text).stream().filter(quote -> quote.group(4) != null).count();
        assertThat(text.lines().filter(line -> line.equals("```sql")).count()).isEqualTo(quoted);
    }

    @ParameterizedTest
    @MethodSource("guides")
    void everyQuoteIsReadAsOne(Path guide) throws IOException {
        String text = Files.readString(guide);
        assertThat(text.lines().filter(line -> line.startsWith("<!-- quoted")).count())
                .isEqualTo(quotes(text).size());
    }

    @Test
    void theVersionsToUseAreThoseOfTheBuild() throws IOException {
        String build = Files.readString(ROOT.resolve("pom.xml"));
        List<String> versions = Pattern.compile("<version>([^<$]+)</version>")
                .matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map(match -> ">" + match.group(1) + "<")
                .toList();

        assertThat(versions)
                .isNotEmpty()
                .allSatisfy(version -> assertThat(build).contains(version));
    }

    private static List<MatchResult> quotes(String text) {
        return QUOTE.matcher(text).results().toList();
    }
}

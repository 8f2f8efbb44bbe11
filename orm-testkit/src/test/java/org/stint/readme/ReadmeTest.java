package org.stint.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README quotes from tests is what the tests run. */
class ReadmeTest {

    private static final Pattern QUOTE =
            Pattern.compile("<!-- quoted from ([\\w./-]+)#(\\w+) -->\\s*```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyQuoteIsTheCodeThatRuns() throws IOException {
        Path root = Path.of("..").toAbsolutePath().normalize();
        Matcher quotes = QUOTE.matcher(Files.readString(root.resolve("README.md")));
        int found = 0;
        while (quotes.find()) {
            found++;
            String quoted = quotes.group(3).strip();
            assertThat(quoted)
                    .as("the quote of " + quotes.group(1) + "#" + quotes.group(2))
                    .isEqualTo(tagged(root.resolve(quotes.group(1)), quotes.group(2)));
        }
        assertThat(found).isGreaterThanOrEqualTo(6);
    }

    private static String tagged(Path source, String tag) throws IOException {
        List<String> lines = Files.readAllLines(source);
        int begin = position(lines, "// tag::" + tag + "[]");
        int end = position(lines, "// end::" + tag + "[]");
        List<String> region = lines.subList(begin + 1, end);
        int indent = region.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return region.stream()
                .map(line -> line.isBlank() ? "" : line.substring(indent))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static int position(List<String> lines, String marker) {
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).strip().equals(marker)) {
                return line;
            }
        }
        throw new AssertionError("There is no line " + marker);
    }
}

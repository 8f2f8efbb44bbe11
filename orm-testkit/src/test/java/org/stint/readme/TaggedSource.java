package org.stint.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A source whose regions have names: {@code // tag::name[]} until {@code // end::name[]}. */
record TaggedSource(Path path, List<String> lines) {

    private static final String QUOTES = "\"\"\"";

    static TaggedSource of(Path path) throws IOException {
        return new TaggedSource(path, Files.readAllLines(path));
    }

    /** What stands in a region. */
    String code(String tag) {
        return unindented(lines.subList(position("// tag::" + tag + "[]") + 1, position("// end::" + tag + "[]")));
    }

    /** The first text block behind a region. */
    String textBehind(String tag) {
        int first = position("// end::" + tag + "[]");
        while (!lines.get(first).endsWith(QUOTES)) {
            first++;
        }
        int last = first + 1;
        while (!lines.get(last).contains(QUOTES)) {
            last++;
        }
        return unindented(lines.subList(first + 1, last));
    }

    private int position(String marker) {
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line).strip().equals(marker)) {
                return line;
            }
        }
        throw new AssertionError("There is no line " + marker + " in " + path);
    }

    private static String unindented(List<String> region) {
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
}

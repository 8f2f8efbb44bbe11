package org.stint.samples.bookshop;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One run of the program within this JVM. */
record Run(int status, List<String> out, List<String> err) {

    static Run with(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Bookshop.run(stream(out), stream(err), arguments);
        return new Run(status, lines(out), lines(err));
    }

    /** The lines of a chapter, from its title to the next. */
    List<String> chapter(int number) {
        return out.stream()
                .dropWhile(line -> !begins(line, number))
                .takeWhile(line -> !begins(line, number + 1))
                .toList();
    }

    private static boolean begins(String line, int number) {
        return line.startsWith(String.format("%2d  ", number));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}

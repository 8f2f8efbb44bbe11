package org.stint.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the main method of a class of the tests in a process of its own, with little memory. */
public final class AnotherProcess {

    private AnotherProcess() {}

    /**
     * Runs it to its end, of at most three minutes.
     *
     * @param megabytes the memory for objects
     * @return the exit code and the last line that it said
     */
    public static String run(int megabytes, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        Process process = command(megabytes, main, arguments)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            String[] lines = said.strip().split("\\R");
            return process.exitValue() + ": " + lines[lines.length - 1];
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts it, and lets it say what it does among the output of the tests. */
    public static Process start(int megabytes, Class<?> main, String... arguments) throws IOException {
        return command(megabytes, main, arguments).inheritIO().start();
    }

    private static ProcessBuilder command(int megabytes, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}

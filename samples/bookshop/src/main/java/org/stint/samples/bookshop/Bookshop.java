package org.stint.samples.bookshop;

import java.io.Console;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.stint.exception.ConnectionFailedException;
import org.stint.exception.StintException;
import org.stint.samples.bookshop.Options.UsageException;
import org.stint.samples.bookshop.console.Page;
import org.stint.samples.bookshop.tour.Desk;
import org.stint.samples.bookshop.tour.Shop;
import org.stint.samples.bookshop.tour.StatementRecorder;
import org.stint.samples.bookshop.tour.Tour;

/**
 * The program: fills a bookshop with a real catalogue and walks through units of work on it.
 *
 * <p>Exit status 0 is a complete tour, 1 a database that did not take part, 2 a command line that makes no sense.
 */
public final class Bookshop {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Bookshop() {}

    /** Runs the program; see {@link Options#USAGE}. */
    public static void main(String[] arguments) {
        // the console's own encoding may be one that has no Cyrillic or Kanji
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, isTerminal(System.console()), arguments));
    }

    /** Whether somebody looks on; from JDK 22 on there is a console even where nobody does. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Runs the program within this JVM and gives its exit status. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        return run(out, err, false, arguments);
    }

    private static int run(PrintStream out, PrintStream err, boolean terminal, String... arguments) {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (UsageException e) {
            err.println("bookshop: " + e.getMessage());
            err.println();
            err.print(Options.USAGE);
            return USAGE;
        }
        if (options.help()) {
            out.print(Options.USAGE);
            return OK;
        }
        return walk(options, new Page(out, terminal), err);
    }

    private static int walk(Options options, Page page, PrintStream err) {
        try {
            walk(options, page);
            return OK;
        } catch (ConnectionFailedException | UncheckedIOException e) {
            err.println("bookshop: " + e.getMessage());
        } catch (StintException e) {
            err.println("bookshop: " + e.getMessage());
            if (options.where() == Options.Where.URL && !options.recreate()) {
                err.println("If the tables are there from an earlier run, add --recreate.");
            }
        }
        return FAILED;
    }

    private static void walk(Options options, Page page) {
        long begin = System.nanoTime();
        StatementRecorder recorder = new StatementRecorder();
        Desk desk = new Desk();
        try (ShopDatabase database = ShopDatabase.open(options, recorder, desk)) {
            page.title("A bookshop with Stint, on " + database.description());
            if (options.recreate()) {
                database.sessions().schema().drop();
            }
            new Tour(new Shop(database.sessions(), recorder, desk), page, begin).walk();
        }
    }
}

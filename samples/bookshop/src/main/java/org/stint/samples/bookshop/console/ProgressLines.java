package org.stint.samples.bookshop.console;

import java.io.PrintStream;
import java.util.Locale;

/** A line for each quarter of the whole, for files and pipes, where nothing can be painted over. */
final class ProgressLines implements Progress {

    private static final int QUARTERS = 4;

    private final PrintStream out;
    private final String task;
    private final long whole;
    private long reached;

    ProgressLines(PrintStream out, String task, long whole) {
        this.out = out;
        this.task = task;
        this.whole = whole;
    }

    @Override
    public void reach(long done) {
        long quarter = done * QUARTERS / whole;
        if (quarter > reached) {
            reached = quarter;
            out.println(String.format(Locale.ROOT, "%-16s %,7d of %,d rows", task, done, whole));
        }
    }

    @Override
    public void close() {}
}

package org.stint.samples.bookshop.console;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that grows in one line of a terminal. */
final class ProgressBarLine implements Progress {

    private static final int MILLIS_BETWEEN_PAINTINGS = 50;

    private final ProgressBar bar;

    ProgressBarLine(PrintStream out, String task, long whole) {
        this.bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(whole)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUnit(" rows", 1)
                .setUpdateIntervalMillis(MILLIS_BETWEEN_PAINTINGS)
                .setConsumer(new ConsoleProgressBarConsumer(out, Page.WIDTH))
                .build();
    }

    @Override
    public void reach(long done) {
        bar.stepTo(done);
    }

    @Override
    public void close() {
        bar.close();
    }
}

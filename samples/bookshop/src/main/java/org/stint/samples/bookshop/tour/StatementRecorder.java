package org.stint.samples.bookshop.tour;

import java.util.ArrayList;
import java.util.List;
import org.stint.event.StatementEvent;
import org.stint.event.StatementListener;

/** Keeps every statement that was executed until it is asked for, and counts them all. Safe for use by many threads. */
public final class StatementRecorder implements StatementListener {

    private final List<StatementEvent> events = new ArrayList<>();
    private long total;

    @Override
    public synchronized void executed(StatementEvent event) {
        events.add(event);
        total++;
    }

    /** The statements since this was last called. */
    public synchronized List<StatementEvent> take() {
        List<StatementEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    /** How many statements there were in all; a batch is one. */
    public synchronized long total() {
        return total;
    }
}

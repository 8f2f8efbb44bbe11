package org.stint.samples.bookshop.tour;

import java.util.List;
import java.util.function.Supplier;
import org.stint.event.StatementEvent;
import org.stint.session.BulkJob;
import org.stint.session.BulkReport;
import org.stint.session.Schema;
import org.stint.session.Session;
import org.stint.session.SessionAction;
import org.stint.session.SessionFactory;
import org.stint.session.SessionFunction;
import org.stint.session.Transaction;

/**
 * What the chapters work with: the session factory, counting the units of work that begin here, and the statements that
 * their work sent.
 */
public final class Shop {

    /**
     * What some work gave, and the statements that it sent.
     *
     * @param statements in the order of their execution
     */
    record Watched<R>(R result, List<StatementEvent> statements) {}

    private final SessionFactory sessions;
    private final StatementRecorder recorder;
    private final Desk desk;
    private int unitsOfWork;

    /** A shop over a factory that tells the recorder of its statements, and asks the desk who makes the changes. */
    public Shop(SessionFactory sessions, StatementRecorder recorder, Desk desk) {
        this.sessions = sessions;
        this.recorder = recorder;
        this.desk = desk;
    }

    Session open() {
        unitsOfWork++;
        return sessions.open();
    }

    <R> R inTransaction(SessionFunction<R, RuntimeException> work) {
        unitsOfWork++;
        return sessions.inTransaction(work);
    }

    void useTransaction(SessionAction<RuntimeException> work) {
        unitsOfWork++;
        sessions.useTransaction(work);
    }

    /** Does some work while somebody is at the desk. */
    <R> R as(String clerk, Supplier<R> work) {
        String before = desk.clerk();
        desk.takeOver(clerk);
        try {
            return work.get();
        } finally {
            desk.takeOver(before);
        }
    }

    /** A transaction without a session. */
    Transaction begin() {
        unitsOfWork++;
        return sessions.database().begin();
    }

    /** A session that takes part in a transaction; no unit of work of its own. */
    Session join(Transaction transaction) {
        return sessions.open(transaction);
    }

    /** Runs a job, in transactions of its own. */
    BulkReport run(BulkJob job) {
        return sessions.database().run(job);
    }

    /** Forgets that a job of that name was run before. */
    void forget(BulkJob job) {
        sessions.database().forgetJob(job.name());
    }

    Schema schema() {
        return sessions.schema();
    }

    /** Does some work and watches what it sends. */
    <R> Watched<R> watch(Supplier<R> work) {
        recorder.take();
        R result = work.get();
        return new Watched<>(result, recorder.take());
    }

    /** The statements that some work sends. */
    List<StatementEvent> statementsOf(Runnable work) {
        return watch(() -> {
                    work.run();
                    return work;
                })
                .statements();
    }

    int unitsOfWork() {
        return unitsOfWork;
    }

    long statements() {
        return recorder.total();
    }
}

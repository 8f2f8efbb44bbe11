package org.stint.internal.session;

import java.util.concurrent.atomic.AtomicReference;
import org.stint.exception.SessionBusyException;
import org.stint.exception.SessionClosedException;
import org.stint.internal.state.Callbacks;

/**
 * Lets one thread at a time into a session, as often as it likes, and none after it was closed. It never blocks: a
 * second thread is refused.
 */
final class SessionGuard {

    /** Leaves the session again when closed. */
    interface Visit extends AutoCloseable {
        @Override
        void close();
    }

    private final AtomicReference<Thread> owner = new AtomicReference<>();
    private final Visit leave = this::leave;
    private final Callbacks callbacks;
    private int depth;
    private volatile boolean closed;

    /**
     * A guard that keeps callbacks out.
     *
     * @param callbacks know whether one is being called
     */
    SessionGuard(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    /** Enters for a verb; no callback may. */
    Visit enter(String verb) {
        Visit visit = enterEvenInCallback(verb);
        try {
            callbacks.refuseWhileRunning(verb);
        } catch (RuntimeException refused) {
            visit.close();
            throw refused;
        }
        return visit;
    }

    /** Enters for something that callbacks may do as well. */
    Visit enterEvenInCallback(String verb) {
        Visit visit = enterEvenIfClosed(verb);
        if (closed) {
            visit.close();
            throw new SessionClosedException("Cannot " + verb + ": the session was closed. Open a new one; objects of"
                    + " the closed one are detached.");
        }
        return visit;
    }

    /** Enters for something that has to be possible after the session was closed. */
    Visit enterEvenIfClosed(String verb) {
        Thread current = Thread.currentThread();
        if (owner.get() != current && !owner.compareAndSet(null, current)) {
            Thread other = owner.get();
            throw new SessionBusyException("Cannot " + verb + ": the thread "
                    + (other == null ? "that just left" : other.getName())
                    + " is inside the session. A session serves one thread at a time; open one for each thread.");
        }
        depth++;
        return leave;
    }

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    private void leave() {
        if (--depth == 0) {
            owner.setRelease(null);
        }
    }
}

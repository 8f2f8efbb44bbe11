package org.stint.internal.state;

import java.util.ArrayList;
import java.util.List;

/**
 * How to take back, step by step, what happened to the objects of a session since its last commit. Positions in it stay
 * valid when steps are forgotten.
 */
final class UndoLog {

    private final List<Runnable> steps = new ArrayList<>();
    private long forgotten;

    void add(Runnable undo) {
        steps.add(undo);
    }

    /** The position behind the last step. */
    long position() {
        return forgotten + steps.size();
    }

    void revertTo(long position) {
        for (int last = steps.size() - 1; last >= 0 && forgotten + last >= position; last--) {
            steps.remove(last).run();
        }
    }

    /** Forgets all steps, because nothing that they would take back is of interest any more. */
    void forget() {
        forgotten += steps.size();
        steps.clear();
    }
}

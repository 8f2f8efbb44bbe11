package org.stint.internal.state;

import java.util.ArrayList;
import java.util.List;

/** How to take back, step by step, what happened to the objects of a session since its last commit. */
final class UndoLog {

    private final List<Runnable> steps = new ArrayList<>();

    void add(Runnable undo) {
        steps.add(undo);
    }

    int size() {
        return steps.size();
    }

    void revertTo(int size) {
        for (int last = steps.size() - 1; last >= size; last--) {
            steps.remove(last).run();
        }
    }

    void clear() {
        steps.clear();
    }
}

package org.stint.internal.jdbc;

import org.jspecify.annotations.Nullable;

/** Collects what goes wrong in steps that must all be tried. */
final class Failures {

    private @Nullable Throwable first;

    void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error failure) {
            if (first == null) {
                first = failure;
            } else if (first != failure) {
                first.addSuppressed(failure);
            }
        }
    }

    /** Throws what went wrong first, with all else suppressed in it. */
    void throwFirst() {
        if (first instanceof RuntimeException failure) {
            throw failure;
        }
        if (first instanceof Error failure) {
            throw failure;
        }
    }
}

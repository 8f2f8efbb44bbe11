package org.stint.behaviour.property;

import static org.assertj.core.api.Assertions.assertThat;

import org.stint.exception.StintException;

/** What an action of a session failed with. */
final class Failures {

    private Failures() {}

    /** The failure, or null if there was none. */
    static StintException failureOf(Runnable action) {
        try {
            action.run();
            return null;
        } catch (StintException failure) {
            return failure;
        }
    }

    /** Sees an action fail. */
    static void refused(Runnable action, Class<? extends StintException> refusal) {
        assertThat(failureOf(action)).as("refusal").isInstanceOf(refusal);
    }
}

package org.stint.internal.bulk;

import org.jspecify.annotations.Nullable;

/**
 * How far a job came.
 *
 * @param fingerprint tells one statement from another
 * @param lastKey the key of the last row that was passed, as a text, or null before the first
 */
record Checkpoint(String fingerprint, @Nullable String lastKey, long rows, long chunks, boolean finished) {

    Checkpoint passed(String key, long moreRows, boolean end) {
        return new Checkpoint(fingerprint, key, rows + moreRows, chunks + 1, end);
    }

    Checkpoint ended() {
        return new Checkpoint(fingerprint, lastKey, rows, chunks, true);
    }
}

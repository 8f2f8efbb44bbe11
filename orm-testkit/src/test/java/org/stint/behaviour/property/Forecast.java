package org.stint.behaviour.property;

import java.util.List;
import java.util.Set;
import org.stint.exception.StaleRow;
import org.stint.exception.StintException;
import org.stint.exception.TransientReferenceException;

/**
 * What a flush must come to, as the model sees it.
 *
 * @param changes what it writes
 * @param stale the rows that others have changed or deleted
 * @param violations what else may be said, because no order of the changes could be written
 */
record Forecast(List<Change> changes, List<StaleRow> stale, Set<Class<? extends StintException>> violations) {

    boolean isSuccess() {
        return stale.isEmpty() && violations.isEmpty();
    }

    /** Whether it is refused before anything is sent. */
    boolean isRefused() {
        return violations.contains(TransientReferenceException.class);
    }

    int count(Change.Kind kind) {
        return (int) changes.stream().filter(change -> change.kind() == kind).count();
    }
}

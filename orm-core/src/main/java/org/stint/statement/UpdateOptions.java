package org.stint.statement;

import java.util.OptionalLong;

/**
 * What is said of an UPDATE besides what it sets and where.
 *
 * @param allRows whether a missing condition is meant
 * @param keepVersion whether version, time and actor of the last change stay
 * @param inOrder whether each assignment sees what those before it have set
 * @param countChanges whether rows that change are counted apart from those that had the values already
 * @param expectedRows how many rows are to change, empty if any number may
 */
record UpdateOptions(
        boolean allRows, boolean keepVersion, boolean inOrder, boolean countChanges, OptionalLong expectedRows) {

    static final UpdateOptions NONE = new UpdateOptions(false, false, false, false, OptionalLong.empty());

    UpdateOptions forAllRows() {
        return new UpdateOptions(true, keepVersion, inOrder, countChanges, expectedRows);
    }

    UpdateOptions keepingVersion() {
        return new UpdateOptions(allRows, true, inOrder, countChanges, expectedRows);
    }

    UpdateOptions ordered() {
        return new UpdateOptions(allRows, keepVersion, true, countChanges, expectedRows);
    }

    UpdateOptions countingChanges() {
        return new UpdateOptions(allRows, keepVersion, inOrder, true, expectedRows);
    }

    UpdateOptions expecting(OptionalLong rows) {
        return new UpdateOptions(allRows, keepVersion, inOrder, countChanges, rows);
    }
}

package org.stint.statement;

/**
 * What is said of an UPDATE besides what it sets and where.
 *
 * @param allRows whether a missing condition is meant
 * @param keepVersion whether version, time and actor of the last change stay
 * @param inOrder whether each assignment sees what those before it have set
 * @param countChanges whether rows that change are counted apart from those that had the values already
 */
record UpdateOptions(boolean allRows, boolean keepVersion, boolean inOrder, boolean countChanges) {

    static final UpdateOptions NONE = new UpdateOptions(false, false, false, false);

    UpdateOptions forAllRows() {
        return new UpdateOptions(true, keepVersion, inOrder, countChanges);
    }

    UpdateOptions keepingVersion() {
        return new UpdateOptions(allRows, true, inOrder, countChanges);
    }

    UpdateOptions ordered() {
        return new UpdateOptions(allRows, keepVersion, true, countChanges);
    }

    UpdateOptions countingChanges() {
        return new UpdateOptions(allRows, keepVersion, inOrder, true);
    }
}

package org.stint.internal.jdbc;

import org.jspecify.annotations.Nullable;
import org.stint.exception.ReadOnlyException;
import org.stint.exception.RollbackOnlyException;
import org.stint.exception.TransactionEndedException;
import org.stint.session.TransactionOptions;

/** How far a transaction has come, and what is still allowed in it. */
final class TransactionState {

    private enum Phase {
        ACTIVE,
        COMMITTED,
        ROLLED_BACK
    }

    private final TransactionOptions options;
    private Phase phase = Phase.ACTIVE;
    private boolean markedRollbackOnly;
    private @Nullable Throwable firstFailure;

    TransactionState(TransactionOptions options) {
        this.options = options;
    }

    boolean isActive() {
        return phase == Phase.ACTIVE;
    }

    boolean isRollbackOnly() {
        return isActive() && (markedRollbackOnly || firstFailure != null);
    }

    /** The application decided that there is to be no commit. */
    void markRollbackOnly() {
        markedRollbackOnly = true;
    }

    /** Something failed half-way; the first failure is the one that explains all that follow. */
    void failed(Throwable failure) {
        if (firstFailure == null) {
            firstFailure = failure;
        }
    }

    /** What failed since a savepoint is undone with the rest; what the application decided stays. */
    void returnedToSavepoint() {
        firstFailure = null;
    }

    void committed() {
        phase = Phase.COMMITTED;
    }

    void rolledBack() {
        phase = Phase.ROLLED_BACK;
    }

    void requireActive(String attempt) {
        if (phase != Phase.ACTIVE) {
            throw new TransactionEndedException("Cannot " + attempt + ": " + description() + " was already "
                    + (phase == Phase.COMMITTED ? "committed" : "rolled back") + ". Begin another one.");
        }
    }

    void requireUsable(String attempt) {
        requireActive(attempt);
        if (firstFailure != null) {
            throw new RollbackOnlyException(
                    "Cannot " + attempt + ": " + description() + " can only be rolled back, because something failed"
                            + " before. Roll back, to the beginning or to a savepoint set before, and repeat the work."
                            + " What failed: " + firstFailure.getMessage(),
                    firstFailure);
        }
    }

    void requireWritable(String attempt) {
        requireUsable(attempt);
        if (options.readOnly()) {
            throw new ReadOnlyException("Cannot " + attempt + ": " + description()
                    + " only reads. Begin one without TransactionOptions.forReading() to write.");
        }
    }

    /** The error that says why a commit was a rollback. */
    RollbackOnlyException refusalOfCommit() {
        return new RollbackOnlyException(
                firstFailure == null
                        ? "Cannot commit: " + description()
                                + " was marked to be rolled back, and was. Repeat the work in"
                                + " another one, if it is to stay."
                        : "Cannot commit: something failed before, so that " + description()
                                + " was rolled back. Repeat" + " the work in another one. What failed: "
                                + firstFailure.getMessage(),
                firstFailure);
    }

    String description() {
        return options.name() == null ? "the transaction" : "the transaction \"" + options.name() + "\"";
    }
}

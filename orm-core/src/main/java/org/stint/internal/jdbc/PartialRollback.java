package org.stint.internal.jdbc;

import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Takes back a part of what a transaction sent, of which nobody who follows the transaction is told. */
final class PartialRollback {

    private final Calls calls;

    PartialRollback(Calls calls) {
        this.calls = calls;
    }

    /** A point to which what is sent from now on can be taken back. */
    JdbcSavepoint mark(String attempt) {
        calls.state().requireWritable(attempt);
        calls.lease().connection(attempt);
        try {
            return calls.lease().savepoint();
        } catch (SQLException failure) {
            throw calls.failed(attempt, failure);
        }
    }

    /** Takes back what was sent since a point, failures included; the point stays. */
    void backTo(JdbcSavepoint point, String attempt) {
        try {
            calls.lease().rollbackTo(point);
        } catch (SQLException failure) {
            throw calls.failed(attempt, failure);
        }
        calls.state().returnedToSavepoint();
    }

    /** Takes back what was sent since a point, and forgets the point. */
    void undo(JdbcSavepoint point, String attempt) {
        backTo(point, attempt);
        release(point, attempt);
    }

    /** Forgets a point; what was sent since stays. */
    void release(JdbcSavepoint point, String attempt) {
        try {
            calls.lease().release(point);
        } catch (SQLException failure) {
            throw calls.failed(attempt, failure);
        }
    }

    <R> R expecting(ExpectedRows expected, String attempt, Supplier<R> change, ToLongFunction<R> rows) {
        if (!expected.isSaid()) {
            return change.get();
        }
        JdbcSavepoint before = mark(attempt);
        R result = change.get();
        long actual = rows.applyAsLong(result);
        if (!expected.isMet(actual)) {
            undo(before, attempt);
            throw expected.mismatch(attempt, actual);
        }
        release(before, attempt);
        return result;
    }
}

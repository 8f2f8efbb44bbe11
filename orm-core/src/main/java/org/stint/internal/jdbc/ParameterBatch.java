package org.stint.internal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stint.exception.ConstraintViolatedException;
import org.stint.exception.DataException;
import org.stint.exception.RowCountMismatchException.Mismatch;
import org.stint.exception.StintException;
import org.stint.session.OnError;
import org.stint.statement.BatchCounts;
import org.stint.statement.Counts;
import org.stint.statement.Node;

/** One statement for many sets of parameters: checks the number of rows of each, and goes on after errors if asked to. */
final class ParameterBatch {

    private final Execution execution;
    private final Node change;
    private final Counting counting;
    private final List<@Nullable Object[]> sets;
    private final ExpectedRows expected;
    private final String attempt;
    private final long[] counts;
    private final Counts[] done;
    private final List<Object> generatedKeys = new ArrayList<>();
    private final TreeMap<Integer, StintException> errors = new TreeMap<>();

    /** A batch of at least one set. */
    ParameterBatch(
            Execution execution,
            Node change,
            Counting counting,
            List<@Nullable Object[]> sets,
            ExpectedRows expected,
            String attempt) {
        this.execution = execution;
        this.change = change;
        this.counting = counting;
        this.sets = sets;
        this.expected = expected;
        this.attempt = attempt;
        this.counts = new long[sets.size()];
        this.done = new Counts[sets.size()];
    }

    /** Executes it. */
    BatchCounts run(OnError onError) {
        if (onError == OnError.CONTINUE) {
            goOn(0, sets.size());
        } else {
            stopAtOnce();
        }
        Counts total = Counts.nothing();
        List<OptionalLong> rows = new ArrayList<>(counts.length);
        for (int set = 0; set < counts.length; set++) {
            rows.add(counts[set] < 0 ? OptionalLong.empty() : OptionalLong.of(counts[set]));
            total = errors.containsKey(set) ? total.withError(errors.get(set)) : total.plus(done[set]);
        }
        return new BatchCounts(rows, total.withGeneratedKeys(generatedKeys), errors);
    }

    private void stopAtOnce() {
        if (!expected.isSaid()) {
            send(0, sets.size());
            return;
        }
        JdbcSavepoint before = execution.partialRollback().mark(attempt);
        List<Mismatch> mismatches = sendCounted(0, sets.size(), before);
        if (!mismatches.isEmpty()) {
            execution.partialRollback().undo(before, attempt);
            throw sets.size() == 1
                    ? expected.mismatch(attempt, mismatches.get(0).actual())
                    : expected.mismatch(attempt, sets.size(), mismatches);
        }
        execution.partialRollback().release(before, attempt);
    }

    /** Executes a part of the sets; if it fails it is taken back, and the two halves of it are tried. */
    private void goOn(int from, int to) {
        JdbcSavepoint before = execution.partialRollback().mark(attempt);
        int keysBefore = generatedKeys.size();
        StintException error;
        try {
            List<Mismatch> mismatches = sendCounted(from, to, before);
            if (mismatches.isEmpty()) {
                execution.partialRollback().release(before, attempt);
                return;
            }
            error = expected.mismatch(attempt, mismatches.get(0).actual());
        } catch (ConstraintViolatedException | DataException refused) {
            error = refused;
        }
        execution.partialRollback().undo(before, attempt);
        generatedKeys.subList(keysBefore, generatedKeys.size()).clear();
        Arrays.fill(counts, from, to, 0);
        if (to - from == 1) {
            errors.put(from, error);
            return;
        }
        int middle = (from + to) >>> 1;
        goOn(from, middle);
        goOn(middle, to);
    }

    /** Executes sets and finds those with a wrong number of rows; one by one, if a batch does not tell the numbers. */
    private List<Mismatch> sendCounted(int from, int to, JdbcSavepoint before) {
        int keysBefore = generatedKeys.size();
        send(from, to);
        if (expected.isSaid()
                && to - from > 1
                && Arrays.stream(counts, from, to).anyMatch(count -> count < 0)) {
            execution.partialRollback().backTo(before, attempt);
            generatedKeys.subList(keysBefore, generatedKeys.size()).clear();
            for (int set = from; set < to; set++) {
                send(set, set + 1);
            }
        }
        return expected.mismatches(Arrays.copyOfRange(counts, from, to), from);
    }

    private long[] numbers(ResultSet row) throws SQLException {
        if (counting.keys().isEmpty()) {
            return new long[] {row.getLong(1), row.getLong(2)};
        }
        generatedKeys.add(counting.keys().get(0).type().read(row, 1));
        return new long[] {1, row.getBoolean(2) ? 1 : 0};
    }

    private void send(int from, int to) {
        Node counted = counting.tree();
        if (counted != null) {
            for (int set = from; set < to; set++) {
                long rows = 0;
                long met = 0;
                // one pair of numbers for each row, or for each part in which the statement is sent
                for (long[] numbers : execution.query(counted, this::numbers, attempt, sets.get(set), 0)) {
                    rows += numbers[0];
                    met += numbers[1];
                }
                counts[set] = rows;
                done[set] = counting.counted(rows, met);
            }
            return;
        }
        List<@Nullable Object[]> part = sets.subList(from, to);
        long[] result;
        if (counting.keys().isEmpty()) {
            result = execution.batch(change, part, attempt);
        } else {
            Written written = execution.batchReturning(change, counting.keys(), part, attempt);
            written.rows().forEach(row -> generatedKeys.add(row[0]));
            result = written.counts();
        }
        for (int set = from; set < to; set++) {
            counts[set] = result[set - from];
            done[set] = counting.plain(counts[set]);
        }
    }
}

package org.stint.internal.bulk;

import static org.stint.statement.Statements.count;
import static org.stint.statement.Statements.select;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stint.exception.CommitOutcomeUnknownException;
import org.stint.exception.Retryable;
import org.stint.exception.StatementTimeoutException;
import org.stint.exception.StintException;
import org.stint.session.BulkJob;
import org.stint.session.BulkProgress;
import org.stint.session.BulkReport;
import org.stint.session.Database;
import org.stint.session.Transaction;
import org.stint.session.TransactionOptions;
import org.stint.statement.Attribute;
import org.stint.statement.Condition;
import org.stint.statement.EntityTable;
import org.stint.statement.Expression;
import org.stint.statement.KeyRange;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.ShapedStatement;
import org.stint.statement.SortKey;
import org.stint.type.SqlType;

/** One run of a {@link BulkJob}: chunk after chunk in the order of the key, each in a transaction of its own. */
final class ChunkWalk {

    /**
     * What a committed chunk did.
     *
     * @param before how far the job was
     * @param after how far it is
     * @param lastKey the key of the last row that was passed
     * @param took from begin to commit
     */
    private record Step(
            Checkpoint before, Checkpoint after, @Nullable List<Object> lastKey, Duration took) {

        Step took(Duration duration) {
            return new Step(before, after, lastKey, duration);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(BulkJob.class);
    private static final Checkpoint BEGINNING = new Checkpoint("", null, 0, 0, false);
    private static final int MOST_RETRIES_IN_A_ROW = 20;
    private static final int CHUNKS_BEFORE_GROWING = 8;
    private static final Duration FIRST_WAIT = Duration.ofMillis(20);

    private final BulkJob job;
    private final BulkJob.Settings settings;
    private final ChunkedChange change;
    private final EntityTable<?, ?> table;
    private final Database database;
    private final Checkpoints checkpoints;
    private final TransactionOptions options;
    private int size;
    private int attempted; // 0 until the rows of a chunk are looked for
    private int retries;
    private int failuresInARow;
    private int goodInARow;

    ChunkWalk(BulkJob job, Database database) {
        this.job = job;
        this.settings = job.settings();
        this.change = new ChunkedChange(job.change());
        this.table = change.table();
        this.database = database;
        this.checkpoints = new Checkpoints(database);
        this.size = settings.chunk();
        TransactionOptions named = TransactionOptions.defaults().named("bulk job " + job.name());
        this.options = settings.timeout() == null ? named : named.timeout(settings.timeout());
    }

    BulkReport run() {
        if (settings.checkpoint()) {
            KeyText.requireKnown(table, job.name());
            checkpoints.prepare(job.name(), fingerprint());
        }
        Duration longest = Duration.ZERO;
        Step step = chunk(BEGINNING, null);
        long resumedAt = step.before().rows();
        while (true) {
            longest = step.took().compareTo(longest) > 0 ? step.took() : longest;
            Checkpoint reached = step.after();
            if (reached.chunks() > step.before().chunks()) {
                settings.progress().accept(new BulkProgress(reached.rows(), reached.chunks(), step.took(), size));
            }
            if (reached.finished()) {
                break;
            }
            sleep(settings.pause());
            step = chunk(reached, step.lastKey());
        }
        Checkpoint end = step.after();
        LOG.debug("Bulk job {}: {} rows in {} chunks, {} retries", job.name(), end.rows(), end.chunks(), retries);
        return new BulkReport(end.rows(), end.chunks(), resumedAt, retries, longest);
    }

    /** Changes one chunk, and tries again while it takes too long or others are in the way. */
    private Step chunk(Checkpoint reached, @Nullable List<Object> lastKey) {
        while (true) {
            try {
                long start = System.nanoTime();
                Step step = database.inTransaction(options, transaction -> step(transaction, reached, lastKey));
                failuresInARow = 0;
                if (++goodInARow % CHUNKS_BEFORE_GROWING == 0 && size < settings.chunk()) {
                    size = (int) Math.min(settings.chunk(), size * 2L);
                }
                return step.took(Duration.ofNanos(System.nanoTime() - start));
            } catch (StintException failure) {
                if (failure instanceof StatementTimeoutException && attempted > 0) {
                    halve(failure);
                } else if (!isPassing(failure) || ++failuresInARow > MOST_RETRIES_IN_A_ROW) {
                    throw failure;
                } else {
                    sleep(FIRST_WAIT.multipliedBy(failuresInARow));
                }
            }
            retries++;
            goodInARow = 0;
        }
    }

    /** Whether there may be no failure the next time; to wait for the checkpoint may take longer than a statement. */
    private boolean isPassing(StintException failure) {
        return failure instanceof Retryable
                || failure instanceof StatementTimeoutException
                || failure instanceof CommitOutcomeUnknownException && settings.checkpoint();
    }

    private void halve(StintException tooLong) {
        if (attempted == 1) {
            throw tooLong;
        }
        size = attempted / 2;
        LOG.info("Bulk job {}: a chunk took too long; it is repeated with {} rows", job.name(), size);
    }

    private Step step(Transaction transaction, Checkpoint reached, @Nullable List<Object> lastKey) {
        attempted = 0;
        if (!settings.checkpoint()) {
            return step(transaction, new Step(reached, reached, lastKey, Duration.ZERO));
        }
        Checkpoint stored = checkpoints.lock(transaction, job.name());
        List<Object> from = stored.lastKey() == null ? null : KeyText.parse(table, stored.lastKey());
        Step step = step(transaction, new Step(stored, stored, from, Duration.ZERO));
        checkpoints.save(transaction, job.name(), step.after());
        return step;
    }

    private Step step(Transaction transaction, Step begin) {
        if (begin.before().finished()) {
            return begin;
        }
        attempted = size;
        List<List<Object>> keys = keys(transaction, begin.lastKey());
        attempted = keys.size();
        if (keys.isEmpty()) {
            return new Step(begin.before(), begin.before().ended(), begin.lastKey(), Duration.ZERO);
        }
        List<Object> last = keys.get(keys.size() - 1);
        Condition range =
                begin.lastKey() == null ? KeyRange.upTo(table, last) : KeyRange.between(table, begin.lastKey(), last);
        var counts = transaction.execute(change.restrictedTo(range));
        requireAsExpected(transaction, keys);
        long rows = counts.matched();
        Checkpoint after = begin.before().passed(KeyText.of(last), rows, keys.size() < size);
        return new Step(begin.before(), after, last, Duration.ZERO);
    }

    /** The next keys of rows that the statement changes, in their order. */
    private List<List<Object>> keys(Transaction transaction, @Nullable List<Object> from) {
        List<List<Object>> keys = new ArrayList<>();
        List<Condition> stretches = from == null ? List.of(Condition.TRUE) : KeyRange.stretchesAfter(table, from);
        for (Condition stretch : stretches) {
            if (keys.size() < size) {
                keys.addAll(keys(transaction, change.matches().and(stretch), size - keys.size()));
            }
        }
        return keys;
    }

    private List<List<Object>> keys(Transaction transaction, Condition condition, int most) {
        List<? extends Attribute<?, ?>> parts = table.idAttributes();
        SortKey<?>[] order =
                parts.stream().map(part -> ((Expression<?>) part).asc()).toArray(SortKey<?>[]::new);
        if (parts.size() == 1) {
            List<?> keys = transaction.list(
                    select(parts.get(0)).where(condition).orderBy(order).limit(most));
            return keys.stream().map(List::<Object>of).toList();
        }
        Attribute<?, ?>[] more = parts.subList(2, parts.size()).toArray(Attribute<?, ?>[]::new);
        return transaction
                .list(select(parts.get(0), parts.get(1), more)
                        .where(condition)
                        .orderBy(order)
                        .limit(most))
                .stream()
                .map(row -> parts.stream().<Object>map(row::get).toList())
                .toList();
    }

    private void requireAsExpected(Transaction transaction, List<List<Object>> keys) {
        Condition expected = settings.expected();
        if (expected == null) {
            return;
        }
        List<List<Object>> sample = new ArrayList<>(keys);
        Collections.shuffle(sample);
        sample = sample.subList(0, Math.min(settings.sample(), sample.size()));
        long unlike = transaction.one(select(count())
                .from(table)
                .where(table.identifiedBy(sample).and(expected.not().or(expected.isNull()))));
        if (unlike > 0) {
            throw new StintException("Cannot go on with the bulk job \"" + job.name() + "\": " + unlike + " of "
                    + sample.size() + " rows that were looked at are not as expected after the change. The chunk is"
                    + " rolled back; correct the statement, forget the job and undo the chunks before.");
        }
    }

    /** Tells statements and their values from others without keeping any value. */
    private String fingerprint() {
        ShapedStatement shaped = ShapedStatement.of(job.change().node());
        StringBuilder text = new StringBuilder(job.change().toString());
        for (PlaceholderNode placeholder : shaped.placeholders()) {
            text.append('\n');
            if (placeholder instanceof PlaceholderNode.Bind bind) {
                text.append(sent(bind.type(), bind.value()));
            } else if (placeholder instanceof PlaceholderNode.BindList list) {
                list.values()
                        .forEach(value -> text.append(sent(list.type(), value)).append('\n'));
            }
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** A value as the driver takes it, for classes of the application need not have a text that is always the same. */
    @SuppressWarnings("unchecked") // the value is one of the type
    private static @Nullable Object sent(SqlType<?> type, @Nullable Object value) {
        Object sent = value == null ? null : ((SqlType<Object>) type).element(value);
        return sent instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : sent;
    }

    private void sleep(Duration duration) {
        if (duration.isZero()) {
            return;
        }
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StintException("The bulk job \"" + job.name()
                    + "\" was interrupted between two chunks. Run it again" + " to take it up.");
        }
    }
}

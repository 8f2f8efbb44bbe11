package org.stint.session;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stint.exception.FullTableStatementException;
import org.stint.statement.Change;
import org.stint.statement.Condition;
import org.stint.statement.Counts;
import org.stint.statement.Delete;
import org.stint.statement.Statement;
import org.stint.statement.Update;

/**
 * A bulk update or delete of many rows, in transactions of a chosen size, without any session.
 *
 * <pre>{@code
 * BulkReport report = BulkJob.of("dearer 2027", update(BOOK).set(BOOK.price, BOOK.price.times(factor)).allRows())
 *         .chunk(5_000)
 *         .onProgress(progress -> bar.stepTo(progress.rows()))
 *         .run(database); // or database.run(job)
 * }</pre>
 *
 * <p>It walks through the table in the order of the key and comes to each row once, even if the statement changes what
 * its own condition looks at. How far it came is a row of the table {@code stint_bulk_job}, written in the transaction of
 * each chunk: a run that was interrupted, however, is taken up by running the same job again, and no row is changed
 * twice. The table is created if it is missing.
 *
 * <p>Immutable; each method gives a changed job. A job may be run by several programs at once, which then take turns.
 */
public final class BulkJob {

    private static final int ROWS = 5_000;
    private static final int LONGEST_NAME = 200;

    private final String name;
    private final Statement<Counts> statement;
    private final Settings settings;

    /**
     * What is said of a job besides its statement.
     *
     * @param chunk the most rows of a transaction
     * @param pause how long it waits between two chunks
     * @param timeout the longest that a statement may take, or null for no limit
     * @param checkpoint whether it keeps a record of how far it came
     * @param sample how many rows of each chunk are read again
     * @param expected what holds for them, or null if none are read
     * @param progress is told of each chunk
     */
    public record Settings(
            int chunk,
            Duration pause,
            @Nullable Duration timeout,
            boolean checkpoint,
            int sample,
            @Nullable Condition expected,
            Consumer<BulkProgress> progress) {}

    private BulkJob(String name, Statement<Counts> statement, Settings settings) {
        this.name = name;
        this.statement = statement;
        this.settings = settings;
    }

    /**
     * A job in chunks of 5,000 rows.
     *
     * @param name names the job for ever: what has that name is taken up, or known to be finished
     * @param change an {@link Update} or {@link Delete}
     * @throws FullTableStatementException if it would change all rows and does not say so
     * @throws IllegalArgumentException if the name is longer than 200 characters, or the statement expects a number of
     *     rows, since chunks that are committed stay, or sets the key, in whose order it goes
     */
    public static BulkJob of(String name, Statement<Counts> change) {
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "The name of a job has at most " + LONGEST_NAME + " characters, not " + name.length() + ".");
        }
        requireMeant(change);
        return new BulkJob(name, change, new Settings(ROWS, Duration.ZERO, null, true, 0, null, progress -> {}));
    }

    /** With so many rows in a transaction. */
    public BulkJob chunk(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("A chunk has at least one row, not " + rows + ".");
        }
        return with(new Settings(
                rows,
                settings.pause,
                settings.timeout,
                settings.checkpoint,
                settings.sample,
                settings.expected,
                settings.progress));
    }

    /** Waits between two chunks, so that others get their turn. */
    public BulkJob pause(Duration between) {
        if (between.isNegative()) {
            throw new IllegalArgumentException("A pause is not negative, as " + between + " is.");
        }
        return with(new Settings(
                settings.chunk,
                between,
                settings.timeout,
                settings.checkpoint,
                settings.sample,
                settings.expected,
                settings.progress));
    }

    /** Lets no statement take longer, in whole seconds; a chunk that does is halved and repeated. */
    public BulkJob statementTimeout(Duration longest) {
        return with(new Settings(
                settings.chunk,
                settings.pause,
                longest,
                settings.checkpoint,
                settings.sample,
                settings.expected,
                settings.progress));
    }

    /** Keeps no record of how far it came: what is interrupted begins anew, and changes rows again. */
    public BulkJob withoutCheckpoint() {
        return with(new Settings(
                settings.chunk,
                settings.pause,
                settings.timeout,
                false,
                settings.sample,
                settings.expected,
                settings.progress));
    }

    /**
     * Reads some rows of each chunk again, at random, and gives the chunk up if one of them does not meet a condition.
     *
     * @param expected what holds for each row after an update
     */
    public BulkJob sampling(int rows, Condition expected) {
        if (statement instanceof Delete<?>) {
            throw new IllegalArgumentException("Deleted rows cannot be read again to look at them.");
        }
        if (rows < 1) {
            throw new IllegalArgumentException("A sample has at least one row, not " + rows + ".");
        }
        return with(new Settings(
                settings.chunk,
                settings.pause,
                settings.timeout,
                settings.checkpoint,
                rows,
                expected,
                settings.progress));
    }

    /** Tells of each chunk after it was committed. What the listener throws ends the run, and loses nothing. */
    public BulkJob onProgress(Consumer<BulkProgress> listener) {
        return with(new Settings(
                settings.chunk,
                settings.pause,
                settings.timeout,
                settings.checkpoint,
                settings.sample,
                settings.expected,
                listener));
    }

    /** Runs the job; see {@link Database#run(BulkJob)}. */
    public BulkReport run(Database database) {
        return database.run(this);
    }

    /** The name, which its record has. */
    public String name() {
        return name;
    }

    /** The update or delete. */
    public Statement<Counts> change() {
        return statement;
    }

    /** What is said of it besides. */
    public Settings settings() {
        return settings;
    }

    private BulkJob with(Settings changed) {
        return new BulkJob(name, statement, changed);
    }

    private static boolean setsKey(Update<?> update) {
        Set<String> key = update.table().idAttributes().stream()
                .map(attribute -> attribute.node().name())
                .collect(Collectors.toSet());
        return update.node().assignments().stream()
                .anyMatch(assignment -> key.contains(assignment.column().name()));
    }

    private static void requireMeant(Statement<Counts> change) {
        boolean meant = change instanceof Update<?> update && (update.isRestricted() || update.isForAllRows())
                || change instanceof Delete<?> delete && (delete.isRestricted() || delete.isForAllRows());
        boolean known = change instanceof Update<?> || change instanceof Delete<?>;
        if (!known) {
            throw new IllegalArgumentException("Only an update or a delete can be executed in chunks.");
        }
        if (((Change<?>) change).expectedRows().isPresent()) {
            throw new IllegalArgumentException("A job commits chunk after chunk and cannot take all of them back if the"
                    + " number of rows is not "
                    + ((Change<?>) change).expectedRows().getAsLong()
                    + ". Leave expectRows(…) out, and look at BulkReport.rows() or use sampling(…).");
        }
        if (change instanceof Update<?> update && setsKey(update)) {
            throw new IllegalArgumentException(
                    "A job walks through the table in the order of the key, and would meet rows again whose key it"
                            + " changes. Leave the key of " + update.table()
                            + " as it is, or execute the statement at once.");
        }
        if (!meant) {
            throw new FullTableStatementException("Cannot execute the statement in chunks: it does not say which rows,"
                    + " and would change all of them. Add where(…), or say allRows() if all of them are meant.");
        }
    }
}

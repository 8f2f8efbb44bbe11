package org.stint.statement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.stint.exception.StintException;

/**
 * What a change did, in rows. A number that the database did not tell, or that costs something and was not asked for, is
 * not known, and never guessed: its method throws, and {@link #known} is empty. Immutable.
 */
public final class Counts {

    /** What is counted. */
    public enum Kind {
        /** Rows that met the condition of an UPDATE or DELETE, whatever became of them. */
        MATCHED,
        /** Rows that an UPDATE gave another value than they had; counted if {@link Update#countChanges()} was said. */
        CHANGED,
        /**
         * Rows that an UPDATE matched and that had the values already, counted if {@code countChanges()} was said;
         * and rows that were there before an INSERT and were left alone.
         */
        UNCHANGED,
        /**
         * Rows that an INSERT added. One that updates rows which are there already tells it where the database does:
         * PostgreSQL always, H2 unless the update has a condition, a select gives the rows, or generated keys were asked
         * for, MariaDB never.
         */
        INSERTED,
        /** Rows that were there before an INSERT and were updated instead; known where {@link #INSERTED} is. */
        REPLACED,
        /** Rows that a DELETE took away. */
        DELETED,
        /** Sets of parameters of a batch whose UPDATE or DELETE met no row. */
        SKIPPED
    }

    private static final long UNKNOWN = -1;
    private static final Counts NOTHING = new Counts(new long[Kind.values().length], 0, null, List.of());

    private static final Counts UPDATED = NOTHING.without(Kind.CHANGED).without(Kind.UNCHANGED);
    private static final Counts UPDATED_ONE = UPDATED.with(Kind.MATCHED, 1);

    private final long[] rows;
    private final long errors;
    private final @Nullable StintException firstError;
    private final List<Object> generatedKeys;

    private Counts(long[] rows, long errors, @Nullable StintException firstError, List<Object> generatedKeys) {
        this.rows = rows;
        this.errors = errors;
        this.firstError = firstError;
        this.generatedKeys = generatedKeys;
    }

    /** Nothing was done. */
    public static Counts nothing() {
        return NOTHING;
    }

    /** The counts of an UPDATE; how many of the rows changed is not known. */
    public static Counts updated(long matched) {
        return matched == 1 ? UPDATED_ONE : UPDATED.with(Kind.MATCHED, matched);
    }

    /** The counts of an INSERT. */
    public static Counts inserted(long rows) {
        return NOTHING.with(Kind.INSERTED, rows);
    }

    /** The counts of a DELETE. */
    public static Counts deleted(long rows) {
        return NOTHING.with(Kind.MATCHED, rows).with(Kind.DELETED, rows);
    }

    /** Rows that met the condition of an UPDATE or DELETE. */
    public long matched() {
        return require(Kind.MATCHED);
    }

    /** Rows that an UPDATE gave another value; see {@code countChanges()}. */
    public long changed() {
        return require(Kind.CHANGED);
    }

    /** Rows that had the values already, see {@code countChanges()}, or were left alone by an INSERT. */
    public long unchanged() {
        return require(Kind.UNCHANGED);
    }

    /** Rows that an INSERT added. */
    public long inserted() {
        return require(Kind.INSERTED);
    }

    /** Rows that an INSERT updated because they were there already. */
    public long replaced() {
        return require(Kind.REPLACED);
    }

    /** Rows that a DELETE took away. */
    public long deleted() {
        return require(Kind.DELETED);
    }

    /** Sets of parameters of a batch that met no row, of an UPDATE or DELETE. */
    public long skipped() {
        return require(Kind.SKIPPED);
    }

    /** Sets of parameters of a batch that failed, where it went on after errors; their rows are as they were before. */
    public long errors() {
        return errors;
    }

    /** The first of the errors after which a batch went on. */
    public Optional<StintException> firstError() {
        return Optional.ofNullable(firstError);
    }

    /** The ids of the inserted rows in the order of the input, if {@link Insert#withGeneratedKeys()} was said. */
    public List<Object> generatedKeys() {
        return generatedKeys;
    }

    /** A number of rows, empty if it is not known. */
    public OptionalLong known(Kind kind) {
        long number = rows[kind.ordinal()];
        return number == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** These counts with another number of rows. */
    public Counts with(Kind kind, long number) {
        if (number < 0) {
            throw new IllegalArgumentException("A number of rows cannot be " + number + ".");
        }
        return changed(kind, number);
    }

    /** These counts, but one number is not known. */
    public Counts without(Kind kind) {
        return changed(kind, UNKNOWN);
    }

    /** These counts with the ids of inserted rows. */
    public Counts withGeneratedKeys(List<?> keys) {
        return new Counts(rows, errors, firstError, Collections.unmodifiableList(new ArrayList<>(keys)));
    }

    /** These counts and one error more. */
    public Counts withError(StintException error) {
        return new Counts(rows, errors + 1, firstError == null ? error : firstError, generatedKeys);
    }

    /** The sum of these counts and others that came after; what is not known of one is not known of both. */
    public Counts plus(Counts later) {
        long[] sum = new long[rows.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = rows[i] == UNKNOWN || later.rows[i] == UNKNOWN ? UNKNOWN : rows[i] + later.rows[i];
        }
        List<Object> keys = generatedKeys;
        if (!later.generatedKeys.isEmpty()) {
            keys = new ArrayList<>(generatedKeys);
            keys.addAll(later.generatedKeys);
            keys = Collections.unmodifiableList(keys);
        }
        return new Counts(sum, errors + later.errors, firstError == null ? later.firstError : firstError, keys);
    }

    /** A number of rows that someone expects. */
    static OptionalLong expected(long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("Cannot expect " + rows + " rows.");
        }
        return OptionalLong.of(rows);
    }

    private Counts changed(Kind kind, long number) {
        long[] changed = rows.clone();
        changed[kind.ordinal()] = number;
        return new Counts(changed, errors, firstError, generatedKeys);
    }

    private long require(Kind kind) {
        long number = rows[kind.ordinal()];
        if (number == UNKNOWN) {
            throw new StintException(
                    "It is not known how many rows were " + kind.name().toLowerCase(Locale.ROOT)
                            + ": the database tells it only if asked, or not at all. Say countChanges() on the statement, or use"
                            + " known(…), which is empty then.");
        }
        return number;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Counts counts
                && Arrays.equals(rows, counts.rows)
                && errors == counts.errors
                && Objects.equals(firstError, counts.firstError)
                && generatedKeys.equals(counts.generatedKeys);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rows) * 31 + generatedKeys.hashCode();
    }

    /** What is not zero. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "Counts[", "]");
        for (Kind kind : Kind.values()) {
            long number = rows[kind.ordinal()];
            if (number != 0) {
                text.add(kind.name().toLowerCase(Locale.ROOT) + "=" + (number == UNKNOWN ? "?" : number));
            }
        }
        if (errors > 0) {
            text.add("errors=" + errors);
        }
        if (!generatedKeys.isEmpty()) {
            text.add(generatedKeys.size() + " generated keys");
        }
        return text.toString();
    }
}

package org.stint.internal.jdbc;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.Dialect;
import org.stint.statement.Change;
import org.stint.statement.ChangeNode;
import org.stint.statement.Counts;
import org.stint.statement.Counts.Kind;
import org.stint.statement.Delete;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Insert;
import org.stint.statement.Node;
import org.stint.statement.Update;

/** What the numbers mean that come back from a change, and whether it is executed so that more of them do. */
final class Counting {

    private final Change<?> change;
    private final Dialect dialect;
    private final boolean batch;
    private final @Nullable Node tree;

    private Counting(Change<?> change, Dialect dialect, boolean batch, @Nullable Node tree) {
        this.change = change;
        this.dialect = dialect;
        this.batch = batch;
        this.tree = tree;
    }

    /**
     * How a change is counted.
     *
     * @param executed its tree as it is executed
     * @param batch whether it is executed for several sets of parameters
     */
    static Counting of(Change<?> change, Node executed, boolean batch, Dialect dialect) {
        return new Counting(change, dialect, batch, tree(change, executed, batch, dialect));
    }

    private static @Nullable Node tree(Change<?> change, Node executed, boolean batch, Dialect dialect) {
        if (change instanceof Update<?> update && update.countsChanges()) {
            return update.counted((ChangeNode.Update) executed);
        }
        if (!(change instanceof Insert<?> insert) || !insert.updatesRows() || batch && !insert.countsChanges()) {
            return null;
        }
        ChangeNode.Insert node = (ChangeNode.Insert) executed;
        if (insert.returnsGeneratedKeys()) {
            return dialect.tellsWhichRowsAreNew() ? insert.keysAndWhetherNew(node) : null;
        }
        return dialect.tellsReplacedRows(node) ? insert.counted(node) : null;
    }

    /**
     * The tree that gives two numbers or, if {@link #keys()} are wanted, for each row its key and whether it is new; null if
     * the change is executed as it is.
     */
    @Nullable
    Node tree() {
        return tree;
    }

    /** Whether the number of rows is all that has to come back. */
    boolean isPlain() {
        return tree == null && keys().isEmpty();
    }

    /** The columns whose values come back for inserted rows; none, or one. */
    List<ExpressionNode.Column> keys() {
        return change instanceof Insert<?> insert && insert.returnsGeneratedKeys()
                ? List.of(insert.table().idAttribute().node())
                : List.of();
    }

    /** What the two numbers mean. */
    Counts counted(long rows, long met) {
        return change instanceof Insert<?> insert
                ? leftAlone(insert, rows, Counts.inserted(met).with(Kind.REPLACED, rows - met))
                : matched(rows).with(Kind.CHANGED, met).with(Kind.UNCHANGED, rows - met);
    }

    /** What a number of rows means; one that is negative is not known. */
    Counts plain(long rows) {
        if (change instanceof Insert<?> insert) {
            return inserted(insert, rows);
        }
        return rows < 0 ? unknown() : matched(rows);
    }

    private Counts matched(long rows) {
        Counts counts = change instanceof Delete<?> ? Counts.deleted(rows) : Counts.updated(rows);
        return batch && rows == 0 ? counts.with(Kind.SKIPPED, 1) : counts;
    }

    private Counts unknown() {
        Counts counts = Counts.nothing().without(Kind.MATCHED).without(Kind.SKIPPED);
        return change instanceof Delete<?>
                ? counts.without(Kind.DELETED)
                : counts.without(Kind.CHANGED).without(Kind.UNCHANGED);
    }

    private Counts inserted(Insert<?> insert, long rows) {
        boolean mayBeThere = insert.updatesRows() || insert.passesOverRows();
        boolean vague = rows < 0 || mayBeThere && dialect.countsRowsLeftAlone();
        if (insert.updatesRows()) {
            return leftAlone(
                    insert,
                    vague ? -1 : rows,
                    Counts.nothing().without(Kind.INSERTED).without(Kind.REPLACED));
        }
        Counts counts = vague ? Counts.nothing().without(Kind.INSERTED) : Counts.inserted(rows);
        return insert.passesOverRows() ? leftAlone(insert, vague ? -1 : rows, counts) : counts;
    }

    /** Of the given rows, those that are not among the written ones were there already and stayed as they were. */
    private static Counts leftAlone(Insert<?> insert, long written, Counts counts) {
        OptionalLong given = insert.givenRows();
        return written < 0 || given.isEmpty()
                ? counts.without(Kind.UNCHANGED)
                : counts.with(Kind.UNCHANGED, given.getAsLong() - written);
    }
}

package org.stint.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.OldRow;
import org.stint.statement.Operator;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
import org.stint.statement.SqlText;
import org.stint.type.SqlTypes;

/** Writes changes that give back their rows for H2: a select over the data change delta table. */
abstract class H2Returning extends H2Changes {

    private static final int FEWEST_BITS = ChangeNode.Watched.NEAR;
    private static final int BITS_FOR_EACH_KEY = 1 << 6;
    private static final int LAST = Integer.MAX_VALUE;

    @Override
    public @Nullable Void visitReturning(ChangeNode.Returning returning, SqlText text) {
        requireOwnColumns(returning);
        if (OldRow.isNamedIn(returning)) {
            return oldAndNew(returning, text);
        }
        SqlText rows = rows(returning.change(), text);
        columns(returning.columns(), text.append("SELECT "));
        text.append(rows);
        return null;
    }

    /** The rows of a change, written before what is selected of them, for it decides how columns are named. */
    private SqlText rows(Node change, SqlText text) {
        SqlText rows = text.fragment();
        rows.append(change instanceof ChangeNode.Delete ? " FROM OLD TABLE (" : " FROM FINAL TABLE (");
        change.accept(this, rows);
        rows.append(")");
        if (text.qualified()) {
            rows.append(" AS ").append(quote(target(change).correlation()));
        }
        return rows;
    }

    private void requireOwnColumns(ChangeNode.Returning returning) {
        if (returning.namesFurtherTables()) {
            throw lacking(
                    "a change of " + target(returning.change()).correlation()
                            + " that gives back columns of another table",
                    "Read them by a subquery, or select them afterwards.");
        }
    }

    /**
     * The rows as they were come from the change itself, so that they are right whatever others write meanwhile. Other
     * tables of the statement show what was there when it began; only a locking read sees what the change left. It
     * meets no row but those, which are locked already.
     */
    private @Nullable Void oldAndNew(ChangeNode.Returning returning, SqlText text) {
        if (!(returning.change() instanceof ChangeNode.Update update)) {
            throw OldRow.lackingForUpsert(this);
        }
        List<ExpressionNode.Column> keys = OldRow.keysOf(update, this);
        if (update.assignments().stream()
                .anyMatch(assignment -> keys.stream()
                        .anyMatch(key -> key.name().equals(assignment.column().name())))) {
            throw lacking(
                    "an UPDATE of " + update.table().name() + " that sets its id and gives back the rows as they were",
                    "Delete the rows and insert them anew, or do not ask for the old ones.");
        }
        SqlText change = text.fragment();
        update.accept(this, change);
        text.qualify();
        String name = quote(update.table().correlation());
        columns(returning.columns(), text.append("SELECT "));
        text.append(" FROM OLD TABLE (").append(change).append(") AS " + OldRow.NAME);
        text.append(" LEFT JOIN (SELECT * FROM " + tableName(update.table()) + " FOR UPDATE) AS " + name + " ON ");
        sameRow(keys, name, OldRow.NAME, text);
        return null;
    }

    @Override
    public @Nullable Void visitCounted(ChangeNode.Counted counted, SqlText text) {
        Node change = counted.returning().change();
        if (change instanceof ChangeNode.Insert insert) {
            SqlText merge = text.fragment();
            insert.accept(this, merge);
            int rows = insert.rows().size();
            text.append("SELECT " + rows + ", " + rows + " - COUNT(*) FROM OLD TABLE (");
            text.append(merge).append(")");
            return null;
        }
        Node all = new ExpressionNode.Constant(ExpressionNode.Constant.Word.ALL_COLUMNS, SqlTypes.LONG);
        Node met = new ExpressionNode.Operation(
                Operator.CASE,
                List.of(counted.returning().columns().get(0), new ExpressionNode.Whole(1)),
                SqlTypes.LONG);
        return visitReturning(
                new ChangeNode.Returning(
                        change,
                        List.of(
                                new ExpressionNode.Operation(Operator.COUNT, List.of(all), SqlTypes.LONG),
                                new ExpressionNode.Operation(Operator.COUNT, List.of(met), SqlTypes.LONG))),
                text);
    }

    @Override
    public boolean gathersWatchedRows() {
        return true;
    }

    /**
     * A WITH clause would run the change once for each time it is named, and a window would keep all of its rows: one pass
     * counts them and gathers those that are watched.
     */
    @Override
    public @Nullable Void visitWatched(ChangeNode.Watched watched, SqlText text) {
        ChangeNode.Returning returning = watched.returning();
        requireOwnColumns(returning);
        SqlText rows = rows(returning.change(), text);
        int places = watched.keys().get(0).places();
        text.append("SELECT COUNT(*)");
        for (int from = 0; from < places; from += H2Lists.LONGEST_ARRAY) {
            text.append(", ARRAY_AGG(ROW(");
            columns(returning.columns(), text);
            text.append(")) FILTER (WHERE ");
            watches(watched, from, Math.min(places - from, H2Lists.LONGEST_ARRAY), text);
            text.append(")");
        }
        text.append(rows);
        return null;
    }

    /**
     * To look up a key among many takes H2 several times as long as to look at a bit, and the text of it long to parse.
     * Among numbers that lie near each other a bit tells which it is. Those that lie further apart than there are bits may
     * share one with a key, so that the ones whose bit is set are looked up all the same.
     */
    private void watches(ChangeNode.Watched watched, int from, int rows, SqlText text) {
        List<ExpressionNode.Column> key = watched.key();
        PlaceholderNode.BindList first = watched.keys().get(0);
        if (watched.near()) {
            key.get(0).accept(this, text);
            text.append(" BETWEEN ").placeholder(first, 0).append(" AND ").placeholder(first, LAST);
            hasBit(key.get(0), first, ChangeNode.Watched.NEAR, text.append(" AND "));
            return;
        }
        if (key.size() == 1
                && rows == first.places()
                && key.get(0).type().columnType().isWhole()) {
            hasBit(key.get(0), first, Math.max(FEWEST_BITS, BITS_FOR_EACH_KEY * rows), text);
            text.append(" AND ");
        }
        Node looked = key.size() == 1 ? key.get(0) : new ExpressionNode.Row(List.copyOf(key));
        looked.accept(this, text);
        H2Lists.select(watched.keys(), from, rows, this::castName, text.append(" IN ("));
        text.append(")");
    }

    private void hasBit(ExpressionNode.Column column, PlaceholderNode.BindList numbers, int bits, SqlText text) {
        text.append("BITGET(").bits(numbers, bits).append(", BITAND(");
        column.accept(this, text);
        text.append(", " + (bits - 1) + "))");
    }

    private static QueryNode.Table target(Node change) {
        return (QueryNode.Table) change.children().get(0);
    }
}

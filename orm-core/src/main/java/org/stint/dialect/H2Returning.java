package org.stint.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.OldRow;
import org.stint.statement.Operator;
import org.stint.statement.QueryNode;
import org.stint.statement.SqlText;
import org.stint.type.SqlTypes;

/** Writes changes that give back their rows for H2: a select over the data change delta table. */
abstract class H2Returning extends H2Changes {

    @Override
    public @Nullable Void visitReturning(ChangeNode.Returning returning, SqlText text) {
        requireOwnColumns(returning);
        if (OldRow.isNamedIn(returning)) {
            return oldAndNew(returning, text);
        }
        SqlText change = text.fragment();
        returning.change().accept(this, change);
        text.append("SELECT ");
        columns(returning.columns(), text);
        text.append(returning.change() instanceof ChangeNode.Delete ? " FROM OLD TABLE (" : " FROM FINAL TABLE (");
        text.append(change).append(")");
        if (text.qualified()) {
            text.append(" AS ").append(quote(target(returning.change()).correlation()));
        }
        return null;
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

    /**
     * A WITH clause would run the change once for each time it is named, and an IN would compare each row with each key:
     * the keys are rows of their own beside those of the change, and a window finds which have the same key. Within such
     * a union H2 wants to know the numbers of placeholders.
     */
    @Override
    public @Nullable Void visitWatched(ChangeNode.Watched watched, SqlText text) {
        text.numberPlaceholders();
        List<Node> inner = new ArrayList<>(watched.returning().columns());
        int selected = inner.size();
        inner.addAll(watched.key());
        String columns = names("c", selected);
        String keys = names("k", watched.key().size());
        text.append("SELECT COUNT(*) FILTER (WHERE watched = 0) OVER (), " + columns + " FROM (");
        inner.add(new ExpressionNode.Whole(0));
        visitReturning(new ChangeNode.Returning(watched.returning().change(), inner), text);
        text.append(" UNION ALL SELECT " + "NULL, ".repeat(selected) + keys + ", 1 FROM (");
        visitValues(new QueryNode.Values(watched.keys()), text);
        text.append(") AS keys (" + keys + ")) AS changed (" + columns + ", " + keys + ", watched)");
        text.append(" QUALIFY watched = 0 AND MAX(watched) OVER (PARTITION BY " + keys
                + ") = 1 OR ROW_NUMBER() OVER () = 1");
        return null;
    }

    /** Names made of a letter and a number, with commas between them. */
    private static String names(String letter, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> letter + i).collect(Collectors.joining(", "));
    }

    private static QueryNode.Table target(Node change) {
        return (QueryNode.Table) change.children().get(0);
    }
}

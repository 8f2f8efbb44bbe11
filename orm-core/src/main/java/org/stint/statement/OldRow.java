package org.stint.statement;

import java.util.List;
import org.stint.exception.StintException;

/** The row as it was before a change, which RETURNING may name beside the row as it is afterwards. */
public final class OldRow {

    /** The name of the row in a statement. */
    public static final String NAME = "old";

    private OldRow() {}

    /** Whether a table stands for the row as it was. */
    public static boolean is(QueryNode.Table table) {
        return NAME.equals(table.alias());
    }

    /** Whether a change gives back anything of the rows as they were. */
    public static boolean isNamedIn(ChangeNode.Returning returning) {
        return returning.columns().stream().anyMatch(OldRow::isNamedIn);
    }

    /**
     * The columns that identify the rows of an UPDATE, for a dialect that finds by them the same row before and after.
     *
     * @throws StintException if none are known
     */
    public static List<ExpressionNode.Column> keysOf(ChangeNode.Update update, SqlWriter writer) {
        if (update.keys().isEmpty()) {
            throw writer.lacking(
                    "an UPDATE of " + update.table().name() + " that gives back the rows as they were",
                    "Rows before and after are told by the id, and the table describes none: describe it, or lock and"
                            + " read the rows with a select first.");
        }
        return update.keys();
    }

    /** Refuses to give back rows as they were that an INSERT updated. */
    public static StintException lackingForUpsert(SqlWriter writer) {
        return writer.lacking(
                "an INSERT that updates rows and gives them back as they were",
                "Lock and read the rows with a select first, or give back the rows as they are afterwards.");
    }

    /** Whether a part of a statement names such a row. */
    static boolean isNamedIn(Node node) {
        return node instanceof ExpressionNode.Column column && is(column.table())
                || node.children().stream().anyMatch(OldRow::isNamedIn);
    }
}

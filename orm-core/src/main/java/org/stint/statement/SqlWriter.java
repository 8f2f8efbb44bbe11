package org.stint.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the SQL of a statement, by the standard where nothing else is said. A dialect is a writer that overrides what
 * its database does in another way.
 *
 * <p>A name is quoted unless it is lower case and no reserved word; since every name goes the same way, names with
 * capitals, blanks or quotes in them work. A column carries the name of its table only in a statement that names
 * several. Without state, and safe for use by many threads.
 */
public class SqlWriter extends QueryWriter {

    /** Writes SQL for people to read and for databases that follow the standard. */
    public static final SqlWriter STANDARD = new SqlWriter();

    /** For dialects. */
    protected SqlWriter() {}

    /** The text and placeholders of a statement, or of a part of one. */
    public final Sql write(Node statement) {
        return SqlText.write(statement, this);
    }

    @Override
    public @Nullable Void visitInsert(ChangeNode.Insert insert, SqlText text) {
        text.append("INSERT INTO ").append(tableName(insert.table()));
        if (insert.columns().isEmpty()) {
            text.append(" ").append(defaultValues());
        } else {
            text.append(" (");
            names(insert.columns(), text);
            text.append(")");
            rows(insert, text);
        }
        if (insert.conflict() != null) {
            insert.conflict().accept(this, text);
        }
        return null;
    }

    /** Writes the condition by which two names stand for the same row, as its keys tell. */
    protected final void sameRow(List<ExpressionNode.Column> keys, String one, String other, SqlText text) {
        for (int i = 0; i < keys.size(); i++) {
            String name = "." + quote(keys.get(i).name());
            text.append(i == 0 ? "" : " AND ").append(one + name + " = " + other + name);
        }
    }

    /** Writes what is inserted: rows of values or a query. */
    protected final void rows(ChangeNode.Insert insert, SqlText text) {
        if (insert.query() != null) {
            insert.query().accept(this, text.append(" "));
        } else {
            list(insert.rows(), text.append(" VALUES "));
        }
    }

    /** Writes the names of columns with commas between them. */
    protected final void names(List<ExpressionNode.Column> columns, SqlText text) {
        for (int i = 0; i < columns.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(quote(columns.get(i).name()));
        }
    }

    /** What stands in place of columns and values if an INSERT sets nothing. */
    protected String defaultValues() {
        return "DEFAULT VALUES";
    }

    @Override
    public @Nullable Void visitConflict(ChangeNode.Conflict conflict, SqlText text) {
        text.append(" ON CONFLICT ");
        if (conflict.constraint() != null) {
            text.append("ON CONSTRAINT ").append(quote(conflict.constraint())).append(" ");
        } else if (!conflict.columns().isEmpty()) {
            text.append("(");
            names(conflict.columns(), text);
            text.append(") ");
        }
        if (conflict.assignments().isEmpty()) {
            text.append("DO NOTHING");
            return null;
        }
        text.append("DO UPDATE SET ");
        list(conflict.assignments(), text);
        where(conflict.where(), text);
        return null;
    }

    @Override
    public @Nullable Void visitUpdate(ChangeNode.Update update, SqlText text) {
        Assignments.requireOneTable(update, this);
        text.append("UPDATE ");
        update.table().accept(this, text);
        text.append(" SET ");
        list(Assignments.simultaneous(update), text);
        if (update.from() != null) {
            update.from().accept(this, text.append(" FROM "));
        }
        where(update.where(), text);
        return null;
    }

    @Override
    public @Nullable Void visitAssignment(ChangeNode.Assignment assignment, SqlText text) {
        text.append(quote(assignment.column().name())).append(" = ");
        operand(assignment.value(), 0, text);
        return null;
    }

    @Override
    public @Nullable Void visitDelete(ChangeNode.Delete delete, SqlText text) {
        text.append("DELETE FROM ");
        delete.table().accept(this, text);
        if (delete.using() != null) {
            delete.using().accept(this, text.append(" USING "));
        }
        where(delete.where(), text);
        return null;
    }

    @Override
    public @Nullable Void visitReturning(ChangeNode.Returning returning, SqlText text) {
        returning.change().accept(this, text);
        text.append(" RETURNING ");
        columns(returning.columns(), text);
        return null;
    }

    /** A change in a WITH clause, whose rows are counted and looked through without leaving the database. */
    @Override
    public @Nullable Void visitWatched(ChangeNode.Watched watched, SqlText text) {
        watched.returning().accept(this, text.append("WITH changed AS ("));
        text.append(") SELECT total.number");
        for (Node column : watched.returning().columns()) {
            text.append(", changed.").append(quote(((ExpressionNode.Column) column).name()));
        }
        text.append(" FROM (SELECT COUNT(*) AS number FROM changed) AS total LEFT JOIN changed ON ");
        List<Node> key = new ArrayList<>();
        watched.key()
                .forEach(column ->
                        key.add(new ExpressionNode.Raw(List.of("changed." + quote(column.name())), List.of())));
        if (key.size() == 1) {
            in(key.get(0), watched.keys().get(0), text);
        } else {
            visitRow(new ExpressionNode.Row(key), text);
            rows(watched.keys(), text.append(" IN "));
        }
        return null;
    }

    /** A change in a WITH clause, of whose rows only the numbers leave the database. */
    @Override
    public @Nullable Void visitCounted(ChangeNode.Counted counted, SqlText text) {
        counted.returning().accept(this, text.append("WITH counted (met) AS ("));
        text.append(") SELECT COUNT(*), COUNT(CASE WHEN met THEN 1 END) FROM counted");
        return null;
    }

    /** Writes rows of values in parentheses, the last of them repeated until all placeholders of the lists are used. */
    protected static void rows(List<PlaceholderNode.BindList> columns, SqlText text) {
        for (int row = 0; row < columns.get(0).places(); row++) {
            text.append(row == 0 ? "((" : ", (");
            for (int column = 0; column < columns.size(); column++) {
                text.append(column == 0 ? "" : ", ").placeholder(columns.get(column), row);
            }
            text.append(")");
        }
        text.append(")");
    }
}

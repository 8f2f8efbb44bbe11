package org.stint.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.statement.Assignments;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Insert;
import org.stint.statement.NamedTables;
import org.stint.statement.Node;
import org.stint.statement.OldRow;
import org.stint.statement.QueryNode;
import org.stint.statement.SqlText;

/** Writes inserts, updates and deletes for MariaDB, where an assignment sees what those before it have set. */
abstract class MariaDbChanges extends MariaDbQueries {

    @Override
    public @Nullable Void visitUpdate(ChangeNode.Update given, SqlText text) {
        ChangeNode.Update update = given.ordered() && given.from() != null ? unordered(given) : given;
        List<ChangeNode.Assignment> assignments =
                Assignments.leftToRight(update).orElse(null);
        QueryNode.Table before = null;
        if (assignments == null) {
            before = new QueryNode.Table(null, "before_" + update.table().correlation(), null);
            assignments = readingFrom(before, update);
        }
        text.append("UPDATE ");
        update.table().accept(this, text);
        if (before != null) {
            selfJoin(update, before, text);
        }
        if (update.from() != null) {
            joined(update.from(), text);
        }
        text.append(" SET ");
        boolean several = before != null || update.from() != null;
        for (int i = 0; i < assignments.size(); i++) {
            ChangeNode.Assignment assignment = assignments.get(i);
            text.append(i == 0 ? "" : ", ");
            if (several) {
                assignment.column().accept(this, text);
            } else {
                text.append(quote(assignment.column().name()));
            }
            operand(assignment.value(), 0, text.append(" = "));
        }
        where(update.where(), text);
        return null;
    }

    /** With another table, the server promises no order in which it assigns: each value is said by the row as it was. */
    private static ChangeNode.Update unordered(ChangeNode.Update update) {
        return new ChangeNode.Update(
                update.table(), Assignments.simultaneous(update), false, update.from(), update.where(), update.keys());
    }

    private void joined(Node source, SqlText text) {
        boolean nested = source instanceof QueryNode.Join;
        source.accept(this, text.append(nested ? " JOIN (" : " JOIN "));
        text.append(nested ? ")" : "");
    }

    private static List<ChangeNode.Assignment> readingFrom(QueryNode.Table before, ChangeNode.Update update) {
        Map<String, Node> columns = new HashMap<>();
        update.assignments()
                .forEach(assignment -> columns.put(
                        assignment.column().name(),
                        new ExpressionNode.Column(
                                before,
                                assignment.column().name(),
                                assignment.column().type())));
        return update.assignments().stream()
                .map(assignment -> new ChangeNode.Assignment(
                        assignment.column(), Assignments.replaced(assignment.value(), update.table(), columns)))
                .toList();
    }

    /** Joins the rows as they are, because an assignment that reads what another sets would see the new value. */
    private void selfJoin(ChangeNode.Update update, QueryNode.Table before, SqlText text) {
        if (update.keys().isEmpty()) {
            throw Assignments.circular(update, this);
        }
        text.qualify();
        String alias = quote(before.name());
        text.append(" JOIN ").append(tableName(update.table())).append(" AS ").append(alias);
        text.append(" ON ");
        sameRow(update.keys(), alias, quote(update.table().correlation()), text);
    }

    @Override
    public @Nullable Void visitDelete(ChangeNode.Delete delete, SqlText text) {
        if (delete.table().alias() == null && delete.using() == null) {
            return super.visitDelete(delete, text);
        }
        if (delete.table().alias() == null && delete.where() != null && looksAtItself(delete.where(), delete.table())) {
            text.append("DELETE FROM ").append(tableName(delete.table())).append(" WHERE EXISTS (SELECT 1 FROM ");
            delete.using().accept(this, text);
            where(delete.where(), text);
            text.append(")");
            return null;
        }
        text.append("DELETE ").append(quote(delete.table().correlation())).append(" FROM ");
        delete.table().accept(this, text);
        if (delete.using() != null) {
            joined(delete.using(), text);
        }
        where(delete.where(), text);
        return null;
    }

    /** Whether a subquery reads the table as well, which before 11.1 a DELETE with a join refuses. */
    private static boolean looksAtItself(Node node, QueryNode.Table table) {
        return node instanceof QueryNode.Select && Correlation.reads(node, table)
                || node.children().stream().anyMatch(child -> looksAtItself(child, table));
    }

    @Override
    protected String defaultValues() {
        return "() VALUES ()";
    }

    /** Rows that a query reads from the very table go through another name, or no column would be unambiguous below. */
    @Override
    public @Nullable Void visitInsert(ChangeNode.Insert insert, SqlText text) {
        QueryNode.Select query = insert.query();
        if (insert.conflict() == null || query == null) {
            return super.visitInsert(insert, text);
        }
        text.qualify();
        if (!NamedTables.of(query).contains(insert.table())) {
            return super.visitInsert(insert, text);
        }
        text.append("INSERT INTO ").append(tableName(insert.table())).append(" (");
        names(insert.columns(), text);
        names(insert.columns(), text.append(") WITH " + Insert.EXCLUDED + " ("));
        query.accept(this, text.append(") AS ("));
        text.append(") SELECT * FROM " + Insert.EXCLUDED);
        return insert.conflict().accept(this, text);
    }

    /**
     * A row that is there already by any unique key is updated: the form knows no choice of columns. Without an update,
     * a column is set to itself, since INSERT IGNORE would hide other errors too. Here as well, an assignment and its
     * condition see what those before have set.
     */
    @Override
    public @Nullable Void visitConflict(ChangeNode.Conflict conflict, SqlText text) {
        text.append(" ON DUPLICATE KEY UPDATE ");
        if (conflict.assignments().isEmpty()) {
            ExpressionNode.Column column = conflict.columns().get(0);
            column.accept(this, text);
            column.accept(this, text.append(" = "));
            return null;
        }
        requireNoExcludedRowInSubqueries(conflict, conflict, false);
        String gap = "";
        for (ChangeNode.Assignment assignment : Assignments.leftToRight(conflict, this)) {
            assignment.column().accept(this, text.append(gap));
            text.append(" = ");
            if (conflict.where() == null) {
                operand(assignment.value(), 0, text);
            } else {
                operand(conflict.where(), 0, text.append("IF("));
                operand(assignment.value(), 0, text.append(", "));
                assignment.column().accept(this, text.append(", "));
                text.append(")");
            }
            gap = ", ";
        }
        return null;
    }

    private void requireNoExcludedRowInSubqueries(Node node, ChangeNode.Conflict conflict, boolean inside) {
        boolean subquery = inside || node instanceof QueryNode.Select;
        if (subquery
                && node instanceof ExpressionNode.Column column
                && column.table().equals(conflict.excluded())) {
            throw lacking(
                    "an INSERT that updates rows of "
                            + conflict.columns().get(0).table().name()
                            + " and names the excluded row within a subquery",
                    "Read what the subquery looks for first, or insert and update with two statements.");
        }
        node.children().forEach(child -> requireNoExcludedRowInSubqueries(child, conflict, subquery));
    }

    @Override
    public @Nullable Void visitColumn(ExpressionNode.Column column, SqlText text) {
        if (Insert.EXCLUDED.equals(column.table().alias())) {
            text.append("VALUES(").append(quote(column.name())).append(")");
            return null;
        }
        return super.visitColumn(column, text);
    }

    @Override
    public @Nullable Void visitReturning(ChangeNode.Returning returning, SqlText text) {
        if (returning.change() instanceof ChangeNode.Update update) {
            throw lacking(
                    "an UPDATE of " + update.table().name() + " that gives back its rows",
                    "Lock and read the rows with a select first.");
        }
        if (returning.change() instanceof ChangeNode.Delete delete
                && (delete.using() != null || delete.table().alias() != null)) {
            throw lacking(
                    "a DELETE that uses another table or an alias and gives back its rows",
                    "Say the condition by a subquery, and name the table without an alias.");
        }
        if (OldRow.isNamedIn(returning)) {
            throw OldRow.lackingForUpsert(this);
        }
        if (returning.change() instanceof ChangeNode.Insert insert && leavesRowsAlone(insert)) {
            throw lacking(
                    "an INSERT into " + insert.table().name()
                            + " that leaves rows alone and gives back none but the others",
                    "Read the rows with a select afterwards, or update them without a condition.");
        }
        return super.visitReturning(returning, text);
    }

    private static boolean leavesRowsAlone(ChangeNode.Insert insert) {
        ChangeNode.Conflict conflict = insert.conflict();
        return conflict != null && (conflict.assignments().isEmpty() || conflict.where() != null);
    }

    @Override
    public @Nullable Void visitCounted(ChangeNode.Counted counted, SqlText text) {
        throw lacking(
                "an UPDATE that counts which of its rows change",
                "Lock the rows and count them with a select first, or leave countChanges() out.");
    }
}

package org.stint.dialect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.statement.Assignments;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Insert;
import org.stint.statement.Node;
import org.stint.statement.OldRow;
import org.stint.statement.QueryNode;
import org.stint.statement.SqlText;

/** Writes inserts, updates and deletes for MariaDB, where an assignment sees what those before it have set. */
abstract class MariaDbChanges extends MariaDbQueries {

    @Override
    public @Nullable Void visitUpdate(ChangeNode.Update update, SqlText text) {
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
            text.append(" JOIN ");
            boolean nested = update.from() instanceof QueryNode.Join;
            text.append(nested ? "(" : "");
            update.from().accept(this, text);
            text.append(nested ? ")" : "");
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
        text.append("DELETE ").append(quote(delete.table().correlation())).append(" FROM ");
        delete.table().accept(this, text);
        if (delete.using() != null) {
            delete.using().accept(this, text.append(" JOIN "));
        }
        where(delete.where(), text);
        return null;
    }

    @Override
    protected String defaultValues() {
        return "() VALUES ()";
    }

    /**
     * A row that is there already by any unique key is updated: the form knows no choice of columns. Without an update,
     * a column is set to itself, since INSERT IGNORE would hide other errors too.
     */
    @Override
    public @Nullable Void visitConflict(ChangeNode.Conflict conflict, SqlText text) {
        text.append(" ON DUPLICATE KEY UPDATE ");
        if (conflict.assignments().isEmpty()) {
            String name = quote(conflict.columns().get(0).name());
            text.append(name + " = " + name);
            return null;
        }
        for (int i = 0; i < conflict.assignments().size(); i++) {
            ChangeNode.Assignment assignment = conflict.assignments().get(i);
            String name = quote(assignment.column().name());
            text.append(i == 0 ? "" : ", ").append(name).append(" = ");
            if (conflict.where() == null) {
                operand(assignment.value(), 0, text);
            } else {
                operand(conflict.where(), 0, text.append("IF("));
                operand(assignment.value(), 0, text.append(", "));
                text.append(", ").append(name).append(")");
            }
        }
        return null;
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
        return super.visitReturning(returning, text);
    }

    @Override
    public @Nullable Void visitCounted(ChangeNode.Counted counted, SqlText text) {
        throw lacking(
                "an UPDATE that counts which of its rows change",
                "Lock the rows and count them with a select first, or leave countChanges() out.");
    }
}

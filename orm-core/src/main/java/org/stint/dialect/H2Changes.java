package org.stint.dialect;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stint.statement.Assignments;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Operator;
import org.stint.statement.SqlText;

/** Writes inserts, updates and deletes for H2: those that use other tables, or rows that may be there, are a MERGE. */
abstract class H2Changes extends H2Queries {

    @Override
    public @Nullable Void visitInsert(ChangeNode.Insert insert, SqlText text) {
        if (insert.conflict() == null) {
            return super.visitInsert(insert, text);
        }
        merge(H2Upsert.of(insert, this), text);
        return null;
    }

    private void merge(ChangeNode.Insert insert, SqlText text) {
        ChangeNode.Conflict conflict = Objects.requireNonNull(insert.conflict());
        String target = quote(insert.table().correlation());
        String excluded = quote(conflict.excluded().correlation());
        text.append("MERGE INTO ").append(tableName(insert.table())).append(" USING (");
        if (insert.query() != null) {
            insert.query().accept(this, text);
        } else {
            text.append("VALUES ");
            String gap = "(";
            for (ExpressionNode.Row row : insert.rows()) {
                castRow(insert.columns(), row, text.append(gap));
                gap = ", (";
            }
        }
        text.append(") AS ").append(excluded).append(" (");
        names(insert.columns(), text);
        text.append(") ON ");
        for (int i = 0; i < conflict.columns().size(); i++) {
            String name = quote(conflict.columns().get(i).name());
            text.append(i == 0 ? "" : " AND ").append(target + "." + name + " = " + excluded + "." + name);
        }
        if (!conflict.assignments().isEmpty()) {
            text.append(" WHEN MATCHED");
            if (conflict.where() != null) {
                operand(conflict.where(), Operator.NOT.precedence(), text.append(" AND "));
            }
            list(conflict.assignments(), text.append(" THEN UPDATE SET "));
        }
        text.append(" WHEN NOT MATCHED THEN INSERT (");
        names(insert.columns(), text);
        text.append(") VALUES (");
        for (int i = 0; i < insert.columns().size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(excluded + "." + quote(insert.columns().get(i).name()));
        }
        text.append(")");
    }

    /** Without a greatest length: a cast cuts a text that is too long, where the column refuses it. */
    private void castRow(List<ExpressionNode.Column> columns, ExpressionNode.Row row, SqlText text) {
        for (int i = 0; i < columns.size(); i++) {
            operand(row.values().get(i), 0, text.append(i == 0 ? "CAST(" : ", CAST("));
            text.append(" AS " + castName(columns.get(i).type().columnType().unlimited()) + ")");
        }
        text.append(")");
    }

    /** Changes that use other tables are a MERGE here. */
    @Override
    public @Nullable Void visitUpdate(ChangeNode.Update stated, SqlText text) {
        if (stated.from() == null) {
            return super.visitUpdate(stated, text);
        }
        Assignments.requireOneTable(stated, this);
        ChangeNode.Update update = JoinedSources.of(stated);
        text.append("MERGE INTO ");
        update.table().accept(this, text);
        text.append(" USING ");
        update.from().accept(this, text);
        text.append(" ON ");
        if (update.where() == null) {
            text.append("TRUE");
        } else {
            operand(update.where(), 0, text);
        }
        text.append(" WHEN MATCHED THEN UPDATE SET ");
        list(Assignments.simultaneous(update), text);
        return null;
    }

    @Override
    public @Nullable Void visitDelete(ChangeNode.Delete delete, SqlText text) {
        if (delete.using() == null) {
            return super.visitDelete(delete, text);
        }
        text.append("DELETE FROM ");
        delete.table().accept(this, text);
        text.append(" WHERE EXISTS (SELECT 1 FROM ");
        delete.using().accept(this, text);
        where(delete.where(), text);
        text.append(")");
        return null;
    }
}

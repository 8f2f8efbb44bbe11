package org.stint.dialect;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.statement.Node;
import org.stint.statement.SqlText;
import org.stint.type.ColumnType;

/**
 * H2, version 2.2 and later. It has no RETURNING: rows come back from a select over a data change delta table. It has
 * no FOR SHARE either: such rows are locked as for an update.
 */
public final class H2Dialect extends Dialect {

    private static final Set<String> RESERVED = words("""
            all and any array as asymmetric authorization between both case cast check constraint cross
            current_catalog current_date current_path current_role current_schema current_time current_timestamp
            current_user day default distinct else end except exists false fetch for foreign from full group groups
            having hour if ilike in inner intersect intersects interval is join key leading left like limit localtime
            localtimestamp minus minute month natural not null offset on or order over partition primary qualify range
            regexp right row rownum rows second select session_user set some symmetric system_user table to top
            trailing true uescape union unique unknown user using value values when where window with year _rowid_
            """);

    @Override
    public String name() {
        return "H2";
    }

    @Override
    public boolean serves(String jdbcUrl) {
        return jdbcUrl.startsWith("jdbc:h2:");
    }

    @Override
    public boolean hasTransactionalDdl() {
        return false;
    }

    @Override
    public boolean abortsTransactionOnError() {
        return false;
    }

    @Override
    public boolean returnsInsertedRows() {
        return true;
    }

    @Override
    public boolean returnsUpdatedRows() {
        return true;
    }

    @Override
    public boolean returnsDeletedRows() {
        return true;
    }

    @Override
    public boolean hasSharedLocks() {
        return false;
    }

    @Override
    protected Optional<Violation> violationOf(SQLException error) {
        return H2Errors.violation(error);
    }

    @Override
    public String typeName(ColumnType type) {
        return switch (type.kind()) {
            // without a precision H2 takes DECIMAL for a whole number
            case DECIMAL -> type.precision() == 0 ? "DECFLOAT" : super.typeName(type);
            // its JSON takes a million characters at most, and makes a JSON string of every text
            case JSON -> "CHARACTER LARGE OBJECT";
            default -> super.typeName(type);
        };
    }

    @Override
    public @Nullable Void visitReturning(Node.Returning returning, SqlText text) {
        SqlText change = text.fragment();
        returning.change().accept(this, change);
        text.append("SELECT ");
        columns(returning.columns(), text);
        text.append(returning.change() instanceof Node.Delete ? " FROM OLD TABLE (" : " FROM FINAL TABLE (");
        text.append(change).append(")");
        if (text.qualified()) {
            text.append(" AS ").append(quote(target(returning.change()).correlation()));
        }
        return null;
    }

    /** H2 guesses the type of a bare placeholder in arithmetic, and divides with fifty thousand digits. */
    @Override
    public @Nullable Void visitOperation(Node.Operation operation, SqlText text) {
        switch (operation.operator()) {
            case PLUS, MINUS, TIMES, DIVIDE, DIVIDE_WHOLE -> {
                List<Node> operands =
                        operation.operands().stream().map(H2Dialect::typed).toList();
                return super.visitOperation(new Node.Operation(operation.operator(), operands, operation.type()), text);
            }
            default -> {
                return super.visitOperation(operation, text);
            }
        }
    }

    private static Node typed(Node operand) {
        return operand instanceof Node.Placeholder placeholder
                ? new Node.Cast(placeholder, placeholder.type())
                : operand;
    }

    private static Node.Table target(Node change) {
        return (Node.Table) change.children().get(0);
    }

    @Override
    protected boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    @Override
    protected String lockClause(Node.Select.Lock lock) {
        return "FOR UPDATE";
    }

    @Override
    protected String likeEscape() {
        return "";
    }
}

package org.stint.dialect;

import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stint.statement.Assignments;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Insert;
import org.stint.statement.JoinKind;
import org.stint.statement.Node;
import org.stint.statement.OldRow;
import org.stint.statement.Operator;
import org.stint.statement.QueryNode;
import org.stint.statement.SqlText;
import org.stint.type.ColumnType;

/**
 * MariaDB, version 10.11 and later. It gives back inserted and deleted rows, but no updated ones. Times with a zone are
 * kept as times in UTC.
 */
public class MariaDbDialect extends Dialect {

    /** What surely fits into a row beside other columns, at four bytes for a character. */
    private static final int LONGEST_VARCHAR = 16_000;

    private static final int FINEST_TIME = 6;

    /** A table that a plan reads from end to end. */
    private static final Pattern FULL_SCAN =
            Pattern.compile("\"table_name\": (\"(?:[^\"\\\\]|\\\\.)+\"),\\s*\"access_type\": \"ALL\"");

    private static final Set<String> RESERVED = words("""
            accessible add all alter analyze and as asc asensitive before between bigint binary blob both by call
            cascade case change char character check collate column condition constraint continue convert create cross
            current_date current_role current_time current_timestamp current_user cursor database databases day_hour
            day_microsecond day_minute day_second dec decimal declare default delayed delete delete_domain_id desc
            describe deterministic distinct distinctrow div do_domain_ids double drop dual each else elseif enclosed
            escaped except exists exit explain false fetch float float4 float8 for force foreign from fulltext general
            grant group having high_priority hour_microsecond hour_minute hour_second if ignore ignore_domain_ids
            ignore_server_ids in index infile inner inout insensitive insert int int1 int2 int3 int4 int8 integer
            intersect interval into is iterate join json_table key keys kill leading leave left like limit linear lines
            load localtime localtimestamp lock long longblob longtext loop low_priority
            master_heartbeat_period master_ssl_verify_server_cert match maxvalue mediumblob mediumint mediumtext
            middleint minute_microsecond minute_second mod modifies natural no_write_to_binlog not null numeric offset on
            optimize option optionally or order out outer outfile over page_checksum parse_vcol_expr partition position
            precision primary procedure purge range read reads read_write real recursive ref_system_id references regexp
            release rename repeat replace require resignal restrict return returning revoke right rlike row row_number
            rows schema schemas second_microsecond select sensitive separator set show signal slow smallint spatial
            specific sql sql_big_result sql_calc_found_rows sql_small_result sqlexception sqlstate sqlwarning ssl
            starting stats_auto_recalc stats_persistent stats_sample_pages straight_join table terminated then tinyblob
            tinyint tinytext to trailing trigger true undo union unique unlock unsigned update usage use using utc_date
            utc_time utc_timestamp values varbinary varchar varcharacter varying vector when where while window with
            write xor year_month zerofill
            """);

    @Override
    public String name() {
        return "MariaDB";
    }

    @Override
    public boolean serves(String jdbcUrl) {
        return jdbcUrl.startsWith("jdbc:mariadb:");
    }

    @Override
    public String identityClause() {
        return "AUTO_INCREMENT";
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
        return false;
    }

    @Override
    public boolean returnsDeletedRows() {
        return true;
    }

    @Override
    public boolean hasSharedLocks() {
        return true;
    }

    /** A row that is updated counts as two, or as one if it had the values already. */
    @Override
    public boolean tellsReplacedRows(ChangeNode.Insert insert) {
        return false;
    }

    @Override
    public boolean countsRowsLeftAlone() {
        return true;
    }

    @Override
    public @Nullable Void visitCounted(ChangeNode.Counted counted, SqlText text) {
        throw lacking(
                "an UPDATE that counts which of its rows change",
                "Lock the rows and count them with a select first, or leave countChanges() out.");
    }

    @Override
    protected Optional<Violation> violationOf(SQLException error) {
        return switch (error.getErrorCode()) {
            case 1062, 1586 -> Optional.of(unnamed(Violation.Kind.UNIQUE));
            case 1216, 1217, 1451, 1452 -> Optional.of(unnamed(Violation.Kind.FOREIGN_KEY));
            case 1048, 1364 -> Optional.of(unnamed(Violation.Kind.NOT_NULL));
            case 4025 -> Optional.of(unnamed(Violation.Kind.CHECK));
            default -> Optional.empty();
        };
    }

    private static Violation unnamed(Violation.Kind kind) {
        return new Violation(kind, null, null, List.of());
    }

    @Override
    public String typeName(ColumnType type) {
        int digits = Math.min(FINEST_TIME, type.precision());
        boolean small = type.length() > 0 && type.length() <= LONGEST_VARCHAR;
        return switch (type.kind()) {
            case DOUBLE -> "DOUBLE";
            case REAL -> "FLOAT";
            case VARCHAR -> small ? super.typeName(type) : "LONGTEXT";
            case VARBINARY -> small ? super.typeName(type) : "LONGBLOB";
            case TIME -> "TIME(" + digits + ")";
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> "DATETIME(" + digits + ")";
            default -> super.typeName(type);
        };
    }

    @Override
    protected String castName(ColumnType type) {
        return switch (type.kind()) {
            case BOOLEAN, SMALLINT, INTEGER, BIGINT -> "SIGNED";
            case VARCHAR, JSON -> "CHAR";
            case VARBINARY -> "BINARY";
            default -> typeName(type);
        };
    }

    @Override
    public @Nullable Void visitOperation(ExpressionNode.Operation operation, SqlText text) {
        switch (operation.operator()) {
            case POSITION ->
                function(
                        "LOCATE",
                        List.of(
                                operation.operands().get(1),
                                operation.operands().get(0)),
                        text);
            case FILTER ->
                filtered(
                                (ExpressionNode.Operation) operation.operands().get(0),
                                operation.operands().get(1))
                        .accept(this, text);
            // two bars mean OR here
            case CONCAT -> function("CONCAT", operation.operands(), text);
            case DIVIDE_WHOLE -> infix(Operator.DIVIDE_WHOLE, "DIV", operation.operands(), text);
            case IS_NOT_DISTINCT_FROM -> infix(Operator.EQUAL, "<=>", operation.operands(), text);
            case IS_DISTINCT_FROM -> {
                text.append("NOT (");
                infix(Operator.EQUAL, "<=>", operation.operands(), text);
                text.append(")");
            }
            default -> super.visitOperation(operation, text);
        }
        return null;
    }

    /** There is no FILTER; an aggregate passes over NULL, which a CASE gives for the rows that are left out. */
    private static Node filtered(ExpressionNode.Operation aggregate, Node condition) {
        Node operand = aggregate.operands().get(0);
        Node counted = operand instanceof ExpressionNode.Constant ? new ExpressionNode.Whole(1) : operand;
        Node value = new ExpressionNode.Operation(Operator.CASE, List.of(condition, counted), aggregate.type());
        return new ExpressionNode.Operation(aggregate.operator(), List.of(value), aggregate.type());
    }

    @Override
    public @Nullable Void visitTick(ExpressionNode.Tick tick, SqlText text) {
        int microseconds = 1;
        for (int digits = tick.digits(); digits < FINEST_TIME; digits++) {
            microseconds *= 10;
        }
        text.append("INTERVAL " + microseconds + " MICROSECOND");
        return null;
    }

    @Override
    public @Nullable Void visitOrder(QueryNode.Order order, SqlText text) {
        if (order.nulls() != null) {
            SqlText presence = text.fragment();
            operand(order.operand(), Operator.EQUAL.precedence() + 1, presence);
            text.append(presence).append(order.nulls() == QueryNode.Order.Nulls.LAST ? " IS NULL, " : " IS NOT NULL, ");
            text.append(presence).append(order.descending() ? " DESC" : "");
            return null;
        }
        return super.visitOrder(order, text);
    }

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
    public @Nullable Void visitJoin(QueryNode.Join join, SqlText text) {
        if (join.kind() == JoinKind.FULL) {
            throw lacking("a FULL JOIN", "Combine a left join with the rows that have no partner: UNION ALL.");
        }
        return super.visitJoin(join, text);
    }

    /** A derived table cannot name its columns here, but a common table within it can. */
    @Override
    public @Nullable Void visitDerived(QueryNode.Derived derived, SqlText text) {
        if (derived.kind() == QueryNode.Derived.Kind.LATERAL) {
            throw lacking("a lateral join", "Use a correlated subquery, or a window function.");
        }
        if (derived.kind() != QueryNode.Derived.Kind.SUBQUERY) {
            return super.visitDerived(derived, text);
        }
        String name = quote(derived.named().correlation());
        text.append("(WITH ").append(name);
        super.columnNames(derived, text);
        derived.body().accept(this, text.append(" AS ("));
        text.append(") SELECT * FROM ").append(name).append(") AS ").append(name);
        return null;
    }

    /** None: the common table inside has named them. */
    @Override
    protected void columnNames(QueryNode.Derived derived, SqlText text) {}

    @Override
    protected void extract(ChronoUnit unit, ExpressionNode.Value time, SqlText text) {
        text.append("EXTRACT(").append(unitName(unit)).append(" FROM ");
        typed(time, text);
        text.append(")");
    }

    @Override
    protected void truncate(ExpressionNode.Unit unit, ExpressionNode.Value time, SqlText text) {
        String format = switch (unit.unit()) {
            case YEARS -> "%Y-01-01";
            case MONTHS -> "%Y-%m-01";
            case DAYS -> "%Y-%m-%d";
            case HOURS -> "%Y-%m-%d %H:00:00";
            case MINUTES -> "%Y-%m-%d %H:%i:00";
            default -> "%Y-%m-%d %H:%i:%s";
        };
        text.append("CAST(DATE_FORMAT(");
        typed(time, text);
        text.append(", '").append(format).append("') AS ");
        text.append(castName(time.type().columnType())).append(")");
    }

    @Override
    protected void move(ExpressionNode.Unit unit, ExpressionNode.Value time, Node amount, SqlText text) {
        text.append("(");
        typed(time, text);
        operand(amount, Operator.PLUS.precedence() + 1, text.append(" + INTERVAL "));
        unit.accept(this, text.append(" "));
        text.append(")");
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
    protected void slice(QueryNode.Select select, SqlText text) {
        if (select.limit() == null && select.offset() != null) {
            text.append(" LIMIT 18446744073709551615");
        }
        super.slice(select, text);
    }

    @Override
    protected String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    @Override
    public String explain(String sql) {
        return "EXPLAIN FORMAT=JSON " + sql;
    }

    @Override
    public Set<String> fullScans(String plan) {
        return names(plan, FULL_SCAN);
    }

    @Override
    protected boolean findsRowsInOrder() {
        return false;
    }

    @Override
    protected boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    @Override
    protected String lockClause(QueryNode.Select.Lock lock) {
        return lock.shared() ? "LOCK IN SHARE MODE" + waiting(lock) : super.lockClause(lock);
    }

    @Override
    protected String defaultValues() {
        return "() VALUES ()";
    }

    @Override
    protected String likeEscape() {
        return "";
    }
}

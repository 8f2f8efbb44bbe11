package org.stint.dialect;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stint.exception.StintException;
import org.stint.statement.Node;
import org.stint.statement.Operator;
import org.stint.statement.SqlText;
import org.stint.type.ColumnType;

/**
 * MariaDB, version 10.11 and later. It gives back inserted and deleted rows, but no updated ones. Times with a zone are
 * kept as times in UTC.
 */
public final class MariaDbDialect extends Dialect {

    /** What surely fits into a row beside other columns, at four bytes for a character. */
    private static final int LONGEST_VARCHAR = 16_000;

    private static final int FINEST_TIME = 6;

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
    public @Nullable Void visitOperation(Node.Operation operation, SqlText text) {
        switch (operation.operator()) {
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

    @Override
    public @Nullable Void visitTick(Node.Tick tick, SqlText text) {
        int microseconds = 1;
        for (int digits = tick.digits(); digits < FINEST_TIME; digits++) {
            microseconds *= 10;
        }
        text.append("INTERVAL " + microseconds + " MICROSECOND");
        return null;
    }

    @Override
    public @Nullable Void visitOrder(Node.Order order, SqlText text) {
        if (order.nulls() != null) {
            SqlText presence = text.fragment();
            operand(order.operand(), Operator.EQUAL.precedence() + 1, presence);
            text.append(presence).append(order.nulls() == Node.Order.Nulls.LAST ? " IS NULL, " : " IS NOT NULL, ");
            text.append(presence).append(order.descending() ? " DESC" : "");
            return null;
        }
        return super.visitOrder(order, text);
    }

    @Override
    public @Nullable Void visitDelete(Node.Delete delete, SqlText text) {
        String alias = delete.table().alias();
        if (alias == null) {
            return super.visitDelete(delete, text);
        }
        text.append("DELETE ").append(quote(alias)).append(" FROM ");
        delete.table().accept(this, text);
        where(delete.where(), text);
        return null;
    }

    @Override
    public @Nullable Void visitReturning(Node.Returning returning, SqlText text) {
        if (returning.change() instanceof Node.Update update) {
            throw new StintException("Cannot give back the rows of an UPDATE of "
                    + update.table().name()
                    + ": MariaDB has no UPDATE … RETURNING. Lock and read the rows with a select first.");
        }
        return super.visitReturning(returning, text);
    }

    @Override
    protected void slice(Node.Select select, SqlText text) {
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
    protected boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    @Override
    protected String lockClause(Node.Select.Lock lock) {
        return lock == Node.Select.Lock.SHARE ? "LOCK IN SHARE MODE" : super.lockClause(lock);
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

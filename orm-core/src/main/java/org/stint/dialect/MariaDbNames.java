package org.stint.dialect;

import java.util.Set;
import org.stint.type.ColumnType;

/** How names, types and casts are spelled on MariaDB. */
abstract class MariaDbNames extends Dialect {

    /** What surely fits into a row beside other columns, at four bytes for a character. */
    private static final int LONGEST_VARCHAR = 16_000;

    static final int FINEST_TIME = 6;

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
    protected boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    @Override
    protected String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}

package org.stint.dialect;

import java.util.Set;
import org.stint.type.ColumnType;

/** How names, types and casts are spelled on MariaDB. */
abstract class MariaDbNames extends Dialect {

    /** What surely fits into a row beside other columns, at four bytes for a character. */
    private static final int LONGEST_VARCHAR = 16_000;

    /** More no number has there, so that a cast to more is refused and one to as many loses nothing. */
    private static final int MOST_DIGITS = 65;

    static final int FINEST_TIME = 6;

    /** Reserved words, and names of functions: before a parenthesis such a name would be a call. */
    private static final Set<String> RESERVED = words("""
            accessible add all alter analyze and as asc asensitive before between bigint binary bit_and bit_or bit_xor
            blob both by call cascade case cast change char character check collate column condition constraint
            continue convert count create cross cube cume_dist curdate current_date current_role current_time
            current_timestamp current_user cursor curtime database databases date_add date_sub day_hour
            day_microsecond day_minute day_second dec decimal declare default delayed delete delete_domain_id
            dense_rank desc describe deterministic distinct distinctrow div do_domain_ids double drop dual each else
            elseif enclosed escaped except exists exit explain extract false fetch first_value float float4 float8 for
            force foreign from fulltext general grant group group_concat having high_priority hour_microsecond
            hour_minute hour_second if ignore ignore_domain_ids ignore_server_ids in index infile inner inout
            insensitive insert int int1 int2 int3 int4 int8 integer intersect interval into is iterate join
            json_arrayagg json_objectagg json_table key keys kill lag lead leading leave left like limit linear lines
            load localtime localtimestamp lock long longblob longtext loop low_priority master_demote_to_replica
            master_demote_to_slave master_heartbeat_period master_ssl_verify_server_cert match max maxvalue median
            mediumblob mediumint mediumtext mid middleint min minute_microsecond minute_second mod modifies natural
            no_write_to_binlog not now nth_value ntile null numeric offset on optimize option optionally or order out
            outer outfile over page_checksum parse_vcol_expr partition percent_rank percentile_cont percentile_disc
            portion position precision primary procedure purge range rank read read_write reads real recursive
            ref_system_id references regexp release rename repeat replace require resignal restrict return returning
            revoke right rlike rollup row row_number rows schema schemas second_microsecond select sensitive separator
            set show signal slow smallint spatial specific sql sql_after_gtids sql_before_gtids sql_big_result
            sql_buffer_result sql_cache sql_calc_found_rows sql_no_cache sql_small_result sqlexception sqlstate
            sqlwarning ssl starting stats_auto_recalc stats_persistent stats_sample_pages std stddev stddev_pop
            stddev_samp straight_join substr substring sum system table terminated then tinyblob tinyint tinytext to
            trailing trigger trim true undo union unique unlock unsigned update usage use using utc_date utc_time
            utc_timestamp value values var_pop var_samp varbinary varchar varcharacter variance varying vector when
            where while window with write xor year_month zerofill
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
            case DECIMAL ->
                typeName(new ColumnType(type.kind(), 0, Math.min(MOST_DIGITS, type.precision()), type.scale()));
            default -> typeName(type);
        };
    }

    /**
     * Not of a text: a cast would give it the collation of the connection for good, and with a column of another it
     * could not be compared; nor of bytes, to which a cast adds. What is bound tells the type as well.
     */
    @Override
    protected boolean needsCast(ColumnType type) {
        return switch (type.kind()) {
            case VARCHAR, VARBINARY, JSON -> false;
            default -> true;
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

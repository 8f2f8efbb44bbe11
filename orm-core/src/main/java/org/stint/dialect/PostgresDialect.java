package org.stint.dialect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stint.statement.Assignments;
import org.stint.statement.ChangeNode;
import org.stint.statement.ExpressionNode;
import org.stint.statement.Node;
import org.stint.statement.OldRow;
import org.stint.statement.Operator;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
import org.stint.statement.SqlText;
import org.stint.type.ColumnType;

/** PostgreSQL, version 14 and later. */
public class PostgresDialect extends PostgresJson {

    private static final int LONGEST_VARCHAR = 10_485_760;
    private static final int FINEST_TIME = 6;

    /** A table that a plan reads from end to end. */
    private static final Pattern FULL_SCAN =
            Pattern.compile("(?m)^\\s*(?:->  )?(?:Parallel )?Seq Scan on (?:\\w+\\.)?(\"(?:[^\"]|\"\")+\"|\\w+)");

    /** Also words that stand for a function or type unless quoted; quotes change no lower-case name here. */
    private static final Set<String> RESERVED = words("""
            all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both
            case cast char character check coalesce collate collation column concurrently constraint create cross
            current_catalog current_date current_role current_schema current_time current_timestamp current_user dec
            decimal default deferrable desc distinct do else end except exists extract false fetch float for foreign
            freeze from full grant greatest group grouping having ilike in initially inner inout int integer intersect
            interval into is isnull join json json_array json_arrayagg json_exists json_object json_objectagg json_query
            json_scalar json_serialize json_table json_value lateral leading least left like limit localtime
            localtimestamp merge_action national natural nchar none normalize not notnull null nullif numeric offset on
            only or order out outer overlaps overlay placing position precision primary real references returning right
            row select session_user setof similar smallint some substring symmetric system_user table tablesample then
            time timestamp to trailing treat trim true union unique user using values varchar variadic verbose when
            where window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi
            xmlroot xmlserialize xmltable
            """);

    /** The first version whose RETURNING knows a row as it was. */
    private static final int KNOWS_OLD_ROWS = 18;

    private final int version;

    /** For a server of any version from 14 on. */
    public PostgresDialect() {
        this(14);
    }

    /** For servers from this version on, such as 18. */
    public PostgresDialect(int version) {
        this.version = version;
    }

    @Override
    public Dialect forVersion(int major) {
        return new PostgresDialect(major);
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public boolean serves(String jdbcUrl) {
        return jdbcUrl.startsWith("jdbc:postgresql:");
    }

    @Override
    public Node series(Node count) {
        return new ExpressionNode.Raw(List.of("generate_series(1, ", ")"), List.of(count));
    }

    @Override
    public boolean returnsColumnsOfBatches() {
        return true;
    }

    @Override
    public boolean takesRowsAsArrays() {
        return true;
    }

    @Override
    public boolean abortsTransactionOnError() {
        return true;
    }

    @Override
    public boolean returnsInsertedRows() {
        return true;
    }

    @Override
    public boolean tellsWhichRowsAreNew() {
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
    public String softDurability() {
        return "SET LOCAL synchronous_commit TO off";
    }

    @Override
    protected Optional<Violation> violationOf(SQLException error) {
        return PostgresErrors.violation(error);
    }

    @Override
    public String typeName(ColumnType type) {
        int digits = Math.min(FINEST_TIME, type.precision());
        return switch (type.kind()) {
            case VARCHAR -> type.length() > LONGEST_VARCHAR ? "TEXT" : super.typeName(type);
            case VARBINARY -> "BYTEA";
            case JSON -> "JSONB";
            case TIME -> "TIME(" + digits + ")";
            case TIMESTAMP -> "TIMESTAMP(" + digits + ")";
            case TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMP(" + digits + ") WITH TIME ZONE";
            default -> super.typeName(type);
        };
    }

    @Override
    public @Nullable Void visitBind(PlaceholderNode.Bind bind, SqlText text) {
        return placeholder(bind, text);
    }

    @Override
    public @Nullable Void visitParameter(PlaceholderNode.Parameter parameter, SqlText text) {
        return placeholder(parameter, text);
    }

    /** The driver sends JSON as a text, which the server does not take for JSON by itself. */
    private @Nullable Void placeholder(PlaceholderNode placeholder, SqlText text) {
        if (placeholder.type().columnType().kind() != ColumnType.Kind.JSON) {
            text.placeholder(placeholder);
        } else {
            text.append("CAST(").placeholder(placeholder).append(" AS JSONB)");
        }
        return null;
    }

    @Override
    public @Nullable Void visitNextValue(ExpressionNode.NextValue next, SqlText text) {
        // the function takes the name, quotes and all, as a text
        text.append("nextval('")
                .append(quote(next.sequence()).replace("'", "''"))
                .append("')");
        return null;
    }

    /**
     * Before version 18 the rows are locked and read in a common table, whose query waits for whoever is changing them
     * and looks at the condition again; the update then meets the rows as they were locked.
     */
    @Override
    public @Nullable Void visitReturning(ChangeNode.Returning returning, SqlText text) {
        if (version >= KNOWS_OLD_ROWS || !OldRow.isNamedIn(returning)) {
            return super.visitReturning(returning, text);
        }
        if (returning.change() instanceof ChangeNode.Insert insert) {
            ChangeNode.Returning known = withoutOldKeys(returning, insert);
            if (OldRow.isNamedIn(known)) {
                throw OldRow.lackingForUpsert(this);
            }
            return super.visitReturning(known, text);
        }
        if (!(returning.change() instanceof ChangeNode.Update update)) {
            throw OldRow.lackingForUpsert(this);
        }
        List<ExpressionNode.Column> keys = OldRow.keysOf(update, this);
        String name = quote(update.table().correlation());
        text.append("WITH " + OldRow.NAME + " AS (SELECT " + name + ".* FROM ");
        update.table().accept(this, text);
        if (update.from() == null) {
            where(update.where(), text);
        } else {
            update.from().accept(this, text.append(" WHERE EXISTS (SELECT 1 FROM "));
            where(update.where(), text);
            text.append(")");
        }
        update.table().accept(this, text.append(" FOR UPDATE) UPDATE "));
        list(Assignments.simultaneous(update), text.append(" SET "));
        text.append(" FROM " + OldRow.NAME);
        if (update.from() != null) {
            update.from().accept(this, text.append(", "));
        }
        sameRow(keys, name, OldRow.NAME, text.append(" WHERE "));
        if (update.from() != null && update.where() != null) {
            operand(update.where(), Operator.AND.precedence(), text.append(" AND "));
        }
        columns(returning.columns(), text.append(" RETURNING "));
        return null;
    }

    /** Before version 18 there is no old row to look for; one that was updated has been locked by this transaction. */
    private static ChangeNode.Returning withoutOldKeys(ChangeNode.Returning returning, ChangeNode.Insert insert) {
        List<Node> columns = new ArrayList<>();
        for (Node column : returning.columns()) {
            columns.add(
                    isNew(column, insert.conflict()) ? new ExpressionNode.Raw(List.of("xmax = 0"), List.of()) : column);
        }
        return new ChangeNode.Returning(insert, columns);
    }

    private static boolean isNew(Node node, ChangeNode.@Nullable Conflict conflict) {
        return conflict != null
                && node instanceof ExpressionNode.Operation operation
                && operation.operator() == Operator.IS_NULL
                && operation.operands().get(0) instanceof ExpressionNode.Column old
                && OldRow.is(old.table())
                && conflict.columns().stream().anyMatch(key -> key.name().equals(old.name()));
    }

    /** One array, whatever the length of the list: one text for all of them. */
    @Override
    protected void in(Node value, Node values, SqlText text) {
        if (values instanceof PlaceholderNode.BindList list) {
            operand(value, Operator.EQUAL.precedence() + 1, text);
            text.append(" = ANY (").placeholder(list).append(")");
        } else {
            super.in(value, values, text);
        }
    }

    /** A join with the keys is a hash join whatever plan the server keeps; = ANY would compare each row with each key. */
    @Override
    public @Nullable Void visitWatched(ChangeNode.Watched watched, SqlText text) {
        watched.returning().accept(this, text.append("WITH changed AS ("));
        text.append(") SELECT total.number");
        for (Node column : watched.returning().columns()) {
            text.append(", changed.").append(quote(((ExpressionNode.Column) column).name()));
        }
        text.append(" FROM (SELECT COUNT(*) AS number FROM changed) AS total LEFT JOIN (changed JOIN (");
        visitValues(QueryNode.Values.set(watched.keys()), text);
        List<String> names = new ArrayList<>();
        List<String> matches = new ArrayList<>();
        for (ExpressionNode.Column column : watched.key()) {
            names.add("key" + (names.size() + 1));
            matches.add("changed." + quote(column.name()) + " = watched." + names.get(matches.size()));
        }
        text.append(") AS watched (" + String.join(", ", names) + ") ON " + String.join(" AND ", matches));
        text.append(") ON TRUE");
        return null;
    }

    @Override
    protected Node bodyOf(QueryNode.Derived table) {
        boolean recursive = table.kind() == QueryNode.Derived.Kind.RECURSIVE_CTE;
        return recursive && table.body() instanceof QueryNode.Select select
                ? RecursiveTypes.POSTGRES.agreed(select)
                : table.body();
    }

    @Override
    public @Nullable Void visitValues(QueryNode.Values values, SqlText text) {
        String gap = "SELECT * FROM unnest(";
        for (PlaceholderNode.BindList column : values.columns()) {
            text.append(gap).append("CAST(").placeholder(column);
            text.append(" AS " + castName(column.type().columnType().unlimited()) + "[])");
            gap = ", ";
        }
        text.append(")");
        return null;
    }

    /** Before version 15 a database has no provider of collations, and {@code to_jsonb} gives none. */
    @Override
    public String columnFactsQuery() {
        return """
                SELECT a.attname,
                    CASE t.typname
                        WHEN 'int2' THEN 'SMALLINT' WHEN 'int4' THEN 'INTEGER' WHEN 'int8' THEN 'BIGINT'
                        WHEN 'float4' THEN 'REAL' WHEN 'float8' THEN 'DOUBLE' WHEN 'numeric' THEN 'DECIMAL'
                        WHEN 'bool' THEN 'BOOLEAN' WHEN 'varchar' THEN 'VARCHAR' WHEN 'text' THEN 'VARCHAR'
                        WHEN 'uuid' THEN 'UUID' WHEN 'date' THEN 'DATE' WHEN 'time' THEN 'TIME'
                        WHEN 'timestamp' THEN 'TIMESTAMP' WHEN 'timestamptz' THEN 'TIMESTAMP_WITH_TIME_ZONE'
                        WHEN 'bytea' THEN 'VARBINARY' END,
                    CASE WHEN NOT c.collisdeterministic THEN 'BY_RULES'
                        WHEN pg_encoding_to_char(d.encoding) = 'UTF8'
                            AND (c.collname IN ('C', 'POSIX', 'ucs_basic') OR c.collprovider = 'd'
                                AND d.datcollate IN ('C', 'POSIX')
                                AND COALESCE(to_jsonb(d) ->> 'datlocprovider', 'c') = 'c')
                            THEN 'BY_CODE_POINT'
                        ELSE 'EQUAL_BY_CHARACTER' END,
                    CASE WHEN t.typname = 'numeric' AND a.atttypmod >= 4 THEN ((a.atttypmod - 4) >> 16) & 65535
                        WHEN t.typname IN ('time', 'timestamp', 'timestamptz')
                            THEN CASE WHEN a.atttypmod < 0 THEN 6 ELSE a.atttypmod END
                        ELSE 0 END,
                    CASE WHEN t.typname = 'numeric' AND a.atttypmod >= 4 THEN (a.atttypmod - 4) & 65535 ELSE 0 END,
                    a.attgenerated <> '',
                    EXISTS (SELECT 1 FROM pg_trigger g
                        WHERE g.tgrelid = a.attrelid AND NOT g.tgisinternal AND g.tgenabled <> 'D')
                FROM pg_attribute a
                JOIN pg_type t ON t.oid = a.atttypid
                JOIN pg_database d ON d.datname = current_database()
                LEFT JOIN pg_collation c ON c.oid = a.attcollation
                WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped""";
    }

    @Override
    public List<@Nullable String> columnFactsOf(QueryNode.Table table) {
        return List.of(tableName(table));
    }

    @Override
    public String arrayType(ColumnType type) {
        return switch (type.kind()) {
            case SMALLINT -> "int2";
            case INTEGER -> "int4";
            case BIGINT -> "int8";
            case REAL -> "float4";
            case DOUBLE -> "float8";
            case DECIMAL -> "numeric";
            case VARBINARY -> "bytea";
            case JSON -> "jsonb";
            case TIMESTAMP_WITH_TIME_ZONE -> "timestamptz";
            default -> type.kind().name().toLowerCase(Locale.ROOT);
        };
    }

    /** In an array the driver writes times as Java does; the server would not read years of more than four digits. */
    @Override
    public Object arrayElement(Object element) {
        String time = PostgresTimes.text(element);
        return time == null ? element : time;
    }

    @Override
    protected void truncate(ExpressionNode.Unit unit, ExpressionNode.Value time, SqlText text) {
        ColumnType.Kind kind = time.type().columnType().kind();
        text.append(kind == ColumnType.Kind.DATE ? "CAST(" : "").append("DATE_TRUNC('");
        unit.accept(this, text);
        typed(time, text.append("', "));
        text.append(kind == ColumnType.Kind.TIMESTAMP_WITH_TIME_ZONE ? ", 'UTC')" : ")");
        text.append(kind == ColumnType.Kind.DATE ? " AS DATE)" : "");
    }

    @Override
    protected void move(ExpressionNode.Unit unit, ExpressionNode.Value time, Node amount, SqlText text) {
        boolean date = time.type().columnType().kind() == ColumnType.Kind.DATE;
        text.append(date ? "CAST(" : "(");
        typed(time, text);
        typed(amount, text.append(" + "));
        unit.accept(this, text.append(" * INTERVAL '1 "));
        text.append(date ? "' AS DATE)" : "')");
    }

    @Override
    public Set<String> fullScans(String plan) {
        return names(plan, FULL_SCAN);
    }

    @Override
    protected boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    @Override
    protected String likeEscape() {
        return "";
    }
}

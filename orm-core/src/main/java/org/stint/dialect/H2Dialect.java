package org.stint.dialect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stint.statement.Assignments;
import org.stint.statement.ChangeNode;
import org.stint.statement.Combination;
import org.stint.statement.Condition;
import org.stint.statement.ExpressionNode;
import org.stint.statement.JoinKind;
import org.stint.statement.Node;
import org.stint.statement.OldRow;
import org.stint.statement.Operator;
import org.stint.statement.PlaceholderNode;
import org.stint.statement.QueryNode;
import org.stint.statement.SqlText;
import org.stint.type.ColumnType;
import org.stint.type.SqlTypes;

/**
 * H2, version 2.2 and later. It has no RETURNING: rows come back from a select over a data change delta table. It has
 * no FOR SHARE either: such rows are locked as for an update.
 */
public class H2Dialect extends Dialect {

    /** A table that a plan reads from end to end. */
    private static final Pattern FULL_SCAN = Pattern.compile("/\\* [^*]*?(\"(?:[^\"]|\"\")+\"|\\w+)\\.tableScan");

    /** The values of a list that are placeholders of their own; of an array H2 makes its set again for every row. */
    private static final int LONGEST_LIST = 16_384;

    /** The values of an array. */
    private static final int LONGEST_ARRAY = 65_536;

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
    public String storedName(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    @Override
    public int finestFraction() {
        return 9;
    }

    @Override
    public Node series(Node count) {
        return new ExpressionNode.Raw(List.of("SYSTEM_RANGE(1, ", ")"), List.of(count));
    }

    @Override
    public boolean returnsColumnsOfBatches() {
        return true;
    }

    @Override
    public int mostPlaceholders() {
        return 100_000;
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

    /** In a compatibility mode nothing is promised: Oracle's takes empty texts for NULL. */
    @Override
    public String columnFactsQuery() {
        return """
                SELECT c.column_name,
                    CASE WHEN (SELECT s.setting_value FROM information_schema.settings s
                            WHERE s.setting_name = 'MODE') <> 'REGULAR' THEN NULL
                        ELSE CASE c.data_type
                            WHEN 'CHARACTER VARYING' THEN 'VARCHAR'
                            WHEN 'BINARY VARYING' THEN 'VARBINARY'
                            WHEN 'NUMERIC' THEN 'DECIMAL'
                            WHEN 'DOUBLE PRECISION' THEN 'DOUBLE'
                            WHEN 'TIMESTAMP WITH TIME ZONE' THEN 'TIMESTAMP_WITH_TIME_ZONE'
                            ELSE c.data_type END END,
                    CASE WHEN c.collation_name = 'OFF' THEN 'BY_CODE_UNIT' ELSE 'BY_RULES' END,
                    CASE WHEN c.data_type IN ('NUMERIC', 'DECIMAL') THEN c.numeric_precision ELSE 0 END,
                    CASE WHEN c.data_type IN ('NUMERIC', 'DECIMAL') THEN c.numeric_scale ELSE 0 END,
                    c.is_generated <> 'NEVER',
                    EXISTS (SELECT 1 FROM information_schema.triggers t
                        WHERE t.event_object_schema = c.table_schema AND t.event_object_table = c.table_name)
                FROM information_schema.columns c
                WHERE c.table_schema = COALESCE(?, SCHEMA()) AND UPPER(c.table_name) = UPPER(?)""";
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
    public @Nullable Void visitReturning(ChangeNode.Returning returning, SqlText text) {
        requireOwnColumns(returning);
        if (OldRow.isNamedIn(returning)) {
            return oldAndNew(returning, text);
        }
        SqlText change = text.fragment();
        returning.change().accept(this, change);
        text.append("SELECT ");
        columns(returning.columns(), text);
        text.append(returning.change() instanceof ChangeNode.Delete ? " FROM OLD TABLE (" : " FROM FINAL TABLE (");
        text.append(change).append(")");
        if (text.qualified()) {
            text.append(" AS ").append(quote(target(returning.change()).correlation()));
        }
        return null;
    }

    private void requireOwnColumns(ChangeNode.Returning returning) {
        if (returning.namesFurtherTables()) {
            throw lacking(
                    "a change of " + target(returning.change()).correlation()
                            + " that gives back columns of another table",
                    "Read them by a subquery, or select them afterwards.");
        }
    }

    /**
     * The rows as they were come from the change itself, so that they are right whatever others write meanwhile. Other
     * tables of the statement show what was there when it began; only a locking read sees what the change left. It
     * meets no row but those, which are locked already.
     */
    private @Nullable Void oldAndNew(ChangeNode.Returning returning, SqlText text) {
        if (!(returning.change() instanceof ChangeNode.Update update)) {
            throw OldRow.lackingForUpsert(this);
        }
        List<ExpressionNode.Column> keys = OldRow.keysOf(update, this);
        if (update.assignments().stream()
                .anyMatch(assignment -> keys.stream()
                        .anyMatch(key -> key.name().equals(assignment.column().name())))) {
            throw lacking(
                    "an UPDATE of " + update.table().name() + " that sets its id and gives back the rows as they were",
                    "Delete the rows and insert them anew, or do not ask for the old ones.");
        }
        SqlText change = text.fragment();
        update.accept(this, change);
        text.qualify();
        String name = quote(update.table().correlation());
        columns(returning.columns(), text.append("SELECT "));
        text.append(" FROM OLD TABLE (").append(change).append(") AS " + OldRow.NAME);
        text.append(" LEFT JOIN (SELECT * FROM " + tableName(update.table()) + " FOR UPDATE) AS " + name + " ON ");
        sameRow(keys, name, OldRow.NAME, text);
        return null;
    }

    /** In a derived table H2 does not find the columns of a common table whose name is not plain ASCII. */
    @Override
    protected String everyRowOf(String commonTable) {
        boolean plain = commonTable.chars().allMatch(character -> character >= ' ' && character <= '~');
        return quote(commonTable) + (plain ? "" : " AS every_row");
    }

    /** Only rows that are updated have an old row, and unless there is a condition all that are there already are. */
    @Override
    public boolean tellsReplacedRows(ChangeNode.Insert insert) {
        return insert.query() == null
                && insert.conflict() != null
                && insert.conflict().where() == null;
    }

    @Override
    public @Nullable Void visitCounted(ChangeNode.Counted counted, SqlText text) {
        Node change = counted.returning().change();
        if (change instanceof ChangeNode.Insert insert) {
            SqlText merge = text.fragment();
            insert.accept(this, merge);
            int rows = insert.rows().size();
            text.append("SELECT " + rows + ", " + rows + " - COUNT(*) FROM OLD TABLE (");
            text.append(merge).append(")");
            return null;
        }
        Node all = new ExpressionNode.Constant(ExpressionNode.Constant.Word.ALL_COLUMNS, SqlTypes.LONG);
        Node met = new ExpressionNode.Operation(
                Operator.CASE,
                List.of(counted.returning().columns().get(0), new ExpressionNode.Whole(1)),
                SqlTypes.LONG);
        return visitReturning(
                new ChangeNode.Returning(
                        change,
                        List.of(
                                new ExpressionNode.Operation(Operator.COUNT, List.of(all), SqlTypes.LONG),
                                new ExpressionNode.Operation(Operator.COUNT, List.of(met), SqlTypes.LONG))),
                text);
    }

    /**
     * A WITH clause would run the change once for each time it is named, and an IN would compare each row with each key:
     * the keys are rows of their own beside those of the change, and a window finds which have the same key. Within such
     * a union H2 wants to know the numbers of placeholders.
     */
    @Override
    public @Nullable Void visitWatched(ChangeNode.Watched watched, SqlText text) {
        text.numberPlaceholders();
        List<Node> inner = new ArrayList<>(watched.returning().columns());
        int selected = inner.size();
        inner.addAll(watched.key());
        String columns = names("c", selected);
        String keys = names("k", watched.key().size());
        text.append("SELECT COUNT(*) FILTER (WHERE watched = 0) OVER (), " + columns + " FROM (");
        inner.add(new ExpressionNode.Whole(0));
        visitReturning(new ChangeNode.Returning(watched.returning().change(), inner), text);
        text.append(" UNION ALL SELECT " + "NULL, ".repeat(selected) + keys + ", 1 FROM (");
        visitValues(new QueryNode.Values(watched.keys()), text);
        text.append(") AS keys (" + keys + ")) AS changed (" + columns + ", " + keys + ", watched)");
        text.append(" QUALIFY watched = 0 AND MAX(watched) OVER (PARTITION BY " + keys
                + ") = 1 OR ROW_NUMBER() OVER () = 1");
        return null;
    }

    /** Names made of a letter and a number, with commas between them. */
    private static String names(String letter, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> letter + i).collect(Collectors.joining(", "));
    }

    /** H2 guesses the type of a bare placeholder in arithmetic, and divides with fifty thousand digits. */
    @Override
    public @Nullable Void visitOperation(ExpressionNode.Operation operation, SqlText text) {
        switch (operation.operator()) {
            case PLUS, MINUS, TIMES, DIVIDE, DIVIDE_WHOLE -> {
                List<Node> operands =
                        operation.operands().stream().map(H2Dialect::cast).toList();
                return super.visitOperation(
                        new ExpressionNode.Operation(operation.operator(), operands, operation.type()), text);
            }
            case EQUAL, NOT_EQUAL, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM -> {
                List<Node> operands =
                        operation.operands().stream().map(H2Dialect::plain).toList();
                return super.visitOperation(
                        new ExpressionNode.Operation(operation.operator(), operands, operation.type()), text);
            }
            default -> {
                return super.visitOperation(operation, text);
            }
        }
    }

    /** H2 forgets the parentheses around an EXISTS in a comparison when it prepares a derived table. */
    private static Node plain(Node operand) {
        if (operand instanceof ExpressionNode.Operation operation && operation.operator() == Operator.EXISTS) {
            Node yes = Condition.TRUE.node();
            return new ExpressionNode.Operation(
                    Operator.CASE, List.of(operation, yes, Condition.FALSE.node()), operation.type());
        }
        return operand;
    }

    private static Node cast(Node operand) {
        return operand instanceof PlaceholderNode placeholder
                ? new ExpressionNode.Cast(placeholder, placeholder.type())
                : operand;
    }

    private static QueryNode.Table target(Node change) {
        return (QueryNode.Table) change.children().get(0);
    }

    /** A statement takes a hundred thousand placeholders at most: a longer list goes as arrays, and is looked up as a set. */
    @Override
    protected void in(Node value, Node values, SqlText text) {
        if (!(values instanceof PlaceholderNode.BindList list) || list.places() <= LONGEST_LIST) {
            super.in(value, values, text);
            return;
        }
        operand(value, Operator.IN.precedence() + 1, text);
        String type = castName(list.type().columnType().unlimited());
        for (int from = 0; from < list.places(); from += LONGEST_ARRAY) {
            text.append(from == 0 ? " IN (" : " UNION ALL ").append("SELECT * FROM UNNEST(CAST(");
            text.placeholder(list, from, LONGEST_ARRAY).append(" AS " + type + " ARRAY))");
        }
        text.append(")");
    }

    /** Columns that are longer than an array may be go as several. */
    @Override
    public @Nullable Void visitValues(QueryNode.Values values, SqlText text) {
        for (int from = 0; from < values.rows(); from += LONGEST_ARRAY) {
            String gap = from == 0 ? "SELECT * FROM UNNEST(" : " UNION ALL SELECT * FROM UNNEST(";
            for (PlaceholderNode.BindList column : values.columns()) {
                text.append(gap).append("CAST(").placeholder(column, from, LONGEST_ARRAY);
                text.append(" AS " + castName(column.type().columnType().unlimited()) + " ARRAY)");
                gap = ", ";
            }
            text.append(")");
        }
        return null;
    }

    @Override
    public @Nullable Void visitJoin(QueryNode.Join join, SqlText text) {
        if (join.kind() == JoinKind.FULL) {
            throw lacking("a FULL JOIN", "Combine a left join with the rows that have no partner: UNION ALL.");
        }
        return super.visitJoin(join, text);
    }

    @Override
    public @Nullable Void visitDerived(QueryNode.Derived derived, SqlText text) {
        if (derived.kind() == QueryNode.Derived.Kind.LATERAL) {
            throw lacking("a lateral join", "Use a correlated subquery, or a window function.");
        }
        return super.visitDerived(derived, text);
    }

    @Override
    public @Nullable Void visitBranch(QueryNode.Branch branch, SqlText text) {
        if (branch.combination() == Combination.INTERSECT_ALL || branch.combination() == Combination.EXCEPT_ALL) {
            throw lacking(branch.combination().text(), "Number the rows with rowNumber(…) and combine without ALL.");
        }
        return super.visitBranch(branch, text);
    }

    /** Changes that use other tables are a MERGE here. */
    @Override
    public @Nullable Void visitUpdate(ChangeNode.Update update, SqlText text) {
        if (update.from() == null) {
            return super.visitUpdate(update, text);
        }
        Assignments.requireOneTable(update, this);
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

    @Override
    public @Nullable Void visitInsert(ChangeNode.Insert insert, SqlText text) {
        ChangeNode.Conflict conflict = insert.conflict();
        if (conflict == null) {
            return super.visitInsert(insert, text);
        }
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
        return null;
    }

    /** Without a greatest length: a cast cuts a text that is too long, where the column refuses it. */
    private void castRow(List<ExpressionNode.Column> columns, ExpressionNode.Row row, SqlText text) {
        for (int i = 0; i < columns.size(); i++) {
            operand(row.values().get(i), 0, text.append(i == 0 ? "CAST(" : ", CAST("));
            text.append(" AS " + castName(columns.get(i).type().columnType().unlimited()) + ")");
        }
        text.append(")");
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
        return "FOR UPDATE" + waiting(lock);
    }

    @Override
    protected String likeEscape() {
        return "";
    }
}

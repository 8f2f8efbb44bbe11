package org.stint.statement;

import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stint.exception.StintException;
import org.stint.type.ColumnType;

/**
 * Writes the SQL of a statement, by the standard where nothing else is said. A dialect is a writer that overrides what
 * its database does in another way.
 *
 * <p>A name is quoted unless it is lower case and no reserved word; since every name goes the same way, names with
 * capitals, blanks or quotes in them work. A column carries the name of its table only in a statement that names
 * several. Without state, and safe for use by many threads.
 */
public class SqlWriter implements Visitor<SqlText, @Nullable Void> {

    /** Writes SQL for people to read and for databases that follow the standard. */
    public static final SqlWriter STANDARD = new SqlWriter();

    /** Binds tighter than every operator. */
    private static final int ATOM = 100;

    /** The values that one IN takes; a longer list is split. */
    private static final int LONGEST_LIST = 1024;

    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_][a-z0-9_]*");

    private static final Set<String> RESERVED = words("""
            all and any array as asymmetric authorization between both by case cast check collate column constraint
            create cross current_date current_role current_time current_timestamp current_user default delete
            distinct drop else end except exists false fetch for foreign from full grant group having in inner
            insert intersect into is join lateral leading left like limit localtime localtimestamp natural not null
            offset on only or order outer primary references right row rows select session_user set some symmetric
            table then to trailing true union unique update user using value values when where window with
            """);

    /** For dialects. */
    protected SqlWriter() {}

    /** The text and placeholders of a statement, or of a part of one. */
    public final Sql write(Node statement) {
        return SqlText.write(statement, this);
    }

    /** A name as SQL takes it, quoted if need be. */
    public final String quote(String name) {
        return PLAIN_NAME.matcher(name).matches() && !isReserved(name) ? name : quoted(name);
    }

    /** A name in quotes, with the quotes inside it doubled. */
    protected String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Whether a name in lower case would be read as a word of the language. */
    protected boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    /** What a column of this type is called, in a table definition and in a cast. */
    public String typeName(ColumnType type) {
        return switch (type.kind()) {
            case DOUBLE -> "DOUBLE PRECISION";
            case DECIMAL ->
                type.precision() == 0 ? "DECIMAL" : "DECIMAL(" + type.precision() + ", " + type.scale() + ")";
            case VARCHAR, VARBINARY ->
                type.length() == 0 ? type.kind().name() : type.kind() + "(" + type.length() + ")";
            case TIME, TIMESTAMP -> type.kind() + "(" + type.precision() + ")";
            case TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMP(" + type.precision() + ") WITH TIME ZONE";
            default -> type.kind().name();
        };
    }

    /** The words in a text, in a set. */
    protected static Set<String> words(String text) {
        return Set.of(text.toLowerCase(Locale.ROOT).trim().split("\\s+"));
    }

    @Override
    public @Nullable Void visitColumn(Node.Column column, SqlText text) {
        if (text.qualified()) {
            text.append(quote(column.table().correlation())).append(".");
        }
        text.append(quote(column.name()));
        return null;
    }

    @Override
    public @Nullable Void visitBind(Node.Bind bind, SqlText text) {
        text.placeholder(bind);
        return null;
    }

    /** One placeholder for each value and for what fills up the list. */
    @Override
    public @Nullable Void visitBindList(Node.BindList binds, SqlText text) {
        for (int i = 0; i < binds.places(); i++) {
            text.append(i == 0 ? "" : ", ").placeholder(binds, i);
        }
        return null;
    }

    @Override
    public @Nullable Void visitWhole(Node.Whole whole, SqlText text) {
        text.append(Long.toString(whole.number()));
        return null;
    }

    @Override
    public @Nullable Void visitUnit(Node.Unit unit, SqlText text) {
        text.append(unitName(unit.unit()));
        return null;
    }

    @Override
    public @Nullable Void visitCall(Node.Call call, SqlText text) {
        String name = call.routine().name(name());
        if (!call.routine().isOperator()) {
            function(name, call.operands(), text);
            return null;
        }
        text.append("(");
        operand(call.operands().get(0), ATOM, text);
        text.append(" ").append(name).append(" ");
        operand(call.operands().get(1), ATOM, text);
        text.append(")");
        return null;
    }

    @Override
    public @Nullable Void visitOver(Node.Over over, SqlText text) {
        over.function().accept(this, text);
        text.append(" OVER (");
        String gap = "";
        if (!over.partitionBy().isEmpty()) {
            list(over.partitionBy(), text.append("PARTITION BY "));
            gap = " ";
        }
        if (!over.orderBy().isEmpty()) {
            list(over.orderBy(), text.append(gap).append("ORDER BY "));
            gap = " ";
        }
        if (!over.frame().text().isEmpty()) {
            text.append(gap).append(over.frame().text());
        }
        text.append(")");
        return null;
    }

    @Override
    public @Nullable Void visitRaw(Node.Raw raw, SqlText text) {
        text.append(raw.pieces().get(0));
        for (int i = 0; i < raw.operands().size(); i++) {
            operand(raw.operands().get(i), ATOM, text);
            text.append(raw.pieces().get(i + 1));
        }
        return null;
    }

    @Override
    public @Nullable Void visitDerived(Node.Derived derived, SqlText text) {
        if (derived.isCommon() && text.defines(derived)) {
            derived.named().accept(this, text);
            return null;
        }
        if (derived.kind() == Node.Derived.Kind.LATERAL) {
            text.append("LATERAL ");
        }
        if (derived.isCommon()) {
            // a change cannot begin with WITH everywhere, but a query within it can
            text.append("(WITH ").append(derived.kind() == Node.Derived.Kind.CTE ? "" : "RECURSIVE ");
            commonTable(derived, text);
            text.append(" SELECT * FROM ").append(quote(derived.named().name())).append(")");
        } else {
            text.append("(");
            derived.body().accept(this, text);
            text.append(")");
        }
        text.append(" AS ").append(quote(derived.named().correlation()));
        columnNames(derived, text);
        return null;
    }

    @Override
    public @Nullable Void visitValues(Node.Values values, SqlText text) {
        text.append("VALUES ");
        for (int row = 0; row < values.rows(); row++) {
            text.append(row == 0 ? "(" : ", (");
            for (int column = 0; column < values.columns().size(); column++) {
                Node.BindList list = values.columns().get(column);
                text.append(column == 0 ? "" : ", ")
                        .append(row == 0 ? "CAST(" : "")
                        .placeholder(list, row);
                text.append(row == 0 ? " AS " + castName(list.type().columnType()) + ")" : "");
            }
            text.append(")");
        }
        return null;
    }

    @Override
    public @Nullable Void visitBranch(Node.Branch branch, SqlText text) {
        text.append(" ").append(branch.combination().text()).append(" ");
        boolean parentheses = needsParentheses(branch.select());
        text.append(parentheses ? "(" : "");
        branch.select().accept(this, text);
        text.append(parentheses ? ")" : "");
        return null;
    }

    @Override
    public @Nullable Void visitConflict(Node.Conflict conflict, SqlText text) {
        text.append(" ON CONFLICT ");
        if (conflict.constraint() != null) {
            text.append("ON CONSTRAINT ").append(quote(conflict.constraint())).append(" ");
        } else if (!conflict.columns().isEmpty()) {
            text.append("(");
            names(conflict.columns(), text);
            text.append(") ");
        }
        if (conflict.assignments().isEmpty()) {
            text.append("DO NOTHING");
            return null;
        }
        text.append("DO UPDATE SET ");
        list(conflict.assignments(), text);
        where(conflict.where(), text);
        return null;
    }

    @Override
    public @Nullable Void visitParameter(Node.Parameter parameter, SqlText text) {
        text.placeholder(parameter);
        return null;
    }

    @Override
    public @Nullable Void visitConstant(Node.Constant constant, SqlText text) {
        text.append(constant.word().text());
        return null;
    }

    @Override
    public @Nullable Void visitOperation(Node.Operation operation, SqlText text) {
        Operator operator = operation.operator();
        List<Node> operands = operation.operands();
        switch (operator.form()) {
            case INFIX -> infix(operator, operator.text(), operands, text);
            case PREFIX -> prefix(operator, operands.get(0), text);
            case POSTFIX -> {
                operand(operands.get(0), operator.precedence() + 1, text);
                text.append(" ").append(operator.text());
            }
            case FUNCTION -> function(operator.text(), operands, text);
            case SPECIAL -> special(operator, operands, text);
        }
        return null;
    }

    @Override
    public @Nullable Void visitCast(Node.Cast cast, SqlText text) {
        text.append("CAST(");
        operand(cast.operand(), 0, text);
        text.append(" AS ").append(castName((ColumnType) cast.label())).append(")");
        return null;
    }

    @Override
    public @Nullable Void visitTick(Node.Tick tick, SqlText text) {
        String seconds = tick.digits() == 0 ? "1" : "0." + "0".repeat(tick.digits() - 1) + "1";
        text.append("INTERVAL '" + seconds + "' SECOND");
        return null;
    }

    @Override
    public @Nullable Void visitNextValue(Node.NextValue next, SqlText text) {
        text.append("NEXT VALUE FOR ").append(quote(next.sequence()));
        return null;
    }

    @Override
    public @Nullable Void visitRow(Node.Row row, SqlText text) {
        text.append("(");
        list(row.values(), text);
        text.append(")");
        return null;
    }

    @Override
    public @Nullable Void visitTable(Node.Table table, SqlText text) {
        text.append(tableName(table));
        if (table.alias() != null) {
            text.append(" AS ").append(quote(table.alias()));
        }
        return null;
    }

    @Override
    public @Nullable Void visitJoin(Node.Join join, SqlText text) {
        join.left().accept(this, text);
        text.append(" ").append(join.kind().text()).append(" ");
        boolean nested = join.right() instanceof Node.Join;
        text.append(nested ? "(" : "");
        join.right().accept(this, text);
        text.append(nested ? ")" : "");
        if (join.on() != null) {
            text.append(" ON ");
            operand(join.on(), 0, text);
        }
        return null;
    }

    @Override
    public @Nullable Void visitOrder(Node.Order order, SqlText text) {
        typed(order.operand(), text);
        if (order.descending()) {
            text.append(" DESC");
        }
        if (order.nulls() != null) {
            text.append(" NULLS ").append(order.nulls().name());
        }
        return null;
    }

    @Override
    public @Nullable Void visitAssignment(Node.Assignment assignment, SqlText text) {
        text.append(quote(assignment.column().name())).append(" = ");
        operand(assignment.value(), 0, text);
        return null;
    }

    @Override
    public @Nullable Void visitSelect(Node.Select select, SqlText text) {
        Map<String, Node.Derived> tables = text.enterQuery(select);
        with(tables.values(), text);
        boolean mixed = select.branches().stream()
                        .map(Node.Branch::combination)
                        .distinct()
                        .count()
                > 1;
        // INTERSECT binds tighter than the others; parentheses keep the order in which they were put together
        text.append(mixed ? "(".repeat(select.branches().size() - 1) : "");
        body(select, text);
        for (int i = 0; i < select.branches().size(); i++) {
            select.branches().get(i).accept(this, text);
            text.append(mixed && i < select.branches().size() - 1 ? ")" : "");
        }
        if (!select.orderBy().isEmpty()) {
            text.append(" ORDER BY ");
            list(select.orderBy(), text);
        }
        slice(select, text);
        if (select.lock() != null) {
            text.append(" ").append(lockClause(select.lock()));
        }
        text.leaveQuery(tables);
        return null;
    }

    private void with(Collection<Node.Derived> tables, SqlText text) {
        boolean recursive = tables.stream().anyMatch(table -> table.kind() == Node.Derived.Kind.RECURSIVE_CTE);
        String lead = recursive ? "WITH RECURSIVE " : "WITH ";
        for (Node.Derived table : tables) {
            commonTable(table, text.append(lead));
            lead = ", ";
        }
        text.append(tables.isEmpty() ? "" : " ");
    }

    private void commonTable(Node.Derived table, SqlText text) {
        text.append(quote(table.named().name()));
        columnNames(table, text);
        text.append(" AS (");
        table.body().accept(this, text);
        text.append(")");
    }

    private void body(Node.Select select, SqlText text) {
        text.append(select.distinct() ? "SELECT DISTINCT " : "SELECT ");
        columns(select.columns(), text);
        if (select.from() != null) {
            text.append(" FROM ");
            select.from().accept(this, text);
        }
        where(select.where(), text);
        if (!select.groupBy().isEmpty()) {
            text.append(" GROUP BY ");
            list(select.groupBy(), text);
        }
        if (select.having() != null) {
            text.append(" HAVING ");
            operand(select.having(), 0, text);
        }
    }

    /** Whether a select cannot be combined with another as it stands. */
    private static boolean needsParentheses(Node.Select select) {
        return !select.branches().isEmpty()
                || !select.orderBy().isEmpty()
                || select.limit() != null
                || select.offset() != null;
    }

    @Override
    public @Nullable Void visitInsert(Node.Insert insert, SqlText text) {
        text.append("INSERT INTO ").append(tableName(insert.table()));
        if (insert.columns().isEmpty()) {
            text.append(" ").append(defaultValues());
        } else {
            text.append(" (");
            names(insert.columns(), text);
            text.append(")");
            rows(insert, text);
        }
        if (insert.conflict() != null) {
            insert.conflict().accept(this, text);
        }
        return null;
    }

    /** Writes what is inserted: rows of values or a query. */
    protected final void rows(Node.Insert insert, SqlText text) {
        if (insert.query() != null) {
            insert.query().accept(this, text.append(" "));
        } else {
            list(insert.rows(), text.append(" VALUES "));
        }
    }

    @Override
    public @Nullable Void visitUpdate(Node.Update update, SqlText text) {
        Assignments.requireOneTable(update, this);
        text.append("UPDATE ");
        update.table().accept(this, text);
        text.append(" SET ");
        list(Assignments.simultaneous(update), text);
        if (update.from() != null) {
            update.from().accept(this, text.append(" FROM "));
        }
        where(update.where(), text);
        return null;
    }

    @Override
    public @Nullable Void visitDelete(Node.Delete delete, SqlText text) {
        text.append("DELETE FROM ");
        delete.table().accept(this, text);
        if (delete.using() != null) {
            delete.using().accept(this, text.append(" USING "));
        }
        where(delete.where(), text);
        return null;
    }

    @Override
    public @Nullable Void visitReturning(Node.Returning returning, SqlText text) {
        returning.change().accept(this, text);
        text.append(" RETURNING ");
        columns(returning.columns(), text);
        return null;
    }

    /** A change in a WITH clause, whose rows are counted and looked through without leaving the database. */
    @Override
    public @Nullable Void visitWatched(Node.Watched watched, SqlText text) {
        watched.returning().accept(this, text.append("WITH changed AS ("));
        text.append(") SELECT total.number");
        for (Node column : watched.returning().columns()) {
            text.append(", changed.").append(quote(((Node.Column) column).name()));
        }
        text.append(" FROM (SELECT COUNT(*) AS number FROM changed) AS total LEFT JOIN changed ON ");
        Node key = new Node.Raw(List.of("changed." + quote(watched.key().name())), List.of());
        in(key, watched.keys(), text);
        return null;
    }

    /** The name of a table with its schema, without its alias. */
    protected final String tableName(Node.Table table) {
        return table.schema() == null ? quote(table.name()) : quote(table.schema()) + "." + quote(table.name());
    }

    /** Writes the names of columns with commas between them. */
    protected final void names(List<Node.Column> columns, SqlText text) {
        for (int i = 0; i < columns.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(quote(columns.get(i).name()));
        }
    }

    /** Writes the names of a derived table's columns behind its own. */
    protected void columnNames(Node.Derived derived, SqlText text) {
        text.append(" (");
        text.append(derived.columns().stream().map(this::quote).collect(Collectors.joining(", ")));
        text.append(")");
    }

    /** Refuses a form that the database lacks, before anything is sent. */
    public final StintException lacking(String form, String remedy) {
        return new StintException("Cannot write " + form + " for " + name() + ", which has no such form. " + remedy);
    }

    /** What errors call the database. */
    public String name() {
        return "the SQL standard";
    }

    /** What a unit of time is called. */
    protected String unitName(ChronoUnit unit) {
        return switch (unit) {
            case YEARS -> "YEAR";
            case MONTHS -> "MONTH";
            case DAYS -> "DAY";
            case HOURS -> "HOUR";
            case MINUTES -> "MINUTE";
            case SECONDS -> "SECOND";
            case MICROS -> "MICROSECOND";
            default -> throw new IllegalArgumentException("No database has the unit " + unit);
        };
    }

    /** Writes an operand, in parentheses if it binds less tightly than its surroundings. */
    protected final void operand(Node operand, int precedence, SqlText text) {
        boolean parentheses =
                operand instanceof Node.Select || operand instanceof Node.Values || precedenceOf(operand) < precedence;
        text.append(parentheses ? "(" : "");
        operand.accept(this, text);
        text.append(parentheses ? ")" : "");
    }

    /** Writes operands with an operator between them. */
    protected final void infix(Operator operator, String sign, List<Node> operands, SqlText text) {
        // only a chain may stand without parentheses on the left: a - b - c is (a - b) - c, and a = b = c is nothing
        boolean chains = operator.precedence() > Operator.EQUAL.precedence();
        boolean untyped = operands.stream().allMatch(Node.Placeholder.class::isInstance);
        for (int i = 0; i < operands.size(); i++) {
            text.append(i == 0 ? "" : " " + sign + " ");
            if (i == 0 && untyped) {
                typed(operands.get(i), text);
            } else {
                operand(operands.get(i), operator.precedence() + (i == 0 && chains ? 0 : 1), text);
            }
        }
    }

    /** Writes a function with its arguments. */
    protected final void function(String name, List<Node> arguments, SqlText text) {
        text.append(name).append("(");
        boolean untyped = arguments.stream()
                .allMatch(argument -> argument instanceof Node.Placeholder || argument instanceof Node.Whole);
        if (untyped) {
            columns(arguments, text);
        } else {
            list(arguments, text);
        }
        text.append(")");
    }

    /** Writes nodes with commas between them. */
    protected final void list(List<? extends Node> nodes, SqlText text) {
        for (int i = 0; i < nodes.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            operand(nodes.get(i), 0, text);
        }
    }

    /** Writes nodes with commas between them where nothing around them tells the type of a placeholder. */
    protected final void columns(List<Node> nodes, SqlText text) {
        for (int i = 0; i < nodes.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            typed(nodes.get(i), text);
        }
    }

    /** Writes a WHERE clause, if there is a condition. */
    protected final void where(@Nullable Node condition, SqlText text) {
        if (condition != null) {
            text.append(" WHERE ");
            operand(condition, 0, text);
        }
    }

    /** Writes how many rows are given and passed over. */
    protected void slice(Node.Select select, SqlText text) {
        if (select.limit() != null) {
            text.append(" LIMIT ");
            operand(select.limit(), ATOM, text);
        }
        if (select.offset() != null) {
            text.append(" OFFSET ");
            operand(select.offset(), ATOM, text);
        }
    }

    /** The clause that locks the selected rows. */
    protected String lockClause(Node.Select.Lock lock) {
        return (lock.shared() ? "FOR SHARE" : "FOR UPDATE") + waiting(lock);
    }

    /** What a locking clause says of locks that others hold. */
    protected final String waiting(Node.Select.Lock lock) {
        return switch (lock.others()) {
            case WAIT -> "";
            case NOWAIT -> " NOWAIT";
            case SKIP_LOCKED -> " SKIP LOCKED";
        };
    }

    /** What stands in place of columns and values if an INSERT sets nothing. */
    protected String defaultValues() {
        return "DEFAULT VALUES";
    }

    /** What follows the pattern of a LIKE so that a backslash takes the meaning from the character behind it. */
    protected String likeEscape() {
        return " ESCAPE '\\'";
    }

    /** What a type is called in a cast. */
    protected String castName(ColumnType type) {
        return typeName(type);
    }

    private void prefix(Operator operator, Node operand, SqlText text) {
        if (operator != Operator.NEGATE) {
            text.append(operator.text()).append(" ");
            operand(operand, operator.precedence(), text);
        } else if (operand instanceof Node.Placeholder) {
            typed(operand, text.append("-"));
        } else {
            // without parentheses, two signs in a row would begin a comment
            operand(operand, operator.precedence() + 1, text.append("-"));
        }
    }

    private void special(Operator operator, List<Node> operands, SqlText text) {
        int tighter = operator.precedence() + 1;
        switch (operator) {
            case EXISTS -> {
                text.append("EXISTS ");
                operand(operands.get(0), tighter, text);
            }
            case COUNT_DISTINCT -> {
                text.append("COUNT(DISTINCT ");
                operand(operands.get(0), 0, text);
                text.append(")");
            }
            case BETWEEN -> {
                operand(operands.get(0), tighter, text);
                text.append(" BETWEEN ");
                operand(operands.get(1), tighter, text);
                text.append(" AND ");
                operand(operands.get(2), tighter, text);
            }
            case LIKE -> {
                infix(operator, "LIKE", operands, text);
                text.append(likeEscape());
            }
            case IN -> in(operands.get(0), operands.get(1), text);
            case CASE -> caseOf(operands, text);
            case RAW -> {
                operands.get(0).accept(this, text.append("("));
                text.append(")");
            }
            case POSITION -> {
                text.append("POSITION(");
                operand(operands.get(1), tighter, text);
                text.append(" IN ");
                operand(operands.get(0), tighter, text);
                text.append(")");
            }
            case EXTRACT -> extract(((Node.Unit) operands.get(0)).unit(), (Node.Value) operands.get(1), text);
            case TRUNCATE -> truncate((Node.Unit) operands.get(0), (Node.Value) operands.get(1), text);
            case MOVE -> move((Node.Unit) operands.get(0), (Node.Value) operands.get(1), operands.get(2), text);
            case FILTER -> {
                operands.get(0).accept(this, text);
                operand(operands.get(1), 0, text.append(" FILTER (WHERE "));
                text.append(")");
            }
            default -> infix(operator, operator.text(), operands, text);
        }
    }

    /** Writes whether a value is in a list or among the rows of a query. */
    protected void in(Node value, Node values, SqlText text) {
        if (!(values instanceof Node.BindList list) || list.places() <= LONGEST_LIST) {
            operand(value, Operator.IN.precedence() + 1, text);
            text.append(" IN ").append(values instanceof Node.BindList ? "(" : "");
            operand(values, Operator.IN.precedence() + 1, text);
            text.append(values instanceof Node.BindList ? ")" : "");
            return;
        }
        text.append("(");
        for (int start = 0; start < list.places(); start += LONGEST_LIST) {
            text.append(start == 0 ? "" : " OR ");
            operand(value, Operator.IN.precedence() + 1, text);
            text.append(" IN (");
            for (int i = start; i < start + LONGEST_LIST; i++) {
                text.append(i == start ? "" : ", ").placeholder(list, i);
            }
            text.append(")");
        }
        text.append(")");
    }

    private void caseOf(List<Node> operands, SqlText text) {
        text.append("CASE");
        int pairs = operands.size() / 2 * 2;
        for (int i = 0; i < pairs; i += 2) {
            operand(operands.get(i), 0, text.append(" WHEN "));
            typed(operands.get(i + 1), text.append(" THEN "));
        }
        if (pairs < operands.size()) {
            typed(operands.get(pairs), text.append(" ELSE "));
        }
        text.append(" END");
    }

    /** Writes a part of a date or time as a whole number; points in time are taken in UTC, seconds without fraction. */
    protected void extract(ChronoUnit unit, Node.Value time, SqlText text) {
        text.append(unit == ChronoUnit.SECONDS ? "CAST(FLOOR(EXTRACT(" : "CAST(EXTRACT(");
        text.append(unitName(unit)).append(" FROM ");
        inUtc(time, text);
        text.append(unit == ChronoUnit.SECONDS ? ")) AS INTEGER)" : ") AS INTEGER)");
    }

    /** Writes a date or time cut to a unit; points in time are taken in UTC. */
    protected void truncate(Node.Unit unit, Node.Value time, SqlText text) {
        text.append("DATE_TRUNC(");
        unit.accept(this, text);
        inUtc(time, text.append(", "));
        text.append(")");
    }

    /** Writes a date or time moved by a number of units. */
    protected void move(Node.Unit unit, Node.Value time, Node amount, SqlText text) {
        text.append("DATEADD(");
        unit.accept(this, text);
        typed(amount, text.append(", "));
        typed(time, text.append(", "));
        text.append(")");
    }

    /** Writes a time; a point in time as what clocks in UTC show. */
    protected final void inUtc(Node.Value time, SqlText text) {
        if (time.type().columnType().kind() == ColumnType.Kind.TIMESTAMP_WITH_TIME_ZONE) {
            if (time instanceof Node.Placeholder) {
                typed(time, text);
            } else {
                operand(time, ATOM, text);
            }
            text.append(" AT TIME ZONE 'UTC'");
        } else {
            typed(time, text);
        }
    }

    /** Writes a node where nothing around it tells its type: a placeholder says its own. */
    protected final void typed(Node node, SqlText text) {
        if (node instanceof Node.Placeholder placeholder) {
            text.append("CAST(").placeholder(placeholder).append(" AS ");
            text.append(castName(placeholder.type().columnType())).append(")");
        } else {
            operand(node, 0, text);
        }
    }

    private static int precedenceOf(Node node) {
        return node instanceof Node.Operation operation ? operation.operator().precedence() : ATOM;
    }
}

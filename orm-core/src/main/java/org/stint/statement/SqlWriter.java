package org.stint.statement;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
        SqlText text = SqlText.begin(NamedTables.of(statement).size() > 1);
        statement.accept(this, text);
        return text.finish();
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
        text.placeholder();
        return null;
    }

    @Override
    public @Nullable Void visitParameter(Node.Parameter parameter, SqlText text) {
        text.placeholder();
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
        text.append(
                switch (join.kind()) {
                    case INNER -> " JOIN ";
                    case LEFT -> " LEFT JOIN ";
                    case CROSS -> " CROSS JOIN ";
                });
        join.right().accept(this, text);
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
        if (!select.orderBy().isEmpty()) {
            text.append(" ORDER BY ");
            list(select.orderBy(), text);
        }
        slice(select, text);
        if (select.lock() != null) {
            text.append(" ").append(lockClause(select.lock()));
        }
        return null;
    }

    @Override
    public @Nullable Void visitInsert(Node.Insert insert, SqlText text) {
        text.append("INSERT INTO ").append(tableName(insert.table()));
        if (insert.columns().isEmpty()) {
            text.append(" ").append(defaultValues());
            return null;
        }
        text.append(" (");
        Iterator<Node.Column> columns = insert.columns().iterator();
        while (columns.hasNext()) {
            text.append(quote(columns.next().name())).append(columns.hasNext() ? ", " : ") VALUES ");
        }
        list(insert.rows(), text);
        return null;
    }

    @Override
    public @Nullable Void visitUpdate(Node.Update update, SqlText text) {
        text.append("UPDATE ");
        update.table().accept(this, text);
        text.append(" SET ");
        list(update.assignments(), text);
        where(update.where(), text);
        return null;
    }

    @Override
    public @Nullable Void visitDelete(Node.Delete delete, SqlText text) {
        text.append("DELETE FROM ");
        delete.table().accept(this, text);
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

    /** The name of a table with its schema, without its alias. */
    protected final String tableName(Node.Table table) {
        return table.schema() == null ? quote(table.name()) : quote(table.schema()) + "." + quote(table.name());
    }

    /** Writes an operand, in parentheses if it binds less tightly than its surroundings. */
    protected final void operand(Node operand, int precedence, SqlText text) {
        boolean parentheses = operand instanceof Node.Select || precedenceOf(operand) < precedence;
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
        boolean untyped = arguments.stream().allMatch(Node.Placeholder.class::isInstance);
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
        return "FOR " + lock;
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
            default -> infix(operator, operator.text(), operands, text);
        }
    }

    /** Writes a node where nothing around it tells its type: a placeholder says its own. */
    private void typed(Node node, SqlText text) {
        if (node instanceof Node.Placeholder placeholder) {
            text.append("CAST(").placeholder().append(" AS ");
            text.append(castName(placeholder.type().columnType())).append(")");
        } else {
            operand(node, 0, text);
        }
    }

    private static int precedenceOf(Node node) {
        return node instanceof Node.Operation operation ? operation.operator().precedence() : ATOM;
    }
}

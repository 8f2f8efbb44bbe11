package org.stint.statement;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/**
 * A function or operator that the language does not know, registered once by the application and then used like any
 * other: {@code Routine.function("similarity").number(SqlTypes.DOUBLE, BOOK.title, value("emma"))}.
 *
 * <p>The name becomes part of the SQL as it is, therefore it is checked, and should be a constant of the program and
 * never come from data. What the operands must be is for the database to say. Immutable.
 */
public final class Routine {

    private static final Pattern FUNCTION_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");
    private static final Pattern OPERATOR_NAME = Pattern.compile("[+*/<>=~!@#%^&|?-]{1,8}|[A-Z]+( [A-Z]+)*");

    private enum Kind {
        FUNCTION,
        AGGREGATE,
        OPERATOR
    }

    private final String name;
    private final Kind kind;
    private final Map<String, String> names;

    private Routine(String name, Kind kind, Map<String, String> names) {
        this.name = name;
        this.kind = kind;
        this.names = names;
    }

    /**
     * A function.
     *
     * @param name letters, digits and underscores, after a schema and a dot if need be
     * @throws IllegalArgumentException if the name has anything else in it
     */
    public static Routine function(String name) {
        return new Routine(checked(FUNCTION_NAME, name), Kind.FUNCTION, Map.of());
    }

    /**
     * A function that makes one value of many rows, or looks at the rows around each row, such as {@code STDDEV_POP} or
     * {@code NTILE}: what it gives takes {@code filter(…)} and {@code over(…)}.
     *
     * @param name letters, digits and underscores, after a schema and a dot if need be
     * @throws IllegalArgumentException if the name has anything else in it
     */
    public static Routine aggregate(String name) {
        return new Routine(checked(FUNCTION_NAME, name), Kind.AGGREGATE, Map.of());
    }

    /**
     * An operator between operands.
     *
     * @param sign signs such as {@code @>} and {@code ?|}, or words in capitals such as {@code SIMILAR TO}
     * @throws IllegalArgumentException if it has anything else in it, or begins a comment
     */
    public static Routine operator(String sign) {
        return new Routine(checkedSign(sign), Kind.OPERATOR, Map.of());
    }

    /**
     * The same under another name on one database.
     *
     * @param database the name of the dialect, such as {@code MariaDB}
     */
    public Routine on(String database, String otherName) {
        Map<String, String> more = new TreeMap<>(names);
        more.put(database, isOperator() ? checkedSign(otherName) : checked(FUNCTION_NAME, otherName));
        return new Routine(name, kind, Map.copyOf(more));
    }

    /** Calls it for a condition. */
    public Condition condition(Operand<?>... operands) {
        return new Condition(call(SqlTypes.BOOLEAN, operands), SqlTypes.BOOLEAN);
    }

    /** Calls it for a text. */
    public TextExpression text(SqlType<String> type, Operand<?>... operands) {
        return new TextExpression(call(type, operands), type);
    }

    /** Calls it for a whole number. */
    public <T extends Number> WholeExpression<T> whole(SqlType<T> type, Operand<?>... operands) {
        return new WholeExpression<>(call(type, operands), type);
    }

    /** Calls it for a number that may have a fraction. */
    public <T extends Number> NumberExpression<T> number(SqlType<T> type, Operand<?>... operands) {
        return new NumberExpression<>(call(type, operands), type);
    }

    /** Calls it for a date or time. */
    public <T> TimeExpression<T> time(SqlType<T> type, Operand<?>... operands) {
        return new TimeExpression<>(call(type, operands), type);
    }

    /** Calls it for a value of another kind. */
    public <T> ValueExpression<T> value(SqlType<T> type, Operand<?>... operands) {
        return new ValueExpression<>(call(type, operands), type);
    }

    /** What it is called on a database. */
    public String name(String database) {
        return names.getOrDefault(database, name);
    }

    /** Whether it stands between its operands and not before them. */
    public boolean isOperator() {
        return kind == Kind.OPERATOR;
    }

    /** Whether it makes one value of many rows. */
    public boolean isAggregate() {
        return kind == Kind.AGGREGATE;
    }

    private ExpressionNode.Call call(SqlType<?> type, Operand<?>... operands) {
        if (isOperator() && operands.length != 2) {
            throw new IllegalArgumentException(
                    "The operator " + name + " stands between two operands, not " + operands.length + ".");
        }
        List<Node> nodes = Stream.of(operands).<Node>map(Operand::node).toList();
        return new ExpressionNode.Call(this, nodes, type);
    }

    private static String checkedSign(String sign) {
        if (sign.contains("--") || sign.contains("/*")) {
            throw new IllegalArgumentException("An operator cannot begin a comment.");
        }
        return checked(OPERATOR_NAME, sign);
    }

    private static String checked(Pattern pattern, String name) {
        if (!pattern.matcher(name).matches()) {
            throw new IllegalArgumentException("Cannot register a function or operator under this name, because the"
                    + " name becomes part of the SQL: a function has letters, digits and underscores, an operator"
                    + " signs or words in capitals.");
        }
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Routine routine
                && kind == routine.kind
                && name.equals(routine.name)
                && names.equals(routine.names);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}

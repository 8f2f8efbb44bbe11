package org.stint.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/**
 * SQL as the application writes it, for what the language does not have: a part of an expression, a whole query or a whole
 * change. Values come by name: {@code sql("similarity(title, :q) > 0.3").bind("q", value(query)).condition()}.
 *
 * <p>The text is meant to be a literal of the program. It is sent as it is, to whatever database; nothing that comes from
 * outside may be part of it. A statement with SQL of its own counts as naming every table. Immutable.
 */
public final class NativeSql {

    private final NamedText text;
    private final Map<String, Node> binds;

    private NativeSql(NamedText text, Map<String, Node> binds) {
        this.text = text;
        this.binds = binds;
    }

    static NativeSql of(String sql) {
        return new NativeSql(NamedText.of(sql), Map.of());
    }

    /**
     * Gives a value to a name, which the text has after a colon, once or several times.
     *
     * @param value a bound value such as {@code value("x")}, a column, or a parameter
     * @throws IllegalArgumentException if the text does not have the name, or it has a value already
     */
    public NativeSql bind(String name, Operand<?> value) {
        if (!text.names().contains(name)) {
            throw new IllegalArgumentException(
                    "The SQL does not have the name :" + name + "; it has " + new LinkedHashSet<>(text.names()) + ".");
        }
        Map<String, Node> more = new LinkedHashMap<>(binds);
        if (more.put(name, Objects.requireNonNull(value, "value").node()) != null) {
            throw new IllegalArgumentException("The name :" + name + " has a value already.");
        }
        return new NativeSql(text, more);
    }

    /** This as a condition. */
    public Condition condition() {
        return new Condition(value(SqlTypes.BOOLEAN, raw()), SqlTypes.BOOLEAN);
    }

    /** This as a text. */
    public TextExpression text() {
        SqlType<String> type = SqlTypes.text(0);
        return new TextExpression(value(type, raw()), type);
    }

    /** This as a whole number. */
    public <T extends Number> WholeExpression<T> whole(SqlType<T> type) {
        return new WholeExpression<>(value(type, raw()), type);
    }

    /** This as a number that may have a fraction. */
    public <T extends Number> NumberExpression<T> number(SqlType<T> type) {
        return new NumberExpression<>(value(type, raw()), type);
    }

    /** This as a date or time. */
    public <T> TimeExpression<T> time(SqlType<T> type) {
        return new TimeExpression<>(value(type, raw()), type);
    }

    /** This as a value of another kind. */
    public <T> ValueExpression<T> value(SqlType<T> type) {
        return new ValueExpression<>(value(type, raw()), type);
    }

    /**
     * This as a whole query.
     *
     * @param selected what a row becomes; the columns of the query must be those that selecting it would read, in order
     */
    public <R> NativeQuery<R> query(Selectable<R> selected) {
        return new NativeQuery<>(raw(), selected);
    }

    /** This as a whole query of several columns. */
    public NativeQuery<Tuple> query(Selectable<?> first, Selectable<?> second, Selectable<?>... more) {
        return new NativeQuery<>(raw(), Projections.tuple(first, second, more));
    }

    /** This as a whole change, which gives the number of rows. */
    public NativeChange change() {
        return new NativeChange(raw());
    }

    private ExpressionNode.Raw raw() {
        Set<String> missing = new LinkedHashSet<>(text.names());
        missing.removeAll(binds.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "The SQL has names without a value: " + missing + ". Say bind(name, value).");
        }
        List<Node> operands = new ArrayList<>();
        text.names().forEach(name -> operands.add(binds.get(name)));
        return new ExpressionNode.Raw(text.pieces(), operands);
    }

    private static Node value(SqlType<?> type, ExpressionNode.Raw raw) {
        return new ExpressionNode.Operation(Operator.RAW, List.of(raw), type);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

package org.stint.statement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/**
 * A JSON document, or a part of one. As a value it is its text in the spelling of {@link SqlTypes#JSON}; documents are
 * equal if they say the same, whatever their spelling. They have no order.
 *
 * <p>There are two kinds of nothing. SQL NULL means that nothing is there: the column is NULL, or the path leads nowhere;
 * {@link #isNull()} finds it. A JSON null is a value like any other, which somebody has written; {@link #isNotNull()} is
 * true of it and {@link #isJsonNull()} finds it. What a leaf such as {@link #asText()} gives is SQL NULL in both cases,
 * and also where the JSON is of another type: nothing is converted.
 */
public class JsonExpression extends Typed<String, JsonExpression> {

    /** Stands for numbers of any size and scale; what is computed of them is cast to a type of its own. */
    private static final SqlType<BigDecimal> ANY_NUMBER = SqlTypes.decimal(38, 10);

    JsonExpression(Node node) {
        super(node, SqlTypes.JSON);
    }

    @Override
    final JsonExpression retyped(Node node) {
        return new JsonExpression(node);
    }

    /**
     * The member of an object, or the member of a member. The names are bound, so that every name means just itself; a
     * digit is the name of a member too. What is no object has no members.
     *
     * @throws IllegalArgumentException if a name is null
     */
    public JsonExpression at(String member, String... further) {
        return new JsonExpression(path(member, further));
    }

    /** The element of an array at a position, counted from 0, or from -1 backwards from the end; also bound. */
    public JsonExpression at(int position) {
        return new JsonExpression(path(position));
    }

    final JsonNode.Path path(String member, String... further) {
        List<Node> steps = new ArrayList<>(1 + further.length);
        steps.add(JsonOperands.member(member));
        for (String name : further) {
            steps.add(JsonOperands.member(name));
        }
        return path(steps);
    }

    final JsonNode.Path path(int position) {
        return path(List.of(JsonOperands.position(position)));
    }

    private JsonNode.Path path(List<Node> further) {
        if (!(node() instanceof JsonNode.Path path)) {
            return new JsonNode.Path(node(), List.copyOf(further));
        }
        List<Node> steps = new ArrayList<>(path.steps());
        steps.addAll(further);
        return new JsonNode.Path(path.document(), List.copyOf(steps));
    }

    /** The text of a JSON string; NULL if this is anything else. */
    public TextExpression asText() {
        SqlType<String> type = SqlTypes.text(0);
        return new TextExpression(text(), type);
    }

    /**
     * The number, a half rounded away from zero at the scale; NULL if this is no number. A number with more digits than
     * the precision allows is an error, except on MariaDB, which takes the nearest.
     */
    public NumberExpression<BigDecimal> asDecimal(int precision, int scale) {
        SqlType<BigDecimal> type = SqlTypes.decimal(precision, scale);
        return new NumberExpression<>(number(type), type);
    }

    /** The number as a binary fraction; NULL if this is no number. */
    public NumberExpression<Double> asDouble() {
        return new NumberExpression<>(number(SqlTypes.DOUBLE), SqlTypes.DOUBLE);
    }

    /** The number as a whole one, a half rounded away from zero; NULL if this is no number. See {@link #asDecimal}. */
    public WholeExpression<Long> asLong() {
        return new WholeExpression<>(whole(), SqlTypes.LONG);
    }

    /** The truth value; NULL, which counts as unknown, if this is none. */
    public Condition asBoolean() {
        return new Condition(truth(), SqlTypes.BOOLEAN);
    }

    final Node text() {
        return operation(Operator.JSON_TEXT, SqlTypes.text(0));
    }

    final Node number(SqlType<?> type) {
        return new ExpressionNode.Cast(operation(Operator.JSON_NUMBER, ANY_NUMBER), type);
    }

    final Node whole() {
        Node rounded = new ExpressionNode.Operation(
                Operator.ROUND,
                List.of(operation(Operator.JSON_NUMBER, ANY_NUMBER), new ExpressionNode.Whole(0)),
                ANY_NUMBER);
        return new ExpressionNode.Cast(rounded, SqlTypes.LONG);
    }

    final Node truth() {
        return operation(Operator.JSON_BOOLEAN, SqlTypes.BOOLEAN);
    }

    /** True where something is there, a JSON null included; never unknown. The same as {@link #isNotNull()}. */
    public final Condition exists() {
        return isNotNull();
    }

    /** True where there is a JSON null; false where there is anything else or nothing, never unknown. */
    public final Condition isJsonNull() {
        return Condition.of(Operator.JSON_IS_NULL, List.of(node()));
    }

    /** How many elements an array has; NULL if this is no array. */
    public final WholeExpression<Integer> arrayLength() {
        return new WholeExpression<>(operation(Operator.JSON_LENGTH, SqlTypes.INTEGER), SqlTypes.INTEGER);
    }

    /** True where this is an array with this text among its own elements; never unknown. */
    public final Condition contains(String text) {
        return contains(Expressions.value(text));
    }

    /** True where this is an array with this number among its own elements, however it is written; never unknown. */
    public final Condition contains(long number) {
        return contains(Expressions.value(number));
    }

    /** True where this is an array with this number among its own elements, however it is written; never unknown. */
    public final Condition contains(BigDecimal number) {
        return contains(Expressions.value(number));
    }

    /** True where this is an array with this truth value among its own elements; never unknown. */
    public final Condition contains(boolean truth) {
        return contains(new Condition(new PlaceholderNode.Bind(truth, SqlTypes.BOOLEAN), SqlTypes.BOOLEAN));
    }

    /**
     * The array with one more element at its end, a text. Of what is no array, and of nothing, an array with just this
     * element.
     */
    public final JsonExpression append(String text) {
        return append(Expressions.value(text));
    }

    /** The array with one more element, a number; see {@link #append(String)}. */
    public final JsonExpression append(long number) {
        return append(Expressions.value(number));
    }

    /** The array with one more element, a number; see {@link #append(String)}. */
    public final JsonExpression append(BigDecimal number) {
        return append(Expressions.value(number));
    }

    /** The array with one more element, a truth value; see {@link #append(String)}. */
    public final JsonExpression append(boolean truth) {
        return append(new Condition(new PlaceholderNode.Bind(truth, SqlTypes.BOOLEAN), SqlTypes.BOOLEAN));
    }

    /**
     * The array with one more element, which is JSON as it is, or what a text, number or truth value is in JSON; see
     * {@link #append(String)}.
     *
     * @throws IllegalArgumentException if it is of another type
     */
    public final JsonExpression append(Operand<?> element) {
        return retyped(new ExpressionNode.Operation(
                Operator.JSON_APPEND, List.of(node(), JsonOperands.convertible(element.node())), SqlTypes.JSON));
    }

    private Condition contains(Expression<?> element) {
        return Condition.of(Operator.JSON_CONTAINS, List.of(node(), element.node()));
    }

    private Node operation(Operator operator, SqlType<?> type) {
        return new ExpressionNode.Operation(operator, List.of(node()), type);
    }
}

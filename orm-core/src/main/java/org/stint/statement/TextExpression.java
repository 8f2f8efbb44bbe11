package org.stint.statement;

import java.math.BigDecimal;
import java.util.List;
import org.stint.type.SqlType;
import org.stint.type.SqlTypes;

/** A text. Order and equality are those of the column's collation. */
public class TextExpression extends Ordered<String, TextExpression> {

    TextExpression(Node node, SqlType<String> type) {
        super(node, type);
    }

    @Override
    final TextExpression retyped(Node node) {
        return new TextExpression(node, type());
    }

    /**
     * True where the text matches a pattern: {@code %} for any characters, {@code _} for one, {@code \} before either
     * for itself.
     */
    public final Condition like(String pattern) {
        return Condition.of(Operator.LIKE, List.of(node(), bind(pattern)));
    }

    /** True where the text matches a pattern that a parameter, a column or another expression gives. */
    public final Condition like(Operand<String> pattern) {
        return Condition.of(Operator.LIKE, List.of(node(), sameKind(pattern)));
    }

    /** True where the text begins with just these characters, none of which is special. */
    public final Condition startsWith(String prefix) {
        return like(escaped(prefix) + "%");
    }

    /** True where the text ends with just these characters, none of which is special. */
    public final Condition endsWith(String suffix) {
        return like("%" + escaped(suffix));
    }

    /** True where the text contains just these characters, none of which is special. */
    public final Condition contains(String part) {
        return like("%" + escaped(part) + "%");
    }

    /** This text followed by another. */
    public final TextExpression concat(String text) {
        return operation(Operator.CONCAT, node(), bind(text));
    }

    /** This text followed by another. */
    public final TextExpression concat(Operand<String> text) {
        return operation(Operator.CONCAT, node(), sameKind(text));
    }

    /**
     * This text in lower case, as the database has it. For letters whose other case is several, or depends on a language,
     * databases differ; see {@link #upper()}.
     */
    public final TextExpression lower() {
        return operation(Operator.LOWER, node());
    }

    /**
     * This text in upper case, as the database has it. Where the other case of a letter is several, databases differ: of
     * "ß" H2 makes "SS", and PostgreSQL leaves it as it is unless the collation of the column, as one of ICU, maps it.
     */
    public final TextExpression upper() {
        return operation(Operator.UPPER, node());
    }

    /** The number of characters. */
    public final WholeExpression<Integer> length() {
        return new WholeExpression<>(
                new ExpressionNode.Operation(Operator.LENGTH, List.of(node()), SqlTypes.INTEGER), SqlTypes.INTEGER);
    }

    private String escaped(String text) {
        bind(text); // refuses null
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** Without the blanks at both ends. */
    public final TextExpression trim() {
        return operation(Operator.TRIM, node());
    }

    /** Without the blanks at the beginning. */
    public final TextExpression trimStart() {
        return operation(Operator.TRIM_START, node());
    }

    /** Without the blanks at the end. */
    public final TextExpression trimEnd() {
        return operation(Operator.TRIM_END, node());
    }

    /**
     * The characters from a position on.
     *
     * @param first the position of the first, counted from 1
     */
    public final TextExpression substring(int first) {
        return operation(Operator.SUBSTRING, node(), number("position", first, 1));
    }

    /**
     * So many characters from a position on, fewer at the end of the text.
     *
     * @param first the position of the first, counted from 1
     */
    public final TextExpression substring(int first, int length) {
        return operation(Operator.SUBSTRING, node(), number("position", first, 1), number("length", length, 0));
    }

    /** With one text in place of another wherever that comes; capitals matter. */
    public final TextExpression replace(String part, String replacement) {
        if (part.isEmpty()) {
            throw new IllegalArgumentException("Cannot replace an empty text in " + this + ".");
        }
        return operation(Operator.REPLACE, node(), bind(part), bind(replacement));
    }

    /**
     * Where another text begins in this one, counted from 1; 0 if it is not there. Whether capitals matter is for the
     * collation to say, as with equality.
     */
    public final WholeExpression<Integer> position(String part) {
        return whole(Operator.POSITION, node(), bind(part));
    }

    /** The first characters, or all if there are fewer. */
    public final TextExpression left(int length) {
        return operation(Operator.LEFT, node(), number("length", length, 0));
    }

    /** The last characters, or all if there are fewer. */
    public final TextExpression right(int length) {
        return operation(Operator.RIGHT, node(), number("length", length, 0));
    }

    /** Filled up at the beginning to a length; cut there if it is longer. */
    public final TextExpression padStart(int length, String filling) {
        return operation(Operator.PAD_START, node(), number("length", length, 0), filling(filling));
    }

    /** Filled up at the end to a length; cut there if it is longer. */
    public final TextExpression padEnd(int length, String filling) {
        return operation(Operator.PAD_END, node(), number("length", length, 0), filling(filling));
    }

    /** This as a whole number; a text that is none is an error, on MariaDB 0. */
    public final WholeExpression<Long> asLong() {
        return new WholeExpression<>(new ExpressionNode.Cast(node(), SqlTypes.LONG), SqlTypes.LONG);
    }

    /** This as a decimal number; a text that is none is an error, on MariaDB 0. */
    public final NumberExpression<BigDecimal> asDecimal(int precision, int scale) {
        SqlType<BigDecimal> decimal = SqlTypes.decimal(precision, scale);
        return new NumberExpression<>(new ExpressionNode.Cast(node(), decimal), decimal);
    }

    private WholeExpression<Integer> whole(Operator operator, Node... operands) {
        return new WholeExpression<>(
                new ExpressionNode.Operation(operator, List.of(operands), SqlTypes.INTEGER), SqlTypes.INTEGER);
    }

    private Node filling(String filling) {
        if (filling.length() != 1) {
            throw new IllegalArgumentException("A text is filled up with one character, not " + filling.length() + ".");
        }
        return bind(filling);
    }

    private static Node number(String what, int number, int least) {
        if (number < least) {
            throw new IllegalArgumentException("The " + what + " must be at least " + least + ", not " + number
                    + ": databases take others in their own ways.");
        }
        return new PlaceholderNode.Bind(number, SqlTypes.INTEGER);
    }
}

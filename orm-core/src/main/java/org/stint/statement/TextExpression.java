package org.stint.statement;

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
        return operation(Operator.CONCAT, node(), text.node());
    }

    /** This text in lower case, as the database has it. */
    public final TextExpression lower() {
        return operation(Operator.LOWER, node());
    }

    /** This text in upper case, as the database has it. */
    public final TextExpression upper() {
        return operation(Operator.UPPER, node());
    }

    /** The number of characters. */
    public final WholeExpression<Integer> length() {
        return new WholeExpression<>(
                new Node.Operation(Operator.LENGTH, List.of(node()), SqlTypes.INTEGER), SqlTypes.INTEGER);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}

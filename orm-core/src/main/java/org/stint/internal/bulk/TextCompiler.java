package org.stint.internal.bulk;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.ColumnFacts.Texts;
import org.stint.internal.bulk.Shape.Family;
import org.stint.statement.ExpressionNode.Operation;
import org.stint.statement.Node;
import org.stint.statement.Operator;
import org.stint.statement.PlaceholderNode;

/** What is asked of texts and made of them. */
final class TextCompiler {

    private static final int FIRST_BEYOND_ASCII = 128;

    private final Arithmetic arithmetic;
    private final Refusal refusal;

    TextCompiler(Arithmetic arithmetic, Refusal refusal) {
        this.arithmetic = arithmetic;
        this.refusal = refusal;
    }

    /** Whether a text is like a pattern. */
    Computed like(Operation operation, Computed text) {
        Texts texts = text.shape().texts();
        if (!text.isOf(Family.TEXT) || texts == Texts.BY_RULES || texts == null) {
            return refusal.of(operation, "compares texts by rules of the database");
        }
        LikePattern pattern = pattern(operation.operands().get(1));
        if (pattern == null) {
            return refusal.of(
                    operation, "has a pattern that is not one fixed text, or a backslash before a usual character");
        }
        return Computed.truth(row -> {
            Object value = text.of(row);
            return value == null ? null : pattern.matches((String) value);
        });
    }

    private @Nullable LikePattern pattern(Node node) {
        return node instanceof PlaceholderNode.Bind bind && bind.value() instanceof String given
                ? LikePattern.of(given, arithmetic.countsCodePoints())
                : null;
    }

    /** Texts one after another. */
    Computed concat(Operation operation, List<Computed> operands) {
        Texts texts = null;
        for (int i = 0; i < operands.size(); i++) {
            if (!operands.get(i).isOf(Family.TEXT)) {
                return refusal.of(operation.operands().get(i), "is joined to a text, but is none");
            }
            texts = Comparisons.common(texts, operands.get(i).shape().texts());
        }
        return new Computed(Shape.of(Family.TEXT).comparedBy(texts), row -> {
            StringBuilder text = new StringBuilder();
            for (Computed operand : operands) {
                Object part = operand.of(row);
                if (part == null) {
                    return null;
                }
                text.append(part);
            }
            return text.toString();
        });
    }

    /** The number of characters. */
    Computed length(Operation operation, Computed operand) {
        if (!operand.isOf(Family.TEXT)) {
            return refusal.of(operation, "counts the characters of what is no text");
        }
        return new Computed(Shape.of(arithmetic.lengthFamily()), row -> {
            Object value = operand.of(row);
            return value == null ? null : arithmetic.length((String) value);
        });
    }

    /** Small or capital letters; of those beyond ASCII each database has its own idea, and of all by some rules. */
    Computed letters(Operation operation, Computed operand) {
        if (!operand.isOf(Family.TEXT) || operand.shape().texts() != Texts.BY_CODE_POINT) {
            return refusal.of(operation, "depends on the rules of the database for letters");
        }
        boolean small = operation.operator() == Operator.LOWER;
        return new Computed(operand.shape(), row -> {
            String text = (String) operand.of(row);
            if (text == null) {
                return null;
            }
            if (!text.chars().allMatch(character -> character < FIRST_BEYOND_ASCII)) {
                throw Undecided.INSTANCE;
            }
            return small ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT);
        });
    }
}

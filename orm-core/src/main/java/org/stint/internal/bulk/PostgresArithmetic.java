package org.stint.internal.bulk;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.ColumnFacts.Texts;
import org.stint.internal.bulk.Shape.Family;
import org.stint.statement.Operator;

/** PostgreSQL: a decimal number carries its own scale; what is divided gets at least sixteen significant digits. */
final class PostgresArithmetic extends Arithmetic {

    private static final int SIGNIFICANT_DIGITS = 16;
    private static final int MOST_DIGITS = 1_000;
    private static final int DIGITS_PER_GROUP = 4;

    @Override
    @Nullable
    Shape result(Operator operator, Shape left, Shape right) {
        Family family = comparison(left.family(), right.family());
        return family == null ? null : Shape.of(family);
    }

    @Override
    @Nullable
    Family comparison(Family left, Family right) {
        if (!left.isNumber() || !right.isNumber()) {
            return null;
        }
        if (left.isFloating() || right.isFloating()) {
            return left == Family.REAL && right == Family.REAL ? Family.REAL : Family.DOUBLE;
        }
        return left.compareTo(right) >= 0 ? left : right;
    }

    /** Numbers are kept in groups of four digits, and the scale of a quotient is counted in those. */
    @Override
    BigDecimal quotient(BigDecimal left, BigDecimal right, Shape result) {
        int weight = weight(left) - weight(right);
        if (firstGroup(left) <= firstGroup(right)) {
            weight--;
        }
        int scale = SIGNIFICANT_DIGITS - weight * DIGITS_PER_GROUP;
        scale = Math.max(scale, Math.max(0, Math.max(left.scale(), right.scale())));
        if (scale > MOST_DIGITS) {
            throw Undecided.INSTANCE;
        }
        return left.divide(right, scale, RoundingMode.HALF_UP);
    }

    private static int weight(BigDecimal number) {
        return number.signum() == 0 ? 0 : Math.floorDiv(number.precision() - number.scale() - 1, DIGITS_PER_GROUP);
    }

    private static int firstGroup(BigDecimal number) {
        if (number.signum() == 0) {
            return 0;
        }
        BigInteger group =
                number.abs().movePointLeft(weight(number) * DIGITS_PER_GROUP).toBigInteger();
        return group.intValueExact();
    }

    @Override
    long length(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    Family lengthFamily() {
        return Family.INTEGER;
    }

    @Override
    boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == 0) {
                return false;
            }
            if (Character.isSurrogate(character)) {
                if (!Character.isHighSurrogate(character)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    @Override
    boolean countsCodePoints() {
        return true;
    }

    @Override
    Texts textsOfValues() {
        return Texts.EQUAL_BY_CHARACTER; // the default collation is always deterministic
    }
}

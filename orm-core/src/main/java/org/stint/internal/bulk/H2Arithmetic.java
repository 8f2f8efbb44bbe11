package org.stint.internal.bulk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.ColumnFacts.Texts;
import org.stint.internal.bulk.Shape.Family;
import org.stint.statement.Operator;

/** H2: precision and scale of every result are known beforehand, and a quotient is rounded half down. */
final class H2Arithmetic extends Arithmetic {

    private static final int MOST_DIGITS = 10_000;

    @Override
    @Nullable
    Shape result(Operator operator, Shape left, Shape right) {
        Family family = arithmetic(left.family(), right.family());
        if (family != Family.DECIMAL) {
            return family == null ? null : Shape.of(family);
        }
        int scale;
        int precision;
        switch (operator) {
            case PLUS, MINUS -> {
                scale = Math.max(left.scale(), right.scale());
                precision = Math.max(left.precision() + scale - left.scale(), right.precision() + scale - right.scale())
                        + 1;
            }
            case TIMES -> {
                scale = left.scale() + right.scale();
                precision = left.precision() + right.precision();
            }
            default -> {
                scale = Math.max(0, left.scale() - right.scale() + 2 * right.precision());
                precision = left.precision() + right.scale() - left.scale() + scale;
            }
        }
        return precision > MOST_DIGITS ? null : Shape.decimal(precision, scale);
    }

    /** Approximate numbers with greater exact ones give a type of which Java has no twin. */
    private static @Nullable Family arithmetic(Family left, Family right) {
        if (!left.isNumber() || !right.isNumber()) {
            return null;
        }
        if (left == right) {
            return left;
        }
        if (left.isExact() && right.isExact()) {
            return left.compareTo(right) >= 0 ? left : right;
        }
        Family other = left.isFloating() ? right : left;
        boolean real = left == Family.REAL || right == Family.REAL;
        if (left.isFloating() && right.isFloating()) {
            return Family.DOUBLE;
        }
        return switch (other) {
            case SMALLINT -> real ? Family.REAL : Family.DOUBLE;
            case INTEGER -> Family.DOUBLE;
            default -> null;
        };
    }

    /** Whole numbers up to 2^53 compare the same way in every type; greater ones are left undecided. */
    @Override
    @Nullable
    Family comparison(Family left, Family right) {
        Family family = arithmetic(left, right);
        boolean wholeAndFloating = left.isWhole() && right.isFloating() || left.isFloating() && right.isWhole();
        return family == null && wholeAndFloating ? Family.DOUBLE : family;
    }

    @Override
    BigDecimal quotient(BigDecimal left, BigDecimal right, Shape result) {
        return left.divide(right, result.scale(), RoundingMode.HALF_DOWN);
    }

    @Override
    long length(String text) {
        return text.length();
    }

    @Override
    Family lengthFamily() {
        return Family.BIGINT;
    }

    @Override
    boolean isStorable(String text) {
        return true;
    }

    @Override
    boolean countsCodePoints() {
        return false;
    }

    @Override
    @Nullable
    Texts textsOfValues() {
        return null; // by the collation of the database, of which columns only tell
    }
}

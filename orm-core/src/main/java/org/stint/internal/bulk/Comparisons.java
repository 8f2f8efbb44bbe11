package org.stint.internal.bulk;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.stint.dialect.ColumnFacts.Texts;
import org.stint.internal.bulk.Shape.Family;
import org.stint.statement.Node;

/** How two values compare in one database, or a refusal where only the database knows. */
final class Comparisons {

    /** Whole numbers up to here are the same in every type. */
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    private final Arithmetic arithmetic;
    private final Refusal refusal;

    Comparisons(Arithmetic arithmetic, Refusal refusal) {
        this.arithmetic = arithmetic;
        this.refusal = refusal;
    }

    /** Compares two values that are there; only whether the result is zero counts for what has no order. */
    @FunctionalInterface
    interface Comparison {
        int compare(Object left, Object right);
    }

    /** The comparison for two shapes. */
    Comparison of(Node where, Shape left, Shape right, boolean ordered) {
        Family one = left.family();
        Family other = right.family();
        if (one == Family.NOTHING || other == Family.NOTHING) {
            return (first, second) -> 0; // one of both is always null
        }
        if (one.isNumber() && other.isNumber()) {
            return numbers(where, one, other);
        }
        if (one != other || one == Family.DURATION) {
            return refusal.of(where, "compares " + one + " with " + other);
        }
        if (one == Family.TEXT) {
            return texts(where, left, right, ordered);
        }
        if (one == Family.BYTES || one == Family.UUID || one == Family.BOOLEAN) {
            if (ordered) {
                return refusal.of(where, "orders values of a type that has no order everywhere");
            }
            return (first, second) -> first instanceof byte[] bytes
                    ? Arrays.equals(bytes, (byte[]) second) ? 0 : 1
                    : first.equals(second) ? 0 : 1;
        }
        return Comparisons::inOrder;
    }

    /** How texts compare that come from two places; null takes on the way of the other. */
    static @Nullable Texts common(@Nullable Texts one, @Nullable Texts other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    @SuppressWarnings("unchecked") // both are of the class of one family
    private static int inOrder(Object first, Object second) {
        return ((Comparable<Object>) first).compareTo(second);
    }

    private Comparison numbers(Node where, Family one, Family other) {
        Family family = arithmetic.comparison(one, other);
        if (family == null) {
            return refusal.of(where, "compares " + one + " with " + other);
        }
        if (family.isExact()) {
            return (first, second) -> inOrder(
                    Representation.converted(first, one, family), Representation.converted(second, other, family));
        }
        boolean mixed = one.isFloating() != other.isFloating();
        return (first, second) -> {
            if (mixed && !(isExactInDouble(first) && isExactInDouble(second))) {
                throw Undecided.INSTANCE;
            }
            return floating(((Number) first).doubleValue(), ((Number) second).doubleValue());
        };
    }

    private static boolean isExactInDouble(Object number) {
        return number instanceof BigDecimal || Math.abs(((Number) number).doubleValue()) < EXACT_IN_DOUBLE;
    }

    /** NaN is the same as NaN and greater than all numbers; zero has no sign. */
    private static int floating(double first, double second) {
        return first == second ? 0 : Double.compare(first, second);
    }

    private Comparison texts(Node where, Shape left, Shape right, boolean ordered) {
        Texts texts = common(left.texts(), right.texts());
        Texts known = texts == null ? arithmetic.textsOfValues() : texts;
        if (known == null || known == Texts.BY_RULES) {
            return refusal.of(where, "compares texts by a collation that only the database knows");
        }
        if (ordered && known == Texts.EQUAL_BY_CHARACTER) {
            return refusal.of(where, "orders texts by a collation that only the database knows");
        }
        return known == Texts.BY_CODE_POINT
                ? (first, second) -> byCodePoint((String) first, (String) second)
                : (first, second) -> ((String) first).compareTo((String) second);
    }

    private static int byCodePoint(String first, String second) {
        return Arrays.compare(first.codePoints().toArray(), second.codePoints().toArray());
    }
}

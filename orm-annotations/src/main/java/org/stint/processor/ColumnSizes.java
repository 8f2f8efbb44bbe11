package org.stint.processor;

import org.stint.annotation.Column;

/**
 * The sizes that a field asks for, in {@link Column} or in a Bean Validation constraint. A type takes those that mean
 * something to it; what nobody took from the annotation is a mistake.
 */
final class ColumnSizes {

    private static final int UNSET = -1;
    private static final int COMMON_FRACTION = 6;

    private final PersistentField field;
    private final FieldConstraints constraints;
    private final Mistakes mistakes;
    private int length = UNSET;
    private int precision = UNSET;
    private int scale = UNSET;

    ColumnSizes(PersistentField field, FieldConstraints constraints, Mistakes mistakes) {
        this.field = field;
        this.constraints = constraints;
        this.mistakes = mistakes;
        Column column = field.column();
        if (column != null) {
            length = column.length();
            precision = column.precision();
            scale = column.scale();
        }
    }

    /** The greatest length, 0 for none. */
    int takeLength(int otherwise) {
        int constrained = constraints.maximalLength();
        int taken = length != UNSET ? length : constrained > 0 ? constrained : otherwise;
        length = UNSET;
        return inRange("length", taken, 0, Integer.MAX_VALUE);
    }

    /** The fractional digits of the seconds of a time. */
    int takeFraction() {
        return takeFraction(COMMON_FRACTION);
    }

    /** The fractional digits of seconds. */
    int takeFraction(int otherwise) {
        int taken = precision == UNSET ? otherwise : precision;
        precision = UNSET;
        return inRange("precision", taken, 0, 9);
    }

    /** The digits of a whole number without limits of its own. */
    int takeDigits(int otherwise) {
        int constrained = constraints.integerDigits();
        int taken = precision != UNSET ? precision : constrained > 0 ? constrained : otherwise;
        precision = UNSET;
        return inRange("precision", taken, 1, Integer.MAX_VALUE);
    }

    /** The digits of a decimal number in all and after the point. */
    Integer[] takeDecimal() {
        boolean digits = precision == UNSET && scale == UNSET && constraints.integerDigits() >= 0;
        int takenScale = digits ? constraints.fractionDigits() : scale == UNSET ? 2 : scale;
        int takenPrecision = digits ? constraints.integerDigits() + takenScale : precision == UNSET ? 19 : precision;
        precision = UNSET;
        scale = UNSET;
        inRange("precision", takenPrecision, 1, Integer.MAX_VALUE);
        inRange("scale", takenScale, 0, Integer.MAX_VALUE);
        if (takenPrecision >= 1 && takenScale > takenPrecision) {
            report("The column of " + field.label() + " has a precision of " + takenPrecision
                    + (takenPrecision == 1 ? " digit" : " digits") + " in all, but " + takenScale
                    + " of them after the point. Give @Column a greater precision or a smaller scale.");
        }
        return new Integer[] {takenPrecision, takenScale};
    }

    /** Reports the sizes that have no meaning for the type. */
    void refuseRest(String because) {
        refuse("length", length, because);
        refuse("precision", precision, because);
        refuse("scale", scale, because);
    }

    private void refuse(String size, int value, String because) {
        if (value != UNSET) {
            report("@Column gives " + field.label() + " a " + size + ", which has no meaning: " + because
                    + ". Remove it.");
        }
    }

    private int inRange(String size, int value, int least, int most) {
        if (value < least || value > most) {
            String range = most == Integer.MAX_VALUE ? least + " or more" : "between " + least + " and " + most;
            report("The " + size + " of " + field.label() + " is " + value + ", but it must be " + range + ".");
        }
        return value;
    }

    private void report(String message) {
        mistakes.at(field.place(), message);
    }
}

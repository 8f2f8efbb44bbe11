package org.stint.dialect;

import org.jspecify.annotations.Nullable;
import org.stint.type.ColumnType;

/**
 * What the database itself says of a column, as far as it decides how values are compared, computed and kept.
 *
 * @param name the name of the column
 * @param kind the family of its type, or null for a type of another kind
 * @param texts how its texts are compared
 * @param precision the digits of a decimal number, or of the fraction of a second, 0 for other types
 * @param scale the digits of a decimal number after the point, 0 for other types
 * @param generated whether the database computes its value, be it only when a row is updated
 * @param triggers whether the table has a trigger, which may change any value
 */
public record ColumnFacts(
        String name,
        ColumnType.@Nullable Kind kind,
        Texts texts,
        int precision,
        int scale,
        boolean generated,
        boolean triggers) {

    /** How texts are compared. */
    public enum Texts {
        /** By rules that only the database knows. */
        BY_RULES,
        /** Equal if and only if their characters are; the order is the database's own. */
        EQUAL_BY_CHARACTER,
        /** By the numbers of their characters, as Unicode counts them. */
        BY_CODE_POINT,
        /** By the numbers of their characters, as Java counts them. */
        BY_CODE_UNIT
    }
}

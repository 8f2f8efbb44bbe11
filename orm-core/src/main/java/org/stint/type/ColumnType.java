package org.stint.type;

/**
 * What kind of column a value needs, in the words of the SQL standard; a dialect spells it in its own.
 *
 * @param kind the family of the type
 * @param length the greatest number of characters or bytes, 0 for no limit
 * @param precision decimal digits of a number or fractional digits of a time, 0 for none
 * @param scale decimal digits after the point
 */
public record ColumnType(Kind kind, int length, int precision, int scale) {

    /** The families of column types that every supported database has. */
    public enum Kind {
        BOOLEAN,
        SMALLINT,
        INTEGER,
        BIGINT,
        REAL,
        DOUBLE,
        DECIMAL,
        VARCHAR,
        UUID,
        DATE,
        TIME,
        TIMESTAMP,
        TIMESTAMP_WITH_TIME_ZONE,
        VARBINARY,
        /** A JSON document; text of any length where the database has no such type. */
        JSON
    }

    /** Whether its values are whole numbers that fit a long. */
    public boolean isWhole() {
        return switch (kind) {
            case SMALLINT, INTEGER, BIGINT -> true;
            default -> false;
        };
    }

    /** The same without a greatest length: a cast to it cuts nothing off. */
    public ColumnType unlimited() {
        return length == 0 ? this : new ColumnType(kind, 0, precision, scale);
    }

    static ColumnType of(Kind kind) {
        return new ColumnType(kind, 0, 0, 0);
    }

    static ColumnType sized(Kind kind, int length) {
        if (length < 0) {
            throw new IllegalArgumentException("A length is 0 for no limit, or positive, not " + length + ".");
        }
        return new ColumnType(kind, length, 0, 0);
    }

    static ColumnType fractional(Kind kind, int precision) {
        return new ColumnType(kind, 0, Times.check(precision), 0);
    }

    static ColumnType decimal(int precision, int scale) {
        if (precision < 1 || scale < 0 || scale > precision) {
            throw new IllegalArgumentException("A decimal number has at least one digit and no more of them after the"
                    + " point than in all, not precision " + precision + " and scale " + scale + ".");
        }
        return new ColumnType(Kind.DECIMAL, 0, precision, scale);
    }
}

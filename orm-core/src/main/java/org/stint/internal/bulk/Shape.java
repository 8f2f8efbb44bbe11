package org.stint.internal.bulk;

import org.jspecify.annotations.Nullable;
import org.stint.dialect.ColumnFacts.Texts;
import org.stint.type.ColumnType;

/**
 * What is known of a value before there is one.
 *
 * @param family what kind of value it is
 * @param precision the digits of a decimal number, where the database keeps count of them
 * @param scale the digits of a decimal number after the point, where the database keeps count of them
 * @param texts how a text is compared, or null for a text that takes on the way of what it is compared with
 * @param placeholder whether it is a value of the statement, whose type the database may take from its surroundings
 */
record Shape(
        Family family, int precision, int scale, @Nullable Texts texts, boolean placeholder) {

    /** Kinds of values, by the Java classes that stand for them here. */
    enum Family {
        /** {@code Long}. */
        SMALLINT,
        /** {@code Long}. */
        INTEGER,
        /** {@code Long}. */
        BIGINT,
        /** {@code BigDecimal}. */
        DECIMAL,
        /** {@code Float}. */
        REAL,
        /** {@code Double}. */
        DOUBLE,
        /** {@code String}; a {@code char} and the name of an enum's constant too. */
        TEXT,
        /** {@code Boolean}. */
        BOOLEAN,
        /** {@code java.util.UUID}. */
        UUID,
        /** {@code LocalDate}. */
        DATE,
        /** {@code LocalTime}. */
        TIME,
        /** {@code LocalDateTime}. */
        TIMESTAMP,
        /** {@code Instant}. */
        INSTANT,
        /** {@code byte[]}. */
        BYTES,
        /** {@code Duration}. */
        DURATION,
        /** Always null. */
        NOTHING;

        boolean isWhole() {
            return this == SMALLINT || this == INTEGER || this == BIGINT;
        }

        boolean isExact() {
            return isWhole() || this == DECIMAL;
        }

        boolean isFloating() {
            return this == REAL || this == DOUBLE;
        }

        boolean isNumber() {
            return isExact() || isFloating();
        }

        /** The family of a kind of column, or null if there is none. */
        static @Nullable Family of(ColumnType.Kind kind) {
            return switch (kind) {
                case SMALLINT -> SMALLINT;
                case INTEGER -> INTEGER;
                case BIGINT -> BIGINT;
                case DECIMAL -> DECIMAL;
                case REAL -> REAL;
                case DOUBLE -> DOUBLE;
                case VARCHAR -> TEXT;
                case BOOLEAN -> BOOLEAN;
                case UUID -> UUID;
                case DATE -> DATE;
                case TIME -> TIME;
                case TIMESTAMP -> TIMESTAMP;
                case TIMESTAMP_WITH_TIME_ZONE -> INSTANT;
                case VARBINARY -> BYTES;
                default -> null;
            };
        }
    }

    static Shape of(Family family) {
        return new Shape(family, digits(family), 0, null, false);
    }

    static Shape decimal(int precision, int scale) {
        return new Shape(Family.DECIMAL, precision, scale, null, false);
    }

    Shape asPlaceholder() {
        return new Shape(family, precision, scale, texts, true);
    }

    Shape comparedBy(@Nullable Texts by) {
        return new Shape(family, precision, scale, by, placeholder);
    }

    /** The decimal digits that a whole number may have. */
    private static int digits(Family family) {
        return switch (family) {
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            default -> 0;
        };
    }
}

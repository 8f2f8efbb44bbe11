package org.stint.contract;

import org.jspecify.annotations.Nullable;

/** Called by generated and woven code: whether what a field holds is just what it is compared with. */
public final class HeldValues {

    private HeldValues() {}

    /** For a field that holds a reference: whether it is the very object. */
    public static boolean holds(@Nullable Object value, @Nullable Object field) {
        return value == field;
    }

    /** For a {@code boolean}. */
    public static boolean holds(@Nullable Object value, boolean field) {
        return value instanceof Boolean known && known == field;
    }

    /** For a {@code byte}. */
    public static boolean holds(@Nullable Object value, byte field) {
        return value instanceof Byte known && known == field;
    }

    /** For a {@code short}. */
    public static boolean holds(@Nullable Object value, short field) {
        return value instanceof Short known && known == field;
    }

    /** For a {@code char}. */
    public static boolean holds(@Nullable Object value, char field) {
        return value instanceof Character known && known == field;
    }

    /** For an {@code int}. */
    public static boolean holds(@Nullable Object value, int field) {
        return value instanceof Integer known && known == field;
    }

    /** For a {@code long}. */
    public static boolean holds(@Nullable Object value, long field) {
        return value instanceof Long known && known == field;
    }

    /** For a {@code float}; never for NaN. */
    public static boolean holds(@Nullable Object value, float field) {
        return value instanceof Float known && known == field;
    }

    /** For a {@code double}; never for NaN. */
    public static boolean holds(@Nullable Object value, double field) {
        return value instanceof Double known && known == field;
    }
}

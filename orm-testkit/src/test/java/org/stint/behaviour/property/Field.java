package org.stint.behaviour.property;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.stint.exception.LazyLoadException;

/**
 * A persistent field of an entity of random work.
 *
 * <p>The model has bytes as hexadecimal text, and for the object behind a reference its {@link Thing}; so all its values
 * are immutable.
 */
record Field(
        String name, String column, Sort sort, Function<Object, Object> getter, BiConsumer<Object, Object> setter) {

    /** What a field holds. */
    enum Sort {
        SIZE,
        TEXT,
        CODE,
        PRICE,
        TIME,
        BYTES,
        UPDATED_AT,
        REFERENCE
    }

    private static final String UNREAD = "(unread)";

    @SuppressWarnings("unchecked") // only ever used with entities of the kind that the field is of
    static <E, V> Field field(String name, String column, Sort sort, Function<E, V> getter, BiConsumer<E, V> setter) {
        return new Field(
                name, column, sort, (Function<Object, Object>) (Function<?, ?>) getter, (BiConsumer<Object, Object>)
                        (BiConsumer<?, ?>) setter);
    }

    boolean isReference() {
        return sort == Sort.REFERENCE;
    }

    /**
     * The value that an object holds, as the model has it; for a reference the other object. What is lazy and was not
     * read before its object was let go is no value that the model ever expects.
     */
    Object read(Object entity) {
        try {
            Object value = getter.apply(entity);
            return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value;
        } catch (LazyLoadException tooLate) {
            return UNREAD;
        }
    }

    /** Whether an object never read what it holds, and cannot any more. */
    boolean isUnread(Object entity) {
        return UNREAD.equals(read(entity));
    }

    /** Gives an object a value of the model, or another object. */
    void write(Object entity, Object value) {
        boolean bytes = sort == Sort.BYTES && value != null;
        setter.accept(entity, bytes ? HexFormat.of().parseHex((String) value) : value);
    }

    /** What the column makes of a value; for a reference the key of the other row. */
    Object stored(Object value) {
        if (value == null) {
            return null;
        }
        return switch (sort) {
            case PRICE -> ((BigDecimal) value).setScale(2, RoundingMode.HALF_UP);
            case TIME -> ((Instant) value).truncatedTo(ChronoUnit.MILLIS);
            case REFERENCE -> ((Thing) value).key();
            default -> value;
        };
    }

    /** Whether two values are the same to the column; two new objects are never the same. */
    boolean same(Object first, Object second) {
        return first == second || Objects.equals(stored(first), stored(second));
    }
}

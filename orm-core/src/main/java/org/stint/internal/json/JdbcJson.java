package org.stint.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JSON of the values that JDBC knows. */
final class JdbcJson {

    private static final Map<Class<?>, Function<BigDecimal, Object>> NUMBERS = numbers();
    private static final Map<Class<?>, Function<String, Object>> TEXTS = texts();

    private JdbcJson() {}

    static @Nullable Object write(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof String) {
            return value;
        }
        if (value instanceof BigDecimal number) {
            return number;
        }
        if (value instanceof Number number) {
            boolean infinite = number instanceof Double || number instanceof Float
                    ? !Double.isFinite(number.doubleValue())
                    : false;
            return infinite ? number.toString() : new BigDecimal(number.toString());
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof Temporal || value instanceof UUID) {
            return value.toString();
        }
        throw new UnsupportedOperationException("a value of " + value.getClass());
    }

    /**
     * The value in the class that a type asks for; for null what the getters of JDBC give.
     *
     * @throws RuntimeException if the JSON is of no such value
     */
    static @Nullable Object read(@Nullable Object json, Class<?> wanted) {
        Function<BigDecimal, Object> number = NUMBERS.get(wanted);
        if (json == null) {
            return !wanted.isPrimitive()
                    ? null
                    : wanted == boolean.class ? (Object) false : number.apply(BigDecimal.ZERO);
        }
        if (wanted == Object.class || wanted.isInstance(json)) {
            return json;
        }
        if (wanted == boolean.class && json instanceof Boolean) {
            return json;
        }
        if (number != null && json instanceof BigDecimal value) {
            return number.apply(value);
        }
        Function<String, Object> text = TEXTS.get(wanted);
        if (text != null && json instanceof String value) {
            return text.apply(value);
        }
        throw new IllegalArgumentException("JSON of " + json.getClass() + " is no value of " + wanted);
    }

    private static Map<Class<?>, Function<BigDecimal, Object>> numbers() {
        Map<Class<?>, Function<BigDecimal, Object>> numbers = new LinkedHashMap<>();
        add(numbers, Byte.class, byte.class, BigDecimal::byteValueExact);
        add(numbers, Short.class, short.class, BigDecimal::shortValueExact);
        add(numbers, Integer.class, int.class, BigDecimal::intValueExact);
        add(numbers, Long.class, long.class, BigDecimal::longValueExact);
        add(numbers, Double.class, double.class, BigDecimal::doubleValue);
        add(numbers, Float.class, float.class, BigDecimal::floatValue);
        numbers.put(BigInteger.class, BigDecimal::toBigIntegerExact);
        return numbers;
    }

    private static <T> void add(Map<Class<?>, T> all, Class<?> wrapper, Class<?> primitive, T reader) {
        all.put(wrapper, reader);
        all.put(primitive, reader);
    }

    private static Map<Class<?>, Function<String, Object>> texts() {
        Map<Class<?>, Function<String, Object>> texts = new LinkedHashMap<>();
        texts.put(byte[].class, Base64.getDecoder()::decode);
        texts.put(UUID.class, UUID::fromString);
        texts.put(LocalDate.class, LocalDate::parse);
        texts.put(LocalTime.class, LocalTime::parse);
        texts.put(LocalDateTime.class, LocalDateTime::parse);
        texts.put(OffsetTime.class, OffsetTime::parse);
        texts.put(OffsetDateTime.class, OffsetDateTime::parse);
        texts.put(ZonedDateTime.class, ZonedDateTime::parse);
        texts.put(Instant.class, Instant::parse);
        // neither infinity nor "not a number" is a number of JSON
        add(texts, Double.class, double.class, Double::valueOf);
        add(texts, Float.class, float.class, Float::valueOf);
        return texts;
    }
}

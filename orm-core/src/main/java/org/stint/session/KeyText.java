package org.stint.session;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.stint.exception.StintException;
import org.stint.type.SqlType;

/** Keys as texts, to be kept in a checkpoint. */
final class KeyText {

    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.of(
            Long.class, Long::valueOf,
            Integer.class, Integer::valueOf,
            Short.class, Short::valueOf,
            String.class, text -> text,
            UUID.class, UUID::fromString,
            BigInteger.class, BigInteger::new,
            BigDecimal.class, BigDecimal::new,
            LocalDate.class, LocalDate::parse,
            Instant.class, Instant::parse);

    private KeyText() {}

    static void requireKnown(SqlType<?> type, String job) {
        if (!PARSERS.containsKey(type.javaType())) {
            throw new StintException("Cannot run the bulk job \"" + job + "\": it cannot keep a key of "
                    + type.javaType() + " in a checkpoint. Say withoutCheckpoint().");
        }
    }

    static String of(Object key) {
        return key.toString();
    }

    static Object parse(SqlType<?> type, String text) {
        return PARSERS.get(type.javaType()).apply(text);
    }
}

package org.stint.internal.bulk;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.stint.exception.StintException;
import org.stint.statement.Attribute;
import org.stint.statement.EntityTable;

/** Keys as texts, to be kept in a checkpoint: the values of the columns with commas between them. */
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
            LocalDateTime.class, LocalDateTime::parse,
            Instant.class, Instant::parse);

    private KeyText() {}

    /**
     * Checks that the keys of a table can be kept.
     *
     * @throws StintException if one of the columns is of a type that is not known here
     */
    static void requireKnown(EntityTable<?, ?> table, String job) {
        for (Attribute<?, ?> part : table.idAttributes()) {
            Class<?> type = part.definition().type().javaType();
            if (!PARSERS.containsKey(type)) {
                throw new StintException("Cannot run the bulk job \"" + job + "\": it cannot keep a key of " + type
                        + " in a checkpoint. Say withoutCheckpoint().");
            }
        }
    }

    static String of(List<?> key) {
        StringBuilder text = new StringBuilder();
        for (int part = 0; part < key.size(); part++) {
            text.append(part == 0 ? "" : ",");
            text.append(key.get(part).toString().replace("\\", "\\\\").replace(",", "\\,"));
        }
        return text.toString();
    }

    static List<Object> parse(EntityTable<?, ?> table, String text) {
        List<Object> key = new ArrayList<>();
        int from = 0;
        for (Attribute<?, ?> part : table.idAttributes()) {
            StringBuilder value = new StringBuilder();
            int at = from;
            for (; at < text.length() && text.charAt(at) != ','; at++) {
                at += text.charAt(at) == '\\' ? 1 : 0;
                value.append(text.charAt(at));
            }
            from = at + 1;
            key.add(PARSERS.get(part.definition().type().javaType()).apply(value.toString()));
        }
        return key;
    }
}

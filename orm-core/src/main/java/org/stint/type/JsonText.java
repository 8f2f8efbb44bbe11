package org.stint.type;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;

/**
 * JSON as text (RFC 8259). Plain values stand for it: {@code Map} with its order, {@code List}, {@code String}, {@code
 * BigDecimal}, {@code Boolean} and null.
 */
public final class JsonText {

    /** What PostgreSQL holds before and behind the point; written out, more would only fill the memory. */
    private static final int MOST_DIGITS = 131_072;

    private static final String HEX = "0123456789abcdef";
    private static final int BITS_OF_DIGIT = 4;
    private static final int ESCAPED_DIGITS = 4;

    private JsonText() {}

    /**
     * Writes a value without any space.
     *
     * @throws IllegalArgumentException if there is something in it that is no plain value
     */
    public static String write(@Nullable Object value) {
        StringBuilder json = new StringBuilder();
        write(value, json, "");
        return json.toString();
    }

    /**
     * Reads a document. Of several members with one name the last counts.
     *
     * @throws DataException if the text is no JSON, or is nested too deeply
     */
    public static @Nullable Object read(String text) {
        return new JsonReader(text).document();
    }

    /**
     * Writes a value as PostgreSQL writes its {@code jsonb}: a space behind each comma and colon, members in the order of
     * their length and bytes, numbers written out.
     *
     * @throws IllegalArgumentException if there is something in it that is no plain value
     * @throws DataException if a number has more digits than any database holds
     */
    public static String canonical(@Nullable Object value) {
        StringBuilder json = new StringBuilder();
        write(ordered(value), json, " ");
        return json.toString();
    }

    private static @Nullable Object ordered(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> sorted = new TreeMap<>(JsonText::compareMembers);
            object.forEach((name, member) -> sorted.put((String) name, ordered(member)));
            return sorted;
        }
        if (value instanceof List<?> array) {
            List<@Nullable Object> elements = new ArrayList<>(array.size());
            array.forEach(element -> elements.add(ordered(element)));
            return elements;
        }
        if (value instanceof BigDecimal number) {
            if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS || number.scale() > MOST_DIGITS) {
                throw new DataException("A number has more digits than databases hold.");
            }
        }
        return value;
    }

    private static int compareMembers(String first, String second) {
        byte[] one = first.getBytes(StandardCharsets.UTF_8);
        byte[] other = second.getBytes(StandardCharsets.UTF_8);
        int byBytes = Arrays.compareUnsigned(one, other);
        return one.length != other.length
                ? Integer.compare(one.length, other.length)
                : byBytes != 0 ? byBytes : first.compareTo(second); // half a character has no bytes of its own
    }

    private static void write(@Nullable Object value, StringBuilder json, String space) {
        if (value == null || value instanceof Boolean) {
            json.append(value);
        } else if (value instanceof BigDecimal number) {
            json.append(space.isEmpty() ? number.toString() : number.toPlainString());
        } else if (value instanceof String string) {
            write(string, json);
        } else if (value instanceof Map<?, ?> object) {
            String separator = "{";
            for (Map.Entry<?, ?> member : object.entrySet()) {
                json.append(separator);
                write((String) member.getKey(), json);
                json.append(':').append(space);
                write(member.getValue(), json, space);
                separator = "," + space;
            }
            json.append(object.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> array) {
            String separator = "[";
            for (Object element : array) {
                json.append(separator);
                write(element, json, space);
                separator = "," + space;
            }
            json.append(array.isEmpty() ? "[]" : "]");
        } else {
            throw new IllegalArgumentException("No plain value of JSON: " + value.getClass());
        }
    }

    private static void write(String string, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ' || Character.isSurrogate(c) && !isPaired(string, i)) {
                        escape(c, json);
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }

    /** Half a character cannot be encoded, but escaped it survives. */
    private static boolean isPaired(String string, int i) {
        return Character.isHighSurrogate(string.charAt(i))
                ? i + 1 < string.length() && Character.isLowSurrogate(string.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(string.charAt(i - 1));
    }

    private static void escape(char c, StringBuilder json) {
        json.append("\\u");
        for (int shift = (ESCAPED_DIGITS - 1) * BITS_OF_DIGIT; shift >= 0; shift -= BITS_OF_DIGIT) {
            json.append(HEX.charAt(c >> shift & HEX.length() - 1));
        }
    }
}

package org.stint.type;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.exception.DataException;

/** Reads one JSON text, once. */
final class JsonReader {

    /** Deeper documents would exhaust the stack. */
    private static final int DEEPEST = 500;

    private static final int ESCAPED_DIGITS = 4;
    private static final int RADIX = 16;

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    /** The whole of it, as plain values; see {@link JsonText}. */
    @Nullable
    Object document() {
        Object value = value();
        skipSpace();
        if (at < text.length()) {
            throw malformed("the end");
        }
        return value;
    }

    private @Nullable Object value() {
        skipSpace();
        if (at == text.length()) {
            throw malformed("a value");
        }
        char c = text.charAt(at);
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        enter();
        if (!skip('}')) {
            do {
                skipSpace();
                String name = string();
                expect(':');
                members.put(name, value());
            } while (skip(','));
            expect('}');
        }
        depth--;
        return members;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> elements = new ArrayList<>();
        enter();
        if (!skip(']')) {
            do {
                elements.add(value());
            } while (skip(','));
            expect(']');
        }
        depth--;
        return elements;
    }

    private void enter() {
        at++;
        if (++depth > DEEPEST) {
            throw new DataException("Cannot read JSON that is nested more than " + DEEPEST + " levels deep.");
        }
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return string.toString();
            }
            if (c < ' ') {
                break;
            }
            string.append(c == '\\' ? escaped() : c);
        }
        throw malformed("the end of a string");
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw malformed("an escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int digits = 0; digits < ESCAPED_DIGITS; digits++) {
            char c = at < text.length() ? text.charAt(at) : ' ';
            int digit = c > 'f' ? -1 : Character.digit(c, RADIX); // other scripts have digits too
            if (digit < 0) {
                throw malformed("four hexadecimal digits");
            }
            code = code * RADIX + digit;
            at++;
        }
        return (char) code;
    }

    private <T> @Nullable T word(String word, @Nullable T meaning) {
        if (!text.startsWith(word, at)) {
            throw malformed(word);
        }
        at += word.length();
        return meaning;
    }

    private BigDecimal number() {
        int start = at;
        skipOne("-");
        if (!skipOne("0")) {
            digits();
        }
        if (skipOne(".")) {
            digits();
        }
        if (skipOne("eE")) {
            skipOne("+-");
            digits();
        }
        try {
            return new BigDecimal(text.substring(start, at));
        } catch (NumberFormatException tooGreat) {
            throw malformed("a number of less than a billion digits");
        }
    }

    private void digits() {
        int start = at;
        while (skipOne("0123456789")) {}
        if (at == start) {
            throw malformed("a digit");
        }
    }

    private boolean skipOne(String any) {
        boolean found = at < text.length() && any.indexOf(text.charAt(at)) >= 0;
        if (found) {
            at++;
        }
        return found;
    }

    private boolean skip(char c) {
        skipSpace();
        return skipOne(String.valueOf(c));
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw malformed("'" + c + "'");
        }
    }

    private void skipSpace() {
        while (skipOne(" \t\n\r")) {}
    }

    private DataException malformed(String expected) {
        return new DataException(
                "Cannot read JSON: " + expected + " was expected at position " + at + " of " + text.length() + ".");
    }
}

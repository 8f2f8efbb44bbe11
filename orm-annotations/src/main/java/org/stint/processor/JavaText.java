package org.stint.processor;

/** Spells text so that it survives as Java source in any encoding. */
final class JavaText {

    private JavaText() {}

    /** A string literal with exactly this value. */
    static String literal(String value) {
        StringBuilder literal = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> literal.append(c < ' ' ? "\\%03o".formatted((int) c) : c);
            }
        }
        return literal.append('"').toString();
    }

    /** The same program in ASCII: the compiler may write its sources in any encoding. */
    static String ascii(String source) {
        StringBuilder ascii = new StringBuilder(source.length());
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            ascii.append(c < 0x7f ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        return ascii.toString();
    }
}

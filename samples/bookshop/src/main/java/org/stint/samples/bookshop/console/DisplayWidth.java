package org.stint.samples.bookshop.console;

/**
 * How many columns of a console a text takes: East Asian characters take two, combining marks none. A string's length
 * would push every table with a Japanese title out of line.
 */
final class DisplayWidth {

    private DisplayWidth() {}

    static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** The text with spaces after it, up to a width. */
    static String padRight(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /** The text with spaces before it, up to a width. */
    static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }

    private static int of(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    /** The ranges that Unicode's East Asian Width calls wide or full-width, without their few holes. */
    private static boolean isWide(int character) {
        return between(character, 0x1100, 0x115F) // Hangul, first consonants
                || between(character, 0x2E80, 0x303E) // radicals and punctuation
                || between(character, 0x3041, 0xA4CF) // Kana, Bopomofo, Han, Yi
                || between(character, 0xA960, 0xA97F) // Hangul, more consonants
                || between(character, 0xAC00, 0xD7A3) // Hangul syllables
                || between(character, 0xF900, 0xFAFF) // Han for compatibility
                || between(character, 0xFE30, 0xFE6F) // forms for vertical text
                || between(character, 0xFF01, 0xFF60) // full-width Latin
                || between(character, 0xFFE0, 0xFFE6) // full-width signs
                || between(character, 0x1F300, 0x1FAFF) // pictures
                || between(character, 0x20000, 0x3FFFD); // rarer Han
    }

    private static boolean between(int character, int first, int last) {
        return first <= character && character <= last;
    }
}

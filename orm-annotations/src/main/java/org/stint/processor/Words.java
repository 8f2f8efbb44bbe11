package org.stint.processor;

import java.util.Locale;

/** Splits Java names into words. */
final class Words {

    private Words() {}

    /** {@code publishedIn} becomes {@code published_in}, {@code ISBNCode} becomes {@code isbn_code}. */
    static String snake(String name) {
        StringBuilder words = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            if (i > 0 && beginsWord(name, i)) {
                words.append('_');
            }
            words.append(name.charAt(i));
        }
        return words.toString().toLowerCase(Locale.ROOT);
    }

    static String upperSnake(String name) {
        return snake(name).toUpperCase(Locale.ROOT);
    }

    private static boolean beginsWord(String name, int i) {
        char before = name.charAt(i - 1);
        if (!Character.isUpperCase(name.charAt(i)) || before == '_' || before == '$') {
            return false;
        }
        boolean endsAcronym = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
        return !Character.isUpperCase(before) || endsAcronym;
    }
}

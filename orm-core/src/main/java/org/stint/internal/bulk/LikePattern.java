package org.stint.internal.bulk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pattern of a LIKE: per cent for any characters, underscore for one, backslash before either for itself. */
final class LikePattern {

    private static final int ANY = -1;
    private static final int ONE = -2;

    private final int[] parts;
    private final boolean codePoints;

    private LikePattern(int[] parts, boolean codePoints) {
        this.parts = parts;
        this.codePoints = codePoints;
    }

    /** The pattern, or null if a backslash stands where databases differ about what it means. */
    static @Nullable LikePattern of(String pattern, boolean codePoints) {
        List<Integer> parts = new ArrayList<>();
        int[] characters = characters(pattern, codePoints);
        for (int i = 0; i < characters.length; i++) {
            switch (characters[i]) {
                case '%' -> parts.add(ANY);
                case '_' -> parts.add(ONE);
                case '\\' -> {
                    i++;
                    if (i == characters.length
                            || characters[i] != '%' && characters[i] != '_' && characters[i] != '\\') {
                        return null;
                    }
                    parts.add(characters[i]);
                }
                default -> parts.add(characters[i]);
            }
        }
        return new LikePattern(parts.stream().mapToInt(Integer::intValue).toArray(), codePoints);
    }

    /** Whether a text matches; goes back to the last per cent only, which is enough. */
    boolean matches(String text) {
        int[] characters = characters(text, codePoints);
        int part = 0;
        int position = 0;
        int lastAny = -1;
        int resume = 0;
        while (position < characters.length) {
            if (part < parts.length && parts[part] == ANY) {
                lastAny = part++;
                resume = position;
            } else if (part < parts.length && (parts[part] == ONE || parts[part] == characters[position])) {
                part++;
                position++;
            } else if (lastAny >= 0) {
                part = lastAny + 1;
                position = ++resume;
            } else {
                return false;
            }
        }
        while (part < parts.length && parts[part] == ANY) {
            part++;
        }
        return part == parts.length;
    }

    private static int[] characters(String text, boolean codePoints) {
        return codePoints ? text.codePoints().toArray() : text.chars().toArray();
    }
}

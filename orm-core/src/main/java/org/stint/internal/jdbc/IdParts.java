package org.stint.internal.jdbc;

import java.util.ArrayList;
import java.util.List;

/** Cuts lists into parts of as many ids as one statement names: databases bound the length of such lists. */
public final class IdParts {

    private static final int MOST = 500;

    private IdParts() {}

    /** The parts, in order; views of the list. */
    public static <T> List<List<T>> of(List<T> ids) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += MOST) {
            parts.add(ids.subList(from, Math.min(ids.size(), from + MOST)));
        }
        return parts;
    }
}

package org.stint.statement;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of several selected things; each is asked for by what was selected. Immutable. */
public final class Tuple {

    private final List<Selectable<?>> parts;
    private final @Nullable Object[] values;

    Tuple(List<Selectable<?>> parts, @Nullable Object[] values) {
        this.parts = parts;
        this.values = values.clone();
    }

    /**
     * The value of something that was selected.
     *
     * @throws IllegalArgumentException if it was not selected
     */
    @SuppressWarnings("unchecked") // the value was read with the type of the part
    public <T> @Nullable T get(Selectable<T> part) {
        int index = parts.indexOf(part);
        for (int i = 0; index < 0 && i < parts.size(); i++) {
            index = isSame(part, parts.get(i)) ? i : -1;
        }
        if (index < 0) {
            throw new IllegalArgumentException("Not selected: " + part + "; selected were " + parts);
        }
        return (T) values[index];
    }

    /** Expressions and tables that were built twice are the same if they read the same columns as the same class. */
    private static boolean isSame(Selectable<?> wanted, Selectable<?> part) {
        return !(wanted instanceof Projection)
                && wanted.getClass() == part.getClass()
                && Projections.columns(wanted).equals(Projections.columns(part));
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}

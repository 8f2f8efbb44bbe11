package org.stint.statement;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Several selected things made into one value by a function, such as the constructor of a record; see
 * {@link Statements#into(Into.Two)}. A part may be a whole entity or another projection. Immutable.
 *
 * @param <R> what is made of a row
 */
public final class Projection<R> implements Selectable<R> {

    private final List<Selectable<?>> parts;
    private final Function<@Nullable Object[], R> maker;

    Projection(List<Selectable<?>> parts, Function<@Nullable Object[], R> maker) {
        this.parts = List.copyOf(parts);
        this.maker = maker;
    }

    /** What is selected, in order. */
    public List<Selectable<?>> parts() {
        return parts;
    }

    /** Makes the value from what was read for each part, in the order of the parts. */
    public R make(@Nullable Object[] values) {
        return maker.apply(values);
    }

    @Override
    public String toString() {
        return parts.toString();
    }
}

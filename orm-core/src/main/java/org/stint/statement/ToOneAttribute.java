package org.stint.statement;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A relationship to one entity, held by a foreign key in this table.
 *
 * @param <E> the entity that holds the key
 * @param <T> the entity it refers to
 * @param <I> the kind of attribute that the key is
 */
public final class ToOneAttribute<E, T, I> {

    /**
     * The foreign key: an attribute of this table, or several as a whole if the other entity has a composite id; using it
     * needs no join.
     */
    public final I id;

    private final Supplier<? extends EntityTable<T, ?>> target;
    private final Supplier<List<Attribute<E, ?>>> columns;

    ToOneAttribute(I id, Supplier<? extends EntityTable<T, ?>> target, Supplier<List<Attribute<E, ?>>> columns) {
        this.id = id;
        this.target = target;
        this.columns = columns;
    }

    /**
     * The same relationship, whose other end is joined under an alias, as where a table is joined with itself or twice:
     * {@code join(EMPLOYEE.manager.as(boss))}.
     *
     * @param alias the table of the other end, made by {@link EntityTable#as}
     */
    public ToOneAttribute<E, T, I> as(EntityTable<T, ?> alias) {
        return new ToOneAttribute<>(id, () -> alias, columns);
    }

    /** The table of the entity that the key refers to. */
    public EntityTable<T, ?> target() {
        return target.get();
    }

    /** The columns of the key, in the order of those of the id that they refer to. */
    public List<Attribute<E, ?>> columns() {
        return columns.get();
    }

    /** The columns of the key. */
    @Override
    public String toString() {
        return columns().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}

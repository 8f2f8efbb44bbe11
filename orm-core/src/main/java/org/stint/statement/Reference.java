package org.stint.statement;

import java.util.function.Supplier;

/**
 * What a foreign key refers to.
 *
 * @param target the entity class at the other end
 * @param table its table; asked for late, because tables may refer to each other in a circle
 * @param asRef whether the Java field is a {@code Ref}, loaded only when asked to, and not the entity itself
 * @param part which of the columns of a composite id it refers to, counted from 0; -1 if the id is a single column
 */
public record Reference(Class<?> target, Supplier<? extends EntityTable<?, ?>> table, boolean asRef, int part) {

    /** To an id that is a single column. */
    Reference(Class<?> target, Supplier<? extends EntityTable<?, ?>> table, boolean asRef) {
        this(target, table, asRef, -1);
    }

    /** Whether it is one of several columns that refer to a composite id together. */
    public boolean isPart() {
        return part >= 0;
    }
}

package org.stint.internal.load;

import org.jspecify.annotations.Nullable;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityKey;
import org.stint.internal.state.EntityType;
import org.stint.internal.state.PersistenceContext;

/**
 * An entity made of a row, which nobody has seen yet.
 *
 * @param values the values of the row, or null if the fields have them already and nobody needs a copy
 * @param unloaded what stands for entities and columns which are to be loaded later, or null
 */
record LoadedEntity<E>(
        EntityType<E> type,
        E entity,
        EntityKey key,
        Object id,
        @Nullable Object @Nullable [] values,
        @Nullable Object @Nullable [] unloaded) {

    /** Gives the fields their values, unless they have them. */
    void fill() {
        if (values != null) {
            try {
                type.fill(entity, values);
            } catch (RuntimeException failure) {
                throw RowErrors.of(failure, type, key);
            }
        }
    }

    EntityEntry<E> manage(PersistenceContext context) {
        return context.manage(type, entity, key, id, values, unloaded);
    }
}

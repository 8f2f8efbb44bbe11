package org.stint.internal.flush;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stint.internal.state.ChangeSet;
import org.stint.internal.state.EntityKey;

/**
 * The ids of the rows that a flush writes: until it is complete, those of inserted rows are known here and nowhere else.
 * Made for one flush.
 */
final class RowIds {

    private final Map<Object, Object> inserted = new IdentityHashMap<>();

    /** The row of a new object gets an id. */
    void put(Object entity, Object id) {
        inserted.put(entity, id);
    }

    /** The id of the row that is inserted for an object; null for one that is not new, or has none yet. */
    @Nullable
    Object ofNew(Object entity) {
        return inserted.get(entity);
    }

    /** The id of the row of a change. */
    Object of(ChangeSet change) {
        Object id = inserted.get(change.entry().entity());
        return Objects.requireNonNull(id == null ? change.entry().id() : id);
    }

    /** The key of the row of a change. */
    EntityKey keyOf(ChangeSet change) {
        Object id = inserted.get(change.entry().entity());
        return id == null
                ? Objects.requireNonNull(change.entry().key())
                : change.entry().type().keyOf(id);
    }
}

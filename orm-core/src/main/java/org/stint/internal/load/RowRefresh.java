package org.stint.internal.load;

import java.util.Collection;
import org.stint.internal.jdbc.RowReader;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityType;

/**
 * Finds the values of managed objects among the rows that some statement gives back. What the rows refer to is loaded in
 * {@link #complete()}, before any object changes.
 *
 * @param <E> the entity class
 */
public final class RowRefresh<E> {

    private final EntityType<E> type;
    private final RowScope rows;

    RowRefresh(EntityType<E> type, Collection<EntityEntry<E>> entries, RowScope rows, Refresher refresher) {
        this.type = type;
        this.rows = rows;
        rows.refreshThrough(refresher);
        rows.expect(entries);
    }

    /**
     * Reads the row of an object from consecutive columns, in the order of the attributes; gives the object, or null for
     * the row of none.
     *
     * @param firstColumn the position of the first of them, counted from 1
     */
    public RowReader<EntityEntry<E>> reader(int firstColumn) {
        return rows.refreshing(type, firstColumn);
    }

    /** All rows were read. */
    public void complete() {
        rows.complete();
    }
}

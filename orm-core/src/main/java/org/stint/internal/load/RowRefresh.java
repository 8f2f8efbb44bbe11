package org.stint.internal.load;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.stint.internal.jdbc.RowReader;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityType;
import org.stint.statement.EntityTable;
import org.stint.statement.Node;

/**
 * Finds the values of managed objects among the rows that some statement gives back. What the rows refer to is loaded in
 * {@link #complete()}, before any object changes.
 *
 * @param <E> the entity class
 */
public final class RowRefresh<E> {

    private final EntityType<E> type;
    private final RowScope rows;
    private final BitSet leftOut;

    RowRefresh(EntityType<E> type, Collection<EntityEntry<E>> entries, RowScope rows, Refresher refresher) {
        this.type = type;
        this.rows = rows;
        this.leftOut = LazyColumns.unreadByAll(type, entries);
        rows.refreshThrough(refresher);
        rows.expect(entries);
    }

    /**
     * The columns that the statement is to give back: all, but for the lazy ones that none of the objects has read.
     *
     * @param table as the statement names it
     */
    public List<Node> columns(EntityTable<?, ?> table) {
        List<Node> columns = new ArrayList<>();
        for (int attribute = 0; attribute < table.attributes().size(); attribute++) {
            if (!leftOut.get(attribute)) {
                columns.add(table.attributes().get(attribute).node());
            }
        }
        return columns;
    }

    /**
     * Reads the row of an object from these columns; gives the object, or null for the row of none.
     *
     * @param firstColumn the position of the first of them, counted from 1
     */
    public RowReader<EntityEntry<E>> reader(int firstColumn) {
        return rows.refreshing(type, firstColumn, leftOut);
    }

    /** All rows were read. */
    public void complete() {
        rows.complete();
    }
}

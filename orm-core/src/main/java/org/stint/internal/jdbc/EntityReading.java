package org.stint.internal.jdbc;

import org.stint.statement.EntityTable;

/** Makes entities of rows; a session's are managed, a transaction's belong to nobody. */
public interface EntityReading {

    /**
     * Begins to read one result, or one part of a long one.
     *
     * @param execution runs what else has to be read
     */
    Scope begin(Execution execution);

    /** One result being read. */
    interface Scope {

        /**
         * Reads an entity from consecutive columns, in the order of the table's attributes.
         *
         * @param firstColumn the position of the first of them, counted from 1
         */
        <E> RowReader<E> reader(EntityTable<E, ?> table, int firstColumn);

        /** As {@link #reader}, but what is read is nobody's: not what a row is, but what it was. */
        <E> RowReader<E> detachedReader(EntityTable<E, ?> table, int firstColumn);

        /** All rows were read; what they refer to may be loaded now. */
        void complete();
    }
}

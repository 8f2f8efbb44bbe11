package org.stint.internal.jdbc;

import java.util.BitSet;
import org.stint.statement.EmbeddedAttribute;
import org.stint.statement.EntityTable;

/** Makes entities of rows; a session's are managed, a transaction's belong to nobody. */
public interface EntityReading {

    /**
     * Begins to read one result, or one part of a long one.
     *
     * @param execution runs what else has to be read
     */
    Scope begin(Execution execution);

    /**
     * The attributes of an entity, by position, that a select of entities leaves out, because this reads them when they
     * are asked for. Not to be changed.
     */
    default BitSet leftOut(EntityTable<?, ?> table) {
        return new BitSet(0);
    }

    /** One result being read. */
    interface Scope {

        /**
         * Reads an entity from consecutive columns, in the order of the table's attributes.
         *
         * @param firstColumn the position of the first of them, counted from 1
         * @param leftOut the attributes that have no column, by position
         */
        <E> RowReader<E> reader(EntityTable<E, ?> table, int firstColumn, BitSet leftOut);

        /** As {@link #reader}, but what is read is nobody's: not what a row is, but what it was. */
        <E> RowReader<E> detachedReader(EntityTable<E, ?> table, int firstColumn);

        /**
         * Reads an embedded object from consecutive columns, in the order of its attributes.
         *
         * @param firstColumn the position of the first of them, counted from 1
         */
        default ObjectReader embeddedReader(EmbeddedAttribute<?, ?> embedded, int firstColumn) {
            throw new IllegalArgumentException("Cannot read " + embedded);
        }

        /** All rows were read; what they refer to may be loaded now. */
        void complete();
    }
}

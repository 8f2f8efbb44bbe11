package org.stint.internal.state;

import org.stint.mapping.AttributeModel;

/**
 * Stands, among the values of an object, for that of a lazy column that was left out when the row was read. The objects
 * of one result share it.
 */
public interface Unread {

    /**
     * Reads a column for all objects that share this and do not have it yet.
     *
     * @param entry the object that was asked for it, which has it afterwards
     * @throws org.stint.exception.LazyLoadException if the session was closed
     */
    void read(EntityEntry<?> entry, AttributeModel attribute);
}

package org.stint.internal.load;

import java.util.Collection;

/** Loads what references refer to, when they are asked for it; implemented by the session that read them. */
public interface RefLoader {

    /**
     * The entity with an id; the siblings are read in the same go if the session does not have them yet.
     *
     * @throws org.stint.exception.EntityNotFoundException if there is no such row
     * @throws org.stint.exception.LazyLoadException if the session was closed
     */
    <E> E load(Class<E> type, Object id, Collection<Object> siblings);
}

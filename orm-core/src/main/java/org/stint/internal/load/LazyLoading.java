package org.stint.internal.load;

import java.util.Collection;
import org.stint.internal.state.EntityEntry;
import org.stint.internal.state.EntityKey;
import org.stint.mapping.AttributeModel;

/** Loads what was left out of a result, when it is asked for; implemented by the session that read the result. */
public interface LazyLoading {

    /**
     * The entity with an id; the siblings are read in the same go if the session does not have them yet.
     *
     * @throws org.stint.exception.EntityNotFoundException if there is no such row
     * @throws org.stint.exception.LazyLoadException if the session was closed
     */
    <E> E load(Class<E> type, Object id, Collection<Object> siblings);

    /**
     * Reads a lazy column of an object, and in the same go those of its siblings that are managed and lack it.
     *
     * @throws org.stint.exception.EntityNotFoundException if the row is gone
     * @throws org.stint.exception.LazyLoadException if the session was closed
     */
    void loadColumn(EntityEntry<?> entry, AttributeModel attribute, Collection<EntityKey> siblings);
}

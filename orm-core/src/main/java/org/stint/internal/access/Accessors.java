package org.stint.internal.access;

import org.stint.contract.EntityAccessor;
import org.stint.mapping.EntityModel;

/** Makes the accessor that suits an entity class. */
public final class Accessors {

    private Accessors() {}

    /**
     * The accessor of an entity.
     *
     * @throws org.stint.exception.MappingException if the fields cannot be reached
     */
    public static <E> EntityAccessor<E> of(EntityModel<E> model) {
        return HandleAccessor.of(model);
    }
}

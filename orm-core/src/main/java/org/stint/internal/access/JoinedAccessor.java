package org.stint.internal.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stint.contract.EntityAccessor;
import org.stint.contract.FieldDifferences;
import org.stint.contract.FieldSource;

/** Reaches the fields of an entity that inherits some of them: each class has an accessor for its own. */
final class JoinedAccessor implements EntityAccessor<Object> {

    private final EntityAccessor<Object> entity;
    private final EntityAccessor<Object>[] parts;
    private final EntityAccessor<Object>[] byAttribute;

    /** The accessors of the entity class itself and then of its superclasses, and for each attribute the right one. */
    @SuppressWarnings("unchecked") // what comes out is what went in
    JoinedAccessor(List<EntityAccessor<Object>> parts, EntityAccessor<Object>[] byAttribute) {
        this.entity = parts.get(0);
        this.parts = parts.toArray(new EntityAccessor[0]);
        this.byAttribute = byAttribute;
    }

    @Override
    public Object instantiate() {
        return entity.instantiate();
    }

    @Override
    public @Nullable Object get(Object object, int attribute) {
        return byAttribute[attribute].get(object, attribute);
    }

    @Override
    public void set(Object object, int attribute, @Nullable Object value) {
        byAttribute[attribute].set(object, attribute, value);
    }

    @Override
    public void fill(Object object, FieldSource values) throws Exception {
        for (EntityAccessor<Object> part : parts) {
            part.fill(object, values);
        }
    }

    @Override
    public void compare(Object object, @Nullable Object[] values, FieldDifferences differences) {
        for (EntityAccessor<Object> part : parts) {
            part.compare(object, values, differences);
        }
    }
}

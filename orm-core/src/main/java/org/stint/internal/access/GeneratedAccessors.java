package org.stint.internal.access;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stint.contract.EntityAccessor;
import org.stint.mapping.EntityModel;

/**
 * Generates, for each class that declares fields of an entity, a hidden class which is its nestmate and so reaches
 * private fields like the class itself. A factory has generated classes of its own; they vanish with it.
 */
final class GeneratedAccessors {

    private GeneratedAccessors() {}

    /**
     * The accessor of an entity.
     *
     * @param fields the fields behind the attributes
     * @throws ReflectiveOperationException if a class does not let others come so close
     * @throws LinkageError if Byte Buddy is not there, or a class does not see what generated code needs
     */
    static <E> EntityAccessor<E> of(EntityModel<E> model, Field[] fields) throws ReflectiveOperationException {
        Map<Class<?>, EntityAccessor<Object>> parts = new LinkedHashMap<>();
        for (Class<?> holder = model.type(); holder != null; holder = holder.getSuperclass()) {
            if (holder == model.type() || declares(holder, fields)) {
                parts.put(holder, part(holder, fields, holder == model.type()));
            }
        }
        return joined(List.copyOf(parts.keySet()), List.copyOf(parts.values()), fields);
    }

    private static boolean declares(Class<?> holder, Field[] fields) {
        for (Field field : fields) {
            if (field.getDeclaringClass() == holder) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked") // generated as just that
    private static EntityAccessor<Object> part(Class<?> holder, Field[] fields, boolean instantiable)
            throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = Nest.of(holder)
                .defineHiddenClass(
                        AccessorCode.of(holder, fields, instantiable), true, MethodHandles.Lookup.ClassOption.NESTMATE);
        try {
            return (EntityAccessor<Object>)
                    lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class))
                            .invoke();
        } catch (ReflectiveOperationException | Error | RuntimeException expected) {
            throw expected;
        } catch (Throwable impossible) {
            throw new LinkageError("The generated constructor failed", impossible);
        }
    }

    @SuppressWarnings("unchecked") // made for the fields of the entity
    private static <E> EntityAccessor<E> joined(
            List<Class<?>> holders, List<EntityAccessor<Object>> parts, Field[] fields) {
        if (parts.size() == 1) {
            return (EntityAccessor<E>) parts.get(0);
        }
        @Nullable EntityAccessor<Object>[] byAttribute = new EntityAccessor[fields.length];
        for (int attribute = 0; attribute < fields.length; attribute++) {
            byAttribute[attribute] = parts.get(holders.indexOf(fields[attribute].getDeclaringClass()));
        }
        return (EntityAccessor<E>) new JoinedAccessor(parts, byAttribute);
    }
}

package org.stint.statement;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.stint.exception.MappingException;

/** Reads fields of the application's objects that statements are built with; safe for use by many threads. */
final class ObjectFields {

    private static final ClassValue<Map<String, Field>> KNOWN = new ClassValue<>() {
        @Override
        protected Map<String, Field> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private ObjectFields() {}

    /**
     * The value of a field, by the path to it with dots; null if there is no object on the way.
     *
     * @throws MappingException if the field cannot be reached
     */
    static @Nullable Object get(@Nullable Object object, String path) {
        Object value = object;
        for (String name : path.split("\\.")) {
            value = value == null ? null : field(value, name);
        }
        return value;
    }

    private static @Nullable Object field(Object object, String name) {
        Class<?> type = object.getClass();
        try {
            return KNOWN.get(type)
                    .computeIfAbsent(name, any -> find(type, name))
                    .get(object);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("An accessible field of " + type.getName() + " was closed", impossible);
        }
    }

    private static Field find(Class<?> type, String name) {
        for (Class<?> holder = type; holder != null; holder = holder.getSuperclass()) {
            try {
                Field field = holder.getDeclaredField(name);
                field.setAccessible(true);
                return field;
            } catch (NoSuchFieldException above) {
                continue;
            } catch (InaccessibleObjectException closed) {
                throw new MappingException("Cannot reach the fields of " + type.getName() + ": its package is not open"
                        + " to Stint. Add \"opens " + type.getPackageName() + " to org.stint.core;\" to the module"
                        + " descriptor.");
            }
        }
        throw new MappingException("The generated table does not fit the class " + type.getName() + ": it has no field "
                + name + ". Rebuild the module, so that the annotation processor writes it anew.");
    }
}
